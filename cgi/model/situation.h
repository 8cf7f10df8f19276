/*
 * situation.h - kinds of contact, and which of them a feedback is.
 */
#ifndef MODEL_SITUATION_H
#define MODEL_SITUATION_H

#include "base/arena.h"
#include "base/rows.h"

#include <stdbool.h>

struct db;

/* What a feedback is matched by. */
struct situation_case {
	const char *topic, *mood, *customer_kind; /* "" kind: not known */
	const char *words;
	int64_t chosen; /* by staff; 0: nobody chose */
};

/*
 * All that are in use, the best match first; a chosen one before all. Columns
 * as situation_list(), and guideline_id (published, or NULL).
 *
 * The mood counts most, then the topic it mostly comes with, the kind of
 * customer, words of the customer that hint at it, and what staff chose for
 * such a feedback before.
 */
const struct rows *situation_match(
    struct db *, struct arena *, const struct situation_case *);

/*
 * By mood and name. Columns: id, name, mood, about, words, topic,
 * customer_kind, retired, guideline_id, guideline (the published one's).
 */
const struct rows *situation_list(struct db *, bool retired);
/* Those in use, to choose from: columns value (id), label (name). */
const struct rows *situation_choices(struct db *);
/* The same columns but guideline's; NULL when unknown. */
const struct row *situation_get(struct db *, int64_t id);

struct situation {
	const char *name, *mood, *about, *words, *topic, *customer_kind;
	const char *request_id;
};

int64_t situation_add(struct db *, const struct situation *);
void situation_change(struct db *, int64_t id, const struct situation *);
void situation_retire(
    struct db *, int64_t id, bool retired, const char *request_id);

#endif
