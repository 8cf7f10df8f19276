/*
 * demo_line.c - what was in the demo shop's orders, and what came back. An
 * order's value is drawn first (Gamma-Gamma); its lines then add up to it: a
 * few pieces at their price, and beans or tea by weight for the rest.
 */
#include "job/demo.h"

enum {
	LEAST = 100, /* cents of an order */
	LINES_MOST = 4,
	WEIGHED_LEAST = 180, /* cents worth taking the scales for */
	NAMES_SHOWN = 3,
	TRIES = 12 /* to find something that fits what is left */
};

#define RETURNED 0.028

struct basket {
	struct demo_shop *shop;
	struct draw draw;
	struct demo_order *order;
	const struct demo_person *person;
	struct buffer names;
	int64_t line;
};

static void
add_line(struct basket *b, const struct demo_product *product,
    const char *quantity, int64_t amount)
{
	struct demo_line *l = demo_add(b->shop, &b->shop->lines);

	*l = (struct demo_line){ .order = b->order->id,
		.line = ++b->line,
		.product = product->id,
		.quantity = quantity,
		.amount = amount };
	if (b->line > NAMES_SHOWN)
		return;
	if (b->line > 1)
		buffer_text(&b->names, " · ");
	buffer_text(&b->names, product->name);
}

/* Nobody gets the same thing on two lines. */
static bool
holds(const struct basket *b, const struct demo_product *product)
{
	for (int64_t i = 1; i <= b->line; i++)
		if (b->shop->lines.items[b->shop->lines.count - (size_t)i]
			.product == product->id)
			return true;
	return false;
}

static const struct demo_product *
some_product(struct basket *b)
{
	size_t i = draw_chance(&b->draw, 0.65)
	    ? b->person->favourites[draw_below(&b->draw, DEMO_FAVOURITES)]
	    : draw_below(&b->draw, b->shop->products.count);

	return &b->shop->products.items[i];
}

/* A piece for at most that much; NULL: nothing suited. */
static const struct demo_product *
some_piece(struct basket *b, int64_t most)
{
	for (int i = 0; i < TRIES; i++) {
		const struct demo_product *p = some_product(b);

		if (!p->weighed && p->minor <= most && !holds(b, p))
			return p;
	}
	return NULL;
}

static const struct demo_product *
some_weighed(struct basket *b)
{
	const struct demo_product *p;

	do
		p = some_product(b);
	while (!p->weighed &&
	    (p = &b->shop->products
		      .items[draw_below(&b->draw, b->shop->products.count)],
		!p->weighed));
	return p;
}

static void
add_weighed(struct basket *b, int64_t amount)
{
	const struct demo_product *p = some_weighed(b);
	int64_t grams = (amount * 1000 + p->minor / 2) / p->minor;

	add_line(b, p,
	    arena_format(b->shop->arena, "%d.%03d", (int)(grams / 1000),
		(int)(grams % 1000)),
	    amount);
}

static void
fill_basket(struct basket *b)
{
	int64_t left = b->order->total;

	while (b->line < LINES_MOST && left > WEIGHED_LEAST) {
		const struct demo_product *p =
		    some_piece(b, left - WEIGHED_LEAST);
		int64_t count = 1;

		if (!p || (b->line && draw_chance(&b->draw, 0.3)))
			break;
		if (p->minor * 2 < left - WEIGHED_LEAST &&
		    draw_chance(&b->draw, 0.25))
			count = 2;
		add_line(b, p, count == 1 ? "1" : "2", p->minor * count);
		left -= p->minor * count;
	}
	add_weighed(b, left);
	if (b->line > NAMES_SHOWN)
		buffer_text(&b->names, " …");
}

static void
make_lines(struct basket *b, struct demo_order *o)
{
	double value;

	b->order = o;
	b->line = 0;
	b->names = (struct buffer){ .arena = b->shop->arena };
	value = draw_gamma(&b->draw, DEMO_P, b->person->nu);
	o->total = value < LEAST ? LEAST : (int64_t)(value + 0.5);
	fill_basket(b);
	o->detail = b->names.text;
}

/* One line of it comes back, a few days later. */
static void
make_return(struct basket *b, const struct demo_order *o, size_t first)
{
	struct demo_shop *shop = b->shop;
	struct demo_line line = shop->lines.items[first];
	int64_t at = o->at + draw_between(&b->draw, 2, 20) * DEMO_DAY;
	const struct demo_product *p = &shop->products.items[line.product - 1];
	struct demo_order back = { .customer = o->customer,
		.of = o->id,
		.at = at,
		.total = -line.amount,
		.kind = "return",
		.state = "delivered",
		.channel = o->channel,
		.detail = p->name,
		.number = arena_format(shop->arena, "R-%s", o->number) };

	if (at > shop->now || line.amount == o->total)
		return;
	back.id = (int64_t)shop->orders.count + 1;
	*demo_add(shop, &shop->orders) = back;
	line.order = back.id;
	line.amount = -line.amount;
	line.quantity = arena_format(shop->arena, "-%s", line.quantity);
	*demo_add(shop, &shop->lines) = line;
}

static bool
read_products(struct demo_shop *shop)
{
	const json_t *all = demo_read(shop, "products.json");

	for (size_t i = 0; i < json_array_size(all); i++) {
		const json_t *one = json_array_get(all, i);

		*demo_add(shop, &shop->products) =
		    (struct demo_product){ .id = (int64_t)i + 1,
			    .number = json_string_value(json_array_get(one, 0)),
			    .name = json_string_value(json_array_get(one, 1)),
			    .minor = json_integer_value(json_array_get(one, 2)),
			    .weighed = json_array_size(one) > 3 };
	}
	return !shop->fault;
}

static size_t
place_of(const struct demo_shop *shop, const char *number)
{
	size_t i = shop->products.count - 1;

	while (i > 0 && strcmp(shop->products.items[i].number, number) != 0)
		i--;
	return i;
}

static void
make_baskets(struct basket *b)
{
	struct demo_shop *shop = b->shop;
	size_t count = shop->orders.count;

	for (size_t i = 0; i < count; i++) {
		struct demo_order order = shop->orders.items[i];
		size_t first = shop->lines.count;

		b->person = shop->by_id[order.customer];
		make_lines(b, &order);
		shop->orders.items[i] = order;
		if (draw_chance(&b->draw, RETURNED))
			make_return(b, &order, first);
	}
}

void
demo_make_lines(struct demo_shop *shop)
{
	struct basket b = { .shop = shop };

	if (!read_products(shop))
		return;
	draw_start(&b.draw, shop->seed, "lines");
	for (size_t i = 0; i < shop->people_count; i++) {
		struct demo_person *p = &shop->people[i];

		for (size_t k = 0; k < DEMO_FAVOURITES; k++)
			p->favourites[k] =
			    draw_below(&b.draw, shop->products.count);
		for (size_t k = 0;
		     k < json_array_size(p->likes) && k < DEMO_FAVOURITES; k++)
			p->favourites[k] = place_of(shop,
			    json_string_value(json_array_get(p->likes, k)));
	}
	make_baskets(&b);
}
