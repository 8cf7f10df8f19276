/*
 * csv.c - separated text: the first byte picks separator and steps. Single
 * bytes give the same rows; cells written and read again are the same.
 */
#include "fuzz.h"

#include "base/csv.h"

static const struct csv_options limits = {
	.cell_limit = 64,
	.row_limit = 256,
	.cells_limit = 16,
};

static size_t
read_some(void *context, char *bytes, size_t room)
{
	return (size_t)fuzz_read(context, bytes, room);
}

/* Everything that was said about the rows, as one text. */
static struct buffer
told(struct arena *arena, struct fuzz_body from, struct csv_options options)
{
	struct buffer b = { .arena = arena };
	struct csv *csv = csv_new(options, read_some, &from);
	const struct csv_row *row;
	int64_t number = 0;

	buffer_text(&b, "");
	while ((row = csv_next(csv))) {
		HOLDS(row->number == ++number && row->line >= number);
		HOLDS(row->problem == CSV_FINE || !row->count);
		HOLDS(row->count <= options.cells_limit);
		buffer_format(&b, "%d %ld %zu:", (int)row->problem,
		    (long)row->line, row->raw_length);
		buffer_add(&b, row->raw, row->raw_length);
		for (size_t i = 0; i < row->count; i++) {
			HOLDS(utf8_valid(
			    row->cells[i].text, row->cells[i].length));
			HOLDS(row->cells[i].length <= options.cell_limit);
			buffer_format(&b, "|%s", row->cells[i].text);
		}
		buffer_text(&b, "\n");
	}
	csv_free(csv);
	return b;
}

/* Each row written by us is one row with the same cells (but for the '). */
static void
check_written(struct arena *arena, const char *bytes, size_t size)
{
	struct fuzz_body from = { bytes, size, 0, 0 }, again = { 0 };
	struct csv *csv = csv_new(limits, read_some, &from);
	const struct csv_row *row;

	while ((row = csv_next(csv))) {
		struct buffer b = { .arena = arena };
		struct csv *copy;
		const struct csv_row *same;

		if (row->problem || !row->count)
			continue;
		for (size_t i = 0; i < row->count; i++)
			csv_put(&b, i == 0, row->cells[i].text);
		csv_put_end(&b);
		again = (struct fuzz_body){ b.text, b.length, 0, 0 };
		copy = csv_new((struct csv_options){ 0 }, read_some, &again);
		same = csv_next(copy);
		HOLDS(same && !same->problem && same->count == row->count);
		for (size_t i = 0; i < row->count; i++) {
			const char *text = same->cells[i].text;

			if (strcmp(text, row->cells[i].text) != 0)
				HOLDS(*text == '\'' &&
				    strcmp(text + 1, row->cells[i].text) == 0);
		}
		HOLDS(!csv_next(copy));
		csv_free(copy);
	}
	csv_free(csv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char separators[] = { 0, ';', '\t', ' ' };
	struct arena *arena = arena_new(0);
	struct csv_options options = limits;
	struct fuzz_body from = { 0 };
	struct buffer one, two;

	if (size) {
		options.separator = separators[bytes[0] & 3];
		options.quote = bytes[0] & 4 ? '\n' : '"';
		from.bytes = (const char *)bytes + 1;
		from.length = size - 1;
		from.step = bytes[0] >> 3;
	}
	one = told(arena, from, options);
	from.step = 1;
	two = told(arena, from, options);
	HOLDS(one.length == two.length &&
	    memcmp(one.text, two.text, one.length) == 0);
	if (size)
		check_written(arena, from.bytes, from.length);
	csv_guess(from.bytes ? from.bytes : "", from.length);
	arena_free(arena);
	return 0;
}
