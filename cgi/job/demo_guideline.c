/*
 * demo_guideline.c - the demo shop's situations, its guidelines with their
 * versions, and who has confirmed them.
 */
#include "job/demo.h"

enum { SITUATIONS_MOST = 40, VERSIONS_MOST = 80, READ_DAYS = 6 };

struct demo_rules {
	struct {
		const char *name;
		int64_t id, guideline;
	} situations[SITUATIONS_MOST];
	size_t situation_count;
	struct {
		int64_t guideline, id, published;
	} versions[VERSIONS_MOST];
	size_t version_count;
};

int64_t
demo_situation(const struct demo_shop *shop, const char *name)
{
	for (size_t i = 0; i < shop->rules->situation_count; i++)
		if (strcmp(shop->rules->situations[i].name, name) == 0)
			return shop->rules->situations[i].id;
	return 0;
}

static int64_t
guideline_of(const struct demo_rules *rules, const char *situation)
{
	for (size_t i = 0; i < rules->situation_count; i++)
		if (strcmp(rules->situations[i].name, situation) == 0)
			return rules->situations[i].guideline;
	return 0;
}

int64_t
demo_version(const struct demo_shop *shop, const char *situation, int64_t at)
{
	const struct demo_rules *rules = shop->rules;
	int64_t guideline = guideline_of(rules, situation), found = 0;

	for (size_t i = 0; guideline && i < rules->version_count; i++)
		if (rules->versions[i].guideline == guideline &&
		    rules->versions[i].published &&
		    rules->versions[i].published <= at)
			found = rules->versions[i].id;
	return found;
}

static bool
make_situations(struct demo_shop *shop)
{
	const json_t *all = demo_read(shop, "situations.json");

	for (size_t i = 0; i < json_array_size(all); i++) {
		const json_t *one = json_array_get(all, i);
		size_t at = shop->rules->situation_count++;

		shop->rules->situations[at].name = demo_text(shop, one, "name");
		shop->rules->situations[at].id = demo_put_situation(shop->db,
		    demo_text(shop, one, "name"), demo_text(shop, one, "mood"),
		    demo_text(shop, one, "about"),
		    demo_text(shop, one, "words"),
		    demo_text(shop, one, "topic"),
		    demo_text(shop, one, "customer_kind"));
	}
	return !shop->fault;
}

/* What a version doesn't say anew is as in the one before. */
static const char *
part(struct demo_shop *shop, const json_t *versions, size_t index,
    const char *name)
{
	for (size_t i = index + 1; i > 0; i--)
		if (json_object_get(json_array_get(versions, i - 1), name))
			return demo_text(
			    shop, json_array_get(versions, i - 1), name);
	return "";
}

static int64_t
spend(const json_t *versions, size_t index)
{
	for (size_t i = index + 1; i > 0; i--)
		if (json_object_get(json_array_get(versions, i - 1), "spend"))
			return demo_number(
			    json_array_get(versions, i - 1), "spend", -1);
	return -1;
}

static int64_t
days_before(const struct demo_shop *shop, const json_t *object,
    const char *name, int64_t otherwise)
{
	return shop->now - demo_number(object, name, otherwise) * DEMO_DAY;
}

static int64_t
make_version(struct demo_shop *shop, int64_t guideline, const json_t *one,
    size_t index, const char *state)
{
	const json_t *versions = json_object_get(one, "versions");
	const json_t *this = json_array_get(versions, index);
	bool last = index + 1 == json_array_size(versions);
	bool out = !last || strcmp(state, "published") == 0;
	const char *author = demo_text(shop, this, "author");
	struct demo_version v = { .guideline = guideline,
		.version = (int64_t)index + 1,
		.author = demo_staff_find(
		    shop, *author ? author : demo_text(shop, one, "owner"))
			      ->id,
		.publisher = out ? demo_staff_find(shop, "jonas")->id : 0,
		.written =
		    days_before(shop, this, "days_ago", 30) - 2 * DEMO_DAY,
		.published = out ? days_before(shop, this, "days_ago", 30) : 0,
		.state = !last
		    ? (strcmp(state, "published") == 0 ||
				  index + 2 < json_array_size(versions)
			      ? "replaced"
			      : "published")
		    : state,
		.spend = spend(versions, index),
		.intro = part(shop, versions, index, "intro"),
		.does = part(shop, versions, index, "do"),
		.dont = part(shop, versions, index, "dont"),
		.say = part(shop, versions, index, "say"),
		.spend_text = part(shop, versions, index, "may_spend"),
		.escalate = part(shop, versions, index, "escalate"),
		.open_text = part(shop, versions, index, "public"),
		.note = demo_text(shop, this, "note") };
	size_t at = shop->rules->version_count++;
	int64_t id = demo_put_version(shop->db, shop->arena, &v);

	shop->rules->versions[at].guideline = guideline;
	shop->rules->versions[at].id = id;
	shop->rules->versions[at].published = v.published;
	return id;
}

static bool
lists(const json_t *list, const char *text)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (strcmp(json_string_value(json_array_get(list, i)), text) ==
		    0)
			return true;
	return false;
}

/* Most read it within the week; some are named who haven't. */
static void
make_acks(struct demo_shop *shop, struct draw *d, const json_t *one,
    const json_t *version, int64_t id)
{
	int64_t since = days_before(shop, version, "days_ago", 30);
	bool newest = version ==
	    json_array_get(json_object_get(one, "versions"),
		json_array_size(json_object_get(one, "versions")) - 1);

	for (size_t i = 0; i < shop->staff_count; i++) {
		const struct demo_staff *s = &shop->staff[i];
		int64_t most = (shop->now - since) * 9 / 10;
		int64_t at = since +
		    draw_between(d, 3600,
			most < READ_DAYS * DEMO_DAY ? most
						    : READ_DAYS * DEMO_DAY);

		if (!lists(json_object_get(one, "roles"), s->role) ||
		    (newest && lists(json_object_get(one, "waiting"), s->key)))
			continue;
		demo_put_ack(shop->db, shop->arena, id, s->id, at);
	}
}

static void
make_links(struct demo_shop *shop, int64_t guideline, const json_t *one)
{
	const json_t *names = json_object_get(one, "situations");
	const json_t *roles = json_object_get(one, "roles");

	for (size_t i = 0; i < json_array_size(names); i++)
		for (size_t k = 0; k < shop->rules->situation_count; k++) {
			if (strcmp(json_string_value(json_array_get(names, i)),
				shop->rules->situations[k].name) != 0)
				continue;
			demo_put_guideline_link(
			    shop->db, guideline, shop->rules->situations[k].id);
			shop->rules->situations[k].guideline = guideline;
		}
	for (size_t i = 0; i < json_array_size(roles); i++)
		demo_put_guideline_role(shop->db, guideline,
		    json_string_value(json_array_get(roles, i)));
}

static void
make_guideline(struct demo_shop *shop, struct draw *d, const json_t *one)
{
	const json_t *versions = json_object_get(one, "versions");
	const char *state = demo_text(shop, one, "state");
	int64_t today = time_local_days(shop->zone, shop->now), current = 0;
	struct buffer words = { .arena = shop->arena };
	int64_t id = demo_put_guideline(shop->db, shop->arena,
	    demo_text(shop, one, "title"),
	    demo_staff_find(shop, demo_text(shop, one, "owner"))->id,
	    today + demo_number(one, "review_in_days", 120),
	    days_before(shop, json_array_get(versions, 0), "days_ago", 30) -
		5 * DEMO_DAY);

	make_links(shop, id, one);
	for (size_t i = 0; i < json_array_size(versions); i++) {
		const json_t *version = json_array_get(versions, i);
		int64_t made = make_version(shop, id, one, i, state);

		if (i + 1 < json_array_size(versions) ||
		    strcmp(state, "published") == 0) {
			current = made;
			make_acks(shop, d, one, version, made);
		}
	}
	/* A draft on top doesn't take the published version away. */
	demo_set_guideline(
	    shop->db, id, current ? "published" : state, current);
	buffer_text(&words, demo_text(shop, one, "title"));
	for (size_t k = 0; k < 7; k++) {
		static const char *const parts[] = { "intro", "do", "dont",
			"say", "may_spend", "escalate", "public" };

		buffer_text(&words, " ");
		buffer_text(&words,
		    part(shop, versions, json_array_size(versions) - 1,
			parts[k]));
	}
	demo_put_terms(shop->db, shop->arena, "guideline",
	    &(struct demo_text){ id, words.text }, 1);
}

void
demo_make_guidelines(struct demo_shop *shop)
{
	const json_t *all;
	struct draw d;

	draw_start(&d, shop->seed, "guidelines");
	shop->rules = arena_alloc(shop->arena, sizeof(*shop->rules));
	if (!make_situations(shop))
		return;
	all = demo_read(shop, "guidelines.json");
	for (size_t i = 0; i < json_array_size(all); i++)
		make_guideline(shop, &d, json_array_get(all, i));
}
