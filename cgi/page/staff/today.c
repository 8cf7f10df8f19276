/*
 * today.c - what waits for whoever is signed in, the late first.
 */
#include "page/staff/routes.h"

#include "model/today.h"

/* The shop answers within one working day; past it a reply is late. */
enum { LATE_HOURS = 24 };

static const char *
greeting(const struct request *r)
{
	struct time_civil now;

	time_local(r->reader.zone, r->reader.now, &now);
	if (now.hour >= 5 && now.hour < 12)
		return _("Good morning, {name}");
	if (now.hour >= 12 && now.hour < 18)
		return _("Good afternoon, {name}");
	return _("Good evening, {name}");
}

/* How many of the first rows are late: they come oldest first. */
static size_t
count_late(const struct rows *feedback)
{
	for (size_t i = 0; i < feedback->count; i++) {
		struct row row = rows_at(feedback, i);

		if (row_int(&row, "hours") < LATE_HOURS)
			return i;
	}
	return feedback->count;
}

static void
view_feedback(struct request *r)
{
	const struct rows *all = today_feedback(r->db, r->who->id);
	size_t late = count_late(all);
	struct rows first = *all, rest = *all;

	first.count = late;
	rest.count -= late;
	rest.cells += late * all->columns;
	view_rows(r, "late", &first);
	view_rows(r, "waiting", &rest);
	view_number(r, "late_count", (int64_t)late);
	view_number(r, "feedback_count", (int64_t)all->count);
}

int
page_today_show(struct request *r)
{
	view_title(r, _("Today"), "today");
	view_text(r, "greeting", greeting(r));
	view_text(r, "date",
	    time_day(r->arena, time_local_days(r->reader.zone, r->reader.now)));
	if (may(r->who, RIGHT_read_feedback))
		view_feedback(r);
	if (may(r->who, RIGHT_read_guidelines))
		view_rows(r, "guidelines", today_guidelines(r->db, r->who->id));
	view_rows(r, "reviews", today_reviews(r->db, r->who->id));
	return answer_page(r, 200, "staff/today_show.cs");
}
