/*
 * customer_edit.c - staff change a customer's details or add a new one.
 */
#include "page/staff/routes.h"

#include "base/country.h"
#include "model/customer.h"

static const struct choice kinds[] = {
	{ "person", N_("Person"), "bi-person", NULL },
	{ "household", N_("Household"), "bi-house", NULL },
	{ "company", N_("Company"), "bi-building", NULL },
	{ 0 },
};

static const struct field fields[] = {
	{ .name = "kind", .kind = FIELD_CHOICE, .choices = kinds },
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .max = 200,
	    .missing = N_("Write the name as the customer writes it.") },
	{ .name = "lang", .kind = FIELD_CHOICE, .optional = true },
	{ .name = "country", .kind = FIELD_CHOICE, .optional = true },
	{ .name = "address", .kind = FIELD_TEXT, .max = 500, .optional = true },
	{ .name = "email", .kind = FIELD_EMAIL, .optional = true },
	{ .name = "phone", .kind = FIELD_PHONE, .optional = true },
	{ 0 },
};

static const char *const choice_columns[] = { "value", "label" };

static void
show_countries(struct request *r)
{
	size_t count = country_count() + 1;
	const char **cells = arena_array(r->arena, count * 2, sizeof(*cells));
	struct rows rows = { count, 2, choice_columns, cells };

	cells[0] = "";
	cells[1] = _("Not known");
	for (size_t i = 1; i < count; i++) {
		cells[i * 2] = country_at(i - 1)->code;
		cells[i * 2 + 1] = _(country_at(i - 1)->name);
	}
	form_choices(r, "country", &rows);
}

static void
show_languages(struct request *r)
{
	size_t count = locale_count() + 1;
	const char **cells = arena_array(r->arena, count * 2, sizeof(*cells));
	struct rows rows = { count, 2, choice_columns, cells };

	cells[0] = "";
	cells[1] = _("As the browser says");
	for (size_t i = 1; i < count; i++) {
		cells[i * 2] = locale_at(i - 1)->code;
		cells[i * 2 + 1] = locale_at(i - 1)->name;
	}
	form_choices(r, "lang", &rows);
}

static int
show(struct request *r, int status, const char *title)
{
	view_title(r, title, "customers");
	show_countries(r);
	show_languages(r);
	return answer_page(r, status, "staff/customer_edit.cs");
}

/* Choices from tables of ours rather than the form's own. */
static bool
read_details(struct request *r)
{
	form_read(r, fields);
	if (form_given(r, "country") && !country_find(form_text(r, "country")))
		form_error(r, "country", _("Choose one of these."));
	if (form_given(r, "lang") && !locale_find(form_text(r, "lang")))
		form_error(r, "lang", _("Choose one of these."));
	return form_sound(r);
}

static struct customer_details
details(struct request *r)
{
	return (struct customer_details){
		.kind = form_text(r, "kind"),
		.name = form_text(r, "name"),
		.lang = form_text(r, "lang"),
		.country = form_text(r, "country"),
		.address = form_text(r, "address"),
	};
}

/* False after a complaint: the address belongs to somebody else. */
static bool
add_identifier(struct request *r, int64_t id, const char *kind)
{
	const char *value = form_text(r, kind);

	if (!*value || customer_identifier_add(r->db, id, kind, value, value))
		return true;
	form_error(r, kind, _("Another customer has this one already."));
	return false;
}

int
page_customer_edit(struct request *r)
{
	const struct row *c = customer_live(r->db, path_id(r));

	if (!c)
		return answer_missing(r);
	for (const char *const *name = (const char *const[]){ "kind", "name",
		 "lang", "country", "address", NULL };
	     *name; name++)
		form_fill(r, *name, row_string(c, *name));
	form_show(r, fields);
	view_row(r, "customer", c);
	return show(r, 200, _("Change details"));
}

int
page_customer_change(struct request *r)
{
	const struct row *c = customer_live(r->db, path_id(r));
	struct customer_details d;

	if (!c)
		return answer_missing(r);
	view_row(r, "customer", c);
	if (!read_details(r))
		return show(r, 422, _("Change details"));
	d = details(r);
	if (!add_identifier(r, path_id(r), "email") ||
	    !add_identifier(r, path_id(r), "phone"))
		return show(r, 422, _("Change details"));
	customer_change(
	    r->db, r->arena, path_id(r), r->who->id, &d, request_id(r));
	audit_object(r, "customer", path_id(r));
	return answer_done(r, _("The details are changed."),
	    "/staff/customers/%" PRId64, path_id(r));
}

int
page_customer_new(struct request *r)
{
	form_fill(r, "kind", "person");
	form_show(r, fields);
	return show(r, 200, _("New customer"));
}

int
page_customer_add(struct request *r)
{
	struct customer_details d;
	int64_t id;

	if (!read_details(r))
		return show(r, 422, _("New customer"));
	d = details(r);
	id = customer_add(r->db, r->arena, &d);
	if (!add_identifier(r, id, "email") || !add_identifier(r, id, "phone"))
		return show(r, 422, _("New customer"));
	audit_object(r, "customer", id);
	return answer_done(
	    r, _("The customer is added."), "/staff/customers/%" PRId64, id);
}

static const struct field contact_fields[] = {
	{ .name = "person",
	    .kind = FIELD_NUMBER,
	    .min = 1,
	    .max = INT64_MAX,
	    .missing = N_("Give the number of the person's page.") },
	{ .name = "post", .kind = FIELD_LINE, .max = 120, .optional = true },
	{ .name = "may_see", .kind = FIELD_CHECK, .optional = true },
	{ .name = "drop", .kind = FIELD_CHECK, .optional = true },
	{ 0 },
};

int
page_customer_contact(struct request *r)
{
	if (!form_read(r, contact_fields))
		return answer_redirect(
		    r, "/staff/customers/%" PRId64, path_id(r));
	audit_object(r, "customer", path_id(r));
	if (form_given(r, "drop")) {
		customer_contact_drop(
		    r->db, path_id(r), form_number(r, "person"));
		return answer_done(r, _("The contact is taken off."),
		    "/staff/customers/%" PRId64, path_id(r));
	}
	if (!customer_contact_put(r->db, path_id(r), form_number(r, "person"),
		form_text(r, "post"), form_given(r, "may_see")))
		return answer_missing(r);
	return answer_done(r, _("The contact is set."),
	    "/staff/customers/%" PRId64, path_id(r));
}
