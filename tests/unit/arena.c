/*
 * arena.c - cap, alignment, zeroes, growth; in a debug build also that an
 * overflow by one byte is seen.
 */
#include "given.h"

#include <sys/wait.h>

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new(0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
test_cap(void **state)
{
	struct arena *a = arena_new(1024);

	(void)state;
	assert_false(arena_full(a));
	assert_non_null(arena_alloc(a, 1024));
	assert_false(arena_full(a));
	/* What is above the cap is given all the same. */
	memset(arena_alloc(a, 100000), 'x', 100000);
	assert_true(arena_full(a));
	arena_reset(a);
	assert_false(arena_full(a));
	arena_free(a);
}

static void
test_no_cap(void **state)
{
	(void)state;
	memset(arena_alloc(arena, 10 << 20), 'x', 10 << 20);
	assert_false(arena_full(arena));
}

/* All kinds of sizes: aligned, zeroed, apart from each other. */
static void
test_alloc(void **state)
{
	enum { COUNT = 3000 };
	static unsigned char *given[COUNT];

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < COUNT; i++) {
			given[i] = arena_alloc(arena, i);
			assert_int_equal((uintptr_t)given[i] % 16, 0);
			for (size_t j = 0; j < i; j++)
				if (given[i][j])
					fail_msg("not zeroed");
			memset(given[i], (int)(i & 0xff), i);
		}
		for (size_t i = 0; i < COUNT; i++)
			for (size_t j = 0; j < i; j++)
				if (given[i][j] != (i & 0xff))
					fail_msg("overlaps");
		arena_reset(arena);
	}
}

static void
test_copies(void **state)
{
	(void)state;
	assert_string_equal(arena_copy(arena, "abc", 2), "ab");
	assert_string_equal(arena_copy(arena, NULL, 0), "");
	assert_null(arena_text(arena, NULL));
	assert_string_equal(arena_text(arena, "abc"), "abc");
	assert_string_equal(arena_format(arena, "%d %s", 7, "x"), "7 x");
	assert_string_equal(arena_format(arena, "%s", ""), "");
}

static void
test_buffer(void **state)
{
	struct buffer b = { .arena = arena };
	char expected[3001];

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		buffer_format(&b, "%03zu", i);
		snprintf(expected + i * 3, 4, "%03zu", i);
		assert_int_equal(b.text[b.length], '\0');
	}
	assert_int_equal(b.length, 3000);
	assert_string_equal(b.text, expected);
	buffer_add(&b, NULL, 0);
	buffer_add(&b, "a\0b", 3);
	assert_int_equal(b.length, 3003);
	assert_memory_equal(b.text + 3000, "a\0b", 4);
}

static void
test_empty_buffer(void **state)
{
	struct buffer b = { .arena = arena };

	(void)state;
	buffer_text(&b, "");
	assert_string_equal(b.text, "");
	assert_int_equal(b.length, 0);
}

static int
status_of(void (*act)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		/* What a sanitizer says of a fault we asked for is no news. */
		close(2);
		act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void
ask_for_too_much(void)
{
	arena_array(arena, SIZE_MAX / 4, 8);
}

static void
ask_for_too_big(void)
{
	arena_alloc(arena, SIZE_MAX - 8);
}

/* Sizes that overflow end the process with 70, as having no memory does. */
static void
test_checked_sizes(void **state)
{
	int status;

	(void)state;
	status = status_of(ask_for_too_much);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 70);
	status = status_of(ask_for_too_big);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 70);
}

#if defined(DEBUG) && defined(__SANITIZE_ADDRESS__)
static void
write_behind(void)
{
	volatile char *bytes = arena_alloc(arena, 10);

	arena_alloc(arena, 10);
	bytes[10] = 'x';
}

static void
write_after_reset(void)
{
	volatile char *bytes = arena_alloc(arena, 10);

	arena_reset(arena);
	bytes[0] = 'x';
}

static void
test_overflow_is_seen(void **state)
{
	(void)state;
	assert_int_not_equal(status_of(write_behind), 0);
	assert_int_not_equal(status_of(write_after_reset), 0);
}
#else
static void
test_overflow_is_seen(void **state)
{
	(void)state;
	skip(); /* only `make SAN=1` can */
}
#endif

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_cap),
		TEST(test_no_cap),
		TEST(test_alloc),
		TEST(test_copies),
		TEST(test_buffer),
		TEST(test_empty_buffer),
		TEST(test_checked_sizes),
		TEST(test_overflow_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
