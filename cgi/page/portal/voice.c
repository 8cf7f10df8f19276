/*
 * voice.c - what a customer said, and what became of it.
 */
#include "page/portal/routes.h"

#include "base/identifier.h"
#include "model/own_feedback.h"

#include <stdlib.h>

static const struct field reply_fields[] = {
	{ .name = "body",
	    .kind = FIELD_TEXT,
	    .max = 5000,
	    .missing = N_("Write what you want to say.") },
	{ 0 },
};

static const struct field list_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "said_at", N_("When (UTC)") },
	{ "topic", N_("Topic") },
	{ "rating", N_("Rating") },
	{ "words", N_("What you said") },
	{ "state", N_("State") },
	{ "answered_at", N_("Answered (UTC)") },
	{ "answer", N_("Answer") },
	{ 0 },
};

int
page_voice_list(struct request *r)
{
	struct list_place place = list_place(r);

	form_read(r, list_fields);
	if (csv_wanted(r)) {
		void *csv = csv_start(r, "what-i-said.csv", columns);

		own_feedback_each(r->db, r->who->acting, csv_row, csv);
		return answer_csv(r);
	}
	view_list(r, "voices",
	    own_feedback_list(r->db, r->arena, r->who->acting, place.after,
		place.back, place.size),
	    "place");
	view_title(r, _("What you said"), "voice");
	return answer_page(r, 200, "portal/voice_list.cs");
}

static int
show(struct request *r, int status)
{
	int64_t customer = r->who->acting, id = path_id(r);
	const struct row *said = own_feedback_get(r->db, customer, id);
	struct identifier_email email;

	if (!said)
		return answer_missing(r);
	view_row(r, "said", said);
	if (identifier_email(r->arena, row_text(said, "contact_email"), &email))
		view_text(r, "said.contact_email", email.shown);
	view_rows(r, "messages", own_feedback_messages(r->db, customer, id));
	view_rows(r, "files", own_feedback_files(r->db, customer, id));
	view_title(r, _("What you said"), "voice");
	return answer_page(r, status, "portal/voice_show.cs");
}

int
page_voice_show(struct request *r)
{
	return show(r, 200);
}

int
page_voice_reply(struct request *r)
{
	if (!form_read(r, reply_fields))
		return show(r, 422);
	if (!own_feedback_reply(r->db, r->arena, r->who->acting, path_id(r),
		form_text(r, "body")))
		return answer_missing(r);
	audit_object(r, "feedback", path_id(r));
	return answer_done(
	    r, _("Sent. A person reads it."), "/my/voice/%" PRId64, path_id(r));
}

int
page_voice_file(struct request *r)
{
	const struct row *file = own_feedback_file(r->db, r->who->acting,
	    path_id(r), strtoll(path_text(r, "file"), NULL, 10));

	if (!file)
		return answer_missing(r);
	return answer_file(r, row_text(file, "path"),
	    row_text(file, "media_type"), row_text(file, "name"));
}
