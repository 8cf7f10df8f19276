/*
 * demo_store.c - the finished demo shop into the database.
 */
#include "job/demo.h"

static int
by_time(const void *left, const void *right)
{
	const struct demo_event *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return strcmp(a->key, b->key);
}

/* Later events have higher numbers; a state is no sign of life. */
static void
settle_events(struct demo_shop *shop)
{
	qsort(shop->events.items, shop->events.count,
	    sizeof(*shop->events.items), by_time);
	for (size_t i = 0; i < shop->events.count; i++) {
		const struct demo_event *e = &shop->events.items[i];
		struct demo_person *p = shop->by_id[e->customer];

		if (strcmp(e->kind, "state") != 0 && e->at > p->row.last)
			p->row.last = e->at;
		if (e->at < p->row.since)
			p->row.since = e->at;
	}
}

static void
store_people(struct demo_shop *shop)
{
	size_t count = shop->people_count;
	struct demo_customer *rows =
	    arena_array(shop->arena, count, sizeof(*rows));
	struct demo_text *names =
	    arena_array(shop->arena, count, sizeof(*names));

	for (size_t i = 0; i < count; i++) {
		rows[i] = shop->by_id[i + 1]->row;
		names[i] = (struct demo_text){ rows[i].id, rows[i].name };
		if (!rows[i].zone)
			rows[i].zone = "";
		if (!rows[i].lang)
			rows[i].lang = "";
	}
	demo_put_customers(shop->db, shop->arena, rows, count);
	demo_put_contacts(shop->db, shop->contacts.items, shop->contacts.count);
	demo_put_terms(shop->db, shop->arena, "customer", names, count);
}

/* Words of a feedback, and those of what was said to it since. */
static void
store_feedback(struct demo_shop *shop)
{
	size_t said = shop->feedback.count, count = said + shop->messages.count;
	struct demo_text *words =
	    arena_array(shop->arena, count, sizeof(*words));

	for (size_t i = 0; i < said; i++) {
		const struct demo_feedback *f = &shop->feedback.items[i];

		words[i] = (struct demo_text){ f->id,
			arena_format(shop->arena, "%s %s %s", f->body, f->about,
			    f->contact_name) };
	}
	for (size_t i = said; i < count; i++) {
		const struct demo_message *m = &shop->messages.items[i - said];

		words[i] = (struct demo_text){ m->feedback, m->body };
	}
	demo_put_feedback(shop->db, shop->arena, shop->feedback.items, said);
	demo_put_messages(
	    shop->db, shop->arena, shop->messages.items, shop->messages.count);
	demo_put_terms(shop->db, shop->arena, "feedback", words, count);
	demo_put_notes(
	    shop->db, shop->arena, shop->notes.items, shop->notes.count);
}

void
demo_store(struct demo_shop *shop)
{
	settle_events(shop);
	store_people(shop);
	demo_put_products(shop->db, shop->products.items, shop->products.count);
	demo_put_orders(
	    shop->db, shop->arena, shop->orders.items, shop->orders.count);
	demo_put_lines(shop->db, shop->lines.items, shop->lines.count);
	store_feedback(shop);
	demo_put_events(
	    shop->db, shop->arena, shop->events.items, shop->events.count);
}
