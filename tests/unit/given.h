/*
 * given.h - what the parser's tests share: a body that comes in steps.
 */
#ifndef TESTS_UNIT_GIVEN_H
#define TESTS_UNIT_GIVEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "web/parse.h"

struct given {
	const char *bytes;
	size_t length, at;
	size_t step; /* at most so many at once; 0 means no such limit */
};

static inline ssize_t
given_read(void *from, char *bytes, size_t room)
{
	struct given *g = from;
	size_t left = g->length - g->at;

	if (room > left)
		room = left;
	if (g->step && room > g->step)
		room = g->step;
	memcpy(bytes, g->bytes + g->at, room);
	g->at += room;
	return (ssize_t)room;
}

static inline double
given_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
