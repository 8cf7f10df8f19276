/*
 * media.c - files of any bytes; the first line is the name.
 */
#include "fuzz.h"

#include "web/media.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	const char *start = (const char *)bytes;
	const char *line = size ? memchr(start, '\n', size) : NULL;
	size_t name = line ? (size_t)(line - start) : size;
	size_t skip = line ? name + 1 : size;
	struct upload file = {
		.name = arena_copy(arena, start, name),
		.bytes = start + skip,
		.size = size - skip,
		.fd = -1,
	};
	const struct media *kind = NULL;

	HOLDS((media_find(&file, &kind) == MEDIA_OK) == (kind != NULL));
	arena_free(arena);
	return 0;
}
