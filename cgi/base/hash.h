/*
 * hash.h - short hashes that tell rows of a file apart (not for secrets).
 *
 * SipHash with a fixed key: the same bytes give the same number on every
 * machine and in every version, since these numbers are stored.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_KEY = 12 };

uint64_t hash_short(const void *bytes, size_t size);
/* 96 bits, for struct tally. */
void hash_key(const void *bytes, size_t size, unsigned char key[HASH_KEY]);

#endif
