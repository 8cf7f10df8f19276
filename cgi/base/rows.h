/*
 * rows.h - the answer to a query: text cells, read by column name.
 *
 * The column aliases of the SQL are the names the template uses, so one
 * spelling runs from the SELECT list through the page to the HTML. Suffixes
 * carry meaning (web/view.h): _at a UTC time, _on a date, _minor money in
 * minor units of the row's `currency`.
 */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rows {
	size_t count, columns;
	const char *const *names; /* [columns] */
	const char **cells;       /* [count * columns]; SQL NULL is NULL */
};

struct row {
	const struct rows *rows;
	size_t index;
};

/* No rows at all, for callers that need something to hand on. */
extern const struct rows rows_none;

/* The column must exist; a misspelt name is a bug and stops the process. */
const char *row_text(const struct row *, const char *column);
/* The same, with "" for SQL NULL. */
const char *row_string(const struct row *, const char *column);
/* 0 for SQL NULL. */
int64_t row_int(const struct row *, const char *column);
/* True for a number other than 0. */
bool row_flag(const struct row *, const char *column);
/* NULL when the column isn't there. */
const char *row_maybe(const struct row *, const char *column);

static inline struct row
rows_at(const struct rows *rows, size_t index)
{
	return (struct row){ rows, index };
}

#endif
