/*
 * entry_join.c - whose history a proved address claims, and codes.
 */
#include "base.h"

#include "model/claim.h"
#include "model/entry_code.h"
#include "model/entry_join.h"
#include "model/entry_login.h"

static const unsigned char hash[32] = "right", wrong[32] = "wrong",
			   visitor[32] = "browser", other[32] = "another";

static int
people(void **state)
{
	(void)state;
	base_run("DELETE FROM portal_code");
	base_run("DELETE FROM credential");
	base_run("DELETE FROM identifier");
	base_run("DELETE FROM customer");
	base_run("INSERT INTO customer (id, kind, name, since_at, last_at)"
		 " VALUES (1, 'person', 'A', NOW(), NOW()),"
		 " (2, 'person', 'B', NOW(), NOW() - INTERVAL 25 MONTH),"
		 " (3, 'company', 'C', NOW(), NOW()),"
		 " (4, 'person', 'D', NOW(), NOW())");
	base_run("INSERT INTO identifier (customer_id, kind, value, shown,"
		 " shared, created_at) VALUES"
		 " (1, 'email', 'a@x', 'a@x', 0, NOW()),"
		 " (2, 'email', 'b@x', 'b@x', 0, NOW()),"
		 " (3, 'email', 'c@x', 'c@x', 0, NOW()),"
		 " (4, 'email', 'd@x', 'd@x', 1, NOW())");
	db_begin(db, arena, false);
	return 0;
}

static enum entry_join
look(const char *email)
{
	int64_t customer;

	return entry_join_look(db, email, false, &customer);
}

static int64_t
join(const char *email, int64_t claimed)
{
	int64_t id;

	db_begin(db, arena, true);
	id = entry_join_finish(db, arena,
	    &(struct entry_join_new){ .email = email,
		.shown = email,
		.name = "New Name",
		.lang = "de",
		.password = "1$argon2id$",
		.claimed = claimed,
		.request_id = "r" });
	assert_true(db_commit(db));
	db_begin(db, arena, false);
	return id;
}

static void
whose_history(void **state)
{
	(void)state;
	assert_int_equal(JOIN_NEW, look("new@x"));
	assert_int_equal(JOIN_HISTORY, look("a@x"));
	assert_int_equal(JOIN_STALE, look("b@x"));
	assert_int_equal(JOIN_SHARED, look("c@x"));
	assert_int_equal(JOIN_SHARED, look("d@x"));
	assert_int_equal(1, join("a@x", 0));
	assert_int_equal(JOIN_ACCOUNT, look("a@x"));
	assert_int_equal(0, join("a@x", 0));
	assert_int_equal(0, join("c@x", 0));
	assert_true(join("b@x", 0) > 4);
	assert_true(join("new@x", 0) > 4);
}

static void
signs_in(void **state)
{
	(void)state;
	assert_null(entry_login_find(db, "a@x"));
	join("a@x", 0);
	assert_int_equal(1, row_int(entry_login_find(db, "a@x"), "id"));
	base_run("UPDATE identifier SET shared = 1 WHERE value = 'a@x'");
	db_begin(db, arena, false);
	assert_null(entry_login_find(db, "a@x"));
}

static void
codes(void **state)
{
	const struct row *row;
	int64_t id;

	(void)state;
	entry_code_add(db, "join", "a@x", 0, visitor, hash);
	assert_null(entry_code_latest(db, "join", other));
	assert_null(entry_code_latest(db, "reset", visitor));
	row = entry_code_latest(db, "join", visitor);
	id = row_int(row, "id");
	assert_false(row_flag(row, "proved"));
	assert_false(entry_code_prove(db, id, wrong));
	for (int i = 0; i < 5; i++)
		assert_true(entry_code_try(db, id));
	assert_false(entry_code_try(db, id));
	assert_true(entry_code_prove(db, id, hash));
	assert_false(entry_code_prove(db, id, hash));
	assert_true(row_flag(entry_code_latest(db, "join", visitor), "proved"));
	assert_true(entry_code_close(db, id));
	assert_false(entry_code_close(db, id));
	assert_null(entry_code_latest(db, "join", visitor));
}

static void
a_code_of_staff_claims_once(void **state)
{
	(void)state;
	claim_issue(db, 4, hash);
	assert_int_equal(0, entry_code_claim(db, wrong));
	assert_int_equal(4, entry_code_claim(db, hash));
	assert_int_equal(0, entry_code_claim(db, hash));
	assert_int_equal(4, join("mine@x", 4));
	/* Who has an account by now isn't claimed again. */
	assert_int_equal(0, join("yours@x", 4));
}

static void
another_address(void **state)
{
	(void)state;
	join("a@x", 0);
	join("z@x", 0);
	db_begin(db, arena, true);
	assert_false(entry_join_email(db, arena, 1, "z@x", "z@x", "r"));
	assert_false(entry_join_email(db, arena, 1, "d@x", "d@x", "r"));
	assert_true(entry_join_email(db, arena, 1, "n@x", "n@x", "r"));
	assert_true(db_commit(db));
	db_begin(db, arena, false);
	assert_null(entry_login_find(db, "a@x"));
	assert_int_equal(1, row_int(entry_login_find(db, "n@x"), "id"));
	assert_int_equal(JOIN_NEW, look("a@x"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(whose_history, people),
		cmocka_unit_test_setup(signs_in, people),
		cmocka_unit_test_setup(codes, people),
		cmocka_unit_test_setup(a_code_of_staff_claims_once, people),
		cmocka_unit_test_setup(another_address, people),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
