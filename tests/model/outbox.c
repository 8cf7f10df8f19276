/*
 * outbox.c - mails are taken once, wait, end; secrets are masked and wiped.
 */
#include "base.h"

#include "model/outbox.h"

static int
empty(void **state)
{
	(void)state;
	base_run("DELETE FROM outbox");
	return 0;
}

static int64_t
add(const char *name, const char *masked, bool held)
{
	return outbox_add(db,
	    &(struct outbox_mail){
		.message_id = arena_format(arena, "%s@shop.example", name),
		.template = "mail/join_code",
		.to = arena_format(arena, "%s@b.example", name),
		.lang = "en",
		.subject = "Code",
		.text = "code 123456",
		.html = "<p>123456</p>",
		.masked = masked,
		.held = held });
}

static const struct row *
take(int64_t lease)
{
	const struct row *mail = outbox_take(db, lease);

	assert_int_equal(db_trouble(db), DB_FINE);
	return mail;
}

static const char *
state_of(int64_t id)
{
	return row_text(outbox_get(db, id, false), "state");
}

static void
taken_once_and_sent(void **state)
{
	int64_t first = add("a", NULL, false), second = add("b", NULL, false);
	struct db *other = base_link();
	const struct row *mail;

	(void)state;
	db_begin(db, arena, true);
	db_begin(other, arena, true);
	mail = outbox_take(db, 60);
	assert_int_equal(row_int(mail, "id"), first);
	assert_string_equal(row_text(mail, "message_id"), "a@shop.example");
	assert_int_equal(row_int(outbox_take(other, 60), "id"), second);
	assert_true(db_commit(db) && db_commit(other));
	db_close(other);
	db_begin(db, arena, false);
	assert_null(take(60));
	outbox_sent(db, first, "250 taken");
	assert_string_equal(state_of(first), "sent");
	assert_string_equal(
	    row_text(outbox_get(db, first, false), "text_body"), "code 123456");
	outbox_bounced(db, second, "550 nobody");
	assert_string_equal(state_of(second), "bounced");
	assert_int_equal(outbox_release(db), 0);
}

static void
the_same_id_is_refused(void **state)
{
	(void)state;
	assert_true(add("a", NULL, false) > 0);
	assert_int_equal(add("a", NULL, false), 0);
	db_begin(db, arena, false);
}

static void
a_dead_sender_loses_nothing(void **state)
{
	int64_t id = add("a", NULL, false);

	(void)state;
	take(60);
	assert_int_equal(outbox_release(db), 0);
	assert_null(take(60));
	base_run("UPDATE outbox SET lease_at = UTC_TIMESTAMP(6)"
		 " - INTERVAL 1 SECOND");
	assert_int_equal(outbox_release(db), 1);
	assert_int_equal(row_int(take(60), "id"), id);
}

static void
waits_longer_and_gives_up(void **state)
{
	int64_t id = add("a", NULL, false), before = -1;

	(void)state;
	for (int i = 0; i < 8; i++) {
		int64_t wait;

		assert_non_null(take(60));
		outbox_later(db, id, "451 later");
		assert_string_equal(state_of(id), "waiting");
		wait = strtoll(base_ask("SELECT TIMESTAMPDIFF(SECOND,"
					" UTC_TIMESTAMP(6), run_at)"
					" FROM outbox"),
		    NULL, 10);
		assert_true(wait > before && wait <= 14400 * 11 / 10);
		before = wait;
		base_run("UPDATE outbox SET run_at = UTC_TIMESTAMP(6)");
	}
	base_run("UPDATE outbox SET created_at = created_at - INTERVAL 6 DAY");
	take(60);
	outbox_later(db, id, "451 later");
	assert_string_equal(state_of(id), "failed");
	assert_true(outbox_retry(db, id));
	assert_false(outbox_retry(db, id));
	assert_non_null(take(60));
}

static void
held_until_released(void **state)
{
	int64_t id = add("a", NULL, true);

	(void)state;
	assert_string_equal(state_of(id), "held");
	assert_null(take(60));
	assert_true(outbox_retry(db, id));
	assert_int_equal(row_int(take(60), "id"), id);
}

static void
secrets_are_masked_and_wiped(void **state)
{
	int64_t id = add("a", "code ******", false);
	const struct row *mail = outbox_get(db, id, false);
	struct row row;

	(void)state;
	assert_string_equal(row_text(mail, "text_body"), "code ******");
	assert_string_equal(row_text(mail, "html_body"), "");
	assert_true(row_flag(mail, "secret"));
	mail = outbox_get(db, id, true);
	assert_string_equal(row_text(mail, "text_body"), "code 123456");
	assert_string_equal(row_text(mail, "html_body"), "<p>123456</p>");
	row = rows_at(outbox_list(db, "", "a@b.example", 0, false, 5), 0);
	assert_true(row_flag(&row, "secret"));
	take(60);
	outbox_sent(db, id, "250");
	mail = outbox_get(db, id, true);
	assert_string_equal(row_text(mail, "text_body"), "code ******");
	assert_string_equal(row_text(mail, "html_body"), "");
}

static void
lists(void **state)
{
	int64_t first = add("a", NULL, false), second = add("b", NULL, true);
	const struct rows *rows = outbox_list(db, "", "", 0, false, 10);
	struct row row = rows_at(rows, 0);

	(void)state;
	assert_int_equal(rows->count, 2);
	assert_int_equal(row_int(&row, "id"), second);
	rows = outbox_list(db, "held", "", 0, false, 10);
	assert_int_equal(rows->count, 1);
	rows = outbox_list(db, "", "", second, false, 10);
	row = rows_at(rows, 0);
	assert_int_equal(row_int(&row, "id"), first);
	rows = outbox_list(db, "", "", first, true, 10);
	row = rows_at(rows, 0);
	assert_int_equal(row_int(&row, "id"), second);
	row = rows_at(outbox_counts(db), 0);
	assert_string_equal(row_text(&row, "state"), "held");
	assert_int_equal(row_int(&row, "many"), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(taken_once_and_sent, empty),
		cmocka_unit_test_setup(the_same_id_is_refused, empty),
		cmocka_unit_test_setup(a_dead_sender_loses_nothing, empty),
		cmocka_unit_test_setup(waits_longer_and_gives_up, empty),
		cmocka_unit_test_setup(held_until_released, empty),
		cmocka_unit_test_setup(secrets_are_masked_and_wiped, empty),
		cmocka_unit_test_setup(lists, empty),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
