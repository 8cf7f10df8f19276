/*
 * filter_page.c - words to look for, and the place where a list goes on.
 */
#include "model/filter.h"

#include "base/term.h"
#include "base/time.h"

enum { WORDS = 8 }; /* of a query that are looked for */

/* "100%_" looked for as it stands. */
static const char *
beginning(struct arena *arena, const char *term)
{
	struct buffer like = { .arena = arena };

	for (; *term; term++) {
		if (strchr("%_\\", *term))
			buffer_add(&like, "\\", 1);
		buffer_add(&like, term, 1);
	}
	buffer_add(&like, "%", 1);
	return like.text;
}

/* The last word may still be being typed, so its beginning is enough. */
void
filter_terms(struct filter *f, struct arena *arena, const char *query,
    const char *whole, const char *begun)
{
	struct term_list list = term_split(arena, query);
	size_t count = list.count < WORDS ? list.count : WORDS;

	filter_when(f, !count && *query, " AND FALSE");
	for (size_t i = 0; i < count; i++) {
		const char *text = list.terms[i].text;
		bool last = i + 1 == count && list.terms[i].word;

		filter_part(f, true, last ? begun : whole,
		    VALUES(TEXT(last ? beginning(arena, text) : text)));
	}
}

/* "2026-11-20 13:05:00.123456 42" into its time and id. */
static bool
read_time(struct arena *arena, const char *place, const char **at, int64_t *id)
{
	const char *blank = strrchr(place, ' ');
	int64_t moment;
	char *end;

	if (!blank || blank[1] < '0' || blank[1] > '9' || strlen(place) > 48)
		return false;
	*at = arena_copy(arena, place, (size_t)(blank - place));
	*id = strtoll(blank + 1, &end, 10);
	return !*end && time_parse(*at, &moment);
}

/* "42 Anna" into name and id. */
static bool
read_name(const char *place, const char **name, int64_t *id)
{
	char *end;

	*id = strtoll(place, &end, 10);
	*name = end + 1;
	return end > place && *end == ' ';
}

void
filter_page_by(struct filter *f, struct arena *arena, const char *after,
    bool back, int64_t size, bool named, const char *beyond, const char *before,
    const char *order, const char *order_back)
{
	const char *key = NULL;
	int64_t id = 0;

	if (after &&
	    (named ? read_name(after, &key, &id)
		   : read_time(arena, after, &key, &id)))
		filter_part(f, true, back ? before : beyond,
		    VALUES(TEXT(key), TEXT(key), INT(id)));
	filter_part(f, true, back ? order_back : order, VALUES(INT(size)));
}
