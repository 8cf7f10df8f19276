/*
 * import_chunk.c - rows of a file come together until they are worth sending.
 */
#include "model/import_taking.h"

#include "base/country.h"
#include "base/identifier.h"
#include "base/locale.h"
#include "base/utf8.h"

#include <strings.h>

enum { RAW = 4000 };

void
chunk_start(struct chunk *c)
{
	struct arena *a = c->arena;

	arena_reset(a);
	*c = (struct chunk){ .arena = a };
	c->rows = arena_array(a, CHUNK_ROWS * 2, sizeof(*c->rows));
	c->orders = arena_array(a, CHUNK_ROWS * 2, sizeof(*c->orders));
	c->customers = arena_array(a, CHUNK_ROWS * 2, sizeof(*c->customers));
	c->products = arena_array(a, CHUNK_ROWS * 2, sizeof(*c->products));
	c->order_names.arena = a;
	c->customer_names.arena = a;
	c->product_names.arena = a;
}

static const char *
raw_text(struct arena *arena, const struct csv_row *row)
{
	size_t length = row->raw_length < RAW ? row->raw_length : RAW;
	char *text;

	/* What isn't text in the first place is shown by its ASCII part. */
	while (length && !utf8_valid(row->raw, length) &&
	    (row->raw[length - 1] & 0x80))
		length--;
	text = arena_copy(arena, row->raw, length);
	if (!utf8_valid(text, length))
		for (size_t i = 0; i < length; i++)
			if (text[i] & 0x80 || !text[i])
				text[i] = '?';
	return text;
}

static void
reject(struct chunk *c, struct chunk_row *out, const struct csv_row *row,
    const char *reason)
{
	out->fate = FATE_REJECTED;
	out->refused = true;
	out->reason = reason;
	out->line = row->line;
	out->raw = raw_text(c->arena, row);
}

const char *
taking_cell(struct taking *t, enum import_column column)
{
	return import_map_cell(t->import->map, t->arena, t->row, column);
}

bool
taking_refuse(struct taking *t, const char *reason)
{
	if (!t->reason)
		t->reason = reason;
	return false;
}

/* At most `most` characters of the text. */
const char *
taking_cut(struct arena *arena, const char *text, size_t most)
{
	size_t length = utf8_first(text, most);

	return text[length] ? arena_copy(arena, text, length) : text;
}

bool
taking_customer(struct taking *t)
{
	const char *text = taking_cell(t, COLUMN_CUSTOMER);
	const char *suffix = t->import->map->customer_suffix;
	size_t length = strlen(text), cut_off = strlen(suffix);

	if (cut_off && length > cut_off &&
	    strcmp(text + length - cut_off, suffix) == 0)
		text = arena_copy(t->arena, text, length - cut_off);
	t->customer = t->customer_shown = text;
	if (!*text)
		return true;
	t->customer = identifier_external(t->arena, text);
	return t->customer ||
	    taking_refuse(t, N_("the customer number is too long"));
}

uint32_t
taking_nth(struct taking *t, const char *text)
{
	unsigned char key[HASH_KEY];
	uint32_t nth;

	hash_key(text, strlen(text), key);
	nth = tally_add(t->import->tally, key);
	t->broken |= nth == 0;
	return nth;
}

const char *
taking_country(const char *text)
{
	const struct country *c;

	if (strlen(text) == 2 && country_find(text))
		return text;
	if (strcmp(text, "UK") == 0 || strcasecmp(text, "England") == 0)
		return "GB";
	if (strcmp(text, "USA") == 0)
		return "US";
	for (size_t i = 0; *text && (c = country_at(i)); i++)
		if (strcasecmp(c->name, text) == 0)
			return c->code;
	return "";
}

bool
chunk_take(struct import *im, const struct csv_row *row, bool settled)
{
	struct chunk *c = &im->chunk;
	struct taking t = { .import = im,
		.row = row,
		.arena = c->arena,
		.settled = settled,
		.out.line = row->line };

	if (row->problem)
		t.reason = csv_problem_words(row->problem);
	else if (im->map->kind == IMPORT_ORDERS)
		taking_order(&t);
	else if (im->map->kind == IMPORT_CUSTOMERS)
		taking_customer_row(&t);
	else
		taking_product_row(&t);
	if (settled || t.broken)
		return !t.broken;
	if (t.reason)
		reject(c, &t.out, row, t.reason);
	c->last_row = row->number;
	c->rows[c->count++] = t.out;
	return true;
}

bool
chunk_may_end(struct import *im, const struct csv_row *row)
{
	struct chunk *c = &im->chunk;
	const struct chunk_row *last;
	const char *number;

	if (c->count < CHUNK_ROWS)
		return false;
	if (c->count == CHUNK_ROWS * 2 || im->map->kind != IMPORT_ORDERS ||
	    !im->map->lines || row->problem)
		return true;
	last = &c->rows[c->count - 1];
	number = import_map_cell(im->map, c->arena, row, COLUMN_ORDER);
	return last->fate == FATE_REJECTED ||
	    strcmp(c->orders[last->order].number, number) != 0;
}
