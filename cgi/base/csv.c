/*
 * csv.c - finds a row in the window of the file, then cuts a copy of it.
 *
 * A row that reaches the window's end is looked at again once more bytes are
 * there, so the scanning functions keep no state between calls.
 */
#include "base/csv.h"

#include "base/arena.h"
#include "base/utf8.h"

enum {
	WINDOW = 256 * 1024,
	CELL_LIMIT = 64 * 1024,
	ROW_LIMIT = 1024 * 1024,
	CELLS_LIMIT = 4096
};

enum class { CLASS_PLAIN, CLASS_SEPARATOR, CLASS_QUOTE, CLASS_END };

struct csv {
	struct csv_options options;
	csv_read *read;
	void *context;
	char *window; /* one byte more than room */
	size_t room, begin, end;
	bool ended;
	bool cut_off; /* the last row, at the limit */
	char *copy;   /* of the row, cut into cells */
	size_t copy_room;
	struct csv_cell *cells;
	size_t cells_room;
	size_t expected;
	int64_t line;
	struct csv_row row;
	unsigned char classes[256];
};

enum scan { SCAN_DONE, SCAN_MORE, SCAN_BAD };

/* One row being looked for: p moves, nothing is changed. */
struct scanner {
	struct csv *csv;
	const char *p, *end;
	size_t count;
	int64_t line;
	enum csv_problem problem;
};

struct csv *
csv_new(struct csv_options options, csv_read *read, void *context)
{
	struct csv *c = memory_get(sizeof(*c));

	c->options = options;
	c->options.separator = options.separator ? options.separator : ',';
	c->options.quote = options.quote ? options.quote : '"';
	c->options.cell_limit =
	    options.cell_limit ? options.cell_limit : CELL_LIMIT;
	c->options.row_limit =
	    options.row_limit ? options.row_limit : ROW_LIMIT;
	c->options.cells_limit =
	    options.cells_limit ? options.cells_limit : CELLS_LIMIT;
	c->read = read;
	c->context = context;
	c->room = WINDOW;
	c->window = memory_get(c->room + 1);
	c->line = 1;
	c->classes[(unsigned char)c->options.quote] = CLASS_QUOTE;
	c->classes['\n'] = c->classes['\r'] = CLASS_END;
	c->classes[(unsigned char)c->options.separator] = CLASS_SEPARATOR;
	if (c->options.separator == ' ')
		c->classes['\t'] = CLASS_SEPARATOR;
	return c;
}

void
csv_free(struct csv *c)
{
	if (!c)
		return;
	memory_put(c->window);
	memory_put(c->copy);
	memory_put(c->cells);
	memory_put(c);
}

void
csv_expect(struct csv *c, size_t cells)
{
	c->expected = cells;
}

/* More of the file behind what is left of it; a long row widens the window. */
static void
fill(struct csv *c)
{
	size_t got;

	memmove(c->window, c->window + c->begin, c->end - c->begin);
	c->end -= c->begin;
	c->begin = 0;
	if (c->end == c->room) {
		c->room *= 2;
		c->window = memory_grow(c->window, c->room + 1);
	}
	while (c->end < c->room && !c->ended) {
		got = c->read(c->context, c->window + c->end, c->room - c->end);
		c->end += got;
		c->ended = got == 0;
	}
}

static unsigned
class_of(const struct csv *c, char byte)
{
	return c->classes[(unsigned char)byte];
}

static enum scan
bad(struct scanner *s, enum csv_problem problem)
{
	s->problem = problem;
	return SCAN_BAD;
}

static enum scan
cell_add(struct scanner *s, const char *text, size_t length, bool quoted)
{
	struct csv *c = s->csv;

	if (length > c->options.cell_limit)
		return bad(s, CSV_LONG_CELL);
	if (s->count == c->options.cells_limit)
		return bad(s, CSV_MANY_CELLS);
	if (s->count == c->cells_room) {
		c->cells_room = c->cells_room ? c->cells_room * 2 : 64;
		c->cells =
		    memory_grow(c->cells, c->cells_room * sizeof(c->cells[0]));
	}
	c->cells[s->count++] = (struct csv_cell){ .text = text,
		.length = length,
		.line = s->line,
		.quoted = quoted };
	return SCAN_DONE;
}

static enum scan
scan_plain(struct scanner *s)
{
	const char *from = s->p;
	const unsigned char *classes = s->csv->classes;
	const char *p = s->p;

	while (p < s->end && classes[(unsigned char)*p] == CLASS_PLAIN)
		p++;
	s->p = p;
	if (p == s->end && !s->csv->ended)
		return SCAN_MORE;
	if (p < s->end && class_of(s->csv, *p) == CLASS_QUOTE)
		return bad(s, CSV_BARE_QUOTE);
	return cell_add(s, from, (size_t)(p - from), false);
}

static int64_t
count_lines(const char *p, const char *end)
{
	int64_t lines = 0;

	for (; p < end; p++)
		lines += *p == '\n' ||
		    (*p == '\r' && (p + 1 == end || p[1] != '\n'));
	return lines;
}

/* s->p is behind the opening quote; leaves it behind the closing one. */
static enum scan
scan_quoted(struct scanner *s)
{
	const char *from = s->p, *p = s->p;
	char quote = s->csv->options.quote;
	enum scan result;

	for (;;) {
		p = memchr(p, quote, (size_t)(s->end - p));
		if (!p)
			return s->csv->ended ? bad(s, CSV_OPEN_QUOTE)
					     : SCAN_MORE;
		if (p + 1 == s->end && !s->csv->ended)
			return SCAN_MORE;
		if (p + 1 == s->end || p[1] != quote)
			break;
		p += 2;
	}
	s->p = p + 1;
	if (s->p < s->end &&
	    (class_of(s->csv, *s->p) == CLASS_PLAIN ||
		class_of(s->csv, *s->p) == CLASS_QUOTE))
		return bad(s, CSV_BARE_QUOTE);
	result = cell_add(s, from, (size_t)(p - from), true);
	s->line += count_lines(from, p);
	return result;
}

static void
skip_run(struct scanner *s)
{
	if (s->csv->options.separator == ' ')
		while (
		    s->p < s->end && class_of(s->csv, *s->p) == CLASS_SEPARATOR)
			s->p++;
}

static bool
at_end(const struct scanner *s)
{
	return s->p == s->end || class_of(s->csv, *s->p) == CLASS_END;
}

/* SCAN_DONE leaves s->p at the line end. */
static enum scan
scan_row(struct scanner *s)
{
	bool runs = s->csv->options.separator == ' ';
	enum scan result;

	for (;;) {
		skip_run(s);
		if (s->p == s->end && !s->csv->ended)
			return SCAN_MORE;
		if (runs && at_end(s))
			return SCAN_DONE;
		if (s->p < s->end && class_of(s->csv, *s->p) == CLASS_QUOTE) {
			s->p++;
			result = scan_quoted(s);
		} else {
			result = scan_plain(s);
		}
		if (result != SCAN_DONE)
			return result;
		if (at_end(s))
			return SCAN_DONE;
		s->p++;
	}
}

/* Behind the line end at p: CRLF is one. False when more bytes are needed. */
static bool
past_end(const struct csv *c, const char **p, const char *end)
{
	if (*p == end)
		return c->ended;
	if (**p == '\r') {
		if (*p + 1 == end && !c->ended)
			return false;
		if (*p + 1 < end && (*p)[1] == '\n')
			(*p)++;
	}
	(*p)++;
	return true;
}

/* Eight bytes at a time as long as they are ASCII without a NUL. */
static bool
plain_eight(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return ((word | (word - UINT64_C(0x0101010101010101))) &
		   UINT64_C(0x8080808080808080)) == 0;
}

static enum csv_problem
text_problem(const char *text, size_t length)
{
	size_t i = 0;

	while (length - i >= 8 && plain_eight(text + i))
		i += 8;
	if (utf8_valid(text + i, length - i))
		return CSV_FINE;
	return memchr(text, '\0', length) ? CSV_NUL : CSV_NOT_UTF8;
}

static void
unquote(char *text, size_t *length, char quote)
{
	char *from = text, *to, *end = text + *length;

	from = memchr(text, quote, *length);
	if (!from)
		return;
	for (to = from; from < end; *to++ = *from++)
		if (*from == quote)
			from++;
	*length = (size_t)(to - text);
}

/* The cells point into the window; move them to the copy and end each. */
static void
cut(struct csv *c, const char *raw, size_t length, size_t count)
{
	size_t i;

	if (length + 1 > c->copy_room) {
		c->copy_room = (length + 1) * 2;
		memory_put(c->copy);
		c->copy = memory_get(c->copy_room);
	}
	memcpy(c->copy, raw, length);
	for (i = 0; i < count; i++) {
		struct csv_cell *cell = &c->cells[i];
		char *text = c->copy + (cell->text - raw);

		if (cell->quoted)
			unquote(text, &cell->length, c->options.quote);
		text[cell->length] = '\0';
		cell->text = text;
	}
}

/* The first line of a malformed row; false when more bytes are needed. */
static bool
give_up(struct scanner *s, const char *raw)
{
	const char *limit = s->end;

	if ((size_t)(limit - raw) > s->csv->options.row_limit)
		limit = raw + s->csv->options.row_limit;
	for (s->p = raw; s->p < limit; s->p++)
		if (class_of(s->csv, *s->p) == CLASS_END)
			break;
	s->line = s->csv->line;
	s->count = 0;
	s->csv->cut_off = s->p == limit && limit != s->end;
	return s->p < limit || s->csv->cut_off || s->csv->ended;
}

static enum csv_problem
too_long(const struct scanner *s, const char *raw, size_t length)
{
	return class_of(s->csv, *raw) == CLASS_QUOTE &&
		memchr(raw, '\n', length)
	    ? CSV_OPEN_QUOTE
	    : CSV_LONG_ROW;
}

/* Finds the row at the window's begin; false when more bytes are needed. */
static bool
look(struct csv *c, struct scanner *s)
{
	const char *raw = c->window + c->begin, *next;
	size_t length = c->end - c->begin;
	enum scan result;

	*s = (struct scanner){
		.csv = c, .p = raw, .end = c->window + c->end, .line = c->line
	};
	c->cut_off = false;
	result = scan_row(s);
	if (result == SCAN_DONE && (size_t)(s->p - raw) > c->options.row_limit)
		result = bad(s, CSV_LONG_ROW);
	if (result == SCAN_MORE && length > c->options.row_limit)
		result = bad(s, too_long(s, raw, length));
	if (result == SCAN_MORE || (result == SCAN_BAD && !give_up(s, raw)))
		return false;
	next = s->p;
	if (!c->cut_off && !past_end(c, &next, s->end))
		return false;
	c->begin = (size_t)(next - c->window);
	return true;
}

static const struct csv_row *
hand_out(struct csv *c, const struct scanner *s, const char *raw)
{
	struct csv_row *row = &c->row;

	row->number++;
	row->line = c->line;
	row->raw = raw;
	row->raw_length = (size_t)(s->p - raw);
	row->problem = s->problem;
	if (!row->problem)
		row->problem = text_problem(raw, row->raw_length);
	row->count = row->problem ? 0 : s->count;
	cut(c, raw, row->raw_length, row->count);
	row->cells = c->cells;
	if (!row->problem && c->expected && row->count != c->expected)
		row->problem = CSV_RAGGED;
	c->line = s->line + 1;
	return row;
}

/* Drops what was cut off the last row, up to and with its line end. */
static void
skip_rest(struct csv *c)
{
	const char *p, *end;

	for (;;) {
		p = c->window + c->begin;
		end = c->window + c->end;
		while (p < end && class_of(c, *p) != CLASS_END)
			p++;
		c->begin = (size_t)(p - c->window);
		if (past_end(c, &p, end) || (p == end && c->ended))
			break;
		fill(c);
	}
	c->begin = (size_t)(p - c->window);
	c->cut_off = false;
}

const struct csv_row *
csv_next(struct csv *c)
{
	struct scanner s;
	size_t begin;

	if (c->cut_off)
		skip_rest(c);
	for (;;) {
		begin = c->begin;
		if (begin == c->end && c->ended)
			return NULL;
		if (begin < c->end && look(c, &s))
			return hand_out(c, &s, c->window + begin);
		fill(c);
	}
}
