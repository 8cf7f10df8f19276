/*
 * demo_state.c - where each of the demo shop's customers stands: a walk
 * through the orders, by simple rules.
 *
 *	new, second, regular	by the number of days with an order
 *	slipping		twice the own rhythm without one (from the
 *				third order on; before that 90 days)
 *	lapsed			four times the own rhythm, at least 200 days
 *	won-back		an order after that; the next one is ordinary
 */
#include "job/demo.h"

enum {
	SLIPPING_FIRST = 90,
	SLIPPING_LEAST = 28,
	LAPSED_LEAST = 200,
	OWN_RHYTHM = 3 /* orders until there is one */
};

static void
move(struct demo_shop *shop, struct demo_person *p, const char *state,
    int64_t at)
{
	const char *before = p->row.state;

	p->row.state = state;
	demo_event(shop,
	    &(struct demo_event){ .customer = p->row.id,
		.at = at,
		.kind = "state",
		.reference = state,
		.detail = arena_format(shop->arena, "%s → %s", before, state),
		.hidden = true,
		.source = "state",
		.key = arena_format(
		    shop->arena, "state-%zu", shop->events.count) });
}

static int64_t
most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* What silence from the last order until then means. */
static void
silence(struct demo_shop *shop, struct demo_person *p, int64_t until)
{
	int64_t own = SLIPPING_FIRST * DEMO_DAY / 2, slipping, lapsed;

	if (!p->row.order_count)
		return;
	if (p->row.order_count >= OWN_RHYTHM)
		own = (p->last_at - p->first_at) / (p->row.order_count - 1);
	slipping = p->last_at + most(2 * own, SLIPPING_LEAST * DEMO_DAY);
	lapsed = p->last_at + most(4 * own, LAPSED_LEAST * DEMO_DAY);
	if (slipping < until)
		move(shop, p, "slipping", slipping);
	if (lapsed < until)
		move(shop, p, "lapsed", lapsed);
}

static bool
away(const struct demo_person *p)
{
	return strcmp(p->row.state, "slipping") == 0 ||
	    strcmp(p->row.state, "lapsed") == 0;
}

static void
bought(struct demo_shop *shop, struct demo_person *p, int64_t at)
{
	int64_t day = time_local_days(shop->zone, at);
	const char *state;

	if (p->row.order_count && day == p->last_day)
		return;
	silence(shop, p, at);
	if (!p->row.order_count)
		p->first_at = at;
	p->row.order_count++;
	p->last_at = at;
	p->last_day = day;
	state = p->row.order_count == 1 ? "new"
	    : p->row.order_count == 2   ? "second"
					: "regular";
	if (away(p))
		state = "won-back";
	if (strcmp(state, p->row.state) != 0)
		move(shop, p, state, at + 60);
}

static void
tell_order(struct demo_shop *shop, const struct demo_order *o)
{
	demo_event(shop,
	    &(struct demo_event){ .customer = o->customer,
		.at = o->at,
		.kind = o->kind,
		.object = o->id,
		.reference = o->number,
		.detail = o->detail,
		.amount = o->total,
		.source = DEMO_SOURCE,
		.key = arena_format(shop->arena, "order:%s", o->number) });
}

/* Who signs in has joined; so have those who never bought. */
static void
tell_joined(struct demo_shop *shop, struct demo_person *p)
{
	if (!p->signs_in && (p->buys || !p->row.email))
		return;
	p->row.verified = true;
	demo_event(shop,
	    &(struct demo_event){ .customer = p->row.id,
		.at = p->row.since - 900,
		.kind = "joined",
		.source = "joined",
		.key = arena_format(
		    shop->arena, "joined-%lld", (long long)p->row.id) });
}

void
demo_make_states(struct demo_shop *shop)
{
	for (size_t i = 1; i <= shop->people_count; i++) {
		struct demo_person *p = shop->by_id[i];

		p->row.state = "prospect";
		p->last_day = 0;
		tell_joined(shop, p);
	}
	for (size_t i = 0; i < shop->orders.count; i++) {
		const struct demo_order *o = &shop->orders.items[i];

		tell_order(shop, o);
		if (strcmp(o->kind, "order") == 0)
			bought(shop, shop->by_id[o->customer], o->at);
	}
	for (size_t i = 1; i <= shop->people_count; i++)
		silence(shop, shop->by_id[i], shop->now);
}
