/*
 * import_map.c - reads the mapping text: one table of settings, one of columns.
 */
#include "model/import_map.h"

#include "base/csv.h"
#include "base/locale.h"
#include "base/money.h"
#include "base/time.h"

#include <errno.h>

const char *const import_kinds[] = { "orders", "customers", "products", NULL };

enum {
	O = 1 << IMPORT_ORDERS,
	C = 1 << IMPORT_CUSTOMERS,
	P = 1 << IMPORT_PRODUCTS
};

const struct import_column_about import_columns[COLUMNS] = {
	[COLUMN_ORDER] = { "order", N_("Order number"), O, 0 },
	[COLUMN_CUSTOMER] = { "customer", N_("Customer number"), O | C, 0 },
	[COLUMN_ORDERED] = { "ordered", N_("Date of the order"), O, O },
	[COLUMN_PRODUCT] = { "product", N_("Product number"), O | P, P },
	[COLUMN_DESCRIPTION] = { "description", N_("Product name"), O | P, P },
	[COLUMN_QUANTITY] = { "quantity", N_("Quantity"), O, 0 },
	[COLUMN_PRICE] = { "price", N_("Price of one"), O, 0 },
	[COLUMN_AMOUNT] = { "amount", N_("Amount"), O, 0 },
	[COLUMN_CURRENCY] = { "currency", N_("Currency"), O, 0 },
	[COLUMN_CHANNEL] = { "channel", N_("Where it was sold"), O, 0 },
	[COLUMN_NAME] = { "name", N_("Name"), O | C, 0 },
	[COLUMN_KIND] = { "kind", N_("Person, household or company"), C, 0 },
	[COLUMN_EMAIL] = { "email", N_("E-mail"), C, 0 },
	[COLUMN_PHONE] = { "phone", N_("Phone"), C, 0 },
	[COLUMN_CARD] = { "card", N_("Card number"), C, 0 },
	[COLUMN_COUNTRY] = { "country", N_("Country"), O | C, 0 },
	[COLUMN_LANGUAGE] = { "language", N_("Language"), C, 0 },
	[COLUMN_ADDRESS] = { "address", N_("Address"), C, 0 },
	[COLUMN_SINCE] = { "since", N_("Customer since"), C, 0 },
};

static const struct {
	const char *name;
	char separator;
} separators[] = { { "guess", 0 }, { "comma", ',' }, { "semicolon", ';' },
	{ "tab", '\t' }, { "bar", '|' }, { "spaces", ' ' } };

enum { SEPARATORS = sizeof(separators) / sizeof(separators[0]) };

/* What a setting's function gets; false: the value doesn't fit. */
struct reading {
	struct import_map *map;
	struct arena *arena;
	const char **fault;
	int line;
};

static bool
complain(struct reading *r, const char *words, const char *about)
{
	*r->fault = arena_format(
	    r->arena, "mapping, line %d: %s: %s", r->line, words, about);
	return false;
}

const char *
import_separator_name(char separator)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (separators[i].separator == separator)
			return separators[i].name;
	return "guess";
}

char
import_separator_of(const char *name)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (strcmp(separators[i].name, name) == 0)
			return separators[i].separator;
	return 0;
}

static bool
set_separator(struct import_map *m, const char *value)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (strcmp(separators[i].name, value) == 0) {
			m->separator = separators[i].separator;
			return true;
		}
	return false;
}

static bool
set_encoding(struct import_map *m, const char *value)
{
	for (int i = 0; i < ENCODINGS; i++)
		if (strcmp(encoding_names[i], value) == 0) {
			m->encoding = (enum encoding)i;
			return true;
		}
	return false;
}

static bool
yes_or_no(const char *value, bool *yes)
{
	*yes = strcmp(value, "yes") == 0;
	return *yes || strcmp(value, "no") == 0;
}

static bool
set_quote(struct import_map *m, const char *value)
{
	bool yes;

	if (!yes_or_no(value, &yes))
		return false;
	m->quote = yes ? '"' : '\n';
	return true;
}

static bool
set_heading(struct import_map *m, const char *value)
{
	return yes_or_no(value, &m->heading);
}

static bool
set_skip(struct import_map *m, const char *value)
{
	char *end;

	errno = 0;
	m->skip = strtol(value, &end, 10);
	return *value && !*end && !errno && m->skip >= 0 && m->skip < 1000;
}

static bool
set_line(struct import_map *m, const char *value)
{
	m->lines = strcmp(value, "order line") == 0;
	return m->lines || strcmp(value, "order") == 0;
}

static bool
set_source(struct import_map *m, const char *value)
{
	size_t length =
	    strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-_.");

	m->source = value;
	return length && !value[length] && length <= 32;
}

static bool
set_currency(struct import_map *m, const char *value)
{
	m->currency = value;
	return money_find(value) != NULL;
}

static bool
set_zone(struct import_map *m, const char *value)
{
	m->zone_name = value;
	m->zone = time_zone(value);
	return m->zone != NULL;
}

static bool
set_date(struct import_map *m, const char *value)
{
	m->date = value;
	return *value != '\0';
}

static bool
set_decimal(struct import_map *m, const char *value)
{
	m->decimal = *value;
	return strcmp(value, ".") == 0 || strcmp(value, ",") == 0;
}

static bool
set_group(struct import_map *m, const char *value)
{
	if (strcmp(value, "none") == 0) {
		m->group = 0;
		return true;
	}
	if (strcmp(value, "space") == 0)
		value = " ";
	m->group = *value;
	return *value && !value[1] && strchr(",.' ", *value);
}

static bool
set_return(struct import_map *m, const char *value)
{
	m->return_prefix = value;
	return true;
}

static bool
set_suffix(struct import_map *m, const char *value)
{
	m->customer_suffix = value;
	return true;
}

static const struct setting {
	const char *name;
	bool (*set)(struct import_map *, const char *);
} settings[] = {
	{ "source", set_source },
	{ "line", set_line },
	{ "separator", set_separator },
	{ "quote", set_quote },
	{ "encoding", set_encoding },
	{ "heading", set_heading },
	{ "skip", set_skip },
	{ "currency", set_currency },
	{ "zone", set_zone },
	{ "date", set_date },
	{ "decimal", set_decimal },
	{ "group", set_group },
	{ "return", set_return },
	{ "customer.suffix", set_suffix },
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static bool
column_set(struct reading *r, const char *name, char *value)
{
	size_t length = strlen(value);
	struct import_column_use *use;
	int i;

	for (i = 0; i < COLUMNS; i++)
		if (strcmp(import_columns[i].name, name) == 0 &&
		    import_columns[i].kinds & 1u << r->map->kind)
			break;
	if (i == COLUMNS)
		return complain(r, "there is no such column here", name);
	use = &r->map->columns[i];
	if (use->heading)
		return complain(r, "is given twice", name);
	use->heading = value;
	if (length >= 2 && value[0] == '"' && value[length - 1] == '"')
		use->constant = arena_copy(r->arena, value + 1, length - 2);
	return true;
}

static bool
setting_set(struct reading *r, bool *given, const char *name, char *value)
{
	size_t i;

	if (strncmp(name, "column.", 7) == 0)
		return column_set(r, name + 7, value);
	for (i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			break;
	if (i == SETTINGS)
		return complain(r, "unknown setting", name);
	if (given[i])
		return complain(r, "is given twice", name);
	given[i] = true;
	if (!settings[i].set(r->map, value))
		return complain(r, "this value doesn't fit", value);
	return true;
}

static char *
trim(char *text)
{
	size_t n;

	text += strspn(text, " \t\r");
	n = strlen(text);
	while (n && strchr(" \t\r", text[n - 1]))
		n--;
	text[n] = '\0';
	return text;
}

static bool
read_line(struct reading *r, bool *given, char *line)
{
	char *value;

	line = trim(line);
	if (!*line || *line == '#')
		return true;
	value = strchr(line, '=');
	if (!value)
		return complain(r, "is no `name = value`", line);
	*value++ = '\0';
	value = trim(value);
	if (!*value)
		return true; /* left empty: as if it weren't there */
	return setting_set(r, given, trim(line), value);
}

static bool
complete(struct import_map *m, struct arena *arena, const char **fault)
{
	const char *missing = NULL;

	for (int i = 0; i < COLUMNS; i++)
		if (import_columns[i].needed & 1u << m->kind &&
		    !m->columns[i].heading)
			missing = arena_format(
			    arena, "column.%s", import_columns[i].name);
	if (!*m->source)
		missing = "source";
	if (m->kind == IMPORT_ORDERS) {
		if (!*m->date)
			missing = "date";
		if (!*m->currency && !m->columns[COLUMN_CURRENCY].heading)
			missing = "currency";
		if (!m->columns[COLUMN_AMOUNT].heading &&
		    !m->columns[COLUMN_PRICE].heading)
			missing = "column.amount";
		if (m->lines && !m->columns[COLUMN_ORDER].heading)
			missing = "column.order";
	}
	if (m->kind == IMPORT_CUSTOMERS && !m->columns[COLUMN_CUSTOMER].heading)
		missing = "column.customer";
	if (missing)
		*fault = arena_format(
		    arena, "the mapping doesn't say `%s`", missing);
	return !missing;
}

bool
import_map_read(struct import_map *m, struct arena *arena,
    enum import_kind kind, const char *text, const char **fault)
{
	struct reading r = { m, arena, fault, 0 };
	bool given[SETTINGS] = { false };
	char *line = arena_text(arena, text), *next;

	*m = (struct import_map){ .kind = kind,
		.source = "",
		.quote = '"',
		.heading = true,
		.currency = "",
		.zone_name = "UTC",
		.zone = time_zone("UTC"),
		.date = "",
		.decimal = '.',
		.return_prefix = "",
		.customer_suffix = "" };
	for (int i = 0; i < COLUMNS; i++)
		m->columns[i].place = -1;
	for (; line; line = next) {
		r.line++;
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (!read_line(&r, given, line))
			return false;
	}
	return complete(m, arena, fault);
}

static int
place_of(
    const struct import_map *m, const struct csv_row *heading, const char *name)
{
	char *end;
	long place;

	if (m->heading && csv_find(heading, name) >= 0)
		return csv_find(heading, name);
	if (*name != '#')
		return -1;
	place = strtol(name + 1, &end, 10);
	if (*end || place < 1 || place > (long)heading->count)
		return -1;
	return (int)place - 1;
}

bool
import_map_place(struct import_map *m, struct arena *arena,
    const struct csv_row *heading, const char **fault)
{
	for (int i = 0; i < COLUMNS; i++) {
		struct import_column_use *use = &m->columns[i];

		if (!use->heading || use->constant)
			continue;
		use->place = place_of(m, heading, use->heading);
		if (use->place >= 0)
			continue;
		*fault = arena_format(
		    arena, "the file has no column \"%s\"", use->heading);
		return false;
	}
	return true;
}

bool
import_map_uses(const struct import_map *m, enum import_column column)
{
	return m->columns[column].heading != NULL;
}

const char *
import_map_cell(const struct import_map *m, struct arena *arena,
    const struct csv_row *row, enum import_column column)
{
	const struct import_column_use *use = &m->columns[column];
	const char *text;
	char *copy;

	if (use->constant)
		return use->constant;
	if (use->place < 0 || (size_t)use->place >= row->count)
		return "";
	text = row->cells[use->place].text;
	copy = trim(arena_copy(arena, text, row->cells[use->place].length));
	/* A name is one line, whatever the file has. */
	for (char *p = copy; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = ' ';
	return copy;
}
