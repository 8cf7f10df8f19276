/*
 * arena.h - memory that lives exactly as long as one request (or one job).
 *
 * Everything a request allocates comes from its arena and is released in one
 * stroke when the answer has been sent, so no page ever calls free(). An
 * arena has a cap: past it arena_full() is true, the allocation still
 * succeeds (so callers need no check) and serve answers 413. Running out of
 * memory altogether ends the process: the master starts another. A DEBUG
 * build makes each allocation a real one, so that ASan and valgrind see
 * every overflow.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* cap in bytes; 0 means no cap. */
struct arena *arena_new(size_t cap);
void arena_reset(struct arena *);
void arena_free(struct arena *);
/* True once more than the cap was asked for since the last reset. */
bool arena_full(const struct arena *);

void *arena_alloc(struct arena *, size_t size); /* zeroed */
/* count * size with the product checked. */
void *arena_array(struct arena *, size_t count, size_t size);
/* A copy of length bytes, with a NUL added. */
char *arena_copy(struct arena *, const char *text, size_t length);
/* A copy of a C string; NULL stays NULL. */
char *arena_text(struct arena *, const char *text);
char *arena_format(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vformat(struct arena *, const char *format, va_list)
    __attribute__((format(printf, 2, 0)));

/*
 * Text that grows. Starts all zero but for the arena; .text is always a C
 * string once anything was added ("" must be asked for by buffer_text()).
 */
struct buffer {
	struct arena *arena;
	char *text;
	size_t length, room;
};

void buffer_add(struct buffer *, const char *bytes, size_t length);
void buffer_text(struct buffer *, const char *text);
void buffer_format(struct buffer *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For wrappers of libraries and for main(): never returns NULL. */
void *memory_get(size_t size); /* zeroed */
void *memory_grow(void *, size_t size);
char *memory_text(const char *);
void memory_put(void *);

#endif
