/*
 * secret.h - random, hashes, keys and sealed values, all by libsodium.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SECRET_HASH 32 /* bytes of SHA-256 and of a keyed hash */
#define SECRET_KEY 32
#define SECRET_KEYS 8 /* that one ring holds */

struct secret_key {
	unsigned id; /* from 1 */
	unsigned char bytes[SECRET_KEY];
};

/* The first key is the one in use, the others still open what is old. */
struct secret_ring {
	struct secret_key keys[SECRET_KEYS];
	size_t count;
};

/* Before anything else here; ends the process if there is no randomness. */
void secret_init(void);
void secret_random(void *bytes, size_t size);
/* Below limit, evenly; limit from 1. */
uint32_t secret_random_below(uint32_t limit);
/* 256 random bits as 43 characters of base64url. */
char *secret_token(struct arena *);

void secret_sha256(
    const void *bytes, size_t size, unsigned char hash[SECRET_HASH]);
/* 64 small hex digits. */
char *secret_sha256_hex(struct arena *, const void *bytes, size_t size);
/* From the start of the file to its end; false when reading fails. */
bool secret_sha256_file(int fd, unsigned char hash[SECRET_HASH]);
/* HMAC-SHA-256 */
void secret_keyed(const struct secret_key *, const void *bytes, size_t size,
    unsigned char hash[SECRET_HASH]);

/* In a time that depends on size only. */
bool secret_equal(const void *, const void *, size_t size);
/* Two C strings; NULL equals nothing. Only the lengths leak. */
bool secret_equal_text(const char *, const char *);
void secret_wipe(void *, size_t size);
void secret_wipe_text(char *); /* NULL is fine */

/*
 * A file with a secret, its last newline cut. NULL with *why (a sentence for
 * the log) when it can't be read, others may read or write it, it isn't a
 * plain file or is above 64 KiB.
 */
char *secret_file(struct arena *, const char *path, const char **why);
/* "2:64 hex digits 1:64 hex digits", the one in use first. */
bool secret_ring_read(struct secret_ring *, const char *text);
/* NULL when the ring has no such key. */
const struct secret_key *secret_ring_find(
    const struct secret_ring *, unsigned id);
void secret_ring_wipe(struct secret_ring *);

/*
 * Encrypts for one row of one table; opening it for another row, or changed,
 * fails. Sealed text is "KEYID.base64url" of nonce and box (XChaCha20-
 * Poly1305). An empty ring seals nothing: NULL.
 */
char *secret_seal(struct arena *, const struct secret_ring *, const char *table,
    const char *row_id, const void *bytes, size_t size);
/* NULL when it doesn't open. The result has a NUL added. */
unsigned char *secret_open(struct arena *, const struct secret_ring *,
    const char *table, const char *row_id, const char *sealed, size_t *size);
/* Sealed with a key that is no longer the first: seal it anew. */
bool secret_seal_old(const struct secret_ring *, const char *sealed);

/* base64url without padding. Reading refuses anything else: NULL. */
char *secret_base64(struct arena *, const void *bytes, size_t size);
unsigned char *secret_base64_read(
    struct arena *, const char *text, size_t *size);
/* RFC 4648, capitals, no padding. Reading takes small letters and blanks. */
char *secret_base32(struct arena *, const void *bytes, size_t size);
unsigned char *secret_base32_read(
    struct arena *, const char *text, size_t *size);
char *secret_hex(struct arena *, const void *bytes, size_t size);

#endif
