/*
 * job.c - jobs are taken once, survive their worker, end as they should.
 */
#include "base.h"

#include "model/job.h"

static int
empty(void **state)
{
	(void)state;
	base_run("DELETE FROM job");
	return 0;
}

static int64_t
add(const char *kind)
{
	return job_add(db, &(struct job_new){ .kind = kind });
}

static const char *
state_of(int64_t id)
{
	const struct row *job = job_get(db, id);

	assert_non_null(job);
	return row_text(job, "state");
}

static void
taken_in_order_and_once(void **state)
{
	struct db *other = base_link();
	int64_t first = add("a"), second = add("b");
	const struct row *one, *two;

	(void)state;
	db_begin(db, arena, true);
	db_begin(other, arena, true);
	one = job_take(db, "x:1");
	two = job_take(other, "x:2"); /* doesn't wait for the first */
	assert_int_equal(row_int(one, "id"), first);
	assert_int_equal(row_int(two, "id"), second);
	assert_true(db_commit(db) && db_commit(other));
	assert_null(job_take(db, "x:1"));
	db_commit(db);
	db_close(other);
	db_begin(db, arena, false);
	assert_true(job_done(db, first, "x:1", "{\"n\":1}"));
	assert_false(job_done(db, second, "x:1", NULL)); /* another's */
	assert_string_equal(state_of(first), "done");
	assert_string_equal(
	    row_text(job_get(db, first), "result"), "{\"n\":1}");
	assert_string_equal(state_of(second), "running");
}

static void
not_before_its_time(void **state)
{
	(void)state;
	job_add(db, &(struct job_new){ .kind = "a", .seconds = 60 });
	assert_null(job_take(db, "x:1"));
}

static void
a_dead_worker_loses_nothing(void **state)
{
	int64_t id = add("a");

	(void)state;
	for (int i = 1; i <= 8; i++) {
		const struct row *job = job_take(db, "x:1");

		assert_int_equal(row_int(job, "id"), id);
		assert_int_equal(row_int(job, "tries"), i);
		assert_int_equal(job_release(db), 0); /* its lease holds */
		base_run("UPDATE job SET lease_at = UTC_TIMESTAMP(6)"
			 " - INTERVAL 1 SECOND");
		assert_int_equal(job_release(db), 1);
		assert_false(job_done(db, id, "x:1", NULL)); /* too late */
	}
	assert_string_equal(state_of(id), "dead");
	assert_true(job_revive(db, id));
	assert_false(job_revive(db, id));
	assert_string_equal(state_of(id), "waiting");
	assert_non_null(job_take(db, "x:1"));
}

static void
failures_wait_longer_and_longer(void **state)
{
	int64_t id = add("a"), before = 0;

	(void)state;
	for (int i = 1; i <= 7; i++) {
		int64_t wait;

		assert_non_null(job_take(db, "x:1"));
		assert_true(job_failed(db, id, "x:1", "no", false));
		wait = strtoll(base_ask("SELECT TIMESTAMPDIFF(SECOND,"
					" UTC_TIMESTAMP(6), run_at) FROM job"),
		    NULL, 10);
		assert_true(wait > before);
		assert_true(wait <= 3600 * 11 / 10);
		before = wait;
		assert_null(job_take(db, "x:1"));
		base_run("UPDATE job SET run_at = UTC_TIMESTAMP(6)");
	}
	assert_non_null(job_take(db, "x:1"));
	assert_true(job_failed(db, id, "x:1", "still no", false));
	assert_string_equal(state_of(id), "dead");
	assert_string_equal(
	    row_text(job_get(db, id), "last_error"), "still no");
}

static void
never_and_stop(void **state)
{
	int64_t never = add("a"), running, waiting;

	(void)state;
	job_take(db, "x:1");
	assert_true(job_failed(db, never, "x:1", "bad", true));
	assert_string_equal(state_of(never), "dead");
	running = add("a");
	job_take(db, "x:1");
	waiting = add("a");
	assert_true(job_renew(db, running, "x:1", 5, 10));
	assert_int_equal(row_int(job_get(db, running), "done_count"), 5);
	assert_true(job_stop(db, waiting));
	assert_string_equal(state_of(waiting), "dead");
	assert_true(job_stop(db, running));
	assert_string_equal(state_of(running), "running");
	assert_false(job_renew(db, running, "x:1", 6, -1));
	assert_true(job_failed(db, running, "x:1", "stopped", false));
	assert_string_equal(state_of(running), "dead");
	assert_false(job_stop(db, running));
}

static void
put_back_costs_no_try(void **state)
{
	int64_t id = add("a");

	(void)state;
	job_take(db, "x:1");
	job_put_back(db, id, "x:1");
	assert_int_equal(row_int(job_take(db, "x:1"), "tries"), 1);
}

static void
single_and_lists(void **state)
{
	struct job_new once = { .kind = "s" };
	int64_t id = job_add_single(db, &once), last;
	const struct rows *rows;
	struct row row;

	(void)state;
	assert_int_equal(job_add_single(db, &once), id);
	add("t");
	last = add("t");
	rows = job_list(db, "waiting", "t", 0, false, 10);
	assert_int_equal(rows->count, 2);
	row = rows_at(rows, 0);
	assert_int_equal(row_int(&row, "id"), last);
	rows = job_list(db, "", "", last, false, 10);
	assert_int_equal(rows->count, 2);
	rows = job_list(db, "", "", id, true, 1);
	row = rows_at(rows, 0);
	assert_int_equal(row_int(&row, "id"), last - 1);
	row = rows_at(job_counts(db), 0);
	assert_string_equal(row_text(&row, "state"), "waiting");
	assert_int_equal(row_int(&row, "many"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(taken_in_order_and_once, empty),
		cmocka_unit_test_setup(not_before_its_time, empty),
		cmocka_unit_test_setup(a_dead_worker_loses_nothing, empty),
		cmocka_unit_test_setup(failures_wait_longer_and_longer, empty),
		cmocka_unit_test_setup(never_and_stop, empty),
		cmocka_unit_test_setup(put_back_costs_no_try, empty),
		cmocka_unit_test_setup(single_and_lists, empty),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
