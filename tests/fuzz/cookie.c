/*
 * cookie.c - the Cookie header: what is left is sound, and read again the
 * same.
 */
#include "fuzz.h"

static void
check_again(struct arena *arena, const struct pairs *p)
{
	struct buffer b = { .arena = arena };
	struct pairs again;

	buffer_text(&b, "");
	for (size_t i = 0; i < p->count; i++)
		buffer_format(
		    &b, "%s=\"%s\";", p->list[i].name, p->list[i].value);
	if (b.length > parse_page.cookie_bytes)
		return;
	HOLDS(parse_cookies(arena, b.text, &parse_page, &again) == PARSE_OK);
	HOLDS(again.count == p->count);
	for (size_t i = 0; i < p->count; i++)
		HOLDS(strcmp(again.list[i].value, p->list[i].value) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	struct pairs made;
	enum parse_error error = parse_cookies(arena,
	    arena_copy(arena, (const char *)bytes, size), &parse_page, &made);

	HOLDS(made.count <= parse_page.cookies);
	fuzz_check_pairs(&made, &parse_page);
	if (!error)
		check_again(arena, &made);
	arena_free(arena);
	return 0;
}
