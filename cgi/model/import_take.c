/*
 * import_take.c - what one row of an order file says, checked and put into a
 * chunk.
 */
#include "model/import_taking.h"

#include "base/locale.h"
#include "base/money.h"
#include "base/time.h"
#include "base/utf8.h"
#include "model/import_date.h"

enum { NUMBER = 64, PRICE_DIGITS = 4, QUANTITY_DIGITS = 3 };

static bool
take_date(struct taking *t)
{
	const struct import_map *m = t->import->map;
	struct time_civil civil;

	if (!import_date(taking_cell(t, COLUMN_ORDERED), m->date, &civil))
		return taking_refuse(t, N_("the date doesn’t fit the mapping"));
	if (civil.year < 1900 || civil.year > 2200)
		return taking_refuse(t, N_("the date is out of range"));
	t->day = arena_format(
	    t->arena, "%04d%02d%02d", (int)civil.year, civil.month, civil.day);
	t->at = time_sql(t->arena, time_utc(m->zone, &civil));
	return true;
}

static bool
take_currency(struct taking *t)
{
	const struct import_map *m = t->import->map;

	t->currency = m->currency;
	t->exponent = t->import->exponent;
	if (!import_map_uses(m, COLUMN_CURRENCY))
		return true;
	t->currency = taking_cell(t, COLUMN_CURRENCY);
	t->exponent = money_exponent(t->currency);
	return money_find(t->currency) ||
	    taking_refuse(t, N_("there is no such currency"));
}

/* Rounded half away from zero, as a till does. */
static __int128
divide(__int128 value, int64_t by)
{
	return value < 0 ? -((-value + by / 2) / by) : (value + by / 2) / by;
}

static bool
take_number(
    struct taking *t, enum import_column column, int digits, int64_t *value)
{
	const struct import_map *m = t->import->map;

	return money_parse_with(taking_cell(t, column), digits, m->decimal,
		   m->group, value) == MONEY_GOOD;
}

static const char *
quantity_text(struct arena *arena, int64_t thousandths)
{
	int64_t whole = thousandths / 1000, rest = thousandths % 1000;

	if (!rest)
		return arena_format(arena, "%lld", (long long)whole);
	return arena_format(arena, "%s%lld.%03d", thousandths < 0 ? "-" : "",
	    (long long)(whole < 0 ? -whole : whole),
	    (int)(rest < 0 ? -rest : rest));
}

static bool
take_quantity(struct taking *t, int64_t *thousandths)
{
	*thousandths = 1000;
	if (import_map_uses(t->import->map, COLUMN_QUANTITY) &&
	    !take_number(t, COLUMN_QUANTITY, QUANTITY_DIGITS, thousandths))
		return taking_refuse(t, N_("the quantity is no number"));
	if (*thousandths > 99999999999LL || *thousandths < -99999999999LL)
		return taking_refuse(t, N_("the quantity is out of range"));
	t->out.quantity = quantity_text(t->arena, *thousandths);
	return true;
}

static bool
take_amount(struct taking *t)
{
	const struct import_map *m = t->import->map;
	__int128 amount;
	int64_t quantity, price;

	if (!take_quantity(t, &quantity))
		return false;
	if (import_map_uses(m, COLUMN_AMOUNT)) {
		if (!take_number(t, COLUMN_AMOUNT, t->exponent, &price))
			return taking_refuse(
			    t, N_("the amount is no number in this currency"));
		amount = price;
	} else {
		if (!take_number(
			t, COLUMN_PRICE, t->exponent + PRICE_DIGITS, &price))
			return taking_refuse(t, N_("the price is no number"));
		amount = divide((__int128)price * quantity, 1000 * 10000);
	}
	if (amount > 1000000000000000LL || amount < -1000000000000000LL)
		return taking_refuse(t, N_("the amount is out of range"));
	t->out.amount_minor = (int64_t)amount;
	t->out.negative = quantity < 0 || amount < 0;
	return true;
}

static bool
take_product(struct taking *t)
{
	const char *number = taking_cell(t, COLUMN_PRODUCT);

	t->out.description =
	    taking_cut(t->arena, taking_cell(t, COLUMN_DESCRIPTION), 250);
	t->out.product = -1;
	if (*number && utf8_count(number) > NUMBER)
		return taking_refuse(t, N_("the product number is too long"));
	return true;
}

static void
take_kind(struct taking *t)
{
	const char *prefix = t->import->map->return_prefix;

	if (*prefix && strncmp(t->number, prefix, strlen(prefix)) == 0)
		t->kind = "return";
	else
		t->kind = t->out.negative ? "adjustment" : "order";
}

/* All cells with a mark between, so that quoting and spacing don't count. */
static uint64_t
hash_cells(struct taking *t)
{
	struct buffer b = { .arena = t->arena };

	for (size_t i = 0; i < t->row->count; i++) {
		buffer_add(&b, t->row->cells[i].text, t->row->cells[i].length);
		buffer_add(&b, "\x1f", 1);
	}
	return hash_short(b.text, b.length);
}

/* A long customer number would make a number that doesn’t fit its column. */
static const char *
short_customer(struct taking *t)
{
	if (utf8_count(t->customer) <= 60)
		return t->customer;
	return arena_format(t->arena, "%016llx",
	    (unsigned long long)hash_short(t->customer, strlen(t->customer)));
}

/*
 * The order's number and the row's hash. Equal rows of one file are told
 * apart by their count, so all of them are kept and still found again.
 */
static bool
take_key(struct taking *t)
{
	uint64_t hash = hash_cells(t);
	const char *text;

	t->out.hash = (int64_t)hash;
	if (*t->number && !t->import->map->lines)
		return taking_nth(t, t->number) <= 1 ||
		    taking_refuse(
			t, N_("the order number came before in this file"));
	text = *t->number
	    ? arena_format(
		  t->arena, "%s/%016llx", t->number, (unsigned long long)hash)
	    : arena_format(t->arena, "%s-%s-%08llx", short_customer(t), t->day,
		  (unsigned long long)hash & 0xffffffffu);
	text = arena_format(t->arena, "%s-%u", text, taking_nth(t, text));
	if (*t->number)
		t->out.hash = (int64_t)hash_short(text, strlen(text));
	else
		t->number = text;
	return true;
}

static bool
take_cells(struct taking *t)
{
	t->number = taking_cell(t, COLUMN_ORDER);
	if (import_map_uses(t->import->map, COLUMN_ORDER) && !*t->number)
		return taking_refuse(t, N_("there is no order number"));
	if (utf8_count(t->number) > NUMBER)
		return taking_refuse(t, N_("the order number is too long"));
	return taking_customer(t) && take_date(t) && take_currency(t) &&
	    take_amount(t) && take_product(t);
}

static int
join_customer(struct taking *t)
{
	struct chunk *c = &t->import->chunk;
	size_t before = c->customer_names.count, i;

	if (!*t->customer)
		return -1;
	i = pool_add(&c->customer_names, t->customer);
	if (i == before)
		c->customers[i] = (struct chunk_customer){
			.number = c->customer_names.texts[i],
			.shown = t->customer_shown,
			.name = taking_cut(
			    t->arena, taking_cell(t, COLUMN_NAME), 200),
			.country =
			    taking_country(taking_cell(t, COLUMN_COUNTRY)),
			.since = t->at,
		};
	return (int)i;
}

static void
join_product(struct taking *t)
{
	struct chunk *c = &t->import->chunk;
	const char *number = taking_cell(t, COLUMN_PRODUCT);
	size_t before = c->product_names.count, i;

	if (!*number)
		return;
	i = pool_add(&c->product_names, number);
	if (i == before)
		c->products[i] =
		    (struct chunk_product){ .number =
						c->product_names.texts[i] };
	if (!c->products[i].name || !*c->products[i].name)
		c->products[i].name = t->out.description;
	t->out.product = (int)i;
}

/* "6 × Lantern, 2 × Bunting, …": what the timeline says of the order. */
static void
add_detail(struct taking *t, struct chunk_order *o)
{
	const char *name = *t->out.description ? t->out.description
					       : taking_cell(t, COLUMN_PRODUCT);

	if (o->details > 3 || !*name)
		return;
	if (o->details++ == 3)
		o->detail = arena_format(t->arena, "%s, …", o->detail);
	else
		o->detail = arena_format(t->arena, "%s%s%s × %s", o->detail,
		    *o->detail ? ", " : "", t->out.quantity,
		    taking_cut(t->arena, name, 120));
}

static void
order_make(struct taking *t, const char *number)
{
	struct chunk *c = &t->import->chunk;
	struct chunk_order *o = &c->orders[c->order_names.count - 1];

	*o = (struct chunk_order){
		.number = number,
		.kind = t->kind,
		.at = t->at,
		.currency = t->currency,
		.channel =
		    taking_cut(t->arena, taking_cell(t, COLUMN_CHANNEL), 32),
		.detail = "",
		.customer = join_customer(t),
		.hash = t->out.hash,
	};
}

static bool
same_customer(const struct taking *t, const struct chunk_order *o)
{
	const struct chunk *c = &t->import->chunk;

	if (o->customer < 0)
		return !*t->customer;
	return strcmp(c->customers[o->customer].number, t->customer) == 0;
}

static void
join_order(struct taking *t)
{
	struct chunk *c = &t->import->chunk;
	size_t before = c->order_names.count;
	size_t i = pool_add(&c->order_names, t->number);
	struct chunk_order *o = &c->orders[i];

	t->out.order = (unsigned)i;
	if (i == before)
		order_make(t, c->order_names.texts[i]);
	else if (!same_customer(t, o))
		taking_refuse(
		    t, N_("other lines of this order have another customer"));
	else if (strcmp(o->currency, t->currency) != 0)
		taking_refuse(
		    t, N_("other lines of this order have another currency"));
	if (t->reason)
		return;
	add_detail(t, o);
	join_product(t);
}

void
taking_order(struct taking *t)
{
	if (!take_cells(t) || !take_key(t) || t->settled)
		return;
	take_kind(t);
	join_order(t);
}
