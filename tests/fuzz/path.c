/*
 * path.c - the first byte says whether the escapes are still there.
 */
#include "fuzz.h"

static void
check(const char *path)
{
	const char *last = strrchr(path, '/');

	HOLDS(*path == '/' && fuzz_is_text(path));
	HOLDS(!utf8_control(path, strlen(path)));
	HOLDS(!strstr(path, "//") && !strstr(path, "/./") &&
	    !strstr(path, "/../"));
	HOLDS(strcmp(last, "/.") != 0 && strcmp(last, "/..") != 0);
	HOLDS(strlen(path) <= parse_page.path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	const char *path = NULL;

	if (size &&
	    parse_path(arena,
		arena_copy(arena, (const char *)bytes + 1, size - 1),
		bytes[0] & 1, &parse_page, &path) == PARSE_OK)
		check(path);
	else
		HOLDS(!path);
	arena_free(arena);
	return 0;
}
