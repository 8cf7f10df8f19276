/*
 * parse_digest.c - one number for "the same was sent again".
 */
#include "base/json.h"
#include "web/parse_in.h"

static void
add_bytes(crypto_hash_sha256_state *hash, const void *bytes, size_t length)
{
	uint64_t prefix = length;

	crypto_hash_sha256_update(
	    hash, (const unsigned char *)&prefix, sizeof(prefix));
	crypto_hash_sha256_update(hash, bytes, length);
}

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; names && *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

void
parse_digest(const struct parsed *sent, const char *const *except,
    unsigned char digest[32])
{
	crypto_hash_sha256_state hash;

	crypto_hash_sha256_init(&hash);
	for (size_t i = 0; i < sent->form.count; i++) {
		const struct pair *p = &sent->form.list[i];

		if (is_one_of(p->name, except))
			continue;
		add_bytes(&hash, p->name, strlen(p->name));
		add_bytes(&hash, p->value, p->length);
	}
	for (size_t i = 0; i < sent->file_count; i++) {
		const struct upload *f = &sent->files[i];

		add_bytes(&hash, f->field, strlen(f->field));
		add_bytes(&hash, f->name, strlen(f->name));
		add_bytes(&hash, f->sha256, sizeof(f->sha256));
	}
	if (sent->json) {
		const char *text = json_text(sent->arena, sent->json);

		add_bytes(&hash, text, strlen(text));
	}
	crypto_hash_sha256_final(&hash, digest);
}
