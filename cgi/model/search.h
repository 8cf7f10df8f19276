/*
 * search.h - full-text search over customers, feedback and guidelines.
 *
 * Rows of terms beside what they were made from, in the same transaction.
 * Looking for something is filter_search() of model/filter.h.
 */
#ifndef MODEL_SEARCH_H
#define MODEL_SEARCH_H

#include "base/arena.h"
#include "db/db.h"

/* kind: "customer", "feedback", "guideline". Replaces what was there. */
void search_put(struct db *, struct arena *, const char *kind, int64_t id,
    const char *text);
/* Adds to what is there: an answer to its feedback's words. */
void search_add(struct db *, struct arena *, const char *kind, int64_t id,
    const char *text);
void search_drop(struct db *, const char *kind, int64_t id);

#endif
