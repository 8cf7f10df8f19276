/*
 * audit.c - who changed what, and whether the log itself was touched.
 */
#include "page/staff/routes.h"

#include "base/json.h"
#include "model/audit.h"
#include "model/job.h"

static const struct choice others[] = {
	{ "", N_("Everybody"), NULL, NULL },
	{ "nobody", N_("Somebody not signed in"), NULL, NULL },
	{ "customer", N_("Customers"), NULL, NULL },
	{ "program", N_("Programs"), NULL, NULL },
	{ 0 },
};

static const struct choice every_action[] = {
	{ "", N_("Everything"), NULL, NULL },
	{ 0 },
};

static const struct field filter_fields[] = {
	{ .name = "who", .kind = FIELD_LINE, .max = 20, .optional = true },
	{ .name = "action", .kind = FIELD_LINE, .max = 120, .optional = true },
	{ .name = "from", .kind = FIELD_DATE, .optional = true },
	{ .name = "to", .kind = FIELD_DATE, .optional = true },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "id", N_("Number") },
	{ "happened_at", N_("Time (UTC)") },
	{ "actor_kind", N_("Who") },
	{ "actor_id", N_("Who (number)") },
	{ "actor", N_("Name") },
	{ "action", N_("What") },
	{ "object_kind", N_("Of what") },
	{ "object_id", N_("Of what (number)") },
	{ "detail", N_("Detail") },
	{ "program", N_("Program") },
	{ "request_id", N_("Request") },
	{ "address", N_("Network address") },
	{ 0 },
};

/* The moment at which a day of the reader begins, so many days on. */
static const char *
day_start(struct request *r, const char *date, int on)
{
	int64_t days;

	if (!time_parse_date(date, &days))
		return "";
	return time_sql(r->arena, time_day_start(r->reader.zone, days + on));
}

/* who is one of the others, or the number of a member of staff. */
static struct audit_filter
read_filter(struct request *r)
{
	const char *who = form_text(r, "who");
	int64_t staff = strtoll(who, NULL, 10);

	return (struct audit_filter){
		.actor_kind = staff > 0 ? "staff" : who,
		.actor = staff > 0 ? staff : 0,
		.action = form_text(r, "action"),
		.from = day_start(r, form_text(r, "from"), 0),
		.to = day_start(r, form_text(r, "to"), 1),
	};
}

/* What is always there to choose, then what the database knows. */
static void
show_choices(struct request *r, const char *name, const struct choice *first,
    const struct rows *more)
{
	static const char *const names[] = { "value", "label" };
	struct rows *all = arena_alloc(r->arena, sizeof(*all));
	size_t count = 0;

	while (first[count].value)
		count++;
	all->columns = 2;
	all->count = count + more->count;
	all->names = names;
	all->cells = arena_array(r->arena, all->count * 2, sizeof(char *));
	for (size_t i = 0; i < count; i++) {
		all->cells[i * 2] = first[i].value;
		all->cells[i * 2 + 1] = _(first[i].label);
	}
	if (more->count)
		memcpy(all->cells + count * 2, more->cells,
		    more->count * 2 * sizeof(char *));
	form_choices(r, name, all);
}

/* chain.links, .broken, .unlinked, .why, .finished_at, or chain.running. */
static void
show_chain(struct request *r)
{
	const struct row *job = job_last(r->db, "audit_verify");
	const char *text = job ? row_string(job, "result") : "";
	json_t *result = NULL;

	view_flag(r, "chain.running",
	    job_list(r->db, "waiting", "audit_verify", 0, false, 1)->count ||
		job_list(r->db, "running", "audit_verify", 0, false, 1)->count);
	if (json_read(text, strlen(text), 4, &result) != JSON_OK)
		return;
	view_time(r, "chain.finished_at", row_text(job, "finished_at"));
	view_number(r, "chain.links",
	    json_integer_value(json_object_get(result, "links")));
	view_number(r, "chain.broken",
	    json_integer_value(json_object_get(result, "broken")));
	view_number(r, "chain.unlinked",
	    json_integer_value(json_object_get(result, "unlinked")));
	json_decref(result);
}

int
page_audit_list(struct request *r)
{
	bool sound = form_read(r, filter_fields);
	struct audit_filter filter = read_filter(r);
	struct list_place place = list_place(r);
	int64_t after = place.after ? strtoll(place.after, NULL, 10) : 0;

	view_title(r, _("Audit log"), "audit");
	if (sound && csv_wanted(r) && may(r->who, RIGHT_export_data)) {
		audit_each(r->db, &filter, csv_row,
		    csv_start(r, "audit.csv", columns));
		return answer_csv(r);
	}
	if (sound)
		view_list(r, "entries",
		    audit_list(r->db, &filter, after, place.back, place.size),
		    "id");
	show_choices(r, "who", others, audit_people(r->db));
	show_choices(r, "action", every_action, audit_actions(r->db));
	show_chain(r);
	view_flag(r, "filtered",
	    *filter.actor_kind || *filter.action || *filter.from || *filter.to);
	return answer_page(r, sound ? 200 : 422, "staff/audit_list.cs");
}

int
page_audit_verify(struct request *r)
{
	if (!form_read(r, no_fields))
		return answer_missing(r);
	job_add_single(r->db,
	    &(struct job_new){ .kind = "audit_verify", .staff = r->who->id });
	return answer_done(r,
	    _("The log is being checked; look again in a moment."),
	    "/admin/audit");
}
