/*
 * import_undo_people.c - takes a batch's customers and products back. Tables:
 * customer, customer_change, identifier, product, search_term, import_undo.
 */
#include "model/import_undo.h"

#include "base/arena.h"
#include "base/rows.h"
#include "db/db.h"

static int64_t
last_of(const struct row *row)
{
	return row ? row_int(row, "last") : 0;
}

static int64_t
last_undo(struct undo *u, const char *kind, int64_t after)
{
	return last_of(db_row(u->db,
	    "SELECT MAX(object_id) AS last"
	    "  FROM (SELECT object_id FROM import_undo"
	    "         WHERE batch_id = ? AND kind = ? AND object_id > ?"
	    "         ORDER BY object_id LIMIT ?) AS some",
	    INT(u->batch), TEXT(kind), INT(after), INT(UNDO_AT_ONCE)));
}

static void
forget_undo(struct undo *u, const char *kind, int64_t after, int64_t last)
{
	db_change(u->db,
	    "DELETE FROM import_undo WHERE batch_id = ? AND kind = ?"
	    " AND object_id > ? AND object_id <= ?",
	    INT(u->batch), TEXT(kind), INT(after), INT(last));
}

/* Says in the customers' own history what the step after it puts back. */
static void
note_changes(struct undo *u, int64_t after, int64_t last)
{
	db_change(u->db,
	    "INSERT INTO customer_change (customer_id, at, actor_kind,"
	    " request_id, field, before_text, after_text)"
	    " SELECT customer.id, UTC_TIMESTAMP(6), 'program', ?,"
	    "        old.field, old.after_text, old.before_text"
	    "   FROM import_undo"
	    "   STRAIGHT_JOIN customer ON customer.id = import_undo.object_id"
	    "   JOIN customer_change AS old ON old.customer_id = customer.id"
	    "    AND old.request_id = ?"
	    "  WHERE import_undo.batch_id = ? AND import_undo.kind = 'customer'"
	    "    AND import_undo.object_id > ? AND import_undo.object_id <= ?"
	    "    AND BINARY old.after_text = CASE old.field"
	    "          WHEN 'name' THEN customer.name"
	    "          WHEN 'kind' THEN customer.kind"
	    "          WHEN 'country' THEN customer.country"
	    "          WHEN 'lang' THEN customer.lang"
	    "          ELSE customer.address END",
	    TEXT(arena_format(
		u->arena, "import-%lld-undo", (long long)u->batch)),
	    TEXT(arena_format(u->arena, "import-%lld", (long long)u->batch)),
	    INT(u->batch), INT(after), INT(last));
}

/* A column goes back only where it still is what the batch made of it. */
int64_t
import_undo_changes(struct undo *u, int64_t after)
{
	int64_t last = last_undo(u, "customer", after);

	if (!last)
		return 0;
	note_changes(u, after, last);
	u->restored += (int64_t)db_change(u->db,
	    "UPDATE import_undo"
	    "  STRAIGHT_JOIN customer ON customer.id = import_undo.object_id"
	    "   SET name = IF(BINARY name = NULLIF(JSON_VALUE(before_text,"
	    "         '$.after.name'), ''), JSON_VALUE(before_text, '$.name'),"
	    "         name),"
	    "       customer.kind = IF(BINARY customer.kind ="
	    "         NULLIF(JSON_VALUE(before_text, '$.after.kind'), ''),"
	    "         JSON_VALUE(before_text, '$.kind'), customer.kind),"
	    "       country = IF(BINARY country = NULLIF(JSON_VALUE("
	    "         before_text, '$.after.country'), ''),"
	    "         JSON_VALUE(before_text, '$.country'), country),"
	    "       lang = IF(BINARY lang = NULLIF(JSON_VALUE(before_text,"
	    "         '$.after.lang'), ''), JSON_VALUE(before_text, '$.lang'),"
	    "         lang),"
	    "       address = IF(BINARY address = NULLIF(JSON_VALUE("
	    "         before_text, '$.after.address'), ''),"
	    "         JSON_VALUE(before_text, '$.address'), address)"
	    " WHERE import_undo.batch_id = ? AND import_undo.kind = 'customer'"
	    "   AND import_undo.object_id > ? AND import_undo.object_id <= ?",
	    INT(u->batch), INT(after), INT(last));
	forget_undo(u, "customer", after, last);
	return last;
}

int64_t
import_undo_identifiers(struct undo *u, int64_t after)
{
	int64_t last = last_of(db_row(u->db,
	    "SELECT MAX(id) AS last"
	    "  FROM (SELECT id FROM identifier WHERE batch_id = ? AND id > ?"
	    "         ORDER BY id LIMIT ?) AS some",
	    INT(u->batch), INT(after), INT(UNDO_AT_ONCE)));

	if (last)
		db_change(u->db,
		    "DELETE identifier FROM identifier"
		    "  JOIN customer ON customer.id = identifier.customer_id"
		    " WHERE identifier.batch_id = ? AND identifier.id > ?"
		    "   AND identifier.id <= ?"
		    "   AND identifier.verified_at IS NULL"
		    "   AND COALESCE(customer.batch_id, 0) <> ?",
		    INT(u->batch), INT(after), INT(last), INT(u->batch));
	return last;
}

static void
find_unused_customers(struct undo *u, int64_t after, int64_t last)
{
	db_change(u->db, "DELETE FROM import_gone");
	db_change(u->db,
	    "INSERT INTO import_gone SELECT c.id FROM customer AS c"
	    " WHERE c.batch_id = ? AND c.id > ? AND c.id <= ?"
	    "   AND NOT EXISTS (SELECT 1 FROM `order` AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM event AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM feedback AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM credential AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM customer_note AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM customer_contact AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM customer_contact AS x"
	    "        WHERE x.company_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM customer_change AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM erasure AS x"
	    "        WHERE x.customer_id = c.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM identifier AS x"
	    "        WHERE x.customer_id = c.id"
	    "          AND (COALESCE(x.batch_id, 0) <> ?"
	    "            OR x.verified_at IS NOT NULL))",
	    INT(u->batch), INT(after), INT(last), INT(u->batch));
}

int64_t
import_undo_customers(struct undo *u, int64_t after)
{
	int64_t last = last_of(db_row(u->db,
	    "SELECT MAX(id) AS last"
	    "  FROM (SELECT id FROM customer WHERE batch_id = ? AND id > ?"
	    "         ORDER BY id LIMIT ?) AS some",
	    INT(u->batch), INT(after), INT(UNDO_AT_ONCE)));

	if (!last)
		return 0;
	find_unused_customers(u, after, last);
	db_change(u->db,
	    "DELETE identifier FROM import_gone"
	    "  STRAIGHT_JOIN identifier ON identifier.customer_id = import_gone.id");
	db_change(u->db,
	    "DELETE search_term FROM import_gone"
	    "  STRAIGHT_JOIN search_term ON search_term.kind = 'customer'"
	    "   AND search_term.object_id = import_gone.id");
	u->removed += (int64_t)db_change(u->db,
	    "DELETE customer FROM import_gone"
	    "  STRAIGHT_JOIN customer ON customer.id = import_gone.id");
	return last;
}

int64_t
import_undo_names(struct undo *u, int64_t after)
{
	int64_t last = last_undo(u, "product", after);

	if (!last)
		return 0;
	u->restored += (int64_t)db_change(u->db,
	    "UPDATE import_undo"
	    "  STRAIGHT_JOIN product ON product.id = import_undo.object_id"
	    "   SET product.name = JSON_VALUE(before_text, '$.name')"
	    " WHERE import_undo.batch_id = ? AND import_undo.kind = 'product'"
	    "   AND import_undo.object_id > ? AND import_undo.object_id <= ?"
	    "   AND BINARY product.name = JSON_VALUE(before_text, '$.after')",
	    INT(u->batch), INT(after), INT(last));
	forget_undo(u, "product", after, last);
	return last;
}

int64_t
import_undo_products(struct undo *u, int64_t after)
{
	int64_t last = last_of(db_row(u->db,
	    "SELECT MAX(id) AS last"
	    "  FROM (SELECT id FROM product WHERE batch_id = ? AND id > ?"
	    "         ORDER BY id LIMIT ?) AS some",
	    INT(u->batch), INT(after), INT(UNDO_AT_ONCE)));

	if (!last)
		return 0;
	u->removed += (int64_t)db_change(u->db,
	    "DELETE FROM product"
	    " WHERE batch_id = ? AND id > ? AND id <= ?"
	    "   AND NOT EXISTS (SELECT 1 FROM order_line"
	    "        WHERE order_line.product_id = product.id)"
	    "   AND NOT EXISTS (SELECT 1 FROM feedback"
	    "        WHERE feedback.product_id = product.id)",
	    INT(u->batch), INT(after), INT(last));
	return last;
}
