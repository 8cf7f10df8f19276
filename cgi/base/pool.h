/*
 * pool.h - distinct texts, numbered from 0 in the order they first came.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/arena.h"

/* Starts all zero but for the arena, in which everything lies. */
struct pool {
	struct arena *arena;
	const char **texts; /* [count] */
	size_t count, room;
	unsigned *slots; /* number + 1; 0 is free */
	size_t slots_count;
};

/* The number of the text, which is copied when it is new (count grows). */
size_t pool_add(struct pool *, const char *text);

#endif
