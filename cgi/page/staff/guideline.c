/*
 * guideline.c - guidelines as staff read and confirm them.
 */
#include "page/staff/routes.h"

#include "model/guideline.h"
#include "model/guideline_edit.h"
#include "web/guide.h"

#include <stdlib.h>

static const struct choice moods[] = {
	{ "", N_("All"), NULL, NULL },
	{ "positive", N_("Positive"), NULL, NULL },
	{ "neutral", N_("Neutral"), NULL, NULL },
	{ "negative", N_("Negative"), NULL, NULL },
	{ 0 },
};

static const struct choice states[] = {
	{ "", N_("All but retired"), NULL, NULL },
	{ "draft", N_("Draft"), NULL, NULL },
	{ "review", N_("In review"), NULL, NULL },
	{ "published", N_("Published"), NULL, NULL },
	{ "retired", N_("Retired"), NULL, NULL },
	{ 0 },
};

static const struct choice whose[] = {
	{ "", N_("All"), NULL, NULL },
	{ "confirm", N_("For me to confirm"), NULL, NULL },
	{ "overdue", N_("To be looked at again"), NULL, NULL },
	{ 0 },
};

static const struct field filters[] = {
	{ .name = "words", .kind = FIELD_LINE, .optional = true },
	{ .name = "mood",
	    .kind = FIELD_CHOICE,
	    .choices = moods,
	    .optional = true },
	{ .name = "state",
	    .kind = FIELD_CHOICE,
	    .choices = states,
	    .optional = true },
	{ .name = "who",
	    .kind = FIELD_CHOICE,
	    .choices = whose,
	    .optional = true },
	{ 0 },
};

static const struct field query[] = {
	{ .name = "version",
	    .kind = FIELD_NUMBER,
	    .max = 100000,
	    .optional = true },
	{ 0 },
};

static const struct field confirm_fields[] = {
	{ .name = "version", .kind = FIELD_HIDDEN, .max = 20 },
	{ .name = "read", .kind = FIELD_CHECK, .optional = true },
	{ 0 },
};

static const struct csv_column columns[] = {
	{ "title", N_("Guideline") },
	{ "state", N_("State") },
	{ "moods", N_("Situation") },
	{ "version", N_("Version") },
	{ "published_at", N_("Since (UTC)") },
	{ "review_on", N_("Look at it again by") },
	{ "owner", N_("Owner") },
	{ "needed", N_("Have to confirm") },
	{ "confirmed", N_("Confirmed") },
	{ 0 },
};

int
page_guideline_list(struct request *r)
{
	bool sound = form_read(r, filters);
	struct list_place place = list_place(r);
	struct guideline_filter want = { .words = form_text(r, "words"),
		.mood = form_text(r, "mood"),
		.state = form_text(r, "state"),
		.who = form_text(r, "who"),
		.me = r->who->id,
		.after = place.after,
		.back = place.back,
		.size = place.size };

	if (csv_wanted(r)) {
		want.size = 10000;
		if (!may(r->who, RIGHT_export_data))
			return answer_missing(r);
		guideline_each(r->db, r->arena, &want, csv_row,
		    csv_start(r, "guidelines.csv", columns));
		return answer_csv(r);
	}
	view_list(
	    r, "guidelines", guideline_list(r->db, r->arena, &want), "place");
	view_rows(r, "overdue", guideline_overdue(r->db));
	view_flag(r, "filtered",
	    *want.words || *want.mood || *want.state || *want.who);
	view_title(r, _("Guidelines"), "guidelines");
	return answer_page(r, sound ? 200 : 422, "staff/guideline_list.cs");
}

/* The version asked for, else the one that holds, else the newest. */
static const struct row *
version_of(struct request *r, const struct row *guideline, int64_t number)
{
	if (number)
		return guideline_numbered(r->db, path_id(r), number);
	if (row_text(guideline, "current_id"))
		return guideline_version(
		    r->db, row_int(guideline, "current_id"));
	return guideline_numbered(
	    r->db, path_id(r), row_int(guideline, "last_version"));
}

static int
show(struct request *r, int status, int64_t number)
{
	const struct row *guideline =
	    guideline_get(r->db, path_id(r), r->who->id);
	const struct row *version;

	if (!guideline)
		return answer_missing(r);
	version = version_of(r, guideline, number);
	if (!version)
		return answer_missing(r);
	view_row(r, "about", guideline);
	view_rows(r, "situations", guideline_situations(r->db, path_id(r)));
	view_rows(r, "readers", guideline_readers(r->db, path_id(r)));
	guide_show(r, version);
	view_prose(r, "guide.intro", row_text(version, "intro"));
	view_prose(r, "guide.open", row_text(version, "public_text"));
	view_text(r, "version.change_note", row_maybe(version, "change_note"));
	view_flag(r, "holds",
	    row_int(version, "version_id") == row_int(guideline, "current_id"));
	form_fill(r, "version", row_text(version, "version_id"));
	view_title(r, row_text(guideline, "title"), "guidelines");
	return answer_page(r, status, "staff/guideline_show.cs");
}

int
page_guideline_show(struct request *r)
{
	if (!form_read(r, query))
		return answer_missing(r);
	return show(r, 200, form_number(r, "version"));
}

int
page_guideline_back(struct request *r)
{
	return answer_redirect(r, "/staff/guidelines/%" PRId64, path_id(r));
}

int
page_guideline_ack(struct request *r)
{
	int64_t version;

	if (!form_read(r, confirm_fields))
		return answer_missing(r);
	version = strtoll(form_text(r, "version"), NULL, 10);
	if (!form_given(r, "read")) {
		form_error(r, "read", _("Tick that you have read it."));
		return show(r, 422, 0);
	}
	if (!guideline_confirm(r->db, path_id(r), version, r->who->id))
		return answer_done(r,
		    _("There is a newer version: read that one."),
		    "/staff/guidelines/%" PRId64, path_id(r));
	return answer_done(r, _("Confirmed. Thank you for reading it."),
	    "/staff/guidelines/%" PRId64, path_id(r));
}
