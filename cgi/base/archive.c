/*
 * archive.c - a ZIP archive in memory.
 */
#include "base/archive.h"

#include "base/arena.h"

#include <zip.h>

struct archive {
	zip_source_t *source;
	zip_t *zip;
};

struct archive *
archive_new(void)
{
	struct archive *a = memory_get(sizeof(*a));

	a->source = zip_source_buffer_create(NULL, 0, 0, NULL);
	if (a->source)
		a->zip = zip_open_from_source(a->source, ZIP_TRUNCATE, NULL);
	if (a->zip) {
		/* Ours outlives zip_close(), which frees one reference. */
		zip_source_keep(a->source);
		return a;
	}
	zip_source_free(a->source);
	memory_put(a);
	return NULL;
}

bool
archive_add(
    struct archive *a, const char *name, const char *bytes, size_t length)
{
	zip_source_t *file = zip_source_buffer(a->zip, bytes, length, 0);

	if (!file)
		return false;
	if (zip_file_add(a->zip, name, file, ZIP_FL_ENC_UTF_8) >= 0)
		return true;
	zip_source_free(file);
	return false;
}

static char *
read_all(zip_source_t *source, struct arena *arena, size_t *length)
{
	zip_stat_t status;
	char *bytes;

	if (zip_source_stat(source, &status) != 0 ||
	    zip_source_open(source) != 0)
		return NULL;
	bytes = arena_alloc(arena, status.size + 1);
	*length = status.size;
	if (zip_source_read(source, bytes, status.size) !=
	    (zip_int64_t)status.size)
		bytes = NULL;
	zip_source_close(source);
	return bytes;
}

char *
archive_end(struct archive *a, struct arena *arena, size_t *length)
{
	char *bytes = NULL;

	if (zip_close(a->zip) == 0)
		bytes = read_all(a->source, arena, length);
	else
		zip_discard(a->zip);
	zip_source_free(a->source);
	memory_put(a);
	return bytes;
}
