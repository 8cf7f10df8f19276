/*
 * pool.c - open addressing over an array of texts.
 */
#include "base/pool.h"

#include "base/hash.h"

static size_t
place_of(const struct pool *p, const char *text)
{
	size_t mask = p->slots_count - 1;
	size_t at = (size_t)hash_short(text, strlen(text)) & mask;

	while (p->slots[at] && strcmp(p->texts[p->slots[at] - 1], text) != 0)
		at = (at + 1) & mask;
	return at;
}

static void
grow(struct pool *p)
{
	const char **texts;

	p->room = p->room ? p->room * 2 : 256;
	texts = arena_array(p->arena, p->room, sizeof(*texts));
	if (p->count)
		memcpy(texts, p->texts, p->count * sizeof(*texts));
	p->texts = texts;
	p->slots_count = p->room * 2;
	p->slots = arena_array(p->arena, p->slots_count, sizeof(*p->slots));
	for (size_t i = 0; i < p->count; i++)
		p->slots[place_of(p, texts[i])] = (unsigned)i + 1;
}

size_t
pool_add(struct pool *p, const char *text)
{
	size_t at;

	if (p->count == p->room)
		grow(p);
	at = place_of(p, text);
	if (!p->slots[at]) {
		p->texts[p->count] = arena_text(p->arena, text);
		p->slots[at] = (unsigned)++p->count;
	}
	return p->slots[at] - 1;
}
