/*
 * feedback_list.c - the inbox. Tables: feedback, customer, staff.
 */
#include "model/feedback.h"

#include "model/filter.h"
#include "model/short.h"

#include <string.h>

static bool
is(const char *text, const char *word)
{
	return strcmp(text, word) == 0;
}

/*
 * Left alone, the optimiser takes the index of the order for a rare state
 * and walks years of closed feedback to find fifty open ones. With words to
 * look for it must stay free to begin with these.
 */
static void
choose_index(struct filter *f, const struct feedback_filter *want)
{
	bool words = *want->words, mine = is(want->who, "mine");
	bool nobody = is(want->who, "nobody"), state = *want->state;

	filter_when(f, !words && (mine || (nobody && !state)),
	    " FORCE INDEX (assigned_id)");
	filter_when(f, !words && nobody && state, " FORCE INDEX (state_2)");
	filter_when(
	    f, !words && !mine && !nobody && state, " FORCE INDEX (state)");
	filter_when(
	    f, !words && !mine && !nobody && !state, " FORCE INDEX (at)");
}

static void
add_state(struct filter *f, const char *state)
{
	filter_when(
	    f, is(state, "todo"), " AND feedback.state IN ('new', 'open')");
	filter_when(f, *state && !is(state, "todo"), " AND feedback.state = ?",
	    TEXT(state));
}

static void
add_rating(struct filter *f, const char *rating)
{
	filter_when(f, is(rating, "low"), " AND feedback.rating <= 2");
	filter_when(f, is(rating, "middle"), " AND feedback.rating = 3");
	filter_when(f, is(rating, "high"), " AND feedback.rating >= 4");
	filter_when(f, is(rating, "none"), " AND feedback.rating IS NULL");
}

static void
add_conditions(
    struct filter *f, struct arena *arena, const struct feedback_filter *want)
{
	filter_when(f, true,
	    "  LEFT JOIN customer ON customer.id = feedback.customer_id"
	    "  LEFT JOIN staff ON staff.id = feedback.assigned_id"
	    " WHERE TRUE");
	add_state(f, want->state);
	add_rating(f, want->rating);
	filter_when(
	    f, *want->topic, " AND feedback.topic = ?", TEXT(want->topic));
	filter_when(f, *want->age,
	    " AND feedback.at < UTC_TIMESTAMP(6) - INTERVAL ? DAY",
	    TEXT(want->age));
	filter_when(f, is(want->who, "mine"), " AND feedback.assigned_id = ?",
	    INT(want->me));
	filter_when(
	    f, is(want->who, "nobody"), " AND feedback.assigned_id IS NULL");
	filter_search(f, arena, "feedback.id", "feedback", want->words);
	filter_page(f, arena, "feedback.at", "feedback.id", want->after,
	    want->back, want->size);
}

const struct rows *
feedback_list(
    struct db *db, struct arena *arena, const struct feedback_filter *want)
{
	struct filter f;

	filter_start(&f,
	    "SELECT feedback.id, feedback.at AS said_at, feedback.topic,"
	    " feedback.rating, feedback.mood, feedback.state,"
	    " feedback.outcome, " SHORT("feedback.body",
		"200") " AS words,"
		       " feedback.customer_id,"
		       " IFNULL(customer.name, feedback.contact_name) AS customer,"
		       " staff.name AS assigned,"
		       " (SELECT COUNT(*) FROM feedback_message m"
		       "   WHERE m.feedback_id = feedback.id) AS messages," FILTER_PLACE(
			   "feedback.at", "feedback.id") "  FROM feedback");
	choose_index(&f, want);
	add_conditions(&f, arena, want);
	return filter_rows(&f, db);
}

bool
feedback_each(struct db *db, struct arena *arena,
    const struct feedback_filter *want,
    bool (*each)(void *, const struct row *), void *context)
{
	struct filter f;

	filter_start(&f,
	    "SELECT feedback.id, feedback.at AS said_at, feedback.topic,"
	    " feedback.rating, feedback.mood, feedback.state,"
	    " feedback.outcome, feedback.body AS words,"
	    " IFNULL(customer.name, feedback.contact_name) AS customer,"
	    " staff.name AS assigned, feedback.first_answer_at,"
	    " feedback.closed_at"
	    "  FROM feedback");
	choose_index(&f, want);
	add_conditions(&f, arena, want);
	return filter_each(&f, db, each, context);
}

const struct row *
feedback_counts(struct db *db, int64_t me)
{
	return db_row(db,
	    "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM feedback"
	    "          WHERE state IN ('new', 'open') LIMIT 1000) a) AS todo,"
	    "       (SELECT COUNT(*) FROM (SELECT 1 FROM feedback"
	    "          WHERE state IN ('new', 'open') AND assigned_id = ?"
	    "          LIMIT 1000) b) AS mine,"
	    "       (SELECT COUNT(*) FROM (SELECT 1 FROM feedback"
	    "          WHERE state IN ('new', 'open') AND assigned_id IS NULL"
	    "          LIMIT 1000) c) AS nobody",
	    INT(me));
}
