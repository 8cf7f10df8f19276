/*
 * demo_hand.c - the customers of people.json: those who sign in to the demo's
 * portal, and whoever belongs to them.
 */
#include "job/demo.h"

#include "base/identifier.h"

static struct demo_person *
find(struct demo_shop *shop, const char *key)
{
	for (size_t i = 0; i < shop->people_count; i++)
		if (strcmp(shop->people[i].key, key) == 0)
			return &shop->people[i];
	return NULL;
}

static void
give_contacts(struct demo_shop *shop, struct demo_person *p, const json_t *one)
{
	const char *email = demo_text(shop, one, "email");
	const char *phone = demo_text(shop, one, "phone");
	const char *card = demo_text(shop, one, "card");
	struct identifier_email read;

	if (identifier_email(shop->arena, email, &read)) {
		p->row.email = read.address;
		p->row.email_shown = read.shown;
	}
	p->row.phone = identifier_phone(shop->arena, phone, "IE");
	p->row.phone_shown = phone;
	p->row.card = *card ? card : NULL;
}

static void
give_rhythm(struct demo_shop *shop, struct demo_person *p, const json_t *one)
{
	int64_t today = time_local_days(shop->zone, shop->now);
	int64_t days = demo_number(one, "days", 0);
	const json_t *every = json_object_get(one, "every");

	p->every = json_number_value(every);
	p->buys = p->every > 0;
	p->row.since =
	    time_day_start(shop->zone, today - days) + 10 * 3600 + 1260;
	p->quiet_from = today - demo_number(one, "quiet_from", -2);
	p->quiet_to = today - demo_number(one, "quiet_to", -1);
	p->nu = DEMO_P / (double)demo_number(one, "mean", 3000);
}

static void
make_one(struct demo_shop *shop, const json_t *one)
{
	struct demo_person *p = &shop->people[shop->people_count++];

	p->key = demo_text(shop, one, "key");
	p->given = demo_text(shop, one, "given");
	p->row.kind = demo_text(shop, one, "kind");
	p->row.name = demo_text(shop, one, "name");
	p->row.lang = demo_text(shop, one, "lang");
	p->row.zone = demo_text(shop, one, "zone");
	p->row.country = demo_text(shop, one, "country");
	p->row.address = demo_text(shop, one, "address");
	p->local = strcmp(p->row.country, "IE") == 0;
	p->signs_in = json_is_true(json_object_get(one, "signs_in"));
	p->with_app = json_is_true(json_object_get(one, "app"));
	p->row.verified = p->signs_in;
	p->likes = json_object_get(one, "likes");
	give_contacts(shop, p, one);
	give_rhythm(shop, p, one);
}

static void
link_members(struct demo_shop *shop, const json_t *one)
{
	const json_t *members = json_object_get(one, "members");
	struct demo_person *whole = find(shop, demo_text(shop, one, "key"));

	for (size_t i = 0; i < json_array_size(members); i++) {
		const json_t *member = json_array_get(members, i);
		struct demo_contact *c = demo_add(shop, &shop->contacts);

		*c = (struct demo_contact){ &whole->row,
			&find(shop, demo_text(shop, member, "key"))->row,
			demo_text(shop, member, "post"),
			json_is_true(json_object_get(member, "may_see")) };
	}
}

void
demo_make_by_hand(struct demo_shop *shop)
{
	const json_t *all = demo_read(shop, "people.json");

	for (size_t i = 0; i < json_array_size(all); i++)
		make_one(shop, json_array_get(all, i));
	for (size_t i = 0; i < json_array_size(all); i++)
		link_members(shop, json_array_get(all, i));
}
