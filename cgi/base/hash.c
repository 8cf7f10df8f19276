/*
 * hash.c - SipHash of libsodium with a key that never changes.
 */
#include "base/hash.h"

#include <sodium.h>

static const unsigned char fixed[crypto_shorthash_siphashx24_KEYBYTES];

uint64_t
hash_short(const void *bytes, size_t size)
{
	unsigned char out[crypto_shorthash_siphash24_BYTES];
	uint64_t value = 0;

	crypto_shorthash_siphash24(out, bytes, size, fixed);
	for (size_t i = 0; i < sizeof(out); i++)
		value = value << 8 | out[i];
	return value;
}

void
hash_key(const void *bytes, size_t size, unsigned char key[HASH_KEY])
{
	unsigned char out[crypto_shorthash_siphashx24_BYTES];

	crypto_shorthash_siphashx24(out, bytes, size, fixed);
	memcpy(key, out, HASH_KEY);
}
