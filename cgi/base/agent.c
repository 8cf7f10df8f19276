/*
 * agent.c - what a browser calls itself, as people say it.
 */
#include "base/agent.h"

#include <string.h>

struct mark {
	const char *mark, *name;
};

/* The first that is found: each of them also claims to be those below. */
static const struct mark browsers[] = {
	{ "Edg", "Edge" },
	{ "OPR/", "Opera" },
	{ "SamsungBrowser/", "Samsung Internet" },
	{ "Firefox/", "Firefox" },
	{ "FxiOS/", "Firefox" },
	{ "CriOS/", "Chrome" },
	{ "Chrome/", "Chrome" },
	{ "Safari/", "Safari" },
	{ NULL, NULL },
};

static const struct mark systems[] = {
	{ "iPhone", "iPhone" },
	{ "iPad", "iPad" },
	{ "Android", "Android" },
	{ "CrOS", "ChromeOS" },
	{ "Windows", "Windows" },
	{ "Macintosh", "Mac" },
	{ "Linux", "Linux" },
	{ NULL, NULL },
};

static const char *
find(const struct mark *marks, const char *header)
{
	for (; marks->mark; marks++)
		if (strstr(header, marks->mark))
			return marks->name;
	return NULL;
}

const char *
agent_words(struct arena *arena, const char *header)
{
	const char *browser = find(browsers, header);
	const char *system = find(systems, header);

	if (browser && system)
		return arena_format(arena, "%s, %s", browser, system);
	return browser ? browser : system ? system : header;
}

const struct rows *
agent_rows(struct arena *arena, const struct rows *rows, const char *column)
{
	size_t place = 0;

	while (place < rows->columns && strcmp(rows->names[place], column) != 0)
		place++;
	for (size_t i = 0; i < rows->count && place < rows->columns; i++) {
		const char **cell = &rows->cells[i * rows->columns + place];

		*cell = agent_words(arena, *cell ? *cell : "");
	}
	return rows;
}
