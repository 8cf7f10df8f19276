/*
 * attempt.c - five tries are free, then a doubling wait; of many at once none
 * slips through; a known browser has tries of its own.
 */
#include "base.h"

#include "model/attempt.h"

#include <sys/wait.h>

static const unsigned char account[32] = "account", address[32] = "address",
			   device[32] = "device";
static const struct attempt stranger = { account, address },
			    known = { device, NULL };

static int
empty(void **state)
{
	(void)state;
	base_run("DELETE FROM attempt");
	db_begin(db, arena, false);
	return 0;
}

static void
five_are_free(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		assert_true(attempt_take(db, &stranger));
	assert_false(attempt_take(db, &stranger));
	assert_int_equal(1, attempt_wait(db, &stranger));
	/* Trying while it waits makes the wait no longer. */
	assert_string_equal(base_ask("SELECT failures FROM attempt"
				     " WHERE subject LIKE 'account%'"),
	    "5");
	assert_true(attempt_take(db, &known));
}

static void
the_wait_doubles(void **state)
{
	static const int64_t waits[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512,
		900, 900 };

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_true(attempt_take(db, &known));
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++) {
		assert_true(attempt_take(db, &known));
		assert_int_equal(waits[i], attempt_wait(db, &known));
		assert_false(attempt_take(db, &known));
		base_run("UPDATE attempt SET wait_at = UTC_TIMESTAMP(6)");
	}
}

static void
forgiven_and_forgotten(void **state)
{
	(void)state;
	for (int i = 0; i < 6; i++)
		attempt_take(db, &stranger);
	attempt_forgive(db, &stranger);
	for (int i = 0; i < 5; i++)
		assert_true(attempt_take(db, &stranger));
	assert_false(attempt_take(db, &stranger));
	base_run("UPDATE attempt SET at = at - INTERVAL 25 HOUR,"
		 " wait_at = wait_at - INTERVAL 25 HOUR");
	for (int i = 0; i < 5; i++)
		assert_true(attempt_take(db, &stranger));
}

static void
an_address_waits_for_all_accounts(void **state)
{
	int taken = 0;

	(void)state;
	for (unsigned char i = 0; i < 60; i++) {
		unsigned char other[32] = { i, 1 };

		taken += attempt_take(db, &(struct attempt){ other, address });
	}
	assert_int_equal(40, taken);
}

/* Its status: how many of four tries were let through. */
static int
try_four(void)
{
	struct arena *own = arena_new(0);
	struct db *link = base_link();
	int taken = 0;

	for (int i = 0; i < 4; i++) {
		db_begin(link, own, false);
		taken += attempt_take(link, &stranger);
	}
	return taken;
}

static void
none_slips_through(void **state)
{
	int taken = 0, status;

	(void)state;
	for (int i = 0; i < 8; i++)
		if (fork() == 0)
			_exit(try_four());
	while (wait(&status) > 0)
		taken += WEXITSTATUS(status);
	assert_int_equal(5, taken);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(five_are_free, empty),
		cmocka_unit_test_setup(the_wait_doubles, empty),
		cmocka_unit_test_setup(forgiven_and_forgotten, empty),
		cmocka_unit_test_setup(
		    an_address_waits_for_all_accounts, empty),
		cmocka_unit_test_setup(none_slips_through, empty),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
