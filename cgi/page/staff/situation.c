/*
 * situation.c - kinds of contact: list, add, change, retire.
 */
#include "page/staff/routes.h"

#include "model/situation.h"

#include <string.h>

static const struct choice moods[] = {
	{ "positive", N_("Positive"), "bi-plus-circle", "good" },
	{ "neutral", N_("Neutral"), "bi-dash-circle", "calm" },
	{ "negative", N_("Negative"), "bi-exclamation-circle", "bad" },
	{ 0 },
};

static const struct choice topics[] = {
	{ "", N_("Any"), NULL, NULL },
	{ "praise", N_("Praise"), NULL, NULL },
	{ "problem", N_("Problem"), NULL, NULL },
	{ "question", N_("Question"), NULL, NULL },
	{ "idea", N_("Idea"), NULL, NULL },
	{ 0 },
};

static const struct choice kinds[] = {
	{ "", N_("Any"), NULL, NULL },
	{ "person", N_("A person"), NULL, NULL },
	{ "household", N_("A household"), NULL, NULL },
	{ "company", N_("A company"), NULL, NULL },
	{ 0 },
};

static const struct field fields[] = {
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .max = 120,
	    .missing = N_("Give it a name.") },
	{ .name = "mood",
	    .kind = FIELD_CHOICE,
	    .choices = moods,
	    .missing = N_("Choose what kind it is.") },
	{ .name = "about", .kind = FIELD_LINE, .max = 500, .optional = true },
	{ .name = "words", .kind = FIELD_LINE, .max = 500, .optional = true },
	{ .name = "topic",
	    .kind = FIELD_CHOICE,
	    .choices = topics,
	    .optional = true },
	{ .name = "customer_kind",
	    .kind = FIELD_CHOICE,
	    .choices = kinds,
	    .optional = true },
	{ 0 },
};

static const struct field list_fields[] = {
	{ .name = "retired", .kind = FIELD_CHECK, .optional = true },
	{ 0 },
};

static const struct field nothing[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "name", N_("Situation") },
	{ "mood", N_("Kind") },
	{ "about", N_("When it is one") },
	{ "words", N_("Words that hint at it") },
	{ "topic", N_("Topic") },
	{ "customer_kind", N_("Customer") },
	{ "guideline", N_("Guideline") },
	{ 0 },
};

int
page_situation_list(struct request *r)
{
	bool retired, sound = form_read(r, list_fields);
	const struct rows *rows;

	retired = form_given(r, "retired");
	rows = situation_list(r->db, retired);
	if (csv_wanted(r) && may(r->who, RIGHT_export_data)) {
		void *csv = csv_start(r, "situations.csv", columns);

		for (size_t i = 0; i < rows->count; i++) {
			struct row row = rows_at(rows, i);

			csv_row(csv, &row);
		}
		return answer_csv(r);
	}
	view_rows(r, "situations", rows);
	view_flag(r, "retired", retired);
	view_title(r, _("Situations"), "situations");
	return answer_page(r, sound ? 200 : 422, "staff/situation_list.cs");
}

static int
show(struct request *r, int status, const struct row *situation)
{
	view_row(r, "situation", situation);
	view_title(r, situation ? _("Change a situation") : _("New situation"),
	    "situations");
	return answer_page(r, status, "staff/situation_edit.cs");
}

int
page_situation_new(struct request *r)
{
	form_show(r, fields);
	return show(r, 200, NULL);
}

int
page_situation_edit(struct request *r)
{
	const struct row *row = situation_get(r->db, path_id(r));

	if (!row)
		return answer_missing(r);
	for (const struct field *f = fields; f->name; f++)
		form_fill(r, f->name, row_text(row, f->name));
	form_show(r, fields);
	return show(r, 200, row);
}

static struct situation
text_of(struct request *r)
{
	return (struct situation){ .name = form_text(r, "name"),
		.mood = form_text(r, "mood"),
		.about = form_text(r, "about"),
		.words = form_text(r, "words"),
		.topic = form_text(r, "topic"),
		.customer_kind = form_text(r, "customer_kind"),
		.request_id = request_id(r) };
}

int
page_situation_add(struct request *r)
{
	struct situation s;

	if (!form_read(r, fields))
		return show(r, 422, NULL);
	s = text_of(r);
	audit_object(r, "situation", situation_add(r->db, &s));
	return answer_done(
	    r, _("Added. Now it needs a guideline."), "/staff/situations");
}

int
page_situation_change(struct request *r)
{
	const struct row *row = situation_get(r->db, path_id(r));
	struct situation s;
	bool sound = form_read(r, fields);

	if (!row)
		return answer_missing(r);
	if (!sound)
		return show(r, 422, row);
	s = text_of(r);
	situation_change(r->db, path_id(r), &s);
	return answer_done(r, _("Changed."), "/staff/situations");
}

int
page_situation_retire(struct request *r)
{
	const struct row *row = situation_get(r->db, path_id(r));

	if (!form_read(r, nothing) || !row)
		return answer_missing(r);
	situation_retire(
	    r->db, path_id(r), !row_flag(row, "retired"), request_id(r));
	return answer_done(r,
	    row_flag(row, "retired")
		? _("In use again.")
		: _("Retired: it is offered no longer, what was found with it "
		    "stays."),
	    "/staff/situations");
}
