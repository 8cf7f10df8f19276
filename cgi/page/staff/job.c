/*
 * job.c - background work: what waits, runs, is done or needs somebody.
 */
#include "page/staff/routes.h"

#include "model/job.h"

static const struct choice states[] = {
	{ "", N_("All"), NULL, NULL },
	{ "waiting", N_("Waiting"), NULL, NULL },
	{ "running", N_("Running"), NULL, NULL },
	{ "done", N_("Done"), NULL, NULL },
	{ "dead", N_("Given up"), NULL, NULL },
	{ 0 },
};

static const struct field filter_fields[] = {
	{ .name = "state",
	    .kind = FIELD_CHOICE,
	    .choices = states,
	    .optional = true },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "id", N_("Number") },
	{ "kind", N_("Kind") },
	{ "state", N_("State") },
	{ "created_at", N_("Asked for (UTC)") },
	{ "finished_at", N_("Ended (UTC)") },
	{ "tries", N_("Tries") },
	{ "done_count", N_("Done so far") },
	{ "total_count", N_("Of") },
	{ "last_error", N_("What went wrong") },
	{ "staff_name", N_("Who asked") },
	{ 0 },
};

enum { TABLE_ROWS = 10000 };

static int
as_table(struct request *r, const char *state)
{
	const struct rows *rows =
	    job_list(r->db, state, "", 0, false, TABLE_ROWS);
	void *csv = csv_start(r, "jobs.csv", columns);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		csv_row(csv, &row);
	}
	return answer_csv(r);
}

int
page_job_list(struct request *r)
{
	bool sound = form_read(r, filter_fields);
	const char *state = sound ? form_text(r, "state") : "";
	struct list_place place = list_place(r);
	int64_t after = place.after ? strtoll(place.after, NULL, 10) : 0;

	view_title(r, _("Jobs"), "jobs");
	if (sound && csv_wanted(r) && may(r->who, RIGHT_export_data))
		return as_table(r, state);
	view_list(r, "jobs",
	    job_list(r->db, state, "", after, place.back, place.size), "id");
	view_text(r, "state", state);
	return answer_page(r, sound ? 200 : 422, "staff/job_list.cs");
}

int
page_job_show(struct request *r)
{
	const struct row *job = job_get(r->db, path_id(r));

	if (!job)
		return answer_missing(r);
	view_title(r, _("Job"), "jobs");
	view_row(r, "job", job);
	return answer_page(r, 200, "staff/job_show.cs");
}

int
page_job_retry(struct request *r)
{
	if (!form_read(r, no_fields) || !job_revive(r->db, path_id(r)))
		return answer_missing(r);
	audit_object(r, "job", path_id(r));
	return answer_done(r, _("The job waits for its turn again."),
	    "/admin/jobs/%" PRId64, path_id(r));
}

int
page_job_stop(struct request *r)
{
	if (!form_read(r, no_fields) || !job_stop(r->db, path_id(r)))
		return answer_missing(r);
	audit_object(r, "job", path_id(r));
	return answer_done(r, _("The job stops as soon as it can."),
	    "/admin/jobs/%" PRId64, path_id(r));
}
