/*
 * profile.c - a customer's own details.
 */
#include "page/portal/routes.h"

#include "base/country.h"
#include "base/identifier.h"
#include "model/own_customer.h"

static const struct field fields[] = {
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .max = 200,
	    .missing =
		N_("Write your name, so that we know what to call you.") },
	{ .name = "phone", .kind = FIELD_PHONE, .optional = true },
	{ .name = "address", .kind = FIELD_TEXT, .max = 500, .optional = true },
	{ .name = "country", .kind = FIELD_CHOICE, .optional = true },
	{ .name = "zone", .kind = FIELD_CHOICE, .optional = true },
	{ 0 },
};

/* Choices with a first one for who hasn't chosen: without it the browser would
 * show, and send, whatever stands first. */
static void
show_choices(struct request *r, const char *field, const char *none,
    const char **cells, size_t count)
{
	static const char *const names[] = { "value", "label" };
	struct rows rows = { count + 1, 2, names, cells };

	cells[0] = "";
	cells[1] = none;
	form_choices(r, field, &rows);
}

static void
show_countries(struct request *r)
{
	size_t count = country_count();
	const char **cells =
	    arena_array(r->arena, (count + 1) * 2, sizeof(*cells));

	for (size_t i = 0; i < count; i++) {
		cells[i * 2 + 2] = country_at(i)->code;
		cells[i * 2 + 3] = _(country_at(i)->name);
	}
	show_choices(r, "country", _("Not told"), cells, count);
}

static void
show_zones(struct request *r)
{
	size_t count;
	const char *const *zones = time_zone_names(&count);
	const char **cells =
	    arena_array(r->arena, (count + 1) * 2, sizeof(*cells));

	for (size_t i = 0; i < count; i++)
		cells[i * 2 + 2] = cells[i * 2 + 3] = zones[i];
	show_choices(r, "zone", _("As the shop"), cells, count);
}

static int
show(struct request *r, int status)
{
	view_title(r, _("Your profile"), "profile");
	show_countries(r);
	show_zones(r);
	view_row(r, "customer", own_customer_get(r->db, r->who->id));
	view_rows(r, "companies", own_customer_companies(r->db, r->who->id));
	return answer_page(r, status, "portal/profile_show.cs");
}

int
page_profile_show(struct request *r)
{
	const struct row *c = own_customer_get(r->db, r->who->id);

	if (!c)
		return answer_missing(r);
	for (const struct field *f = fields; f->name; f++)
		form_fill(r, f->name, row_string(c, f->name));
	return show(r, 200);
}

/* Codes and zones that nobody offered. */
static void
check_choices(struct request *r)
{
	const char *country = form_text(r, "country");
	const char *zone = form_text(r, "zone");

	if (*country && !country_find(country))
		form_error(r, "country", _("Choose one of these."));
	if (*zone && !time_zone_valid(zone))
		form_error(r, "zone", _("Choose one of these."));
}

int
page_profile_change(struct request *r)
{
	struct own_customer_details d;

	form_read(r, fields);
	check_choices(r);
	if (!form_sound(r))
		return show(r, 422);
	d = (struct own_customer_details){
		.name = form_text(r, "name"),
		.phone = form_text(r, "phone"),
		.phone_shown = form_text(r, "phone"),
		.address = form_text(r, "address"),
		.country = form_text(r, "country"),
		.zone = form_text(r, "zone"),
	};
	own_customer_change(r->db, r->who->id, &d, request_id(r));
	audit_object(r, "customer", r->who->id);
	return answer_done(r, _("Your details are changed."), "/my/profile");
}
