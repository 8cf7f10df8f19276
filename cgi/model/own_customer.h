/*
 * own_customer.h - a customer's own details, companies and wishes.
 */
#ifndef MODEL_OWN_CUSTOMER_H
#define MODEL_OWN_CUSTOMER_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/*
 * Columns: name, kind, state, since_at, lang, zone, theme, country, address,
 * email, phone.
 */
const struct row *own_customer_get(struct db *, int64_t customer);

struct own_customer_details {
	const char *name, *address, *country, *phone, *phone_shown, *zone;
};

/* Writes what changed, each with before and after in customer_change. */
void own_customer_change(struct db *, int64_t customer,
    const struct own_customer_details *, const char *request_id);

/* Feedback that is open with us. Columns: id, said_at, topic, body, state. */
const struct rows *own_customer_open(struct db *, int64_t customer);

/* Companies whose history this person may see. Columns: id, name. */
const struct rows *own_customer_companies(struct db *, int64_t customer);
/*
 * From now on the session shows that company's history (0: the own one).
 * False when it isn't allowed.
 */
bool own_customer_act(
    struct db *, int64_t customer, int64_t session, int64_t company);

/* The wish to be forgotten. Columns: id, asked_at, due_at. NULL: none. */
const struct row *own_customer_erasure(struct db *, int64_t customer);
void own_customer_erase(struct db *, int64_t customer);
void own_customer_keep(struct db *, int64_t customer);

#endif
