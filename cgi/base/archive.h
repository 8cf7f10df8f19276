/*
 * archive.h - several files in one: a ZIP archive in memory, by libzip.
 */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct arena;

/* NULL when there is no memory for it. */
struct archive *archive_new(void);
/* The bytes must live until archive_end(). */
bool archive_add(
    struct archive *, const char *name, const char *bytes, size_t length);
/* The whole archive in the arena, or NULL; the struct is gone either way. */
char *archive_end(struct archive *, struct arena *, size_t *length);

#endif
