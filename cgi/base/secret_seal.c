/* secret_seal.c - values that only their own row can be opened with. */
#include "base/secret.h"

#include <sodium.h>

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES

/* Length first: "ab" of table "c" must not read as "b" of table "ca". */
static char *
place(struct arena *a, const char *table, const char *row_id)
{
	return arena_format(a, "%zu:%s:%s", strlen(table), table, row_id);
}

char *
secret_seal(struct arena *a, const struct secret_ring *ring, const char *table,
    const char *row_id, const void *bytes, size_t size)
{
	const char *where = place(a, table, row_id);
	unsigned char *box;
	unsigned long long length;

	if (ring->count == 0)
		return NULL;
	box = arena_alloc(a, NONCE + size + TAG);
	secret_random(box, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(box + NONCE, &length, bytes,
	    size, (const unsigned char *)where, strlen(where), NULL, box,
	    ring->keys[0].bytes);
	return arena_format(a, "%u.%s", ring->keys[0].id,
	    secret_base64(a, box, NONCE + (size_t)length));
}

/* The key a sealed text names; *box is what follows the name. */
static const struct secret_key *
sealed_key(const struct secret_ring *ring, const char *sealed, const char **box)
{
	unsigned long id;
	char *end;

	if (sealed == NULL || *sealed < '1' || *sealed > '9')
		return NULL;
	id = strtoul(sealed, &end, 10);
	if (*end != '.' || id > 1000000)
		return NULL;
	*box = end + 1;
	return secret_ring_find(ring, (unsigned)id);
}

unsigned char *
secret_open(struct arena *a, const struct secret_ring *ring, const char *table,
    const char *row_id, const char *sealed, size_t *size)
{
	const struct secret_key *key;
	const char *text, *where = place(a, table, row_id);
	unsigned char *box, *plain;
	unsigned long long length;
	size_t boxed;

	key = sealed_key(ring, sealed, &text);
	box = key == NULL ? NULL : secret_base64_read(a, text, &boxed);
	if (box == NULL || boxed < NONCE + TAG)
		return NULL;
	plain = arena_alloc(a, boxed - NONCE - TAG + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, &length, NULL,
		box + NONCE, boxed - NONCE, (const unsigned char *)where,
		strlen(where), box, key->bytes) != 0)
		return NULL;
	*size = (size_t)length;
	return plain;
}

bool
secret_seal_old(const struct secret_ring *ring, const char *sealed)
{
	const char *box;
	const struct secret_key *key = sealed_key(ring, sealed, &box);

	return key != NULL && key != &ring->keys[0];
}
