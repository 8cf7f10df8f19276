/*
 * demo_people.c - the demo shop's customers: names from many countries, where
 * they live, how they are reached, how often they come.
 */
#include "job/demo.h"

#include "base/identifier.h"
#include "base/pool.h"
#include "base/term.h"

#include <math.h>

/* Drawn ones without a single order yet. */
#define PROSPECTS 0.05
/* Of people from elsewhere: live in Ireland all the same. */
#define SETTLED 0.45

struct maker {
	struct demo_shop *shop;
	struct draw draw;
	json_t *places;  /* names.json */
	json_t *company; /* companies.json */
	struct pool emails, phones;
	int64_t weight;
};

static const json_t *
some_place(struct maker *m)
{
	int64_t at = draw_between(&m->draw, 1, m->weight);
	size_t i = 0;

	while (
	    (at -= demo_number(json_array_get(m->places, i), "weight", 1)) > 0)
		i++;
	return json_array_get(m->places, i);
}

/* "Олена/olena": as it is written, and for the e-mail address. A name in Latin
 * letters is folded instead. */
static const char *
written(struct maker *m, const char *name)
{
	return arena_copy(m->shop->arena, name, strcspn(name, "/"));
}

static void
add_plain(struct maker *m, struct buffer *to, const char *name)
{
	const char *slash = strchr(name, '/');
	struct term_list words;

	if (slash) {
		buffer_text(to, slash + 1);
		return;
	}
	words = term_split(m->shop->arena, name);
	for (size_t i = 0; i < words.count; i++)
		for (const char *c = words.terms[i].text; *c; c++)
			if ((*c >= 'a' && *c <= 'z'))
				buffer_add(to, c, 1);
}

static const char *
full_name(
    struct maker *m, const json_t *place, const char *given, const char *family)
{
	const char *order = demo_text(m->shop, place, "order");
	struct arena *arena = m->shop->arena;

	given = written(m, given);
	family = written(m, family);
	if (strcmp(order, "given family") == 0)
		return arena_format(arena, "%s %s", given, family);
	return arena_format(
	    arena, strstr(order, "joined") ? "%s%s" : "%s %s", family, given);
}

static const char *const domains[] = { "posta.example", "mail.example",
	"brief.example", "correo.example", "пошта.example", "box.example" };

static void
give_email(struct maker *m, struct demo_person *p, const char *local)
{
	struct arena *arena = m->shop->arena;
	struct identifier_email email;
	size_t domain =
	    draw_below(&m->draw, sizeof(domains) / sizeof(*domains));
	size_t before = m->emails.count;
	const char *text = arena_format(arena, "%s@%s", local, domains[domain]);

	for (unsigned n = 2; pool_add(&m->emails, text) < before; n++)
		text =
		    arena_format(arena, "%s%u@%s", local, n, domains[domain]);
	if (identifier_email(arena, text, &email)) {
		p->row.email = email.address;
		p->row.email_shown = email.shown;
	}
}

static void
give_phone(struct maker *m, struct demo_person *p, const json_t *place)
{
	struct arena *arena = m->shop->arena;
	char *shown = arena_text(arena, demo_text(m->shop, place, "phone"));
	const char *value;

	for (char *c = shown; *c; c++)
		if (*c == '#')
			*c = (char)('0' + draw_below(&m->draw, 10));
	value = identifier_phone(arena, shown, "IE");
	if (!value || pool_add(&m->phones, value) + 1 < m->phones.count)
		return;
	p->row.phone = value;
	p->row.phone_shown = shown;
}

static void
give_address(struct maker *m, struct demo_person *p, const json_t *place)
{
	struct arena *arena = m->shop->arena;
	const char *street =
	    demo_some(&m->draw, json_object_get(place, "streets"));
	const char *city =
	    demo_some(&m->draw, json_object_get(place, "cities"));
	int number = (int)draw_between(&m->draw, 1, 140);

	if (strcmp(demo_text(m->shop, place, "house"), "before") == 0)
		p->row.address =
		    arena_format(arena, "%d %s\n%s", number, street, city);
	else
		p->row.address =
		    arena_format(arena, "%s %d\n%s", street, number, city);
}

static void
give_habits(struct maker *m, struct demo_person *p)
{
	double age = DEMO_DAYS * pow(draw_unit(&m->draw), 1.2);
	int64_t day =
	    time_local_days(m->shop->zone, m->shop->now) - 1 - (int64_t)age;

	p->row.since = demo_hour(m->shop, &m->draw, day, 9, 18);
	p->buys = !draw_chance(&m->draw, PROSPECTS);
	p->rate = draw_gamma(&m->draw, DEMO_R, DEMO_ALPHA);
	p->leave = draw_beta(&m->draw, DEMO_A, DEMO_B);
	p->nu = draw_gamma(&m->draw, DEMO_Q, DEMO_V);
}

/* Where family names have a gender, his and hers take turns in both lists. */
static void
some_name(struct maker *m, const json_t *place, const char **given,
    const char **family)
{
	const json_t *first = json_object_get(place, "given");
	const json_t *last = json_object_get(place, "family");
	size_t i = draw_below(&m->draw, json_array_size(first));
	size_t k = draw_below(&m->draw, json_array_size(last));

	if (json_is_true(json_object_get(place, "gendered")))
		k = k / 2 * 2 + i % 2;
	*given = json_string_value(json_array_get(first, i));
	*family = json_string_value(json_array_get(last, k));
}

static void
make_person(struct maker *m, struct demo_person *p)
{
	struct arena *arena = m->shop->arena;
	const json_t *place = some_place(m), *home = place;
	const char *given, *family;
	struct buffer local = { .arena = arena };

	some_name(m, place, &given, &family);
	if (draw_chance(&m->draw, SETTLED))
		home = json_array_get(m->places, 0);
	p->row.kind = "person";
	p->row.name = full_name(m, place, given, family);
	p->given = written(m, given);
	p->row.lang = demo_text(m->shop, place, "lang");
	p->row.country = demo_text(m->shop, home, "country");
	p->row.zone = home == json_array_get(m->places, 0)
	    ? ""
	    : demo_text(m->shop, home, "zone");
	p->local = *p->row.zone == '\0';
	buffer_text(&local, "");
	add_plain(m, &local, given);
	buffer_text(&local, ".");
	add_plain(m, &local, family);
	if (draw_chance(&m->draw, 0.92))
		give_email(m, p, local.text);
	if (!p->row.email || draw_chance(&m->draw, 0.5))
		give_phone(m, p, home);
	if (draw_chance(&m->draw, 0.8))
		give_address(m, p, home);
	if (p->local && draw_chance(&m->draw, 0.4))
		p->row.card = arena_format(arena, "0044%02d%04d",
		    (int)draw_below(&m->draw, 100), (int)(p - m->shop->people));
	give_habits(m, p);
}

static struct demo_contact *
belong(struct maker *m, struct demo_person *whole, struct demo_person *one)
{
	struct demo_contact *c = demo_add(m->shop, &m->shop->contacts);

	*c = (struct demo_contact){ &whole->row, &one->row, "", false };
	return c;
}

/* A household takes its name and place from its first member. */
static void
make_household(
    struct maker *m, struct demo_person *p, struct demo_person *members)
{
	struct arena *arena = m->shop->arena;
	const char *name = strrchr(members->row.name, ' ');

	give_habits(m, p);
	p->row.kind = "household";
	p->row.name = arena_format(
	    arena, "Household %s", name ? name + 1 : members->row.name);
	p->given = p->row.name;
	p->row.lang = members->row.lang;
	p->row.country = members->row.country;
	p->row.zone = members->row.zone;
	p->row.address = members->row.address;
	p->local = members->local;
	for (int64_t i = draw_between(&m->draw, 2, 4); i > 0; i--)
		belong(m, p, members++);
}

static void
make_company(struct maker *m, struct demo_person *p, const json_t *company,
    struct demo_person *contacts)
{
	static const char *const posts[] = { "Owner", "Buyer", "Accounts",
		"Kitchen" };
	struct arena *arena = m->shop->arena;
	const char *name = demo_text(m->shop, company, "name");
	struct buffer local = { .arena = arena };

	give_habits(m, p);
	p->row.kind = "company";
	p->row.name = name;
	p->given = name;
	p->row.lang = demo_text(m->shop, company, "lang");
	p->row.country = demo_text(m->shop, company, "country");
	p->row.zone = demo_text(m->shop, company, "zone");
	p->row.address = demo_text(m->shop, company, "address");
	p->local = strcmp(p->row.country, "IE") == 0;
	buffer_text(&local, "");
	add_plain(m, &local, demo_text(m->shop, company, "plain"));
	give_email(m, p, local.text);
	p->row.shared = true;
	for (int64_t i = draw_between(&m->draw, 1, 3); i > 0; i--) {
		struct demo_contact *c = belong(m, p, contacts++);

		c->post = posts[draw_below(&m->draw, 4)];
		c->may_see = draw_chance(&m->draw, 0.5);
	}
}

static int
by_since(const void *left, const void *right)
{
	const struct demo_person *const *a = left, *const *b = right;

	if ((*a)->row.since != (*b)->row.since)
		return (*a)->row.since < (*b)->row.since ? -1 : 1;
	return *a < *b ? -1 : *a > *b; /* as they were made */
}

/* Whoever came first has the lowest number, as in a real shop. */
static void
number_people(struct demo_shop *shop)
{
	struct demo_person **order = arena_array(
	    shop->arena, shop->people_count, sizeof(struct demo_person *));

	for (size_t i = 0; i < shop->people_count; i++)
		order[i] = &shop->people[i];
	qsort(
	    order, shop->people_count, sizeof(struct demo_person *), by_since);
	shop->by_id = arena_array(
	    shop->arena, shop->people_count + 1, sizeof(struct demo_person *));
	for (size_t i = 0; i < shop->people_count; i++) {
		order[i]->row.id = (int64_t)i + 1;
		shop->by_id[i + 1] = order[i];
	}
}

enum { HOUSEHOLDS = 36, EACH = 4 };

static void
make_all(struct maker *m)
{
	struct demo_shop *shop = m->shop;
	struct demo_person *p = shop->people + shop->people_count;
	struct demo_person *members;
	size_t companies = json_array_size(m->company);
	size_t persons =
	    DEMO_CUSTOMERS - shop->people_count - HOUSEHOLDS - companies;

	members = p;
	for (size_t i = 0; i < persons; i++)
		make_person(m, p++);
	for (size_t i = 0; i < HOUSEHOLDS; i++)
		make_household(m, p++, members + i * EACH);
	members += HOUSEHOLDS * EACH;
	for (size_t i = 0; i < companies; i++)
		make_company(
		    m, p++, json_array_get(m->company, i), members + i * EACH);
	shop->people_count = DEMO_CUSTOMERS;
}

void
demo_make_people(struct demo_shop *shop)
{
	struct maker m = { .shop = shop,
		.emails.arena = shop->arena,
		.phones.arena = shop->arena };

	draw_start(&m.draw, shop->seed, "people");
	m.places = demo_read(shop, "names.json");
	m.company = demo_read(shop, "companies.json");
	if (shop->fault)
		return;
	for (size_t i = 0; i < json_array_size(m.places); i++)
		m.weight +=
		    demo_number(json_array_get(m.places, i), "weight", 1);
	for (size_t i = 0; i < shop->people_count; i++) {
		if (shop->people[i].row.email)
			pool_add(&m.emails, shop->people[i].row.email_shown);
		if (shop->people[i].row.phone)
			pool_add(&m.phones, shop->people[i].row.phone);
	}
	make_all(&m);
	number_people(shop);
}
