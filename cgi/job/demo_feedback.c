/*
 * demo_feedback.c - what the demo shop's customers said and what was said to
 * them. The words are those of feedback.json; who said them, when and about
 * which order is drawn among customers who speak that language.
 */
#include "job/demo.h"

#include "base/utf8.h"

enum {
	OLDEST_DAYS = 700,
	NEAR_DAYS = 21,   /* people write soon after an order */
	CLOSED_DAYS = 12, /* an answered one is closed after that */
	DETAIL = 200      /* characters on the timeline, as for all feedback */
};

struct teller {
	struct demo_shop *shop;
	struct draw draw;
};

/* The newest order of that customer before then; NULL: none. */
static const struct demo_order *
order_before(const struct demo_shop *shop, int64_t customer, int64_t at)
{
	for (size_t i = shop->orders.count; i > 0; i--) {
		const struct demo_order *o = &shop->orders.items[i - 1];

		if (o->customer == customer && o->at < at &&
		    strcmp(o->kind, "order") == 0)
			return o;
	}
	return NULL;
}

static bool
speaks(const struct demo_person *p, const char *lang)
{
	if (strcmp(p->row.kind, "person") != 0 || p->key)
		return false;
	return strcmp(p->row.lang, lang) == 0;
}

/* Somebody who speaks that language and, best, bought a little before. */
static const struct demo_order *
some_order(struct teller *t, const char *lang, int64_t at)
{
	struct demo_shop *shop = t->shop;
	const struct demo_order *best = NULL;
	int seen = 0;

	for (size_t i = shop->orders.count; i > 0 && seen < 12; i--) {
		const struct demo_order *o = &shop->orders.items[i - 1];

		if (o->at > at - 3600 || strcmp(o->kind, "order") != 0 ||
		    !speaks(shop->by_id[o->customer], lang))
			continue;
		seen++;
		/* One of the last few, each as likely. */
		if (draw_below(&t->draw, (uint64_t)seen) == 0)
			best = o;
	}
	return best;
}

static int64_t
age_of(struct teller *t, const json_t *one)
{
	int64_t minutes = demo_number(one, "minutes", -1);
	double u;

	if (minutes >= 0)
		return minutes * 60;
	u = draw_unit(&t->draw);
	return DEMO_DAY + (int64_t)(u * u * OLDEST_DAYS * DEMO_DAY);
}

/* As said_mood() of the forms decides it. */
static const char *
mood_of(const char *topic, int64_t rating)
{
	int sum = !rating ? 0 : rating > 3 ? 1 : rating < 3 ? -1 : 0;

	if (strcmp(topic, "praise") == 0)
		sum++;
	else if (strcmp(topic, "problem") == 0)
		sum--;
	return sum > 0 ? "positive" : sum < 0 ? "negative" : "neutral";
}

static const char *
short_text(struct demo_shop *shop, const char *text)
{
	const char *end = text;

	for (int n = 0; *end && n < DETAIL - 1; n++)
		for (end++; ((unsigned char)*end & 0xc0) == 0x80; end++)
			;
	return *end
	    ? arena_format(shop->arena, "%.*s…", (int)(end - text), text)
	    : text;
}

static void
tell(struct teller *t, const struct demo_feedback *f, const char *kind,
    int64_t at, const char *words, int64_t staff)
{
	struct arena *arena = t->shop->arena;
	bool first = strcmp(kind, "feedback") == 0;

	if (!f->customer)
		return;
	demo_event(t->shop,
	    &(struct demo_event){ .customer = f->customer,
		.at = at,
		.kind = kind,
		.object = f->id,
		.reference = first ? f->topic : "",
		.detail = short_text(t->shop, words),
		.staff = staff,
		.hidden = strcmp(kind, "note") == 0,
		.source = "feedback",
		.key = first
		    ? arena_format(arena, "said-%lld", (long long)f->id)
		    : arena_format(
			  arena, "message-%zu", t->shop->messages.count) });
}

/* The next time that somebody is in the shop, some hours later. */
static int64_t
working_time(struct teller *t, int64_t at, int64_t hours)
{
	struct time_civil local;

	at += draw_between(&t->draw, 900, hours * 3600);
	time_local(t->shop->zone, at, &local);
	if (local.hour < 8)
		at += (8 - local.hour) * 3600;
	else if (local.hour >= 18)
		at += (32 - local.hour) * 3600;
	return at;
}

static const struct demo_staff *
some_agent(struct teller *t)
{
	const struct demo_staff *s;

	do
		s = &t->shop->staff[draw_below(&t->draw, t->shop->staff_count)];
	while (strcmp(s->role, "agent") != 0);
	return s;
}

static struct demo_message *
add_message(struct teller *t, const struct demo_feedback *f, const char *kind,
    int64_t at, const char *body, int64_t staff)
{
	struct demo_message *m = demo_add(t->shop, &t->shop->messages);

	*m = (struct demo_message){ .feedback = f->id,
		.at = at,
		.kind = kind,
		.body = body,
		.staff = staff,
		.followed = "",
		.reason = "" };
	tell(t, f, kind, at, body, staff);
	return m;
}

static const char *
with_name(struct teller *t, const char *text, const struct demo_feedback *f)
{
	const char *place = strstr(text, "{name}");
	const char *name =
	    f->customer ? t->shop->by_id[f->customer]->given : f->contact_name;

	if (!place)
		return text;
	return arena_format(t->shop->arena, "%.*s%s%s", (int)(place - text),
	    text, name, place + strlen("{name}"));
}

static void
answer(struct teller *t, struct demo_feedback *f, const json_t *one,
    const struct demo_staff *staff)
{
	struct demo_shop *shop = t->shop;
	const char *body = demo_text(shop, one, "answer");
	const char *why = demo_text(shop, one, "not_followed");
	const char *situation = demo_text(shop, one, "situation");
	int64_t at = working_time(t, f->at, 20);
	struct demo_message *m;

	if (!*body || at > shop->now)
		return;
	m = add_message(t, f, "answer", at,
	    arena_format(
		shop->arena, "%s\n\n%s", with_name(t, body, f), staff->signs),
	    staff->id);
	m->version = demo_version(shop, situation, at);
	m->followed = m->version ? (*why ? "no" : "yes") : "";
	m->reason = m->version ? why : "";
	m->spent = demo_number(one, "spent", 0);
	f->answered = at;
	f->state = "answered";
}

/* What came after the answer: a reply, and again an answer; then the end. */
static void
go_on(struct teller *t, struct demo_feedback *f, const json_t *one,
    const struct demo_staff *staff)
{
	struct demo_shop *shop = t->shop;
	const char *reply = demo_text(shop, one, "reply");
	const char *outcome = demo_text(shop, one, "outcome");
	int64_t at = f->answered ? f->answered : f->at;

	if (*reply && f->answered) {
		at += draw_between(&t->draw, 1800, 2 * DEMO_DAY);
		if (at > shop->now)
			return;
		add_message(t, f, "reply", at, reply, 0);
		f->state = "open";
	}
	at = working_time(t, at, 60);
	if (!*outcome || at > shop->now ||
	    (f->answered && shop->now - at < CLOSED_DAYS * DEMO_DAY))
		return;
	f->closed = at;
	f->state = "closed";
	f->outcome = outcome;
	f->assigned = staff->id;
}

static void
handle(struct teller *t, struct demo_feedback *f, const json_t *one)
{
	struct demo_shop *shop = t->shop;
	const char *note = demo_text(shop, one, "note");
	const char *by = demo_text(shop, one, "by");
	const struct demo_staff *staff =
	    *by ? demo_staff_find(shop, by) : some_agent(t);

	if (json_is_true(json_object_get(one, "untouched")))
		return;
	f->assigned = staff->id;
	f->situation = demo_situation(shop, demo_text(shop, one, "situation"));
	f->taught = draw_chance(&t->draw, 0.2);
	if (f->taught && f->situation)
		demo_put_pick(shop->db, f->topic, f->mood,
		    f->customer ? shop->by_id[f->customer]->row.kind : "",
		    f->situation, 1);
	f->state = "open";
	if (*note && working_time(t, f->at, 3) < shop->now)
		add_message(t, f, "note",
		    f->at + draw_between(&t->draw, 300, 900), note, staff->id);
	answer(t, f, one, staff);
	go_on(t, f, one, staff);
}

static void
give_teller(struct teller *t, struct demo_feedback *f, const json_t *one)
{
	struct demo_shop *shop = t->shop;
	const char *who = demo_text(shop, one, "who");
	const char *about = demo_text(shop, one, "about");
	const struct demo_order *o = NULL;

	if (strcmp(who, "nobody") == 0) {
		f->contact_name = demo_text(shop, one, "name");
		f->contact_email = demo_text(shop, one, "email");
		return;
	}
	for (size_t i = 0; *who && i < shop->people_count; i++)
		if (shop->people[i].key &&
		    strcmp(shop->people[i].key, who) == 0)
			f->customer = shop->people[i].row.id;
	o = f->customer ? order_before(shop, f->customer, f->at)
			: some_order(t, f->lang, f->at);
	if (!o)
		return;
	f->customer = o->customer;
	/* Nobody waits for months to tell what was wrong with an order. */
	if (!*who && !json_object_get(one, "minutes") &&
	    f->at - o->at > NEAR_DAYS * DEMO_DAY)
		f->at = o->at + draw_between(&t->draw, 7200, 9 * DEMO_DAY);
	if (strcmp(about, "order") == 0)
		f->order = o->id;
	else if (strncmp(about, "product:", 8) == 0)
		for (size_t i = 0; i < shop->products.count; i++)
			if (strcmp(shop->products.items[i].number, about + 8) ==
			    0)
				f->product = shop->products.items[i].id;
}

static void
make_one(struct teller *t, const json_t *one)
{
	struct demo_shop *shop = t->shop;
	int64_t rating = demo_number(one, "rating", 0);
	const char *by = demo_text(shop, one, "contact");
	struct demo_feedback f = { .id = (int64_t)shop->feedback.count + 1,
		.at = shop->now - age_of(t, one),
		.topic = demo_text(shop, one, "topic"),
		.rating = rating,
		.body = demo_text(shop, one, "body"),
		.lang = demo_text(shop, one, "lang"),
		.about = "",
		.contact_by = *by ? by : "email",
		.contact_name = "",
		.contact_email = "",
		.state = "new",
		.outcome = "" };

	f.mood = mood_of(f.topic, rating);
	give_teller(t, &f, one);
	if (!f.customer && !*f.contact_name)
		return; /* nobody speaks that language */
	if (strcmp(f.contact_by, "email") == 0 && f.customer)
		f.contact_email = shop->by_id[f.customer]->row.email
		    ? shop->by_id[f.customer]->row.email
		    : "";
	tell(t, &f, "feedback", f.at, f.body, 0);
	handle(t, &f, one);
	*demo_add(shop, &shop->feedback) = f;
}

/* What staff wrote down about customers. */
static void
make_notes(struct teller *t)
{
	struct demo_shop *shop = t->shop;
	const json_t *all = demo_read(shop, "notes.json");

	for (size_t i = 0; i < json_array_size(all); i++) {
		const json_t *one = json_array_get(all, i);
		const char *who = demo_text(shop, one, "who");
		struct demo_note *n;
		const struct demo_order *o = NULL;

		for (size_t k = 0; *who && k < shop->people_count; k++)
			if (shop->people[k].key &&
			    strcmp(shop->people[k].key, who) == 0)
				o = order_before(shop, shop->people[k].row.id,
				    shop->now -
					demo_number(one, "days", 9) * DEMO_DAY);
		if (!*who)
			o = some_order(t, "en",
			    shop->now -
				demo_number(one, "days", 30) * DEMO_DAY);
		if (!o)
			continue;
		n = demo_add(shop, &shop->notes);
		*n = (struct demo_note){ .customer = o->customer,
			.staff =
			    demo_staff_find(shop, demo_text(shop, one, "by"))
				->id,
			.at = o->at + 1200,
			.body = demo_text(shop, one, "body") };
		demo_event(shop,
		    &(struct demo_event){ .customer = n->customer,
			.at = n->at,
			.kind = "note",
			.object = (int64_t)shop->notes.count,
			.detail = n->body,
			.staff = n->staff,
			.hidden = true,
			.source = "note",
			.key = arena_format(
			    shop->arena, "note-%zu", shop->notes.count) });
	}
}

void
demo_make_feedback(struct demo_shop *shop)
{
	struct teller t = { .shop = shop };
	const json_t *all = demo_read(shop, "feedback.json");

	draw_start(&t.draw, shop->seed, "feedback");
	for (size_t i = 0; i < json_array_size(all); i++) {
		const json_t *one = json_array_get(all, i);

		for (int64_t n = demo_number(one, "times", 1); n > 0; n--)
			make_one(&t, one);
	}
	make_notes(&t);
}
