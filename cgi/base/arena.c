/*
 * arena.c - a chain of blocks; allocating moves a mark, resetting frees all.
 */
#include "base/arena.h"

#include <stdint.h>

#ifdef DEBUG
enum { BLOCK = 0 }; /* each allocation its own block */
#else
enum { BLOCK = 64 * 1024 };
#endif
enum { ALIGN = 16 };

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(ALIGN) char bytes[];
};

struct arena {
	struct block *blocks;
	size_t taken, cap;
};

static void
out_of_memory(void)
{
	static const char words[] = "out of memory\n";
	ssize_t ignored = write(2, words, sizeof(words) - 1);

	(void)ignored;
	_exit(70);
}

void *
memory_get(size_t size)
{
	void *memory = calloc(1, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *
memory_grow(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

char *
memory_text(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(memory_get(size), text, size);
}

void
memory_put(void *memory)
{
	free(memory);
}

struct arena *
arena_new(size_t cap)
{
	struct arena *a = memory_get(sizeof(*a));

	a->cap = cap;
	return a;
}

static struct block *
block_new(size_t size)
{
	struct block *b;

	if (size > SIZE_MAX / 2)
		out_of_memory();
	b = memory_get(sizeof(*b) + size);
	b->size = size;
	return b;
}

void
arena_reset(struct arena *a)
{
	struct block *keep = NULL;

	while (a->blocks) {
		struct block *b = a->blocks;

		a->blocks = b->next;
		if (BLOCK && !a->blocks && b->size == BLOCK)
			keep = b;
		else
			free(b);
	}
	if (keep) {
		memset(keep->bytes, 0, keep->used);
		keep->used = 0;
		a->blocks = keep;
	}
	a->taken = 0;
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	free(a->blocks);
	free(a);
}

bool
arena_full(const struct arena *a)
{
	return a->cap && a->taken > a->cap;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->blocks;
	void *memory;

	if (size > SIZE_MAX / 4)
		out_of_memory();
#ifndef DEBUG
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
#endif
	if (!b || b->size - b->used < size) {
		b = block_new(size > BLOCK ? size : BLOCK);
		b->next = a->blocks;
		a->blocks = b;
	}
	memory = b->bytes + b->used;
	b->used += size;
	a->taken += size;
	return memory;
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	size_t product;

	if (__builtin_mul_overflow(count, size, &product))
		out_of_memory();
	return arena_alloc(a, product);
}

char *
arena_copy(struct arena *a, const char *text, size_t length)
{
	char *copy = arena_alloc(a, length + 1);

	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *
arena_text(struct arena *a, const char *text)
{
	return text ? arena_copy(a, text, strlen(text)) : NULL;
}

char *
arena_vformat(struct arena *a, const char *format, va_list ap)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, ap);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		out_of_memory();
	text = arena_alloc(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, ap);
	return text;
}

char *
arena_format(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *text;

	va_start(ap, format);
	text = arena_vformat(a, format, ap);
	va_end(ap);
	return text;
}

void
buffer_add(struct buffer *b, const char *bytes, size_t length)
{
	size_t need;

	if (__builtin_add_overflow(b->length, length + 1, &need))
		out_of_memory();
	if (need > b->room) {
		size_t room = need < 256 ? 256 : need * 2;
		char *text = arena_alloc(b->arena, room);

		if (b->length)
			memcpy(text, b->text, b->length);
		b->text = text;
		b->room = room;
	}
	if (length)
		memcpy(b->text + b->length, bytes, length);
	b->length += length;
	b->text[b->length] = '\0';
}

void
buffer_text(struct buffer *b, const char *text)
{
	buffer_add(b, text, strlen(text));
}

void
buffer_format(struct buffer *b, const char *format, ...)
{
	va_list ap;
	char *text;

	va_start(ap, format);
	text = arena_vformat(b->arena, format, ap);
	va_end(ap);
	buffer_text(b, text);
}
