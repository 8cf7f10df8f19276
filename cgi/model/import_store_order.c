/*
 * import_store_order.c - a chunk of orders and their lines into the database.
 * Tables: order, order_line, event, import_undo.
 */
#include "model/import_chunk.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/rows.h"
#include "db/bulk.h"
#include "db/db.h"

enum { AT_ONCE = 4000 };

/* The lines that the chunk's known orders have, to be looked up in. */
struct known_line {
	unsigned order;
	int64_t hash;
};

struct known_lines {
	struct chunk *chunk;
	struct known_line *list;
	size_t count, room;
};

static bool
order_found(void *context, const struct row *row)
{
	struct chunk *c = context;
	struct chunk_order *o = &c->orders[row_int(row, "place")];

	o->known = true;
	o->id = row_int(row, "id");
	o->known_customer = row_int(row, "customer_id");
	o->known_hash = row_int(row, "row_hash");
	return true;
}

static bool
line_found(void *context, const struct row *row)
{
	struct known_lines *k = context;
	unsigned order = (unsigned)row_int(row, "place");
	struct chunk_order *o = &k->chunk->orders[order];
	struct known_line *list;

	if (row_int(row, "line") > o->lines)
		o->lines = row_int(row, "line");
	if (k->count == k->room) {
		k->room = k->room ? k->room * 2 : 1024;
		list = arena_array(k->chunk->arena, k->room, sizeof(*list));
		if (k->count)
			memcpy(list, k->list, k->count * sizeof(*list));
		k->list = list;
	}
	k->list[k->count++] =
	    (struct known_line){ order, row_int(row, "row_hash") };
	return true;
}

static int
compare_lines(const void *left, const void *right)
{
	const struct known_line *a = left, *b = right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static bool
line_known(const struct known_lines *k, unsigned order, int64_t hash)
{
	struct known_line wanted = { order, hash };

	return k->count &&
	    bsearch(
		&wanted, k->list, k->count, sizeof(*k->list), compare_lines);
}

static void
find_orders(struct import *im, struct known_lines *lines)
{
	struct chunk *c = &im->chunk;

	import_keys(im, &c->order_names);
	db_each(im->db, order_found, c,
	    "SELECT STRAIGHT_JOIN import_key.place, `order`.id,"
	    "       `order`.customer_id, `order`.row_hash"
	    "  FROM import_key"
	    "  JOIN `order` FORCE INDEX (source) ON `order`.source = ?"
	    "   AND `order`.number = import_key.value",
	    TEXT(im->map->source));
	if (!im->map->lines)
		return;
	db_each(im->db, line_found, lines,
	    "SELECT STRAIGHT_JOIN import_key.place, order_line.line,"
	    "       order_line.row_hash"
	    "  FROM import_key"
	    "  JOIN `order` FORCE INDEX (source) ON `order`.source = ?"
	    "   AND `order`.number = import_key.value"
	    "  JOIN order_line FORCE INDEX (PRIMARY)"
	    "    ON order_line.order_id = `order`.id",
	    TEXT(im->map->source));
	if (lines->count)
		qsort(lines->list, lines->count, sizeof(*lines->list),
		    compare_lines);
}

static int64_t
customer_of(const struct chunk *c, const struct chunk_order *o)
{
	return o->customer < 0 ? 0 : c->customers[o->customer].id;
}

static void
judge(struct import *im, struct chunk_row *row, const struct known_lines *lines)
{
	struct chunk *c = &im->chunk;
	struct chunk_order *o = &c->orders[row->order];

	row->fate = FATE_STORED;
	if (o->known && o->known_customer != customer_of(c, o)) {
		row->fate = FATE_REJECTED;
		row->reason = N_("the order is known with another customer");
	} else if (o->known &&
	    (im->map->lines ? line_known(lines, row->order, row->hash)
			    : o->known_hash == row->hash)) {
		row->fate = FATE_UNCHANGED;
	} else {
		o->added++;
		o->added_minor += row->amount_minor;
	}
}

static void
judge_all(struct import *im, const struct known_lines *lines)
{
	struct chunk *c = &im->chunk;

	for (size_t i = 0; i < c->order_names.count; i++) {
		c->orders[i].added = 0;
		c->orders[i].added_minor = 0;
	}
	for (unsigned i = 0; i < c->count; i++)
		if (!c->rows[i].refused)
			judge(im, &c->rows[i], lines);
}

static size_t
hand_orders(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk;
	int64_t n = 0;

	db_change(im->db, "DELETE FROM import_order");
	bulk = bulk_open(im->db,
	    "INSERT INTO import_order (place, number, customer_id, kind,"
	    " ordered_at, currency, total_minor, channel, row_hash, detail)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "itittt"
	    "itit",
	    AT_ONCE);
	for (size_t i = 0; i < c->order_names.count; i++) {
		const struct chunk_order *o = &c->orders[i];

		if (o->known || !o->added)
			continue;
		bulk_int(bulk, n++);
		bulk_text(bulk, o->number);
		bulk_id(bulk, customer_of(c, o));
		bulk_text(bulk, o->kind);
		bulk_text(bulk, o->at);
		bulk_text(bulk, o->currency);
		bulk_int(bulk, o->added_minor);
		bulk_text(bulk, o->channel);
		bulk_int(bulk, im->map->lines ? 0 : o->hash);
		bulk_text(bulk, o->detail);
		bulk_end(bulk);
	}
	bulk_close(bulk);
	return (size_t)n;
}

static void
make_events(struct import *im, int64_t first)
{
	db_change(im->db,
	    "INSERT INTO event (customer_id, at, kind, visible, object_id,"
	    " reference, detail, amount_minor, currency, source, source_key,"
	    " batch_id)"
	    " SELECT customer_id, ordered_at, kind, kind <> 'adjustment',"
	    "        ? + place, number, detail, total_minor, currency, ?,"
	    "        CONCAT('order:', number), ?"
	    "   FROM import_order FORCE INDEX (PRIMARY)"
	    "  WHERE customer_id IS NOT NULL"
	    "  ORDER BY place",
	    INT(first), TEXT(im->map->source), INT(im->batch));
}

static void
make_orders(struct import *im, size_t wanted)
{
	struct chunk *c = &im->chunk;
	int64_t id = db_insert(im->db,
	    "INSERT INTO `order` (customer_id, source, number, kind,"
	    " ordered_at, currency, total_minor, channel, row_hash, batch_id)"
	    " SELECT customer_id, ?, number, kind, ordered_at, currency,"
	    "        total_minor, channel, row_hash, ?"
	    "   FROM import_order FORCE INDEX (PRIMARY) ORDER BY place",
	    TEXT(im->map->source), INT(im->batch));

	import_ids_checked(
	    db_row(im->db,
		"SELECT COUNT(*) AS count FROM `order`"
		" WHERE id BETWEEN ? AND ? AND batch_id = ?",
		INT(id), INT(id + (int64_t)wanted - 1), INT(im->batch)),
	    wanted);
	make_events(im, id);
	for (size_t i = 0; i < c->order_names.count; i++)
		if (!c->orders[i].known && c->orders[i].added)
			c->orders[i].id = id++;
}

/* What a known order was, once per batch, so that it can be put back. */
static void
remember_order(struct import *im, const struct chunk_order *o)
{
	db_change(im->db,
	    "INSERT IGNORE INTO import_undo (batch_id, kind, object_id,"
	    " before_text)"
	    " SELECT ?, 'order', `order`.id, JSON_OBJECT("
	    "        'ordered_at', `order`.ordered_at,"
	    "        'kind', `order`.kind,"
	    "        'currency', `order`.currency,"
	    "        'total_minor', `order`.total_minor,"
	    "        'channel', `order`.channel,"
	    "        'row_hash', CAST(`order`.row_hash AS CHAR),"
	    "        'detail', COALESCE(event.detail, ''),"
	    "        'product_id', order_line.product_id,"
	    "        'description', order_line.description,"
	    "        'quantity', order_line.quantity,"
	    "        'amount_minor', order_line.amount_minor,"
	    "        'line_hash', CAST(order_line.row_hash AS CHAR))"
	    "   FROM `order`"
	    "   LEFT JOIN event ON event.source = `order`.source"
	    "    AND event.source_key = CONCAT('order:', `order`.number)"
	    "   LEFT JOIN order_line ON order_line.order_id = `order`.id"
	    "    AND order_line.line = 1"
	    "  WHERE `order`.id = ?",
	    INT(im->batch), INT(o->id));
}

static void
add_to_order(struct import *im, const struct chunk_order *o)
{
	remember_order(im, o);
	db_change(im->db,
	    "UPDATE `order` SET total_minor = total_minor + ? WHERE id = ?",
	    INT(o->added_minor), INT(o->id));
	db_change(im->db,
	    "UPDATE event SET amount_minor = amount_minor + ?"
	    " WHERE source = ? AND source_key = CONCAT('order:', ?)",
	    INT(o->added_minor), TEXT(im->map->source), TEXT(o->number));
}

static void
replace_order(struct import *im, struct chunk_order *o)
{
	remember_order(im, o);
	db_change(im->db,
	    "UPDATE `order` SET kind = ?, ordered_at = ?, currency = ?,"
	    " total_minor = ?, channel = ?, row_hash = ? WHERE id = ?",
	    TEXT(o->kind), TEXT(o->at), TEXT(o->currency), INT(o->added_minor),
	    TEXT(o->channel), INT(o->hash), INT(o->id));
	db_change(im->db,
	    "UPDATE event SET kind = ?, at = ?, currency = ?,"
	    " amount_minor = ?, detail = ?"
	    " WHERE source = ? AND source_key = CONCAT('order:', ?)",
	    TEXT(o->kind), TEXT(o->at), TEXT(o->currency), INT(o->added_minor),
	    TEXT(o->detail), TEXT(im->map->source), TEXT(o->number));
	db_change(
	    im->db, "DELETE FROM order_line WHERE order_id = ?", INT(o->id));
}

static void
change_known(struct import *im)
{
	struct chunk *c = &im->chunk;

	for (size_t i = 0; i < c->order_names.count; i++) {
		struct chunk_order *o = &c->orders[i];

		if (!o->known || !o->added)
			continue;
		if (im->map->lines)
			add_to_order(im, o);
		else
			replace_order(im, o);
	}
}

static bool
has_lines(const struct import_map *m)
{
	return m->lines || import_map_uses(m, COLUMN_PRODUCT) ||
	    import_map_uses(m, COLUMN_DESCRIPTION) ||
	    import_map_uses(m, COLUMN_QUANTITY);
}

static void
make_lines(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk = bulk_open(im->db,
	    "INSERT INTO order_line (order_id, line, product_id, description,"
	    " quantity, amount_minor, row_hash, batch_id)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	    "iiittiii", AT_ONCE);

	for (unsigned i = 0; i < c->count; i++) {
		const struct chunk_row *row = &c->rows[i];
		struct chunk_order *o = &c->orders[row->order];

		if (row->fate != FATE_STORED)
			continue;
		bulk_int(bulk, o->id);
		bulk_int(bulk, ++o->lines);
		bulk_id(
		    bulk, row->product < 0 ? 0 : c->products[row->product].id);
		bulk_text(bulk, row->description);
		bulk_text(bulk, row->quantity);
		bulk_int(bulk, row->amount_minor);
		bulk_int(bulk, row->hash);
		bulk_int(bulk, im->batch);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
import_store_orders(struct import *im)
{
	struct known_lines lines = { .chunk = &im->chunk };
	size_t fresh;

	import_know_customers(im);
	import_make_customers(im);
	import_find_products(im);
	find_orders(im, &lines);
	if (db_trouble(im->db) != DB_FINE)
		return;
	judge_all(im, &lines);
	fresh = hand_orders(im);
	if (fresh && db_trouble(im->db) == DB_FINE)
		make_orders(im, fresh);
	change_known(im);
	if (has_lines(im->map) && db_trouble(im->db) == DB_FINE)
		make_lines(im);
	if (import_map_uses(im->map, COLUMN_NAME) &&
	    db_trouble(im->db) == DB_FINE)
		import_store_names(im);
}
