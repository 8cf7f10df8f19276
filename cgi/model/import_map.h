/*
 * import_map.h - how the columns of a file become orders, customers, products.
 *
 * A mapping is a small text of `name = value` lines; '#' begins a comment.
 * Settings: source (whose numbers these are, required), line ("order" or
 * "order line"), separator (guess, comma, semicolon, tab, bar, spaces), quote
 * (yes, no), encoding (encoding_names), heading (yes, no), skip (lines before
 * the heading), currency (ISO 4217), zone, date (YYYY-MM-DD hh:mm:ss as the
 * file has it; M D h m s take one digit or two, YY two; AM; iso), decimal
 * (. or ,), group (none or the sign), return (what numbers of returns begin
 * with), customer.suffix (cut off the end of customer numbers).
 * Columns: column.NAME = heading, or #3 for the third column, or "text" that
 * every row has.
 */
#ifndef MODEL_IMPORT_MAP_H
#define MODEL_IMPORT_MAP_H

#include "base/arena.h"
#include "base/source.h"

#include <stdbool.h>
#include <stdint.h>

struct csv_row;
struct time_zone;

enum import_kind { IMPORT_ORDERS, IMPORT_CUSTOMERS, IMPORT_PRODUCTS };

/* "orders", "customers", "products", NULL. */
extern const char *const import_kinds[];

enum import_column {
	COLUMN_ORDER,
	COLUMN_CUSTOMER,
	COLUMN_ORDERED,
	COLUMN_PRODUCT,
	COLUMN_DESCRIPTION,
	COLUMN_QUANTITY,
	COLUMN_PRICE,
	COLUMN_AMOUNT,
	COLUMN_CURRENCY,
	COLUMN_CHANNEL,
	COLUMN_NAME,
	COLUMN_KIND,
	COLUMN_EMAIL,
	COLUMN_PHONE,
	COLUMN_CARD,
	COLUMN_COUNTRY,
	COLUMN_LANGUAGE,
	COLUMN_ADDRESS,
	COLUMN_SINCE,
	COLUMNS
};

struct import_column_about {
	const char *name;  /* in the mapping: column.NAME */
	const char *label; /* N_(words for the select box) */
	unsigned kinds;    /* bit of each import_kind that has it */
	unsigned needed;   /* bit of each that can't do without */
};

extern const struct import_column_about import_columns[COLUMNS];

struct import_map {
	enum import_kind kind;
	const char *source;
	bool lines;     /* one line of the file is an order line */
	char separator; /* 0: guess */
	char quote;
	enum encoding encoding;
	bool heading;
	int64_t skip;
	const char *currency, *zone_name, *date;
	const struct time_zone *zone;
	char decimal, group;
	const char *return_prefix, *customer_suffix; /* "" */
	struct import_column_use {
		const char *heading;  /* as in the mapping; NULL: not used */
		const char *constant; /* the same text in each row, or NULL */
		int place;            /* from 0; -1 until import_map_place() */
	} columns[COLUMNS];
};

/*
 * False with *fault, a sentence with the line, when a setting is unknown,
 * given twice or missing. Texts live in the arena.
 */
bool import_map_read(struct import_map *, struct arena *, enum import_kind,
    const char *text, const char **fault);
/* Finds the columns in the heading; false with *fault when one isn't there. */
bool import_map_place(struct import_map *, struct arena *,
    const struct csv_row *heading, const char **fault);
/* The cell's text, blanks around it cut, in the arena; "" when not mapped. */
const char *import_map_cell(const struct import_map *, struct arena *,
    const struct csv_row *, enum import_column);
bool import_map_uses(const struct import_map *, enum import_column);

/* For the mapping page: ',' as "comma", and back; 0 is "guess". */
const char *import_separator_name(char);
char import_separator_of(const char *name);

#endif
