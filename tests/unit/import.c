/*
 * import.c - dates of files, mappings, counters beyond memory, distinct texts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/pool.h"
#include "base/tally.h"
#include "model/import_date.h"
#include "model/import_map.h"

static int64_t
moment(const char *text, const char *format)
{
	struct time_civil civil;

	return import_date(text, format, &civil) ? time_from_civil(&civil) : -1;
}

static void
dates(void **state)
{
	(void)state;
	assert_int_equal(moment("20261120", "YYYYMMDD"), 1795132800);
	assert_int_equal(moment("2026-11-20 13:05:00", "iso"), 1795179900);
	assert_int_equal(moment("2026-11-20T13:05", "iso"), 1795179900);
	assert_int_equal(moment("20.11.26", "D.M.YY h:m"), 1795132800);
	assert_int_equal(
	    moment("5/9/2026 1:05 PM", "M/D/YYYY h:m AM"), 1778331900);
	assert_int_equal(
	    moment("5/9/2026 12:05 AM", "M/D/YYYY h:m AM"), 1778285100);
	assert_int_equal(moment("29.2.2025", "D.M.YYYY"), -1);
	assert_int_equal(moment("2026-11", "iso"), -1);
	assert_int_equal(moment("2026-11-20 24:00:00", "iso"), -1);
	assert_int_equal(moment("2026-11-20x", "iso"), -1);
	assert_int_equal(moment("", "iso"), -1);
	assert_int_equal(moment("13/13/2026", "D/M/YYYY"), -1);
}

static void
mappings(void **state)
{
	struct arena *arena = arena_new(0);
	struct import_map map;
	const char *fault = NULL;

	(void)state;
	assert_true(import_map_read(&map, arena, IMPORT_ORDERS,
	    "# mine\r\nsource = till\r\ncurrency = KWD\n\ndate = iso\n"
	    "separator = tab\ngroup = space\ncolumn.ordered = #2\n"
	    "column.amount = Sum = total\ncolumn.description = \"CD\"\n",
	    &fault));
	assert_int_equal(map.separator, '\t');
	assert_int_equal(map.group, ' ');
	assert_string_equal(map.columns[COLUMN_AMOUNT].heading, "Sum = total");
	assert_string_equal(map.columns[COLUMN_DESCRIPTION].constant, "CD");
	assert_false(import_map_read(
	    &map, arena, IMPORT_ORDERS, "source = a\nnonsense\n", &fault));
	assert_non_null(strstr(fault, "line 2"));
	assert_false(import_map_read(&map, arena, IMPORT_CUSTOMERS,
	    "source = a\ncolumn.amount = x\n", &fault));
	assert_non_null(strstr(fault, "no such column"));
	arena_free(arena);
}

static void
tallies(void **state)
{
	struct tally *tally = tally_new();
	unsigned char key[HASH_KEY];
	int i;

	(void)state;
	assert_non_null(tally);
	/* Enough to make it grow twice. */
	for (i = 0; i < 200000; i++) {
		hash_key(&i, sizeof(i), key);
		assert_int_equal(tally_add(tally, key), 1);
	}
	for (i = 0; i < 200000; i += 777) {
		hash_key(&i, sizeof(i), key);
		assert_int_equal(tally_add(tally, key), 2);
		assert_int_equal(tally_add(tally, key), 3);
	}
	tally_free(tally);
}

static void
pools(void **state)
{
	struct arena *arena = arena_new(0);
	struct pool pool = { .arena = arena };
	char text[16];

	(void)state;
	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < 5000; i++) {
			snprintf(text, sizeof(text), "n%u", i);
			assert_int_equal(pool_add(&pool, text), i);
		}
	assert_int_equal(pool.count, 5000);
	assert_string_equal(pool.texts[4999], "n4999");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(mappings),
		cmocka_unit_test(tallies),
		cmocka_unit_test(pools),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
