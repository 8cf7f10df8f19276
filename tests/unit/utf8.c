/*
 * utf8.c - valid or not, lengths, normal forms, folding for search.
 */
#include "given.h"

#include "base/utf8.h"

#include <utf8proc.h>

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

/* Each sequence of up to four bytes from the edges of every range. */
static void
test_valid_as_the_library_says(void **state)
{
	static const unsigned char edge[] = { 0x01, 0x7f, 0x80, 0x8f, 0x90,
		0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
		0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff };
	enum { EDGES = sizeof(edge) };
	size_t taken = 0;

	(void)state;
	for (size_t i = 0; i < (size_t)EDGES * EDGES * EDGES * EDGES; i++) {
		const unsigned char bytes[4] = { edge[i % EDGES],
			edge[i / EDGES % EDGES],
			edge[i / EDGES / EDGES % EDGES],
			edge[i / EDGES / EDGES / EDGES] };
		utf8proc_int32_t c;
		utf8proc_ssize_t size = utf8proc_iterate(bytes, 4, &c);

		taken += size > 0;
		if (utf8_step((const char *)bytes, 4) !=
		    (size > 0 ? (size_t)size : 0))
			fail_msg("%02x %02x %02x %02x", bytes[0], bytes[1],
			    bytes[2], bytes[3]);
	}
	assert_true(taken > 0 && taken < (size_t)EDGES * EDGES * EDGES * EDGES);
}

static void
test_valid(void **state)
{
	(void)state;
	assert_true(utf8_valid("", 0));
	assert_true(utf8_valid("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 10));
	assert_false(utf8_valid("a\0b", 3));
	assert_false(utf8_valid("\xe2\x82", 2));
	assert_false(utf8_valid("\xc3", 1));
	assert_false(utf8_valid("\x80", 1));
}

static void
test_control(void **state)
{
	(void)state;
	assert_false(utf8_control("a\xc3\xa4\xc2\xa0", 5));
	assert_false(utf8_control(" ~", 2));
	assert_false(utf8_control("a\xc2", 2));
	assert_true(utf8_control("\x1f", 1));
	assert_true(utf8_control("\xc2\x80", 2));
	assert_true(utf8_control("a\n", 2));
	assert_true(utf8_control("\x7f", 1));
	assert_true(utf8_control("\xc2\x9f", 2));
	assert_false(utf8_control("", 0));
}

static void
test_lengths(void **state)
{
	static const char text[] = "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80";
	static const size_t fits[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };

	(void)state;
	assert_int_equal(utf8_count(text), 4);
	assert_int_equal(utf8_count(""), 0);
	for (size_t room = 0; room < sizeof(fits) / sizeof(*fits); room++)
		assert_int_equal(utf8_fit(text, room), fits[room]);
	assert_int_equal(utf8_first(text, 0), 0);
	assert_int_equal(utf8_first(text, 2), 3);
	assert_int_equal(utf8_first(text, 4), 10);
	assert_int_equal(utf8_first(text, 9), 10);
}

static void
test_nfc(void **state)
{
	(void)state;
	assert_string_equal(utf8_nfc(arena, "abc"), "abc");
	assert_string_equal(utf8_nfc(arena, "a\xcc\x88"), "\xc3\xa4");
	assert_string_equal(utf8_nfc(arena, "\xe2\x84\xab"), "\xc3\x85");
	assert_string_equal(utf8_nfc(arena, ""), "");
}

static void
test_fold(void **state)
{
	static const struct {
		const char *text, *folded;
	} table[] = {
		{ "Hello", "hello" },
		{ "@AZ[`az{", "@az[`az{" },
		{ "x\xcc\x80y\xcd\xafz", "xyz" },
		{ "\xd6\x91x\xd7\x87", "x" },
		{ "\xd9\x8b\xd8\xa8\xd9\x9f\xd9\xb0", "\xd8\xa8" },
		{ "\xc3\x85ngstr\xc3\xb6m", "angstrom" },
		{ "A\xcc\x8angstro\xcc\x88m", "angstrom" },
		{ "Stra\xc3\x9f"
		  "e",
		    "strasse" },
		{ "\xc3\x98rsted", "orsted" },
		{ "\xc5\x81"
		  "\xc3\xb3"
		  "d\xc5\xba",
		    "lodz" },
		{ "\xc4\xb0stanbul", "istanbul" },
		{ "\xef\xac\x81sh", "fish" },
		{ "\xef\xbc\xa1\xef\xbc\x91", "a1" },
		{ "so\xc2\xadgar", "sogar" },
		/* Voice marks and vowel signs make other words. */
		{ "\xe3\x81\x8c", "\xe3\x81\x8c" },
		{ "\xe0\xa4\x95\xe0\xa4\xbf", "\xe0\xa4\x95\xe0\xa4\xbf" },
		{ "\xed\x95\x9c", "\xed\x95\x9c" },
		{ "\xce\x9f\xce\xb4\xcf\x8c\xcf\x82",
		    "\xce\xbf\xce\xb4\xce\xbf\xcf\x83" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_string_equal(
		    utf8_fold(arena, table[i].text), table[i].folded);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_valid_as_the_library_says),
		TEST(test_valid),
		TEST(test_control),
		TEST(test_lengths),
		TEST(test_nfc),
		TEST(test_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
