/*
 * import_store.c - what the kinds of import share: keys, customers, products.
 * Tables: customer, identifier, product, search_term, import_reject; import_key
 * and the like are temporary ones of the link.
 */
#include "model/import_chunk.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/rows.h"
#include "base/term.h"
#include "db/bulk.h"
#include "db/db.h"

enum { AT_ONCE = 4000 };

void
import_tables(struct db *db)
{
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_key ("
	    " place INT NOT NULL PRIMARY KEY,"
	    " value VARCHAR(320) NOT NULL COLLATE utf8mb4_nopad_bin"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_customer ("
	    " place INT NOT NULL PRIMARY KEY,"
	    " kind VARCHAR(16) NOT NULL,"
	    " name VARCHAR(200) NOT NULL,"
	    " country VARCHAR(2) NOT NULL,"
	    " lang VARCHAR(12) NOT NULL,"
	    " address TEXT NULL,"
	    " since_at DATETIME(6) NULL,"
	    " value VARCHAR(320) NOT NULL COLLATE utf8mb4_nopad_bin,"
	    " shown VARCHAR(320) NOT NULL"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_product ("
	    " place INT NOT NULL PRIMARY KEY,"
	    " number VARCHAR(64) NOT NULL COLLATE utf8mb4_nopad_bin,"
	    " name VARCHAR(250) NOT NULL"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_order ("
	    " place INT NOT NULL PRIMARY KEY,"
	    " number VARCHAR(96) NOT NULL COLLATE utf8mb4_nopad_bin,"
	    " customer_id BIGINT NULL,"
	    " kind VARCHAR(16) NOT NULL,"
	    " ordered_at DATETIME(6) NOT NULL,"
	    " currency CHAR(3) NOT NULL,"
	    " total_minor BIGINT NOT NULL,"
	    " channel VARCHAR(32) NOT NULL,"
	    " row_hash BIGINT NOT NULL,"
	    " detail VARCHAR(500) NOT NULL"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
}

void
import_keys(struct import *im, const struct pool *pool)
{
	struct bulk *bulk;

	db_change(im->db, "DELETE FROM import_key");
	bulk = bulk_open(im->db,
	    "INSERT INTO import_key (place, value) VALUES (?, ?)", "it",
	    AT_ONCE);
	for (size_t i = 0; i < pool->count; i++) {
		bulk_int(bulk, (int64_t)i);
		bulk_text(bulk, pool->texts[i]);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

/*
 * New rows get their ids by INSERT ... SELECT, for which InnoDB hands out
 * consecutive numbers (innodb_autoinc_lock_mode 0 or 1): the first one and
 * the place tell each row's id. Should a server do otherwise, stop here.
 */
void
import_ids_checked(const struct row *count, size_t wanted)
{
	if (!count || row_int(count, "count") == (int64_t)wanted)
		return;
	fprintf(stderr,
	    "the server doesn't number new rows one by one:"
	    " innodb_autoinc_lock_mode must be 0 or 1\n");
	abort();
}

/* ---- customers ---- */

static bool
customer_found(void *context, const struct row *row)
{
	struct chunk *c = context;

	c->customers[row_int(row, "place")].id = row_int(row, "customer_id");
	return true;
}

static const char *
or_else(const char *text, const char *other)
{
	return text && *text ? text : other;
}

static size_t
hand_customers(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk;
	int64_t n = 0;

	db_change(im->db, "DELETE FROM import_customer");
	bulk = bulk_open(im->db,
	    "INSERT INTO import_customer (place, kind, name, country, lang,"
	    " address, since_at, value, shown)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "itttttttt", AT_ONCE);
	for (size_t i = 0; i < c->customer_names.count; i++) {
		const struct chunk_customer *one = &c->customers[i];

		if (one->id || one->skip)
			continue;
		bulk_int(bulk, n++);
		bulk_text(bulk, or_else(one->kind, "person"));
		bulk_text(bulk, or_else(one->name, ""));
		bulk_text(bulk, or_else(one->country, ""));
		bulk_text(bulk, or_else(one->language, ""));
		bulk_text(bulk, or_else(one->address, NULL));
		bulk_text(bulk, or_else(one->since, NULL));
		bulk_text(bulk, one->number);
		bulk_text(bulk, one->shown);
		bulk_end(bulk);
	}
	bulk_close(bulk);
	return (size_t)n;
}

static void
make_customers(struct import *im, size_t wanted)
{
	struct chunk *c = &im->chunk;
	int64_t id = db_insert(im->db,
	    "INSERT INTO customer (kind, name, country, lang, address,"
	    " since_at, batch_id)"
	    " SELECT kind, name, country, lang, address,"
	    "        COALESCE(since_at, UTC_TIMESTAMP(6)), ?"
	    "   FROM import_customer FORCE INDEX (PRIMARY) ORDER BY place",
	    INT(im->batch));

	import_ids_checked(
	    db_row(im->db,
		"SELECT COUNT(*) AS count FROM customer"
		" WHERE id BETWEEN ? AND ? AND batch_id = ?",
		INT(id), INT(id + (int64_t)wanted - 1), INT(im->batch)),
	    wanted);
	db_change(im->db,
	    "INSERT INTO identifier (customer_id, kind, source, value, shown,"
	    " created_at, batch_id)"
	    " SELECT ? + place, 'external', ?, value, shown,"
	    "        UTC_TIMESTAMP(6), ?"
	    "   FROM import_customer FORCE INDEX (PRIMARY) ORDER BY place",
	    INT(id), TEXT(im->map->source), INT(im->batch));
	for (size_t i = 0; i < c->customer_names.count; i++)
		if (!c->customers[i].id && !c->customers[i].skip) {
			c->customers[i].id = id++;
			c->customers[i].named = true;
		}
}

void
import_know_customers(struct import *im)
{
	struct chunk *c = &im->chunk;

	if (!c->customer_names.count)
		return;
	import_keys(im, &c->customer_names);
	db_each(im->db, customer_found, c,
	    "SELECT STRAIGHT_JOIN import_key.place, identifier.customer_id"
	    "  FROM import_key"
	    "  JOIN identifier FORCE INDEX (kind)"
	    "    ON identifier.kind = 'external'"
	    "   AND identifier.source = ?"
	    "   AND identifier.value = import_key.value",
	    TEXT(im->map->source));
}

void
import_make_customers(struct import *im)
{
	size_t fresh = hand_customers(im);

	if (fresh && db_trouble(im->db) == DB_FINE)
		make_customers(im, fresh);
}

void
import_store_names(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk = bulk_open(im->db,
	    "INSERT IGNORE INTO search_term (kind, term, object_id)"
	    " VALUES ('customer', ?, ?)",
	    "ti", AT_ONCE);

	for (size_t i = 0; i < c->customer_names.count; i++) {
		const struct chunk_customer *one = &c->customers[i];
		struct term_list list = { NULL, 0 };

		if (one->named && *or_else(one->name, ""))
			list = term_split(c->arena, one->name);
		for (size_t k = 0; k < list.count; k++) {
			bulk_text(bulk, list.terms[k].text);
			bulk_int(bulk, one->id);
			bulk_end(bulk);
		}
	}
	bulk_close(bulk);
}

/* ---- products ---- */

static bool
product_found(void *context, const struct row *row)
{
	struct chunk *c = context;
	struct chunk_product *one = &c->products[row_int(row, "place")];

	one->id = row_int(row, "id");
	one->known = arena_text(c->arena, row_text(row, "name"));
	return true;
}

static size_t
hand_products(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk;
	int64_t n = 0;

	db_change(im->db, "DELETE FROM import_product");
	bulk = bulk_open(im->db,
	    "INSERT INTO import_product (place, number, name) VALUES (?, ?, ?)",
	    "itt", AT_ONCE);
	for (size_t i = 0; i < c->product_names.count; i++) {
		const struct chunk_product *one = &c->products[i];

		if (one->id)
			continue;
		bulk_int(bulk, n++);
		bulk_text(bulk, one->number);
		bulk_text(bulk, or_else(one->name, one->number));
		bulk_end(bulk);
	}
	bulk_close(bulk);
	return (size_t)n;
}

static void
make_products(struct import *im, size_t wanted)
{
	struct chunk *c = &im->chunk;
	int64_t id = db_insert(im->db,
	    "INSERT INTO product (source, number, name, batch_id)"
	    " SELECT ?, number, name, ?"
	    "   FROM import_product FORCE INDEX (PRIMARY) ORDER BY place",
	    TEXT(im->map->source), INT(im->batch));

	import_ids_checked(
	    db_row(im->db,
		"SELECT COUNT(*) AS count FROM product"
		" WHERE id BETWEEN ? AND ? AND batch_id = ?",
		INT(id), INT(id + (int64_t)wanted - 1), INT(im->batch)),
	    wanted);
	for (size_t i = 0; i < c->product_names.count; i++)
		if (!c->products[i].id)
			c->products[i].id = id++;
}

void
import_find_products(struct import *im)
{
	struct chunk *c = &im->chunk;
	size_t fresh;

	if (!c->product_names.count)
		return;
	import_keys(im, &c->product_names);
	db_each(im->db, product_found, c,
	    "SELECT STRAIGHT_JOIN import_key.place, product.id, product.name"
	    "  FROM import_key"
	    "  JOIN product FORCE INDEX (source) ON product.source = ?"
	    "   AND product.number = import_key.value",
	    TEXT(im->map->source));
	fresh = hand_products(im);
	if (fresh && db_trouble(im->db) == DB_FINE)
		make_products(im, fresh);
}

void
import_store_rejects(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk = bulk_open(im->db,
	    "INSERT INTO import_reject (batch_id, line, reason, text)"
	    " VALUES (?, ?, ?, ?)",
	    "iitt", AT_ONCE);

	for (unsigned i = 0; i < c->count; i++) {
		const struct chunk_row *row = &c->rows[i];

		if (row->fate != FATE_REJECTED)
			continue;
		bulk_int(bulk, im->batch);
		bulk_int(bulk, row->line);
		bulk_text(bulk, row->reason);
		bulk_text(bulk, or_else(row->raw, ""));
		bulk_end(bulk);
	}
	bulk_close(bulk);
}
