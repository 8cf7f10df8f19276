/*
 * setting.c - what the shop says about itself: name, address, money, time.
 */
#include "page/staff/routes.h"

#include "base/country.h"
#include "base/money.h"
#include "model/setting.h"

static const struct field fields[] = {
	{ .name = "shop_name",
	    .kind = FIELD_LINE,
	    .min = 1,
	    .max = 100,
	    .missing = N_("Say what the shop is called.") },
	{ .name = "shop_address",
	    .kind = FIELD_LINE,
	    .max = 200,
	    .optional = true },
	{ .name = "shop_hours",
	    .kind = FIELD_LINE,
	    .max = 200,
	    .optional = true },
	{ .name = "shop_phone",
	    .kind = FIELD_LINE,
	    .max = 40,
	    .optional = true },
	{ .name = "shop_email", .kind = FIELD_EMAIL, .optional = true },
	{ .name = "country", .kind = FIELD_LINE, .max = 2 },
	{ .name = "currency", .kind = FIELD_LINE, .max = 3 },
	{ .name = "zone", .kind = FIELD_LINE, .max = 64 },
	{ .name = "lang", .kind = FIELD_LINE, .max = 12, .optional = true },
	{ .name = "mail_from", .kind = FIELD_EMAIL, .optional = true },
	{ .name = "mail_from_name",
	    .kind = FIELD_LINE,
	    .max = 100,
	    .optional = true },
	{ 0 },
};

/* Rows of value and label, to choose from. */
struct choices {
	struct request *r;
	struct rows rows;
	size_t room;
};

static struct choices
choices_new(struct request *r, size_t room)
{
	static const char *const names[] = { "value", "label" };

	return (struct choices){ .r = r,
		.room = room,
		.rows = { .columns = 2,
		    .names = names,
		    .cells =
			arena_array(r->arena, room * 2, sizeof(char *)) } };
}

static void
choices_add(struct choices *c, const char *value, const char *label)
{
	c->rows.cells[c->rows.count * 2] = value;
	c->rows.cells[c->rows.count * 2 + 1] = label;
	c->rows.count++;
}

static int
by_label(const void *a, const void *b)
{
	const char *const *one = a, *const *two = b;

	return strcoll(one[1], two[1]);
}

static void
choices_show(struct choices *c, const char *name, bool sorted)
{
	if (sorted)
		qsort(
		    c->rows.cells, c->rows.count, 2 * sizeof(char *), by_label);
	form_choices(c->r, name, &c->rows);
}

static void
show_places(struct request *r)
{
	struct choices c = choices_new(r, country_count());
	const char *const *zones;
	size_t zone_count;

	for (size_t i = 0; i < country_count(); i++)
		choices_add(&c, country_at(i)->code, _(country_at(i)->name));
	choices_show(&c, "country", true);
	zones = time_zone_names(&zone_count);
	c = choices_new(r, zone_count);
	for (size_t i = 0; i < zone_count; i++)
		choices_add(&c, zones[i], zones[i]);
	choices_show(&c, "zone", false);
}

static void
show_choices(struct request *r)
{
	struct choices c = choices_new(r, money_count());

	show_places(r);
	for (size_t i = 0; i < money_count(); i++)
		choices_add(&c, money_at(i)->code,
		    arena_format(r->arena, "%s, %s", money_at(i)->code,
			_(money_at(i)->name)));
	choices_show(&c, "currency", false);
	c = choices_new(r, locale_count() + 1);
	choices_add(&c, "", _("As each visitor’s browser asks"));
	for (size_t i = 0; i < locale_count(); i++)
		choices_add(&c, locale_at(i)->code, locale_at(i)->name);
	choices_show(&c, "lang", false);
}

static int
show(struct request *r, int status)
{
	view_title(r, _("Settings"), "settings");
	show_choices(r);
	view_rows(r, "changes", setting_changes(r->db));
	return answer_page(r, status, "staff/setting_show.cs");
}

/* What holds now: as stored, else the default. */
static const char *
current(struct request *r, const struct rows *stored, const char *name)
{
	for (size_t i = 0; i < stored->count; i++) {
		struct row row = rows_at(stored, i);

		if (strcmp(row_text(&row, "name"), name) == 0)
			return row_text(&row, "value");
	}
	return request_shop(r, name);
}

int
page_setting_show(struct request *r)
{
	const struct rows *stored = setting_list(r->db);

	form_show(r, fields);
	for (const struct field *f = fields; f->name; f++)
		form_fill(r, f->name, current(r, stored, f->name));
	return show(r, 200);
}

static bool
is_known(struct request *r)
{
	const char *lang = form_text(r, "lang");

	if (!country_find(form_text(r, "country")))
		form_error(r, "country", _("Choose a country of the list."));
	if (!money_find(form_text(r, "currency")))
		form_error(r, "currency", _("Choose a currency of the list."));
	if (!time_zone_valid(form_text(r, "zone")))
		form_error(r, "zone", _("Choose a time zone of the list."));
	if (*lang && !locale_find(lang))
		form_error(r, "lang", _("Choose a language of the list."));
	return form_sound(r);
}

int
page_setting_save(struct request *r)
{
	const struct rows *stored = setting_list(r->db);
	struct buffer changed = { .arena = r->arena };

	if (!form_read(r, fields) || !is_known(r))
		return show(r, 422);
	buffer_text(&changed, "");
	for (const struct field *f = fields; f->name; f++) {
		const char *value = form_text(r, f->name);

		if (strcmp(value, current(r, stored, f->name)) == 0)
			continue;
		setting_put(r->db, f->name, value, request_id(r));
		buffer_format(
		    &changed, "%s%s", changed.length ? " " : "", f->name);
	}
	audit_detail(r, changed.text);
	return answer_done(r,
	    changed.length
		? _("The settings are saved.")
		: _("Nothing was different, so nothing was changed."),
	    "/admin/settings");
}
