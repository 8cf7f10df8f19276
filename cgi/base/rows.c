/*
 * rows.c - cells by column name.
 */
#include "base/rows.h"

const struct rows rows_none;

static bool
column_find(const struct rows *rows, const char *name, size_t *at)
{
	for (*at = 0; *at < rows->columns; ++*at)
		if (strcmp(rows->names[*at], name) == 0)
			return true;
	return false;
}

const char *
row_maybe(const struct row *row, const char *column)
{
	const struct rows *rows = row->rows;
	size_t at;

	if (!column_find(rows, column, &at))
		return NULL;
	return rows->cells[row->index * rows->columns + at];
}

const char *
row_text(const struct row *row, const char *column)
{
	size_t at;

	if (!column_find(row->rows, column, &at)) {
		fprintf(stderr, "no such column: %s\n", column);
		abort();
	}
	return row->rows->cells[row->index * row->rows->columns + at];
}

const char *
row_string(const struct row *row, const char *column)
{
	const char *text = row_text(row, column);

	return text ? text : "";
}

int64_t
row_int(const struct row *row, const char *column)
{
	const char *text = row_text(row, column);

	return text ? strtoll(text, NULL, 10) : 0;
}

bool
row_flag(const struct row *row, const char *column)
{
	return row_int(row, column) != 0;
}
