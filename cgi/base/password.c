/* password.c - Argon2id over a keyed hash of the password. */
#include "base/password.h"
#include "base/password_list.h"

#include <sodium.h>

static const struct {
	size_t memory; /* bytes */
	unsigned long long passes;
} costs[] = {
	[PASSWORD_CUSTOMER] = { 19456UL * 1024, 2 },
	[PASSWORD_STAFF] = { 65536UL * 1024, 3 },
};

static const struct secret_ring *pepper;

const char *
password_init(
    const struct secret_ring *ring, const char *common, unsigned slots)
{
	const char *why = NULL;

	pepper = ring;
	if (ring == NULL || ring->count == 0)
		return "the secret file has no pepper for passwords";
	if (common != NULL)
		why = password_list_open(common);
	return why != NULL ? why : password_slots_make(slots);
}

/*
 * What Argon2 gets: 64 hex digits of the keyed hash, so that a stolen table
 * without the key can't be tried, and so that a NUL can't cut it short.
 */
static void
peppered(const struct secret_key *key, const char *password, char hex[65])
{
	unsigned char hash[SECRET_HASH];

	secret_keyed(key, password, strlen(password), hash);
	sodium_bin2hex(hex, 65, hash, sizeof(hash));
	secret_wipe(hash, sizeof(hash));
}

char *
password_hash(struct arena *a, enum password_kind kind, const char *password)
{
	char hash[crypto_pwhash_STRBYTES], hex[65];
	int failed;

	if (pepper == NULL || pepper->count == 0)
		return NULL;
	peppered(&pepper->keys[0], password, hex);
	failed = crypto_pwhash_str_alg(hash, hex, 64, costs[kind].passes,
	    costs[kind].memory, crypto_pwhash_ALG_ARGON2ID13);
	secret_wipe(hex, sizeof(hex));
	if (failed)
		return NULL;
	return arena_format(a, "%u%s", pepper->keys[0].id, hash);
}

/* Splits "KEYID$argon2id..."; NULL when it isn't one that we can check. */
static const struct secret_key *
stored_key(const char *stored, const char **hash)
{
	unsigned long id;
	char *end;

	if (stored == NULL || pepper == NULL || *stored < '1' || *stored > '9')
		return NULL;
	id = strtoul(stored, &end, 10);
	if (strncmp(end, "$argon2id$", 10) != 0 || id > 1000000)
		return NULL;
	*hash = end;
	return secret_ring_find(pepper, (unsigned)id);
}

/* As much work as a check, so that an unknown name takes as long. */
static bool
verify_nobody(enum password_kind kind, const char *password)
{
	static const unsigned char salt[crypto_pwhash_SALTBYTES];
	unsigned char out[32];

	if (crypto_pwhash(out, sizeof(out), password, strlen(password), salt,
		costs[kind].passes, costs[kind].memory,
		crypto_pwhash_ALG_ARGON2ID13) != 0)
		return false;
	secret_wipe(out, sizeof(out));
	return false;
}

bool
password_verify(
    enum password_kind kind, const char *stored, const char *password)
{
	const char *hash;
	const struct secret_key *key = stored_key(stored, &hash);
	char hex[65];
	bool good;

	if (key == NULL || strlen(password) > PASSWORD_LONGEST)
		return verify_nobody(kind, "nobody");
	peppered(key, password, hex);
	good = crypto_pwhash_str_verify(hash, hex, 64) == 0;
	secret_wipe(hex, sizeof(hex));
	return good;
}

bool
password_old(enum password_kind kind, const char *stored)
{
	const char *hash;
	const struct secret_key *key = stored_key(stored, &hash);

	return key == NULL || key != &pepper->keys[0] ||
	    crypto_pwhash_str_needs_rehash(
		hash, costs[kind].passes, costs[kind].memory) != 0;
}
