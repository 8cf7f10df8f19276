/*
 * csv_answer.c - a list as a table to save.
 */
#include "web/exchange.h"

#include "base/csv.h"
#include "base/money.h"

enum { MOST_ROWS = 10000 };

struct csv {
	struct request *r;
	const struct csv_column *columns;
	size_t rows;
};

bool
csv_wanted(const struct request *r)
{
	return strcmp(request_query(r, "format"), "csv") == 0;
}

static bool
ends(const char *name, const char *suffix)
{
	size_t length = strlen(name), tail = strlen(suffix);

	return length > tail && strcmp(name + length - tail, suffix) == 0;
}

/* Money with a point and no group signs: what spreadsheets calculate with. */
static void
put_cell(
    struct buffer *line, bool first, const struct row *row, const char *column)
{
	const char *text = row_string(row, column);
	const char *currency = row_maybe(row, "currency");

	if (*text && currency && ends(column, "_minor"))
		csv_put_number(line, first,
		    money_plain(
			line->arena, strtoll(text, NULL, 10), currency));
	else
		csv_put(line, first, text);
}

static void
finish_line(struct request *r, struct buffer *line)
{
	csv_put_end(line);
	output_add(r->exchange->out, line->text, line->length);
	arena_free(line->arena);
}

/* Opens with a byte order mark, or spreadsheets take it for Latin-1. */
void *
csv_start(
    struct request *r, const char *file_name, const struct csv_column *columns)
{
	struct exchange *x = r->exchange;
	struct csv *csv = arena_alloc(r->arena, sizeof(*csv));
	struct buffer line = { .arena = arena_new(0) };

	*csv = (struct csv){ .r = r, .columns = columns };
	output_clear(x->out);
	output_add(x->out, "\xef\xbb\xbf", 3);
	for (size_t i = 0; columns[i].column; i++)
		csv_put(&line, i == 0, _(columns[i].label));
	finish_line(r, &line);
	x->file_name = file_name;
	x->media_type = "text/csv; charset=utf-8";
	return csv;
}

bool
csv_row(void *context, const struct row *row)
{
	struct csv *csv = context;
	struct buffer line = { .arena = arena_new(0) };

	for (size_t i = 0; csv->columns[i].column; i++)
		put_cell(&line, i == 0, row, csv->columns[i].column);
	finish_line(csv->r, &line);
	return ++csv->rows < MOST_ROWS;
}

int
answer_csv(struct request *r)
{
	(void)r;
	return 200;
}

int
answer_csv_rows(struct request *r, const char *file_name,
    const struct csv_column *columns, const struct rows *rows)
{
	void *csv = csv_start(r, file_name, columns);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		if (!csv_row(csv, &row))
			break;
	}
	return answer_csv(r);
}
