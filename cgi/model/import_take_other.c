/*
 * import_take_other.c - rows of customer and product files, checked.
 */
#include "model/import_taking.h"

#include "base/identifier.h"
#include "base/locale.h"
#include "base/time.h"
#include "base/utf8.h"
#include "model/import_date.h"

static bool
take_contacts(struct taking *t, struct chunk_customer *out)
{
	const char *email = taking_cell(t, COLUMN_EMAIL);
	const char *phone = taking_cell(t, COLUMN_PHONE);
	const char *card = taking_cell(t, COLUMN_CARD);
	struct identifier_email found = { "", "" };

	if (*email && !identifier_email(t->arena, email, &found))
		return taking_refuse(t, N_("this is no e-mail address"));
	out->email = found.address;
	out->email_shown = found.shown;
	out->phone = *phone ? identifier_phone(t->arena, phone,
				  *out->country ? out->country : NULL)
			    : "";
	out->phone_shown = phone;
	out->card = *card ? identifier_external(t->arena, card) : "";
	if (!out->phone)
		return taking_refuse(t, N_("this is no phone number"));
	return out->card || taking_refuse(t, N_("the card number is too long"));
}

static bool
take_about(struct taking *t, struct chunk_customer *out)
{
	const char *since = taking_cell(t, COLUMN_SINCE),
		   *kind = taking_cell(t, COLUMN_KIND);
	struct time_civil civil;

	if (*kind && strcmp(kind, "person") != 0 &&
	    strcmp(kind, "household") != 0 && strcmp(kind, "company") != 0)
		return taking_refuse(
		    t, N_("the kind is none of person, household, company"));
	if (*since && !import_date(since, t->import->map->date, &civil))
		return taking_refuse(t, N_("the date doesn’t fit the mapping"));
	out->kind = kind;
	out->since = *since
	    ? time_sql(t->arena, time_utc(t->import->map->zone, &civil))
	    : "";
	out->name = taking_cut(t->arena, taking_cell(t, COLUMN_NAME), 200);
	out->country = taking_country(taking_cell(t, COLUMN_COUNTRY));
	if (!*out->country && *taking_cell(t, COLUMN_COUNTRY))
		return taking_refuse(t, N_("there is no such country"));
	out->language =
	    taking_cut(t->arena, taking_cell(t, COLUMN_LANGUAGE), 12);
	out->address = taking_cell(t, COLUMN_ADDRESS);
	return true;
}

void
taking_customer_row(struct taking *t)
{
	struct chunk *c = &t->import->chunk;
	struct chunk_customer out = { 0 };
	size_t i;

	if (!taking_customer(t) || !take_about(t, &out) ||
	    !take_contacts(t, &out))
		return;
	if (!*t->customer) {
		taking_refuse(t, N_("there is no customer number"));
		return;
	}
	if (taking_nth(t, t->customer) > 1) {
		taking_refuse(
		    t, N_("the customer number came before in this file"));
		return;
	}
	if (t->settled)
		return;
	i = pool_add(&c->customer_names, t->customer);
	out.number = c->customer_names.texts[i];
	out.shown = t->customer_shown;
	out.row = c->count;
	c->customers[i] = out;
	t->out.order = (unsigned)i;
}

void
taking_product_row(struct taking *t)
{
	struct chunk *c = &t->import->chunk;
	const char *number = taking_cell(t, COLUMN_PRODUCT);
	const char *name = taking_cell(t, COLUMN_DESCRIPTION);
	size_t i;

	if (!*number || !*name) {
		taking_refuse(t, N_("a product needs a number and a name"));
		return;
	}
	if (utf8_count(number) > 64) {
		taking_refuse(t, N_("the product number is too long"));
		return;
	}
	if (taking_nth(t, number) > 1) {
		taking_refuse(
		    t, N_("the product number came before in this file"));
		return;
	}
	if (t->settled)
		return;
	i = pool_add(&c->product_names, number);
	c->products[i] =
	    (struct chunk_product){ .number = c->product_names.texts[i],
		    .name = taking_cut(t->arena, name, 250),
		    .row = c->count };
	t->out.order = (unsigned)i;
}
