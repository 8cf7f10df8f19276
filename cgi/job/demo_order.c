/*
 * demo_order.c - when the demo shop's customers bought: MBG/NBD.
 */
#include "job/demo.h"

/* The first order's number, so that the shop looks older than its books. */
enum { FIRST_NUMBER = 4001 };

static void
add_order(
    struct demo_shop *shop, struct draw *d, struct demo_person *p, int64_t day)
{
	bool web = draw_chance(d, p->local ? 0.25 : 0.97);
	int64_t at = demo_hour(shop, d, day, web ? 7 : 8, web ? 23 : 18);
	struct demo_order *o;

	/* Orders of one day are one; today hasn't come to its end yet. */
	if (day == p->last_day || at > shop->now)
		return;
	p->last_day = day;
	o = demo_add(shop, &shop->orders);
	*o = (struct demo_order){ .customer = p->row.id,
		.at = at,
		.kind = "order",
		.channel = web ? "web" : "shop",
		.state = "delivered" };
	if (web && shop->now - at < DEMO_DAY)
		o->state = "placed";
	else if (web && shop->now - at < 3 * DEMO_DAY)
		o->state = "sent";
}

/* From the first order on, until the customer leaves or today comes. */
static void
draw_orders(struct demo_shop *shop, struct draw *d, struct demo_person *p)
{
	double at = (double)p->row.since;

	while (at <= (double)shop->now) {
		add_order(shop, d, p, time_local_days(shop->zone, (int64_t)at));
		if (draw_chance(d, p->leave))
			return;
		at += draw_exponential(d, p->rate) * 7 * DEMO_DAY;
	}
}

/* Steady customers: never far from their rhythm, but for a quiet time. */
static void
repeat_orders(struct demo_shop *shop, struct draw *d, struct demo_person *p)
{
	double day = (double)time_local_days(shop->zone, p->row.since);
	double today = (double)time_local_days(shop->zone, shop->now);

	while (day <= today) {
		if (day > (double)p->quiet_from && day < (double)p->quiet_to) {
			day = (double)p->quiet_to;
			continue;
		}
		if (p->every < 1) /* twice on some days */
			p->last_day = 0;
		add_order(shop, d, p, (int64_t)day);
		day += p->every * draw_gamma(d, 8, 8);
	}
}

static int
by_time(const void *left, const void *right)
{
	const struct demo_order *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->customer < b->customer ? -1 : a->customer > b->customer;
}

static void
number_orders(struct demo_shop *shop)
{
	qsort(shop->orders.items, shop->orders.count,
	    sizeof(*shop->orders.items), by_time);
	for (size_t i = 0; i < shop->orders.count; i++) {
		shop->orders.items[i].id = (int64_t)i + 1;
		shop->orders.items[i].number =
		    arena_format(shop->arena, "%zu", i + FIRST_NUMBER);
	}
}

void
demo_make_orders(struct demo_shop *shop)
{
	struct draw d;

	for (size_t i = 0; i < shop->people_count; i++) {
		struct demo_person *p = &shop->people[i];

		/* A stream each: nobody's orders move another's. */
		draw_start(
		    &d, shop->seed, arena_format(shop->arena, "orders-%zu", i));
		if (p->every > 0)
			repeat_orders(shop, &d, p);
		else if (p->buys)
			draw_orders(shop, &d, p);
	}
	number_orders(shop);
}
