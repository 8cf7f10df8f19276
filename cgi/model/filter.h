/*
 * filter.h - lists whose conditions are optional: the one place where SQL is
 * put together. Its parts are literals, values are bound:
 *
 *	struct filter f;
 *
 *	filter_start(&f, "SELECT id, state FROM job WHERE kind <> ''");
 *	filter_when(&f, *state, " AND state = ?", TEXT(state));
 *	filter_when(&f, true, " ORDER BY id DESC LIMIT ?", INT(size));
 *	return filter_rows(&f, db);
 *
 * One condition must hold always, since the parts begin with AND.
 */
#ifndef MODEL_FILTER_H
#define MODEL_FILTER_H

#include "base/arena.h"
#include "db/db.h"

#include <stddef.h>

enum { FILTER_SQL = 6144, FILTER_VALUES = 40 };

struct filter {
	char sql[FILTER_SQL];
	size_t length, count;
	struct value values[FILTER_VALUES + 1];
};

#define filter_start(f, sql, ...)                                              \
	filter_begin(f, "" sql "", VALUES(__VA_ARGS__))
/* Adds the part and its values if it is wanted. */
#define filter_when(f, wanted, sql, ...)                                       \
	filter_part(f, wanted, "" sql "", VALUES(__VA_ARGS__))

/*
 * Rows whose text has all words of the query (model/search.h); the last word
 * may be the beginning of one. id is the column that names the row, kind the
 * one of search_term; both literals. An empty query leaves all.
 */
#define filter_search(f, arena, id, kind, query)                               \
	filter_terms(f, arena, query,                                          \
	    " AND " id " IN (SELECT object_id FROM search_term"                \
	    " WHERE kind = '" kind "' AND term = ?)",                          \
	    " AND " id " IN (SELECT object_id FROM search_term"                \
	    " WHERE kind = '" kind "' AND term LIKE ?)")

/*
 * The end of a list by time and id, newest first: `size` rows after the place
 * that an earlier row bore in FILTER_PLACE, or with `back` before it and then
 * oldest first. NULL, or a place that is none: the start. Columns literal.
 */
#define filter_page(f, arena, at, id, after, back, size)                       \
	filter_page_by(f, arena, after, back, size, false,                     \
	    " AND " at " <= ? AND (" at " < ? OR " id " < ?)",                 \
	    " AND " at " >= ? AND (" at " > ? OR " id " > ?)",                 \
	    " ORDER BY " at " DESC, " id " DESC LIMIT ?",                      \
	    " ORDER BY " at ", " id " LIMIT ?")
#define FILTER_PLACE(at, id) " CONCAT(" at ", ' ', " id ") AS place"
/* The same by a text and id, in alphabetical order. */
#define filter_page_name(f, arena, name, id, after, back, size)                \
	filter_page_by(f, arena, after, back, size, true,                      \
	    " AND " name " >= ? AND (" name " > ? OR " id " > ?)",             \
	    " AND " name " <= ? AND (" name " < ? OR " id " < ?)",             \
	    " ORDER BY " name ", " id " LIMIT ?",                              \
	    " ORDER BY " name " DESC, " id " DESC LIMIT ?")
#define FILTER_PLACE_NAME(name, id) " CONCAT(" id ", ' ', " name ") AS place"

void filter_terms(struct filter *, struct arena *, const char *query,
    const char *whole, const char *begun);
void filter_page_by(struct filter *, struct arena *, const char *after,
    bool back, int64_t size, bool named, const char *beyond, const char *before,
    const char *order, const char *order_back);
void filter_begin(struct filter *, const char *, const struct value *);
void filter_part(
    struct filter *, bool wanted, const char *, const struct value *);
/* Never NULL. */
const struct rows *filter_rows(struct filter *, struct db *);
/* As db_each(): each row as it arrives. */
bool filter_each(struct filter *, struct db *,
    bool (*each)(void *, const struct row *), void *context);

#endif
