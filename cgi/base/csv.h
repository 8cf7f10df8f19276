/*
 * csv.h - reads separated text of any size, row by row, in flat memory.
 *
 * RFC 4180 with what shops really send: separators , ; TAB | or runs of
 * spaces, line ends LF, CRLF or CR, line breaks within quotes. A row that is
 * malformed is handed out too, with its problem and its bytes, and reading
 * goes on at the next line, so that one lost quote costs one row and not the
 * rest of the file. A blank line is a row of one empty cell (of none where
 * spaces separate), as RFC 4180 has it.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct csv;

enum csv_problem {
	CSV_FINE,
	CSV_BARE_QUOTE, /* a quote inside a cell, or text after its end */
	CSV_OPEN_QUOTE, /* a quote that the file (or the limit) never closes */
	CSV_RAGGED,     /* another number of cells than csv_expect() said */
	CSV_NOT_UTF8,
	CSV_NUL,
	CSV_LONG_CELL,
	CSV_LONG_ROW,
	CSV_MANY_CELLS
};

/* Zero takes the default. */
struct csv_options {
	char separator;     /* ','; ' ' is any run of spaces and tabs */
	char quote;         /* '"'; '\n' is none at all */
	size_t cell_limit;  /* 64 KiB */
	size_t row_limit;   /* 1 MiB, line breaks within quotes included */
	size_t cells_limit; /* 4096 */
};

struct csv_cell {
	const char *text; /* UTF-8, ends with NUL */
	size_t length;
	int64_t line; /* of the file, from 1 */
	bool quoted;
};

/* Lives until the next csv_next(). */
struct csv_row {
	int64_t number; /* of the row, from 1 */
	int64_t line;   /* where it begins, from 1 */
	enum csv_problem problem;
	size_t count; /* cells; 0 where malformed */
	const struct csv_cell *cells;
	const char *raw; /* as in the file, no line end */
	size_t raw_length;
};

/* Hands out up to `room` bytes; 0 is the end. */
typedef size_t csv_read(void *context, char *bytes, size_t room);

struct csv *csv_new(struct csv_options, csv_read *, void *context);
void csv_free(struct csv *);
/* NULL at the end. */
const struct csv_row *csv_next(struct csv *);
/* From now on a row of another number of cells is CSV_RAGGED; 0 is any. */
void csv_expect(struct csv *, size_t cells);
/* The place of the cell with that text, ASCII case and spaces around aside; -1.
 */
int csv_find(const struct csv_row *, const char *name);
/* Words for a person, to be translated where they are shown. */
const char *csv_problem_words(enum csv_problem);

/* The separator that cuts the first lines of a text most evenly. */
char csv_guess(const char *text, size_t length);

/*
 * Writing. A cell is quoted where needed and gets a ' in front where a
 * spreadsheet would take it for a formula (= + - @ TAB NUL CR at its start).
 * `first` cells need no separator before them.
 */
void csv_put(struct buffer *, bool first, const char *text);
void csv_put_bytes(struct buffer *, bool first, const char *, size_t length);
/* A number of ours, which may start with a minus sign. */
void csv_put_number(struct buffer *, bool first, const char *digits);
void csv_put_end(struct buffer *);

#endif
