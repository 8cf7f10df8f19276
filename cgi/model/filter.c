/*
 * filter.c - statements put together from literals; nobody else may do it.
 */
#include "model/filter.h"

#include <stdlib.h>
#include <string.h>

static void
add(struct filter *f, const char *sql, const struct value *values)
{
	size_t length = strlen(sql);

	if (length >= FILTER_SQL - f->length)
		abort();
	memcpy(f->sql + f->length, sql, length + 1);
	f->length += length;
	for (; values->kind != VALUE_END; values++) {
		if (f->count == FILTER_VALUES)
			abort();
		f->values[f->count++] = *values;
	}
	f->values[f->count] = NONE;
}

void
filter_begin(struct filter *f, const char *sql, const struct value *values)
{
	f->length = f->count = 0;
	add(f, sql, values);
}

void
filter_part(
    struct filter *f, bool wanted, const char *sql, const struct value *values)
{
	if (wanted)
		add(f, sql, values);
}

const struct rows *
filter_rows(struct filter *f, struct db *db)
{
	return db_rows_built(db, f->sql, f->values);
}

bool
filter_each(struct filter *f, struct db *db,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each_built(db, each, context, f->sql, f->values);
}
