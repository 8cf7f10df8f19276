/*
 * tally.h - counts how often each of very many keys came, in flat memory.
 *
 * The counts lie in a temporary file that has no name and goes with the
 * process; what is touched often stays in the page cache.
 */
#ifndef BASE_TALLY_H
#define BASE_TALLY_H

#include "base/hash.h"

#include <stdint.h>

struct tally;

/* NULL, with errno, when no temporary file can be made. */
struct tally *tally_new(void);
void tally_free(struct tally *);
/* The how manieth time this key comes, from 1; 0, with errno, if disk fails. */
uint32_t tally_add(struct tally *, const unsigned char key[HASH_KEY]);

#endif
