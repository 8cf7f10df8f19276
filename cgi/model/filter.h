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

#include "db/db.h"

#include <stddef.h>

enum { FILTER_SQL = 4096, FILTER_VALUES = 24 };

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

void filter_begin(struct filter *, const char *, const struct value *);
void filter_part(
    struct filter *, bool wanted, const char *, const struct value *);
/* Never NULL. */
const struct rows *filter_rows(struct filter *, struct db *);
/* As db_each(): each row as it arrives. */
bool filter_each(struct filter *, struct db *,
    bool (*each)(void *, const struct row *), void *context);

#endif
