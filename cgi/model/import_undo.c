/*
 * import_undo.c - takes a batch's orders back: what it made and nobody uses
 * since goes, what it changed and nobody changed since is put back. Tables:
 * order, order_line, event, import_undo, import_batch.
 */
#include "model/import.h"
#include "model/import_undo.h"

#include "base/arena.h"
#include "base/rows.h"
#include "db/db.h"

/*
 * Each step takes the next objects of the batch in the order of their ids, in
 * a transaction of its own; a step can be run again, and so can the whole.
 */
static bool
repeat(struct undo *u, import_undo_step *step)
{
	int64_t after = 0, last;
	int tries = 0;

	for (;;) {
		struct undo before = *u;

		db_begin(u->db, u->arena, true);
		last = step(u, after);
		if (db_commit(u->db)) {
			if (!last)
				return true;
			after = last;
			tries = 0;
			u->progress.rows = u->removed + u->restored;
			import_alive(&u->alive);
			continue;
		}
		if (db_trouble(u->db) != DB_AGAIN || ++tries > 5)
			return false;
		db_rollback(u->db);
		*u = before;
	}
}

static int64_t
last_of(const struct row *row)
{
	return row ? row_int(row, "last") : 0;
}

/* Orders that a later batch changed stay as that one left them. */
static void
find_restorable(struct undo *u, int64_t after, int64_t last)
{
	db_change(u->db, "DELETE FROM import_gone");
	u->restored += (int64_t)db_change(u->db,
	    "INSERT INTO import_gone"
	    " SELECT mine.object_id FROM import_undo AS mine"
	    "  WHERE mine.batch_id = ? AND mine.kind = 'order'"
	    "    AND mine.object_id > ? AND mine.object_id <= ?"
	    "    AND NOT EXISTS (SELECT 1 FROM import_undo AS later"
	    "         WHERE later.batch_id > mine.batch_id"
	    "           AND later.kind = 'order'"
	    "           AND later.object_id = mine.object_id)",
	    INT(u->batch), INT(after), INT(last));
}

static void
put_orders_back(struct undo *u)
{
	db_change(u->db,
	    "UPDATE import_gone"
	    "  STRAIGHT_JOIN import_undo ON import_undo.batch_id = ?"
	    "   AND import_undo.kind = 'order'"
	    "   AND import_undo.object_id = import_gone.id"
	    "  STRAIGHT_JOIN `order` ON `order`.id = import_gone.id"
	    "  LEFT JOIN event ON event.source = `order`.source"
	    "   AND event.source_key = CONCAT('order:', `order`.number)"
	    "   SET `order`.ordered_at ="
	    "         JSON_VALUE(before_text, '$.ordered_at'),"
	    "       `order`.kind = JSON_VALUE(before_text, '$.kind'),"
	    "       `order`.currency = JSON_VALUE(before_text, '$.currency'),"
	    "       `order`.total_minor ="
	    "         JSON_VALUE(before_text, '$.total_minor'),"
	    "       `order`.channel = JSON_VALUE(before_text, '$.channel'),"
	    "       `order`.row_hash = JSON_VALUE(before_text, '$.row_hash'),"
	    "       event.at = JSON_VALUE(before_text, '$.ordered_at'),"
	    "       event.kind = JSON_VALUE(before_text, '$.kind'),"
	    "       event.currency = JSON_VALUE(before_text, '$.currency'),"
	    "       event.amount_minor ="
	    "         JSON_VALUE(before_text, '$.total_minor'),"
	    "       event.detail = JSON_VALUE(before_text, '$.detail')",
	    INT(u->batch));
}

static void
put_lines_back(struct undo *u)
{
	db_change(u->db,
	    "DELETE order_line FROM import_gone"
	    "  STRAIGHT_JOIN order_line ON order_line.order_id = import_gone.id"
	    "   AND order_line.batch_id = ?",
	    INT(u->batch));
	/* Where the line was replaced, it is gone now: put the old one back. */
	db_change(u->db,
	    "INSERT IGNORE INTO order_line (order_id, line, product_id,"
	    " description, quantity, amount_minor, row_hash)"
	    " SELECT import_gone.id, 1, JSON_VALUE(before_text, '$.product_id'),"
	    "        JSON_VALUE(before_text, '$.description'),"
	    "        JSON_VALUE(before_text, '$.quantity'),"
	    "        JSON_VALUE(before_text, '$.amount_minor'),"
	    "        JSON_VALUE(before_text, '$.line_hash')"
	    "   FROM import_gone"
	    "   STRAIGHT_JOIN import_undo ON import_undo.batch_id = ?"
	    "    AND import_undo.kind = 'order'"
	    "    AND import_undo.object_id = import_gone.id"
	    "  WHERE JSON_VALUE(before_text, '$.quantity') IS NOT NULL",
	    INT(u->batch));
}

static int64_t
restore_orders(struct undo *u, int64_t after)
{
	int64_t last = last_of(db_row(u->db,
	    "SELECT MAX(object_id) AS last"
	    "  FROM (SELECT object_id FROM import_undo"
	    "         WHERE batch_id = ? AND kind = 'order' AND object_id > ?"
	    "         ORDER BY object_id LIMIT ?) AS some",
	    INT(u->batch), INT(after), INT(UNDO_AT_ONCE)));

	if (!last)
		return 0;
	find_restorable(u, after, last);
	put_orders_back(u);
	put_lines_back(u);
	db_change(u->db,
	    "DELETE import_undo FROM import_gone"
	    "  STRAIGHT_JOIN import_undo ON import_undo.batch_id = ?"
	    "   AND import_undo.kind = 'order'"
	    "   AND import_undo.object_id = import_gone.id",
	    INT(u->batch));
	return last;
}

/*
 * Orders that feedback or a return is about, or that a later batch added to
 * or changed, stay.
 */
static int64_t
drop_orders(struct undo *u, int64_t after)
{
	int64_t last = last_of(db_row(u->db,
	    "SELECT MAX(id) AS last"
	    "  FROM (SELECT id FROM `order` WHERE batch_id = ? AND id > ?"
	    "         ORDER BY id LIMIT ?) AS some",
	    INT(u->batch), INT(after), INT(UNDO_AT_ONCE)));

	if (!last)
		return 0;
	db_change(u->db, "DELETE FROM import_gone");
	db_change(u->db,
	    "INSERT INTO import_gone"
	    " SELECT `order`.id FROM `order`"
	    "  WHERE `order`.batch_id = ? AND `order`.id > ?"
	    "    AND `order`.id <= ?"
	    "    AND NOT EXISTS (SELECT 1 FROM import_undo"
	    "         WHERE import_undo.batch_id > ?"
	    "           AND import_undo.kind = 'order'"
	    "           AND import_undo.object_id = `order`.id)"
	    "    AND NOT EXISTS (SELECT 1 FROM feedback"
	    "         WHERE feedback.customer_id = `order`.customer_id"
	    "           AND feedback.order_id = `order`.id)"
	    "    AND NOT EXISTS (SELECT 1 FROM order_line"
	    "         WHERE order_line.order_id = `order`.id"
	    "           AND COALESCE(order_line.batch_id, 0) <> ?)",
	    INT(u->batch), INT(after), INT(last), INT(u->batch), INT(u->batch));
	db_change(u->db,
	    "DELETE order_line FROM import_gone"
	    "  STRAIGHT_JOIN order_line ON order_line.order_id = import_gone.id");
	db_change(u->db,
	    "DELETE event FROM import_gone"
	    "  STRAIGHT_JOIN `order` ON `order`.id = import_gone.id"
	    "  STRAIGHT_JOIN event FORCE INDEX (source)"
	    "    ON event.source = `order`.source"
	    "   AND event.source_key = CONCAT('order:', `order`.number)");
	u->removed += (int64_t)db_change(u->db,
	    "DELETE `order` FROM import_gone"
	    "  STRAIGHT_JOIN `order` ON `order`.id = import_gone.id");
	return last;
}

static void
undo_tables(struct undo *u)
{
	db_begin(u->db, u->arena, false);
	db_run(u->db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_gone ("
	    " id BIGINT NOT NULL PRIMARY KEY"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	import_touch(u->db, u->batch);
}

static const struct row *
finish(struct undo *u)
{
	const struct row *row;

	db_begin(u->db, u->arena, true);
	row = db_row(u->db,
	    "SELECT ? AS removed, ? AS restored,"
	    "       (SELECT COUNT(*) FROM `order` WHERE batch_id = ?)"
	    "     + (SELECT COUNT(*) FROM customer WHERE batch_id = ?)"
	    "     + (SELECT COUNT(*) FROM product WHERE batch_id = ?) AS kept",
	    INT(u->removed), INT(u->restored), INT(u->batch), INT(u->batch),
	    INT(u->batch));
	if (row)
		db_change(u->db,
		    "UPDATE import_batch SET state = 'rolled-back',"
		    " message = ?, finished_at = UTC_TIMESTAMP(6)"
		    " WHERE id = ?",
		    TEXT(arena_format(u->arena,
			"removed %s, restored %s, kept %s",
			row_text(row, "removed"), row_text(row, "restored"),
			row_text(row, "kept"))),
		    INT(u->batch));
	return db_commit(u->db) ? row : NULL;
}

const struct row *
import_rollback(struct db *db, struct arena *arena, int64_t batch,
    import_watch *watch, void *context, const char **fault)
{
	struct undo u = { .db = db, .arena = arena, .batch = batch };
	const struct row *row;

	u.alive = (struct import_alive){ watch, context, &u.progress };
	*fault = "the database failed; its log says why";
	db_begin(db, arena, false);
	row = import_get(db, batch);
	if (!row || row_flag(row, "dry_run") ||
	    strcmp(row_text(row, "state"), "rolled-back") == 0) {
		*fault = row ? "this import kept nothing"
			     : "there is no such import";
		return NULL;
	}
	undo_tables(&u);
	if (!repeat(&u, restore_orders) || !repeat(&u, drop_orders) ||
	    !repeat(&u, import_undo_changes) ||
	    !repeat(&u, import_undo_identifiers) ||
	    !import_count_customers(db, arena, "UTC", &u.alive) ||
	    !repeat(&u, import_undo_customers) ||
	    !repeat(&u, import_undo_names) || !repeat(&u, import_undo_products))
		return NULL;
	return finish(&u);
}
