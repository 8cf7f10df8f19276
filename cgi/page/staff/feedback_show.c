/*
 * feedback_show.c - one feedback beside the guideline for its situation.
 *
 * All that can be done here is one form with several buttons, so that
 * whichever is pressed, nothing that was typed is lost.
 */
#include "page/staff/feedback_show.h"

#include "base/identifier.h"
#include "base/money.h"
#include "model/feedback.h"
#include "model/guideline.h"
#include "model/situation.h"
#include "web/guide.h"
#include "page/staff/routes.h"

static const struct choice follows[] = {
	{ "yes", N_("Yes"), "bi-check-lg", "good" },
	{ "no", N_("No, because"), "bi-x-lg", "bad" },
	{ 0 },
};

static const struct choice outcomes[] = {
	{ "", N_("Stays open until it ends"), NULL, NULL },
	{ "solved", N_("Solved"), NULL, NULL },
	{ "thanked", N_("Thanked"), NULL, NULL },
	{ "refunded", N_("Money back"), NULL, NULL },
	{ "replaced", N_("Replaced"), NULL, NULL },
	{ "informed", N_("Question answered"), NULL, NULL },
	{ "unsolved", N_("Not solved"), NULL, NULL },
	{ "no-answer-wanted", N_("No answer wanted"), NULL, NULL },
	{ 0 },
};

const struct field feedback_fields[] = {
	{ .name = "body", .kind = FIELD_TEXT, .max = 5000, .optional = true },
	{ .name = "note", .kind = FIELD_TEXT, .max = 2000, .optional = true },
	{ .name = "seen", .kind = FIELD_HIDDEN, .max = 20, .optional = true },
	{ .name = "version",
	    .kind = FIELD_HIDDEN,
	    .max = 20,
	    .optional = true },
	{ .name = "situation",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ .name = "followed",
	    .kind = FIELD_CHOICE,
	    .choices = follows,
	    .optional = true },
	{ .name = "reason", .kind = FIELD_LINE, .max = 500, .optional = true },
	{ .name = "spent", .kind = FIELD_MONEY, .optional = true },
	{ .name = "outcome",
	    .kind = FIELD_CHOICE,
	    .choices = outcomes,
	    .optional = true },
	{ .name = "staff",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ 0 },
};

/* The situations, the likeliest first, and the guideline for that one. */
static void
show_match(struct request *r, const struct row *feedback, int64_t chosen)
{
	const struct situation_case it = {
		.topic = row_text(feedback, "topic"),
		.mood = row_text(feedback, "mood"),
		.customer_kind = row_text(feedback, "customer_kind"),
		.words = row_text(feedback, "body"),
		.chosen = chosen ? chosen : row_int(feedback, "situation_id"),
	};
	const struct rows *situations = situation_match(r->db, r->arena, &it);
	const struct row *guideline;
	struct row best;

	if (!situations->count)
		return;
	best = rows_at(situations, 0);
	view_rows(r, "situations", situations);
	view_row(r, "situation", &best);
	guideline = guideline_for(r->db, row_int(&best, "id"));
	form_fill(r, "version", "");
	if (guideline) {
		guide_show(r, guideline);
		form_fill(r, "version", row_string(guideline, "version_id"));
	}
}

static void
show_people(struct request *r, const struct row *feedback)
{
	int64_t customer = row_int(feedback, "customer_id");

	if (customer && may(r->who, RIGHT_read_customers))
		view_rows(
		    r, "before", feedback_before(r->db, customer, path_id(r)));
	form_fill(r, "staff", row_string(feedback, "assigned_id"));
	form_choices(r, "staff", feedback_staff(r->db));
	view_flag(r, "mine", row_int(feedback, "assigned_id") == r->who->id);
	view_number(r, "next", feedback_next(r->db, r->who->id, path_id(r)));
}

/* The address as people read it; the shop's currency by its sign. */
static void
show_signs(struct request *r, const struct row *feedback)
{
	const char *to = row_text(feedback, "contact_email");
	const char *currency = request_shop(r, "currency");
	const struct money_currency *known = money_find(currency);
	struct identifier_email email;

	view_text(r, "contact.email",
	    identifier_email(r->arena, to, &email) ? email.shown : to);
	view_text(r, "form.spent.currency",
	    known && known->symbol ? known->symbol : currency);
}

int
feedback_show(struct request *r, int status, int64_t chosen)
{
	const struct row *feedback = feedback_get(r->db, path_id(r));

	if (!feedback)
		return answer_missing(r);
	view_row(r, "feedback", feedback);
	view_rows(r, "messages", feedback_messages(r->db, path_id(r)));
	view_rows(r, "files", feedback_files(r->db, path_id(r)));
	form_fill(r, "seen", row_text(feedback, "seen"));
	show_signs(r, feedback);
	show_match(r, feedback, chosen);
	show_people(r, feedback);
	view_title(r,
	    locale_fill(r->arena, _("Feedback {number}"), "number",
		row_text(feedback, "id"), NULL),
	    "feedback");
	return answer_page(r, status, "staff/feedback_show.cs");
}

int
page_feedback_show(struct request *r)
{
	form_fill(r, "followed", "yes");
	form_show(r, feedback_fields);
	return feedback_show(r, 200, 0);
}

/* Addresses that only take forms lead back to the page. */
int
page_feedback_back(struct request *r)
{
	return answer_redirect(r, "/staff/feedback/%" PRId64, path_id(r));
}
