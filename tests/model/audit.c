/*
 * audit.c - the chain over the audit log: every change of a row or a link is
 * found, late rows are linked, addresses can be blanked.
 */
#include "base.h"

#include "base/secret.h"
#include "model/audit.h"

static struct secret_ring keys = { .count = 1 };

static void
add(const char *detail)
{
	audit_add(db,
	    &(struct audit_entry){ .program = "staff",
		.actor_kind = "staff",
		.actor_id = 7,
		.action = "POST /x",
		.object_kind = "feedback",
		.object_id = 3,
		.detail = detail,
		.request_id = "r1",
		.address = "192.0.2.7" });
}

static int64_t
link_all(int64_t most)
{
	int64_t linked;

	db_begin(db, arena, true);
	linked = audit_chain(db, &keys, most);
	assert_true(db_commit(db));
	db_begin(db, arena, false);
	return linked;
}

/* Five rows, linked. */
static int
five(void **state)
{
	(void)state;
	secret_init();
	secret_random(keys.keys[0].bytes, SECRET_KEY);
	keys.keys[0].id = 1;
	keys.count = 1;
	base_run("DELETE FROM audit_link");
	base_run("DELETE FROM audit");
	for (int i = 0; i < 5; i++)
		add(arena_format(arena, "row %d, 日本", i));
	link_all(100);
	return 0;
}

static struct audit_report
verify(void)
{
	struct audit_report report;

	assert_true(audit_verify(db, &keys, &report, NULL, NULL));
	return report;
}

static void
it_holds(void **state)
{
	struct audit_report report = verify();

	(void)state;
	assert_int_equal(report.links, 5);
	assert_int_equal(report.broken, 0);
	assert_int_equal(report.unlinked, 0);
	assert_int_equal(strlen(report.head), 64);
	assert_int_equal(link_all(100), 0);
}

static void
batches_and_late_rows(void **state)
{
	(void)state;
	for (int i = 0; i < 25; i++)
		add("more");
	assert_int_equal(link_all(10), 10);
	assert_int_equal(link_all(10), 10);
	assert_int_equal(link_all(10), 5);
	/* A row that took its number early and was committed late. */
	base_run("DELETE FROM audit_link ORDER BY seq DESC LIMIT 1");
	base_run("DELETE FROM audit ORDER BY id DESC LIMIT 1");
	base_run("INSERT INTO audit (id, at, program, actor_kind, action,"
		 " request_id) SELECT MIN(id) - 1, UTC_TIMESTAMP(6), 'staff',"
		 " 'nobody', 'POST /late', 'r' FROM audit");
	assert_int_equal(link_all(10), 1);
	assert_int_equal(verify().links, 30);
	assert_int_equal(verify().broken, 0);
}

static void
unlinked_for_a_minute(void **state)
{
	(void)state;
	add("waits");
	assert_int_equal(verify().unlinked, 0);
	base_run("UPDATE audit SET at = at - INTERVAL 2 MINUTE"
		 " ORDER BY id DESC LIMIT 1");
	assert_int_equal(verify().unlinked, 1);
}

/* Each of these is done to the third of five rows or links. */
static void
every_change_is_found(void **state)
{
	static const char *const changes[] = {
		"UPDATE audit SET at = at + INTERVAL 1 MICROSECOND",
		"UPDATE audit SET program = 'portal'",
		"UPDATE audit SET actor_kind = 'customer'",
		"UPDATE audit SET actor_id = 8",
		"UPDATE audit SET actor_id = NULL",
		"UPDATE audit SET action = 'POST /y'",
		"UPDATE audit SET object_kind = 'guideline'",
		"UPDATE audit SET object_id = 4",
		"UPDATE audit SET detail = CONCAT(detail, ' ')",
		"UPDATE audit SET request_id = 'r2'",
		"UPDATE audit SET address = '192.0.2.8'",
		"UPDATE audit SET address = ''",
		"UPDATE audit SET address = '=forged'",
		"DELETE FROM audit",
		"UPDATE audit_link SET hash = REVERSE(hash)",
		"UPDATE audit_link SET seq = 900",
		"DELETE FROM audit_link",
		NULL,
	};

	for (int i = 0; changes[i]; i++) {
		bool of_link = strstr(changes[i], "audit_link") != NULL;
		struct audit_report report;

		five(state);
		base_run(arena_format(arena,
		    "%s WHERE %s = (SELECT n FROM"
		    " (SELECT %s AS n FROM %s ORDER"
		    " BY 1 LIMIT 2, 1) AS third)",
		    changes[i], of_link ? "seq" : "id", of_link ? "seq" : "id",
		    of_link ? "audit_link" : "audit"));
		report = verify();
		if (!report.broken)
			print_message("not found: %s\n", changes[i]);
		assert_true(report.broken > 2);
		assert_int_equal(report.links, 2);
		assert_non_null(report.why);
	}
}

static void
addresses_can_be_blanked(void **state)
{
	(void)state;
	base_run("DELETE FROM audit_link");
	base_run("UPDATE audit SET at = at - INTERVAL 91 DAY");
	link_all(100);
	assert_int_equal(audit_blank(db, &keys, 97, 3), 3);
	assert_int_equal(audit_blank(db, &keys, 97, 100), 2);
	assert_int_equal(audit_blank(db, &keys, 97, 100), 0);
	assert_string_equal(
	    base_ask("SELECT COUNT(*) FROM audit WHERE address LIKE '192%'"),
	    "0");
	assert_int_equal(verify().broken, 0);
	/* The site got a new key since. */
	keys.keys[1] = keys.keys[0];
	secret_random(keys.keys[0].bytes, SECRET_KEY);
	keys.count = 2;
	base_run("UPDATE audit SET at = at"); /* nothing changes */
	add("with the new key");
	link_all(100);
	assert_int_equal(verify().broken, 0);
	assert_int_equal(verify().links, 6);
}

static void
lists(void **state)
{
	struct audit_filter all = { "", 0, "", "", "" };
	const struct rows *rows = audit_list(db, &all, 0, false, 3);
	struct row row = rows_at(rows, 0), last = rows_at(rows, 2);

	(void)state;
	assert_int_equal(rows->count, 3);
	assert_true(row_int(&row, "id") > row_int(&last, "id"));
	assert_true(row_flag(&row, "linked"));
	rows = audit_list(db, &all, row_int(&last, "id"), false, 10);
	assert_int_equal(rows->count, 2);
	all.actor_kind = "customer";
	assert_int_equal(audit_list(db, &all, 0, false, 10)->count, 0);
	all = (struct audit_filter){ "staff", 7, "POST /x", "2020-01-01",
		"2999-01-01" };
	assert_int_equal(audit_list(db, &all, 0, false, 10)->count, 5);
	all.to = "2020-01-02";
	assert_int_equal(audit_list(db, &all, 0, false, 10)->count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(it_holds, five),
		cmocka_unit_test_setup(batches_and_late_rows, five),
		cmocka_unit_test_setup(unlinked_for_a_minute, five),
		cmocka_unit_test(every_change_is_found),
		cmocka_unit_test_setup(addresses_can_be_blanked, five),
		cmocka_unit_test_setup(lists, five),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
