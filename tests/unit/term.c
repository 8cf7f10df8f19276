/*
 * term.c - which terms a text has; shares and their intervals.
 */
#include "given.h"

#include "base/stat.h"
#include "base/term.h"

#include <math.h>

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

static const char *
joined(const char *text)
{
	struct term_list list = term_split(arena, text);
	struct buffer b = { .arena = arena };

	buffer_text(&b, "");
	for (size_t i = 0; i < list.count; i++)
		buffer_format(&b, "%s%s", i ? "|" : "", list.terms[i].text);
	return b.text;
}

static void
test_words(void **state)
{
	(void)state;
	assert_string_equal(
	    joined("The Bag, the BAG: Ångström!"), "the|bag|angstrom");
	assert_string_equal(joined("Олена Шевченко"), "олена|шевченко");
	assert_string_equal(
	    joined("name@example.org +353 91"), "name|example|org|353|91");
	assert_string_equal(joined(""), "");
	assert_string_equal(joined(" - ! "), "");
}

static void
test_scripts_without_spaces(void **state)
{
	(void)state;
	assert_string_equal(joined("東京都"), "東京|京都");
	assert_string_equal(joined("茶"), "茶");
	assert_string_equal(joined("Tee 抹茶"), "tee|抹茶");
	assert_string_equal(joined("A茶B"), "a|茶|b");
}

static void
test_limits(void **state)
{
	struct buffer b = { .arena = arena };

	(void)state;
	for (int i = 0; i < 3000; i++)
		buffer_format(&b, "w%d ", i);
	assert_int_equal(term_split(arena, b.text).count, TERM_MOST);
	b.length = 0;
	for (int i = 0; i < 100; i++)
		buffer_text(&b, "ü");
	assert_int_equal(
	    strlen(term_split(arena, b.text).terms[0].text), TERM_LENGTH);
}

static void
test_hits(void **state)
{
	struct term_list text =
	    term_split(arena, "The parcel was lately torn in the north");
	struct term_list hints = term_split(arena, "late torn no parcels");

	(void)state;
	assert_int_equal(term_hits(&text, &hints), 2);
}

/* Against the table of Newcombe (1998), Statistics in Medicine 17, 857-872:
 * 81/263, 15/148, 0/20, 1/29. */
static void
test_wilson(void **state)
{
	static const struct {
		int64_t good, n;
		double low, high;
	} table[] = {
		{ 81, 263, 0.2553, 0.3662 },
		{ 15, 148, 0.0624, 0.1605 },
		{ 0, 20, 0.0000, 0.1611 },
		{ 1, 29, 0.0061, 0.1718 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		double low, high;

		stat_wilson(table[i].good, table[i].n, &low, &high);
		assert_true(fabs(low - table[i].low) < 0.00006);
		assert_true(fabs(high - table[i].high) < 0.00006);
	}
}

static void
test_share(void **state)
{
	struct stat_share share = stat_share(54, 76);

	(void)state;
	assert_true(share.enough);
	assert_int_equal(share.percent, 71);
	assert_int_equal(share.low, 60);
	assert_int_equal(share.high, 81);
	assert_false(stat_share(9, 9).enough);
	assert_int_equal(stat_share(10, 10).high, 100);
	assert_int_equal(stat_share(0, 10).low, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_scripts_without_spaces),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_hits),
		cmocka_unit_test(test_wilson),
		cmocka_unit_test(test_share),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
