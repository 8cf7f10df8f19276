/*
 * feedback_answer.c - the answer to a feedback, by the guideline or not.
 */
#include "page/staff/feedback_show.h"

#include "base/identifier.h"
#include "base/money.h"
#include "model/feedback.h"
#include "model/guideline.h"
#include "page/staff/routes.h"
#include "web/letter.h"

#include <stdlib.h>
#include <string.h>

/* What the agent may spend without asking; false: nothing is set. */
static bool
limit_of(const struct row *guideline, int64_t *minor)
{
	if (!guideline || !row_text(guideline, "spend_minor"))
		return false;
	*minor = row_int(guideline, "spend_minor");
	return true;
}

/* Somebody else was faster: what they said stands above, nothing is lost. */
static void
check_since(struct request *r)
{
	int64_t at = 0, seen = strtoll(form_text(r, "seen"), NULL, 10);
	const struct row *since = feedback_since(r->db, path_id(r), seen);
	const char *when;

	if (!since)
		return;
	time_parse(row_text(since, "said_at"), &at);
	when = time_near(r->arena, &r->reader, at);
	if (strcmp(row_text(since, "kind"), "reply") == 0)
		form_error(r, "body",
		    locale_fill(r->arena,
			_("The customer wrote again ({when}) while you were "
			  "writing. Read it above; what you wrote is still "
			  "here."),
			"when", when, NULL));
	else
		form_error(r, "body",
		    locale_fill(r->arena,
			_("{name} answered ({when}) while you were writing. "
			  "Read it above; what you wrote is still here, if "
			  "it is still needed."),
			"name", row_string(since, "staff"), "when", when,
			NULL));
}

static void
check_spent(struct request *r, const struct row *guideline)
{
	int64_t limit = 0, spent = form_number(r, "spent");
	const char *currency = request_shop(r, "currency");
	bool set = limit_of(guideline, &limit);

	if (spent < 0)
		form_error(r, "spent", _("This amount does not fit here."));
	if (spent <= 0 || form_given(r, "reason") || (set && spent <= limit))
		return;
	if (set)
		form_error(r, "reason",
		    locale_fill(r->arena,
			_("This is more than the {limit} that you may spend "
			  "without asking: write why, and who agreed."),
			"limit", money_text(r->arena, limit, currency, r->lang),
			NULL));
	else
		form_error(r, "reason",
		    _("No guideline says that money may be spent here: write "
		      "why, and who agreed."));
}

static void
check_answer(
    struct request *r, const struct row *f, const struct row *guideline)
{
	if (!form_given(r, "body"))
		form_error(r, "body", _("Write the answer."));
	else
		check_since(r);
	if (!row_text(f, "customer_id") &&
	    strcmp(row_text(f, "contact_by"), "none") == 0)
		form_error(r, "body",
		    _("Nobody can be answered here: there is no address and "
		      "no account."));
	if (guideline && !form_given(r, "followed"))
		form_error(r, "followed", _("Say whether you followed it."));
	if (strcmp(form_text(r, "followed"), "no") == 0 &&
	    !form_given(r, "reason"))
		form_error(r, "reason",
		    _("Write why, so that the guideline can learn from it."));
	check_spent(r, guideline);
}

/* The address it goes to, as people read it; NULL: no mail was wanted. */
static const char *
send_mail(struct request *r, const struct row *f)
{
	const char *to = row_text(f, "contact_email"), *name;
	const char *lang = row_string(f, "customer_lang");
	struct identifier_email email;
	struct letter letter;

	if (strcmp(row_text(f, "contact_by"), "email") != 0 || !*to)
		return NULL;
	name = row_text(f, "customer") ? row_text(f, "customer")
				       : row_text(f, "contact_name");
	letter = (struct letter){
		.template = "mail/answer",
		.to = to,
		.to_name = name,
		.lang = *lang ? lang : row_text(f, "lang"),
		.customer = row_int(f, "customer_id"),
		.cause_kind = "feedback",
		.cause = path_id(r),
		.values = { { "name", name, LETTER_TEXT },
		    { "words", form_text(r, "body"), LETTER_TEXT } },
	};
	/* Who has no account finds nothing in the portal. */
	if (letter.customer)
		letter.values[2] = (struct letter_value){ "link",
			arena_format(
			    r->arena, "/my/voice/%" PRId64, path_id(r)),
			LETTER_LINK };
	letter_queue(r, &letter);
	return identifier_email(r->arena, to, &email) ? email.shown : to;
}

static int
answer(struct request *r, const struct row *f, int64_t version)
{
	const char *to;

	feedback_answer(r->db, r->arena,
	    &(struct feedback_answer){ .id = path_id(r),
		.customer = row_int(f, "customer_id"),
		.staff = r->who->id,
		.topic = row_text(f, "topic"),
		.body = form_text(r, "body"),
		.version = version,
		.followed = version ? form_text(r, "followed") : "",
		.reason = form_text(r, "reason"),
		.spent = form_number(r, "spent"),
		.currency = request_shop(r, "currency") });
	if (form_given(r, "situation"))
		feedback_situation(
		    r->db, path_id(r), form_number(r, "situation"));
	if (form_given(r, "outcome"))
		feedback_close(r->db, path_id(r), form_text(r, "outcome"));
	to = send_mail(r, f);
	return answer_done(r,
	    to ? locale_fill(r->arena,
		     _("Sent to {address}, and to be read in the portal."),
		     "address", to, NULL)
	       : _("Kept. The customer reads it in the portal."),
	    "/staff/feedback/%" PRId64, path_id(r));
}

int
page_feedback_answer(struct request *r)
{
	const struct row *f, *guideline;
	bool sound = form_read(r, feedback_fields);

	if (!feedback_lock(r->db, path_id(r)))
		return answer_missing(r);
	f = feedback_get(r->db, path_id(r));
	guideline = guideline_version(
	    r->db, strtoll(form_text(r, "version"), NULL, 10));
	if (f)
		check_answer(r, f, guideline);
	if (!sound || !form_sound(r) || !f)
		return feedback_show(r, 422, form_number(r, "situation"));
	return answer(r, f, guideline ? row_int(guideline, "version_id") : 0);
}
