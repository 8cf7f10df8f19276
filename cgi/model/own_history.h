/*
 * own_history.h - the account history as its own customer sees it.
 *
 * own_*: the customer comes first, from who is signed in and never from the
 * form, and every statement names customer_id. Portal pages have only these.
 */
#ifndef MODEL_OWN_HISTORY_H
#define MODEL_OWN_HISTORY_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

struct own_history_filter {
	const char *kind;      /* an event's kind, "" for all */
	const char *from, *to; /* UTC, from included, to not; NULL: open */
	const char *text;      /* in reference or detail; "" for all */
	const char *place;     /* of a row, NULL: the newest */
	bool back;             /* towards newer ones, oldest first */
	int64_t size;
};

/*
 * Newest first. Columns: id, happened_at, kind, object_id, reference, detail,
 * amount_minor, currency, place.
 */
const struct rows *own_history_list(
    struct db *, int64_t customer, const struct own_history_filter *);
/* The same rows one by one, for a table. */
bool own_history_each(struct db *, int64_t customer,
    const struct own_history_filter *, bool (*each)(void *, const struct row *),
    void *context);

/* Columns: name, kind, state, since_at, order_count, last_order_at. */
const struct row *own_history_summary(struct db *, int64_t customer);

/*
 * NULL when unknown or another's. Columns: id, number, kind, state,
 * ordered_at, total_minor, currency, channel.
 */
const struct row *own_history_order(
    struct db *, int64_t customer, const char *number);
/* Columns: line, product, quantity, amount_minor, currency. */
const struct rows *own_history_order_lines(
    struct db *, int64_t customer, int64_t order);
/* The newest orders to choose from. Columns: value (id), number, ordered_at,
 * detail (what was in it). */
const struct rows *own_history_recent_orders(struct db *, int64_t customer);

#endif
