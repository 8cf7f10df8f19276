/*
 * find.h - one search over customers, orders, feedback and guidelines.
 */
#ifndef MODEL_FIND_H
#define MODEL_FIND_H

#include "base/arena.h"
#include "base/rows.h"

struct db;

/* Each at most 20. Customers: customer_list() of model/customer.h. */
/* By number or its beginning. Columns: id, number, kind, ordered_at,
 * total_minor, currency, customer, customer_id. */
const struct rows *find_orders(struct db *, struct arena *, const char *query);
/* By words. Columns: id, said_at, topic, mood, body, customer, state. */
const struct rows *find_feedback(
    struct db *, struct arena *, const char *query);
/* By words. Columns: id, title, state. */
const struct rows *find_guidelines(
    struct db *, struct arena *, const char *query);

#endif
