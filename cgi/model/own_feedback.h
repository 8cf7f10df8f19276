/*
 * own_feedback.h - what a customer said, and what became of it.
 */
#ifndef MODEL_OWN_FEEDBACK_H
#define MODEL_OWN_FEEDBACK_H

#include "base/rows.h"
#include "model/said.h"

#include <stdbool.h>

/* The new id; an order or product that isn't the customer's is left out. */
int64_t own_feedback_add(struct db *, struct arena *, int64_t customer,
    const struct said *, const struct said_file *file);

/*
 * Newest first. Columns: id, at (as said_at), topic, rating, mood, words (of
 * the body the first 300 characters), state, outcome, answer (the last one's
 * first 300 characters or NULL), answered_at, place.
 */
const struct rows *own_feedback_list(struct db *, struct arena *,
    int64_t customer, const char *after, bool back, int64_t size);
/* The same for a table, words and answer whole. */
bool own_feedback_each(struct db *, int64_t customer,
    bool (*each)(void *, const struct row *), void *context);

/*
 * Columns: id, said_at, topic, rating, mood, body, state, outcome,
 * closed_at, about, contact_by, contact_email, contact_phone,
 * order_number (or NULL), product (or NULL). NULL: not there, or not theirs.
 */
const struct row *own_feedback_get(struct db *, int64_t customer, int64_t id);
/* Columns: id, said_at, kind (answer, reply), body, staff. Oldest first. */
const struct rows *own_feedback_messages(
    struct db *, int64_t customer, int64_t id);
/* Columns: id, name, media_type, size. */
const struct rows *own_feedback_files(
    struct db *, int64_t customer, int64_t id);
/* Columns: name, media_type, path; NULL as above. */
const struct row *own_feedback_file(
    struct db *, int64_t customer, int64_t id, int64_t file);

/* False: not there, or not theirs. An answered or closed one opens again. */
bool own_feedback_reply(struct db *, struct arena *, int64_t customer,
    int64_t id, const char *body);

/* To choose from: columns id, number, ordered_at, products (a few names). */
const struct rows *own_feedback_orders(struct db *, int64_t customer);
/*
 * The products of the last twelve orders by name, after one row for none:
 * columns value (id or ""), label.
 */
const struct rows *own_feedback_products(struct db *, int64_t customer);
/* The customer's number that we may call, "" if none is known. */
const char *own_feedback_phone(struct db *, int64_t customer);

#endif
