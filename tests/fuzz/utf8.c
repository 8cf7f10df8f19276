/*
 * utf8.c - normal forms and folding: valid, and the same when done again.
 */
#include "fuzz.h"

static void
check(struct arena *arena, const char *text)
{
	const char *nfc = utf8_nfc(arena, text);
	const char *folded = utf8_fold(arena, text);
	size_t count = utf8_count(text);

	HOLDS(fuzz_is_text(nfc) && fuzz_is_text(folded));
	HOLDS(strcmp(utf8_nfc(arena, nfc), nfc) == 0);
	HOLDS(strcmp(utf8_fold(arena, nfc), folded) == 0);
	HOLDS(utf8_first(text, count) == strlen(text));
	for (size_t room = 0; room < 8; room++) {
		size_t fits = utf8_fit(text, room);

		HOLDS(fits <= room && utf8_valid(text, fits));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	const char *text = arena_copy(arena, (const char *)bytes, size);

	if (utf8_valid((const char *)bytes, size))
		check(arena, text);
	else
		HOLDS(memchr(bytes, 0, size) || !fuzz_is_text(text));
	arena_free(arena);
	return 0;
}
