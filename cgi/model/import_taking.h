/*
 * import_taking.h - a row of a file while it is being read; what the files
 * import_chunk.c, import_take.c and import_take_other.c share.
 */
#ifndef MODEL_IMPORT_TAKING_H
#define MODEL_IMPORT_TAKING_H

#include "model/import_chunk.h"

struct taking {
	struct import *import;
	const struct csv_row *row;
	struct arena *arena;
	const char *reason; /* set by the first check that fails */
	bool settled;       /* only to be counted */
	bool broken;        /* the temporary file failed; errno says why */
	const char *number, *customer, *customer_shown, *day, *at, *currency;
	const char *kind;
	int exponent;
	struct chunk_row out;
};

const char *taking_cell(struct taking *, enum import_column);
/* False, for `return taking_refuse(...)`; the first reason counts. */
bool taking_refuse(struct taking *, const char *reason);
/* At most `most` characters of the text. */
const char *taking_cut(struct arena *, const char *text, size_t most);
/* The customer number into t->customer and as it was written. */
bool taking_customer(struct taking *);
/* ISO 3166 code of a code or an English name, "" when there is none. */
const char *taking_country(const char *text);
/* How often the text came in this file, from 1. */
uint32_t taking_nth(struct taking *, const char *text);

/* One for each kind of file; they fill t->out and the chunk's lists. */
void taking_order(struct taking *);
void taking_customer_row(struct taking *);
void taking_product_row(struct taking *);

#endif
