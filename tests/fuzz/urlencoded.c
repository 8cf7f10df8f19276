/*
 * urlencoded.c - bodies of forms; what was decoded, encoded anew and read
 * again is the same.
 */
#include "fuzz.h"

static void
encode(struct buffer *to, const char *text)
{
	for (; *text; text++)
		buffer_format(to, "%%%02X", (unsigned)(unsigned char)*text);
}

static struct buffer
encoded(struct arena *arena, const struct pairs *p)
{
	struct buffer b = { .arena = arena };

	buffer_text(&b, "");
	for (size_t i = 0; i < p->count; i++) {
		encode(&b, p->list[i].name);
		buffer_text(&b, "=");
		encode(&b, p->list[i].value);
		buffer_text(&b, "&");
	}
	return b;
}

static void
check_again(struct arena *arena, const struct pairs *p)
{
	struct buffer b = encoded(arena, p);
	struct pairs again;

	HOLDS(parse_urlencoded(arena, b.text, b.length, &parse_page, &again) ==
	    PARSE_OK);
	HOLDS(again.count == p->count);
	for (size_t i = 0; i < p->count; i++) {
		HOLDS(strcmp(again.list[i].name, p->list[i].name) == 0);
		HOLDS(strcmp(again.list[i].value, p->list[i].value) == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	struct pairs made;
	enum parse_error error;

	error = parse_urlencoded(arena,
	    arena_copy(arena, (const char *)bytes, size), size, &parse_page,
	    &made);
	fuzz_check_pairs(&made, &parse_page);
	if (!error)
		check_again(arena, &made);
	arena_free(arena);
	return 0;
}
