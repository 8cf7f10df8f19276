/*
 * customer.h - whom the business has a relationship with, as staff see them.
 */
#ifndef MODEL_CUSTOMER_H
#define MODEL_CUSTOMER_H

#include "base/arena.h"
#include "base/rows.h"

#include <stdbool.h>

struct db;

extern const char *const customer_states[]; /* ends with NULL */

struct customer_filter {
	const char *query; /* part of a name, or an identifier's beginning */
	const char *state, *kind, *country; /* "" for all */
	const char *place;                  /* an id, or NULL: the newest */
	bool back;
	int64_t size;
};

/*
 * The newest first. Columns: id, name, kind, state, country, email,
 * order_count, last_at, since_at.
 */
const struct rows *customer_list(
    struct db *, struct arena *, const struct customer_filter *);
bool customer_each(struct db *, struct arena *, const struct customer_filter *,
    bool (*each)(void *, const struct row *), void *context);

/*
 * NULL when unknown. Columns: id, name, kind, state, lang, zone, country,
 * address, since_at, last_at, order_count, erased_at, last_order_at,
 * open_feedback, signs_in (1: has a password), household, household_id.
 */
const struct row *customer_get(struct db *, int64_t id);
/* The same, and NULL when the data was erased: nothing new is written then. */
const struct row *customer_live(struct db *, int64_t id);
/* Bought so far, one row for each currency. Columns: total_minor, currency. */
const struct rows *customer_bought(struct db *, int64_t id);
/* Columns: kind, source, shown, verified_at, shared. */
const struct rows *customer_identifiers(struct db *, int64_t id);
/* Columns: id, name, post, may_see: contacts or members. */
const struct rows *customer_contacts(struct db *, int64_t id);
/* Columns: id, name, post, may_see: companies and households it belongs to. */
const struct rows *customer_belongs(struct db *, int64_t id);
/* Newest first. Columns: id, noted_at, body, staff. */
const struct rows *customer_notes(struct db *, int64_t id);
/* Newest first. Columns: id, said_at, topic, mood, rating, body, state. */
const struct rows *customer_feedback(struct db *, int64_t id);

/*
 * The whole timeline, staff's part too. kind: "" or an event's kind. Columns:
 * id, happened_at, kind, visible, object_id, reference, detail, amount_minor,
 * currency, staff, place.
 */
const struct rows *customer_timeline(struct db *, struct arena *, int64_t id,
    const char *kind, const char *after, bool back, int64_t size);

/* A note is staff's own; it stands on the timeline, not visible outside. */
void customer_note_add(
    struct db *, int64_t id, int64_t staff, const char *body, const char *key);

struct customer_details {
	const char *kind, *name, *lang, *country, *address;
};
/* What changed goes to customer_change; search finds the new name. */
void customer_change(struct db *, struct arena *, int64_t id, int64_t staff,
    const struct customer_details *, const char *request_id);
int64_t customer_add(
    struct db *, struct arena *, const struct customer_details *);
/* False when somebody else has it. value normalised, shown as given. */
bool customer_identifier_add(struct db *, int64_t id, const char *kind,
    const char *value, const char *shown);
/* In a company or household; may_see: sees its history in the portal. */
bool customer_contact_put(struct db *, int64_t company, int64_t person,
    const char *post, bool may_see);
void customer_contact_drop(struct db *, int64_t company, int64_t person);

#endif
