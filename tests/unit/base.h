/*
 * base.h - what the tests of cgi/base share: cmocka and an arena.
 */
#ifndef TESTS_UNIT_BASE_H
#define TESTS_UNIT_BASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct arena *arena;

static inline int
arena_set_up(void **state)
{
	(void)state;
	arena = arena_new(0);
	return 0;
}

static inline int
arena_tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, arena_set_up, arena_tear_down)
#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif
