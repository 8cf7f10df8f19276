/*
 * attempt.h - counted tries: five are free, then each costs a wait that
 * doubles from a second to 15 minutes. Table: attempt.
 *
 * A try is counted before it is checked, in a statement of its own that
 * stands whatever becomes of the request: of many sent at once none slips
 * through. While the wait runs nothing more is counted, so nobody can
 * lengthen somebody else's wait. A day without tries forgets them.
 */
#ifndef MODEL_ATTEMPT_H
#define MODEL_ATTEMPT_H

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Two keyed hashes; address is NULL for a browser known to the account. */
struct attempt {
	const unsigned char *account, *address;
};

/* Counts a try. False: it must wait, and nothing may be checked. */
bool attempt_take(struct db *, const struct attempt *);
/* Seconds until the next try, from 1. */
int64_t attempt_wait(struct db *, const struct attempt *);
/* It was right: the account's tries are forgotten, the address gets one back.
 */
void attempt_forgive(struct db *, const struct attempt *);

#endif
