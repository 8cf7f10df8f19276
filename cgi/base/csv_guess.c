/*
 * csv_guess.c - which separator a file has, judged by its first lines.
 */
#include "base/csv.h"

#include "base/arena.h"

struct sample {
	const char *text;
	size_t left;
};

static size_t
sample_read(void *context, char *bytes, size_t room)
{
	struct sample *s = context;
	size_t n = s->left < room ? s->left : room;

	memcpy(bytes, s->text, n);
	s->text += n;
	s->left -= n;
	return n;
}

/* How many of the first rows have as many cells as the first; 0: one cell. */
static size_t
evenness(const char *text, size_t length, char separator)
{
	struct sample sample = { text, length };
	struct csv_options options = { .separator = separator };
	struct csv *csv = csv_new(options, sample_read, &sample);
	const struct csv_row *row;
	size_t cells = 0, even = 0, rows = 0;

	while (rows < 20 && (row = csv_next(csv))) {
		if (rows++ == 0)
			cells = row->count;
		even += row->count == cells;
	}
	csv_free(csv);
	return cells < 2 ? 0 : even * 1000 / rows;
}

char
csv_guess(const char *text, size_t length)
{
	static const char separators[] = { ',', ';', '\t', '|', ' ' };
	size_t i, best = 500;
	char found = ',';

	for (i = 0; i < sizeof(separators); i++) {
		size_t even = evenness(text, length, separators[i]);

		if (even > best) {
			best = even;
			found = separators[i];
		}
	}
	return found;
}
