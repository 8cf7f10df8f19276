/*
 * feedback.c - search, the match of situations that learns, lists from a
 * place, and what the timeline gets to know.
 */
#include "base.h"

#include "model/entry_feedback.h"
#include "model/feedback.h"
#include "model/own_feedback.h"
#include "model/search.h"
#include "model/situation.h"

#include <string.h>

static const struct said torn = { .topic = "problem",
	.rating = 2,
	.body = "The parcel was torn",
	.lang = "en",
	.about = "",
	.contact_by = "none",
	.contact_name = "",
	.contact_email = "",
	.contact_phone = "" };

static void
fill(void)
{
	base_run("INSERT IGNORE INTO customer (id, name, since_at)"
		 " VALUES (1, 'Anna', UTC_TIMESTAMP(6)),"
		 " (2, 'Bruno', UTC_TIMESTAMP(6))");
	base_run("INSERT IGNORE INTO situation"
		 " (id, name, mood, words, topic, customer_kind) VALUES"
		 " (1, 'Damaged', 'negative', 'torn broken', 'problem', ''),"
		 " (2, 'Late', 'negative', 'late', 'problem', ''),"
		 " (3, 'Praise', 'positive', 'thank', 'praise', ''),"
		 " (4, 'Firm', 'negative', '', 'problem', 'company')");
}

static void
test_mood(void **state)
{
	(void)state;
	assert_string_equal(said_mood("problem", 2), "negative");
	assert_string_equal(said_mood("problem", 5), "neutral");
	assert_string_equal(said_mood("praise", 0), "positive");
	assert_string_equal(said_mood("question", 0), "neutral");
	assert_string_equal(said_mood("idea", 1), "negative");
	assert_string_equal(said_mood("praise", 2), "neutral");
}

static size_t
found(const char *words)
{
	struct feedback_filter want = { "", "", "", "", "", words, 1, NULL,
		false, 51 };

	return feedback_list(db, arena, &want)->count;
}

static void
test_search(void **state)
{
	struct said s = torn;

	(void)state;
	fill();
	s.body = "Das Päckchen war zerrissen";
	entry_feedback_add(db, arena, &s, NULL);
	s.body = "東京から来た抹茶";
	entry_feedback_add(db, arena, &s, NULL);
	assert_int_equal(found("packchen"), 1);
	assert_int_equal(found("PÄCKCHEN zerr"), 1);
	assert_int_equal(
	    found("zerr packchen"), 0); /* only the last may be cut */
	assert_int_equal(found("抹茶"), 1);
	assert_int_equal(found("東京"), 1);
	assert_int_equal(found("京東"), 0);
	assert_int_equal(found("%"), 0);
	assert_int_equal(found("100%_"), 0);
}

static int64_t
best(const char *words, const char *topic, const char *mood, const char *kind)
{
	struct situation_case it = { topic, mood, kind, words, 0 };
	const struct rows *rows = situation_match(db, arena, &it);
	struct row row = rows_at(rows, 0);

	return row_int(&row, "id");
}

static void
test_match_learns(void **state)
{
	int64_t id;

	(void)state;
	fill();
	assert_int_equal(best("all torn", "problem", "negative", "person"), 1);
	assert_int_equal(
	    best("came lately", "problem", "negative", "person"), 2);
	assert_int_equal(best("thanks", "praise", "positive", "person"), 3);
	assert_int_equal(best("offer", "problem", "negative", "company"), 4);
	/* Nothing hints at either; once staff chose one it comes first. */
	id = own_feedback_add(db, arena, 1, &torn, NULL);
	assert_int_equal(best("it hurt", "problem", "negative", "person"), 1);
	feedback_teach(db, id, 2);
	assert_int_equal(best("it hurt", "problem", "negative", "person"), 2);
	assert_int_equal(best("all torn", "problem", "negative", "person"), 1);
}

static void
test_timeline(void **state)
{
	int64_t id;

	(void)state;
	fill();
	id = own_feedback_add(db, arena, 2, &torn, NULL);
	feedback_note(db, arena, id, 2, 1, "for us");
	feedback_answer(db, arena,
	    &(struct feedback_answer){ .id = id,
		.customer = 2,
		.staff = 1,
		.topic = "problem",
		.body = "sorry",
		.followed = "",
		.reason = "" });
	assert_true(own_feedback_reply(db, arena, 2, id, "thanks"));
	assert_false(own_feedback_reply(db, arena, 1, id, "not mine"));
	assert_string_equal(
	    base_ask("SELECT GROUP_CONCAT(kind, visible ORDER BY id)"
		     " FROM event WHERE customer_id = 2"),
	    "feedback1,note0,answer1,reply1");
	assert_string_equal(base_ask("SELECT last_at IS NOT NULL"
				     " FROM customer WHERE id = 2"),
	    "1");
	assert_string_equal(base_ask("SELECT GROUP_CONCAT(kind)"
				     " FROM own_feedback_message"
				     " WHERE customer_id = 2"),
	    "answer,reply");
	assert_null(own_feedback_get(db, 1, id));
	assert_non_null(own_feedback_get(db, 2, id));
}

/* A place that is none is the start; one after the last row is the end. */
static void
test_places(void **state)
{
	struct feedback_filter want = { "todo", "", "", "", "", "", 1, NULL,
		false, 51 };
	size_t all;

	(void)state;
	fill();
	own_feedback_add(db, arena, 1, &torn, NULL);
	all = feedback_list(db, arena, &want)->count;
	assert_true(all > 0);
	want.after = "x' OR 1 = 1 -- ";
	assert_int_equal(feedback_list(db, arena, &want)->count, all);
	want.after = "2000-01-01 00:00:00.000000 1";
	assert_int_equal(feedback_list(db, arena, &want)->count, 0);
	want.back = true;
	assert_int_equal(feedback_list(db, arena, &want)->count, all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mood),
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_match_learns),
		cmocka_unit_test(test_timeline),
		cmocka_unit_test(test_places),
	};

	return cmocka_run_group_tests(tests, base_open, base_close);
}
