/*
 * entry_join.h - how somebody becomes a customer with an account. Tables:
 * identifier, customer, credential, customer_change, event.
 *
 * Whose history may a proved address claim? One of a person who has no
 * account yet, if the address isn't used by several and was in use within two
 * years: providers give old addresses to new people. An older one starts
 * afresh, and the address moves to its new owner. Addresses of companies,
 * households and several people claim nothing; such a person needs a code
 * from staff.
 */
#ifndef MODEL_ENTRY_JOIN_H
#define MODEL_ENTRY_JOIN_H

#include "base/arena.h"
#include "base/rows.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

enum entry_join {
	JOIN_NEW,     /* nobody has it */
	JOIN_STALE,   /* somebody had it long ago */
	JOIN_HISTORY, /* a history waits for it */
	JOIN_SHARED,  /* used by several, a company's, or just a further one */
	JOIN_ACCOUNT  /* somebody signs in with it */
};

/* *customer: whose it is, 0 when nobody's. lock: until the end of the
 * transaction. */
enum entry_join entry_join_look(
    struct db *, const char *email, bool lock, int64_t *customer);

struct entry_join_new {
	const char *email, *shown, *name, *lang;
	const char *password; /* as stored */
	int64_t claimed;      /* by a code of staff; 0: none */
	const char *request_id;
};

/* The customer's id; 0 when the address can't join (any more). */
int64_t entry_join_finish(
    struct db *, struct arena *, const struct entry_join_new *);

/*
 * A customer's new address, proved: takes the place of the one that signs in
 * so far. False when another has an account with it, or several share it.
 */
bool entry_join_email(struct db *, struct arena *, int64_t customer,
    const char *email, const char *shown, const char *request_id);

#endif
