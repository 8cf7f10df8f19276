/*
 * demo_staff.c - who works in the demo shop, and how they and some customers
 * sign in. Passwords and phones are of no use anywhere else: they are random,
 * made anew for each demo shop.
 */
#include "job/demo.h"

#include "base/identifier.h"
#include "base/password.h"
#include "base/totp.h"
#include "model/staff.h"
#include "model/staff_entry.h"

enum { WORDS = 4, SINCE_DAYS = 1100 };

static struct demo_staff *
make_one(struct demo_shop *shop, const json_t *one)
{
	struct demo_staff *s = &shop->staff[shop->staff_count++];

	s->key = demo_text(shop, one, "key");
	s->name = demo_text(shop, one, "name");
	s->email = demo_text(shop, one, "email");
	s->role = demo_text(shop, one, "role");
	s->signs = demo_text(shop, one, "signs");
	if (!*s->signs)
		s->signs =
		    arena_copy(shop->arena, s->name, strcspn(s->name, " "));
	s->id = staff_add(shop->db, s->email, s->name);
	if (!s->id)
		shop->fault = arena_format(shop->arena,
		    "somebody with the address %s works here already",
		    s->email);
	else
		staff_role_add(shop->db, s->id, s->role, "");
	return s;
}

void
demo_make_staff(struct demo_shop *shop)
{
	const json_t *all = demo_read(shop, "staff.json");
	size_t count = json_array_size(all);

	for (size_t i = 0; i < count && !shop->fault; i++)
		make_one(shop, json_array_get(all, i));
}

/* Four words and a number: easy to type, and nobody's from before. */
static const char *
new_password(struct demo_shop *shop, const json_t *words)
{
	struct buffer text = { .arena = shop->arena };

	for (int i = 0; i < WORDS; i++) {
		const json_t *word = json_array_get(words,
		    secret_random_below((uint32_t)json_array_size(words)));

		buffer_text(&text, json_string_value(word));
		buffer_text(&text, "-");
	}
	buffer_format(&text, "%u", 10 + secret_random_below(90));
	return text.text;
}

/* Sealed for the row of that table; *shown is for the file. */
static const char *
new_phone(
    struct demo_shop *shop, const char *table, int64_t id, const char **shown)
{
	unsigned char seed[TOTP_SEED];

	totp_seed(seed);
	*shown = secret_base32(shop->arena, seed, sizeof(seed));
	return secret_seal(shop->arena, shop->keys, table,
	    arena_format(shop->arena, "%lld", (long long)id), seed,
	    sizeof(seed));
}

void
demo_make_entries(struct demo_shop *shop)
{
	const json_t *words = demo_read(shop, "words.json");
	int64_t since = shop->now - (int64_t)SINCE_DAYS * DEMO_DAY;

	for (size_t i = 0; i < shop->staff_count && !shop->fault; i++) {
		struct demo_staff *s = &shop->staff[i];

		s->password = new_password(shop, words);
		demo_put_staff_credential(shop->db, s->id,
		    password_hash(shop->arena, PASSWORD_STAFF, s->password),
		    new_phone(shop, "staff_credential", s->id, &s->totp),
		    since);
	}
	for (size_t i = 0; i < shop->people_count && !shop->fault; i++) {
		struct demo_person *p = &shop->people[i];

		if (!p->signs_in)
			continue;
		p->password = new_password(shop, words);
		demo_put_credential(shop->db, p->row.id,
		    password_hash(shop->arena, PASSWORD_CUSTOMER, p->password),
		    p->with_app
			? new_phone(shop, "credential", p->row.id, &p->totp)
			: NULL,
		    p->row.since);
	}
}
