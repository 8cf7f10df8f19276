/*
 * query.c - query strings, as the server hands them over.
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	struct head head = {
		.path = "/",
		.query = arena_copy(arena, (const char *)bytes, size),
	};
	struct parsed sent;

	if (parse_head(&sent, arena, &head, &parse_page) == PARSE_OK)
		HOLDS(sent.query.count <= size);
	fuzz_check_pairs(&sent.query, &parse_page);
	parse_close(&sent);
	arena_free(arena);
	return 0;
}
