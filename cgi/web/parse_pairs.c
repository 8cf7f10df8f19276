/*
 * parse_pairs.c - lists of names and values in the order sent, with an index
 * by name beside them.
 */
#include "base/utf8.h"
#include "web/parse_in.h"

enum parse_error
pairs_add(struct pairs_in *in, const char *name, size_t name_length,
    const char *value, size_t length)
{
	if (in->count >= in->limits->fields)
		return PARSE_FIELDS_MANY;
	if (name_length > in->limits->name)
		return PARSE_NAME_LONG;
	if (length > in->limits->value)
		return PARSE_VALUE_LONG;
	if (!utf8_valid(name, name_length) || !utf8_valid(value, length))
		return PARSE_TEXT_BAD;
	if (!name_length || utf8_control(name, name_length))
		return PARSE_NAME_BAD;
	if (in->count == in->room) {
		size_t room = in->room ? in->room * 2 : 16;
		struct pair *list = arena_array(in->arena, room, sizeof(*list));

		if (in->count)
			memcpy(list, in->list, in->count * sizeof(*list));
		in->list = list;
		in->room = room;
	}
	in->list[in->count++] = (struct pair){ name, value, length };
	return PARSE_OK;
}

/* By name, those of one name in the order sent. */
static int
compare(const void *a, const void *b)
{
	const struct pair *x = *(const struct pair *const *)a;
	const struct pair *y = *(const struct pair *const *)b;
	int by_name = strcmp(x->name, y->name);

	return by_name ? by_name : (x > y) - (x < y);
}

void
pairs_end(struct pairs_in *in, struct pairs *made)
{
	made->list = in->list;
	made->count = in->count;
	made->sorted =
	    arena_array(in->arena, in->count + 1, sizeof(*made->sorted));
	for (size_t i = 0; i < in->count; i++)
		made->sorted[i] = &in->list[i];
	if (in->count)
		qsort(made->sorted, in->count, sizeof(*made->sorted), compare);
}

/*
 * Where name starts in the index; with past where what follows it starts.
 */
static size_t
bound(const struct pairs *p, const char *name, bool past)
{
	size_t low = 0, high = p->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(p->sorted[middle]->name, name) < (past ? 1 : 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
parse_count(const struct pairs *p, const char *name)
{
	return bound(p, name, true) - bound(p, name, false);
}

const struct pair *
parse_nth(const struct pairs *p, const char *name, size_t n)
{
	size_t start = bound(p, name, false);

	return n < bound(p, name, true) - start ? p->sorted[start + n] : NULL;
}

const struct pair *
parse_find(const struct pairs *p, const char *name)
{
	return parse_nth(p, name, 0);
}

const char *
parse_value(const struct pairs *p, const char *name)
{
	const struct pair *found = parse_find(p, name);

	return found ? found->value : NULL;
}
