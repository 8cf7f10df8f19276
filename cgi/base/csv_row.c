/*
 * csv_row.c - finds a column by its heading; words for what is wrong.
 */
#include "base/csv.h"

#include "base/locale.h"

#include <string.h>
#include <strings.h>

int
csv_find(const struct csv_row *row, const char *name)
{
	size_t i, length = strlen(name);

	for (i = 0; i < row->count; i++) {
		const char *text = row->cells[i].text;
		size_t n;

		text += strspn(text, " \t");
		n = strlen(text);
		while (n && (text[n - 1] == ' ' || text[n - 1] == '\t'))
			n--;
		if (n == length && strncasecmp(text, name, n) == 0)
			return (int)i;
	}
	return -1;
}

const char *
csv_problem_words(enum csv_problem problem)
{
	static const char *const words[] = {
		[CSV_FINE] = "",
		[CSV_BARE_QUOTE] =
		    N_("a quotation mark in the middle of a cell"),
		[CSV_OPEN_QUOTE] = N_("a quotation mark that is never closed"),
		[CSV_RAGGED] = N_("more or fewer cells than the heading has"),
		[CSV_NOT_UTF8] = N_("bytes that are no text in this encoding"),
		[CSV_NUL] = N_("a NUL byte"),
		[CSV_LONG_CELL] = N_("a cell that is too long"),
		[CSV_LONG_ROW] = N_("a row that is too long"),
		[CSV_MANY_CELLS] = N_("too many cells"),
	};

	return words[problem];
}
