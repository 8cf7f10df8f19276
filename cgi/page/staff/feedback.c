/*
 * feedback.c - the inbox: what customers said and who looks after it.
 */
#include "page/staff/routes.h"

#include "model/feedback.h"

#include <stdlib.h>
#include <string.h>

static const struct choice states[] = {
	{ "", N_("To do"), NULL, NULL },
	{ "new", N_("Not yet answered"), NULL, NULL },
	{ "open", N_("In work"), NULL, NULL },
	{ "answered", N_("Answered"), NULL, NULL },
	{ "closed", N_("Closed"), NULL, NULL },
	{ "all", N_("All"), NULL, NULL },
	{ 0 },
};

static const struct choice topics[] = {
	{ "", N_("All"), NULL, NULL },
	{ "praise", N_("Praise"), NULL, NULL },
	{ "problem", N_("Problem"), NULL, NULL },
	{ "question", N_("Question"), NULL, NULL },
	{ "idea", N_("Idea"), NULL, NULL },
	{ 0 },
};

static const struct choice ratings[] = {
	{ "", N_("All"), NULL, NULL },
	{ "low", N_("1 or 2"), NULL, NULL },
	{ "middle", N_("3"), NULL, NULL },
	{ "high", N_("4 or 5"), NULL, NULL },
	{ "none", N_("Not rated"), NULL, NULL },
	{ 0 },
};

static const struct choice ages[] = {
	{ "", N_("Any"), NULL, NULL },
	{ "1", N_("Over a day"), NULL, NULL },
	{ "3", N_("Over 3 days"), NULL, NULL },
	{ "7", N_("Over a week"), NULL, NULL },
	{ 0 },
};

static const struct choice whose[] = {
	{ "mine", N_("Mine"), NULL, NULL },
	{ "nobody", N_("Nobody’s"), NULL, NULL },
	{ 0 },
};

static const struct field filters[] = {
	{ .name = "state",
	    .kind = FIELD_CHOICE,
	    .choices = states,
	    .optional = true },
	{ .name = "who",
	    .kind = FIELD_CHOICE,
	    .choices = whose,
	    .optional = true },
	{ .name = "words", .kind = FIELD_LINE, .optional = true },
	{ .name = "topic",
	    .kind = FIELD_CHOICE,
	    .choices = topics,
	    .optional = true },
	{ .name = "rating",
	    .kind = FIELD_CHOICE,
	    .choices = ratings,
	    .optional = true },
	{ .name = "age",
	    .kind = FIELD_CHOICE,
	    .choices = ages,
	    .optional = true },
	{ 0 },
};

static const struct csv_column columns[] = {
	{ "id", N_("Number") },
	{ "said_at", N_("When (UTC)") },
	{ "customer", N_("From") },
	{ "topic", N_("Topic") },
	{ "rating", N_("Rating") },
	{ "mood", N_("Mood") },
	{ "words", N_("Words") },
	{ "state", N_("State") },
	{ "assigned", N_("Whose") },
	{ "first_answer_at", N_("First answer (UTC)") },
	{ "closed_at", N_("Closed (UTC)") },
	{ "outcome", N_("Outcome") },
	{ 0 },
};

static struct feedback_filter
wanted(struct request *r)
{
	struct list_place place = list_place(r);
	const char *state = form_text(r, "state");

	return (struct feedback_filter){
		.state = strcmp(state, "all") == 0 ? ""
		    : *state                       ? state
						   : "todo",
		.rating = form_text(r, "rating"),
		.topic = form_text(r, "topic"),
		.age = form_text(r, "age"),
		.who = form_text(r, "who"),
		.words = form_text(r, "words"),
		.me = r->who->id,
		.after = place.after,
		.back = place.back,
		.size = place.size,
	};
}

static int
save(struct request *r, struct feedback_filter want)
{
	void *csv;

	if (!may(r->who, RIGHT_export_data))
		return answer_missing(r);
	want.after = NULL;
	want.back = false;
	want.size = 10000;
	csv = csv_start(r, "feedback.csv", columns);
	feedback_each(r->db, r->arena, &want, csv_row, csv);
	return answer_csv(r);
}

int
page_feedback_list(struct request *r)
{
	bool sound = form_read(r, filters);
	struct feedback_filter want = wanted(r);

	if (csv_wanted(r))
		return save(r, want);
	view_list(
	    r, "feedback", feedback_list(r->db, r->arena, &want), "place");
	view_row(r, "counts", feedback_counts(r->db, r->who->id));
	view_flag(r, "filtered",
	    *want.words || *want.topic || *want.rating || *want.age);
	view_title(r, _("Feedback"), "feedback");
	return answer_page(r, sound ? 200 : 422, "staff/feedback_list.cs");
}

int
page_feedback_file(struct request *r)
{
	const struct row *file = feedback_file(
	    r->db, path_id(r), strtoll(path_text(r, "file"), NULL, 10));

	if (!file)
		return answer_missing(r);
	return answer_file(r, row_text(file, "path"),
	    row_text(file, "media_type"), row_text(file, "name"));
}
