/*
 * customer.c - staff look people up and see what happened to one.
 */
#include "page/staff/routes.h"

#include "base/totp.h"
#include "model/claim.h"
#include "model/customer.h"

enum { TABLE_ROWS = 10000 };

static const struct choice states[] = {
	{ "", N_("Any state"), NULL, NULL },
	{ "prospect", N_("Prospect"), NULL, NULL },
	{ "new", N_("New"), NULL, NULL },
	{ "second", N_("Second purchase"), NULL, NULL },
	{ "regular", N_("Regular"), NULL, NULL },
	{ "slipping", N_("Slipping"), NULL, NULL },
	{ "lapsed", N_("Lapsed"), NULL, NULL },
	{ "won-back", N_("Won back"), NULL, NULL },
	{ 0 },
};

static const struct choice kinds[] = {
	{ "", N_("Any kind"), NULL, NULL },
	{ "person", N_("Person"), NULL, NULL },
	{ "household", N_("Household"), NULL, NULL },
	{ "company", N_("Company"), NULL, NULL },
	{ 0 },
};

static const struct field filter_fields[] = {
	{ .name = "q", .kind = FIELD_LINE, .max = 100, .optional = true },
	{ .name = "state",
	    .kind = FIELD_CHOICE,
	    .choices = states,
	    .optional = true },
	{ .name = "kind",
	    .kind = FIELD_CHOICE,
	    .choices = kinds,
	    .optional = true },
	{ .name = "country", .kind = FIELD_LINE, .max = 2, .optional = true },
	{ 0 },
};

static const struct csv_column columns[] = {
	{ "id", N_("Number") },
	{ "name", N_("Name") },
	{ "kind", N_("Kind") },
	{ "state", N_("State") },
	{ "email", N_("E-mail") },
	{ "country", N_("Country") },
	{ "order_count", N_("Orders") },
	{ "since_at", N_("Customer since (UTC)") },
	{ "last_at", N_("Last seen (UTC)") },
	{ 0 },
};

static struct customer_filter
read_filter(struct request *r)
{
	struct list_place place = list_place(r);

	return (struct customer_filter){
		.query = form_text(r, "q"),
		.state = form_text(r, "state"),
		.kind = form_text(r, "kind"),
		.country = form_text(r, "country"),
		.place = place.after,
		.back = place.back,
		.size = place.size,
	};
}

static int
as_table(struct request *r, struct customer_filter *filter)
{
	filter->place = NULL;
	filter->size = TABLE_ROWS;
	customer_each(r->db, r->arena, filter, csv_row,
	    csv_start(r, "customers.csv", columns));
	return answer_csv(r);
}

int
page_customer_list(struct request *r)
{
	bool sound = form_read(r, filter_fields);
	struct customer_filter filter = read_filter(r);

	view_title(r, _("Customers"), "customers");
	if (sound && csv_wanted(r))
		return as_table(r, &filter);
	if (sound)
		view_list(r, "customers",
		    customer_list(r->db, r->arena, &filter), "place");
	view_flag(r, "filtered",
	    *filter.query || *filter.state || *filter.kind || *filter.country);
	return answer_page(r, sound ? 200 : 422, "staff/customer_list.cs");
}

static const struct choice timeline_kinds[] = {
	{ "", N_("All"), NULL, NULL },
	{ "order", N_("Orders"), NULL, NULL },
	{ "feedback", N_("Feedback"), NULL, NULL },
	{ "note", N_("Notes"), NULL, NULL },
	{ "profile", N_("Changes"), NULL, NULL },
	{ 0 },
};

static const struct field timeline_fields[] = {
	{ .name = "show",
	    .kind = FIELD_CHOICE,
	    .choices = timeline_kinds,
	    .optional = true },
	{ 0 },
};

static const struct field note_fields[] = {
	{ .name = "note",
	    .kind = FIELD_TEXT,
	    .max = 4000,
	    .missing = N_("Write what others should know.") },
	{ 0 },
};

static int
show(struct request *r, int status, const char *kind)
{
	struct list_place place = list_place(r);
	const struct row *customer = customer_get(r->db, path_id(r));

	if (!customer)
		return answer_missing(r);
	view_title(r, row_string(customer, "name"), "customers");
	view_row(r, "customer", customer);
	view_rows(r, "bought", customer_bought(r->db, path_id(r)));
	view_rows(r, "identifiers", customer_identifiers(r->db, path_id(r)));
	view_rows(r, "notes", customer_notes(r->db, path_id(r)));
	if (strcmp(row_string(customer, "kind"), "person") == 0)
		view_rows(r, "belongs", customer_belongs(r->db, path_id(r)));
	else
		view_rows(r, "contacts", customer_contacts(r->db, path_id(r)));
	view_text(r, "timeline_kind", kind);
	view_list(r, "events",
	    customer_timeline(r->db, r->arena, path_id(r), kind, place.after,
		place.back, place.size),
	    "place");
	return answer_page(r, status, "staff/customer_show.cs");
}

int
page_customer_show(struct request *r)
{
	if (!form_read(r, timeline_fields))
		return answer_missing(r);
	return show(r, 200, form_text(r, "show"));
}

int
page_customer_note(struct request *r)
{
	if (!form_read(r, note_fields))
		return show(r, 422, "");
	if (!customer_live(r->db, path_id(r)))
		return answer_missing(r);
	customer_note_add(
	    r->db, path_id(r), r->who->id, form_text(r, "note"), request_id(r));
	audit_object(r, "customer", path_id(r));
	return answer_done(r, _("The note is kept. Only staff see it."),
	    "/staff/customers/%" PRId64, path_id(r));
}

/*
 * For somebody who stands at the counter: with this code the history can be
 * claimed when joining, though no e-mail address leads to it. Shown once.
 */
int
page_customer_code(struct request *r)
{
	const struct row *customer = customer_live(r->db, path_id(r));
	const char *code = totp_recovery(r->arena);

	if (!customer)
		return answer_missing(r);
	claim_issue(r->db, path_id(r),
	    request_hash(r, "claim", totp_recovery_plain(r->arena, code)));
	audit_object(r, "customer", path_id(r));
	view_title(r, _("A code to claim this history"), "customers");
	view_row(r, "customer", customer);
	view_text(r, "code", code);
	return answer_page(r, 200, "staff/customer_code.cs");
}
