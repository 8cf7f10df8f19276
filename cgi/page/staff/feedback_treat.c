/*
 * feedback_treat.c - what staff do with a feedback beside answering it.
 */
#include "page/staff/feedback_show.h"

#include "base/markdown.h"
#include "model/feedback.h"
#include "model/guideline.h"
#include "model/situation.h"
#include "page/staff/routes.h"

#include <stdlib.h>

/* Done; what was typed into the answer comes back with the page. */
static int
done(struct request *r, const char *words, int64_t chosen)
{
	if (!form_given(r, "body") && !form_given(r, "note"))
		return answer_done(
		    r, words, "/staff/feedback/%" PRId64, path_id(r));
	view_text(r, "notice.text", words);
	view_text(r, "notice.kind", "good");
	return feedback_show(r, 200, chosen);
}

int
page_feedback_draft(struct request *r)
{
	const struct row *guideline;
	const char *say, *body;

	form_read(r, feedback_fields);
	guideline = guideline_version(
	    r->db, strtoll(form_text(r, "version"), NULL, 10));
	if (guideline) {
		body = form_text(r, "body");
		say = markdown_plain(r->arena, row_text(guideline, "say_text"));
		form_fill(r, "body",
		    *body ? arena_format(r->arena, "%s\n\n%s", body, say)
			  : say);
	}
	return feedback_show(r, 200, form_number(r, "situation"));
}

int
page_feedback_teach(struct request *r)
{
	int64_t situation;
	bool sound = form_read(r, feedback_fields);
	const struct row *row;

	situation = form_number(r, "situation");
	row = situation_get(r->db, situation);
	if (!feedback_lock(r->db, path_id(r)))
		return answer_missing(r);
	if (!row)
		form_error(r, "situation", _("Choose a situation."));
	if (!sound || !row)
		return feedback_show(r, 422, 0);
	feedback_teach(r->db, path_id(r), situation);
	return done(r,
	    locale_fill(r->arena,
		_("This is “{situation}” now, and the next one like it will "
		  "be found sooner."),
		"situation", row_text(row, "name"), NULL),
	    situation);
}

static bool
is_staff(struct request *r, int64_t id, const char **name)
{
	const struct rows *staff = feedback_staff(r->db);

	for (size_t i = 0; i < staff->count; i++) {
		struct row row = rows_at(staff, i);

		*name = row_text(&row, "label");
		if (row_int(&row, "value") == id)
			return true;
	}
	return false;
}

static int
assign(struct request *r, int64_t staff)
{
	const char *name = "";

	if (!feedback_lock(r->db, path_id(r)))
		return answer_missing(r);
	if (staff && !is_staff(r, staff, &name)) {
		form_error(r, "staff", _("Choose one of these."));
		return feedback_show(r, 422, form_number(r, "situation"));
	}
	feedback_assign(r->db, path_id(r), staff);
	return done(r,
	    staff ? locale_fill(r->arena, _("{name} looks after it now."),
			"name", name, NULL)
		  : _("Nobody looks after it now."),
	    form_number(r, "situation"));
}

int
page_feedback_take(struct request *r)
{
	form_read(r, feedback_fields);
	return assign(r, r->who->id);
}

int
page_feedback_assign(struct request *r)
{
	form_read(r, feedback_fields);
	return assign(r, form_number(r, "staff"));
}

int
page_feedback_note(struct request *r)
{
	const struct row *row;
	bool sound = form_read(r, feedback_fields);

	row = feedback_lock(r->db, path_id(r));
	if (!row)
		return answer_missing(r);
	if (!form_given(r, "note"))
		form_error(r, "note", _("Write the note."));
	if (!sound || !form_sound(r))
		return feedback_show(r, 422, form_number(r, "situation"));
	feedback_note(r->db, r->arena, path_id(r), row_int(row, "customer_id"),
	    r->who->id, form_text(r, "note"));
	if (!form_given(r, "body"))
		return answer_done(r, _("Noted; only staff see it."),
		    "/staff/feedback/%" PRId64, path_id(r));
	form_fill(r, "note", "");
	return done(
	    r, _("Noted; only staff see it."), form_number(r, "situation"));
}

int
page_feedback_close(struct request *r)
{
	bool sound = form_read(r, feedback_fields);

	if (!feedback_lock(r->db, path_id(r)))
		return answer_missing(r);
	if (!form_given(r, "outcome"))
		form_error(r, "outcome", _("Choose how it ended."));
	if (!sound || !form_sound(r))
		return feedback_show(r, 422, form_number(r, "situation"));
	feedback_close(r->db, path_id(r), form_text(r, "outcome"));
	audit_detail(r, form_text(r, "outcome"));
	return done(r, _("Closed."), form_number(r, "situation"));
}
