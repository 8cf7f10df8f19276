/*
 * import_finish.c - what an import's orders mean for their customers: number
 * of orders, first and last day, state. Tables: customer, order.
 */
#include "model/import.h"
#include "model/import_chunk.h"

#include "base/rows.h"
#include "db/db.h"

enum { AT_ONCE = 2000 };

void
import_touch(struct db *db, int64_t batch)
{
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_touched ("
	    " customer_id BIGINT NOT NULL PRIMARY KEY"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	db_run(db,
	    "CREATE TEMPORARY TABLE IF NOT EXISTS import_sum ("
	    " customer_id BIGINT NOT NULL PRIMARY KEY,"
	    " days INT NOT NULL,"
	    " first_at DATETIME(6) NULL,"
	    " last_at DATETIME(6) NULL"
	    ") ENGINE = Aria TRANSACTIONAL = 0");
	db_change(db, "DELETE FROM import_touched");
	db_change(db,
	    "INSERT IGNORE INTO import_touched"
	    " SELECT customer_id FROM `order`"
	    "  WHERE batch_id = ? AND customer_id IS NOT NULL",
	    INT(batch));
	db_change(db,
	    "INSERT IGNORE INTO import_touched"
	    " SELECT `order`.customer_id"
	    "   FROM import_undo"
	    "   STRAIGHT_JOIN `order` ON `order`.id = import_undo.object_id"
	    "  WHERE import_undo.batch_id = ? AND import_undo.kind = 'order'"
	    "    AND `order`.customer_id IS NOT NULL",
	    INT(batch));
}

/* Orders of one day of the shop count once. */
static void
sum_some(struct db *db, int64_t after, int64_t last, const char *zone)
{
	db_change(db, "DELETE FROM import_sum");
	db_change(db,
	    "INSERT INTO import_sum"
	    " SELECT import_touched.customer_id,"
	    "        COUNT(DISTINCT IF(`order`.kind = 'order',"
	    "          DATE(COALESCE(CONVERT_TZ(`order`.ordered_at, 'UTC', ?),"
	    "            `order`.ordered_at)), NULL)),"
	    "        MIN(`order`.ordered_at), MAX(`order`.ordered_at)"
	    "   FROM import_touched"
	    "   LEFT JOIN `order` FORCE INDEX (customer_id)"
	    "     ON `order`.customer_id = import_touched.customer_id"
	    "  WHERE import_touched.customer_id > ?"
	    "    AND import_touched.customer_id <= ?"
	    "  GROUP BY import_touched.customer_id",
	    TEXT(zone), INT(after), INT(last));
}

static void
count_some(struct db *db)
{
	db_change(db,
	    "UPDATE import_sum"
	    "  STRAIGHT_JOIN customer FORCE INDEX (PRIMARY)"
	    "    ON customer.id = import_sum.customer_id"
	    "   SET customer.order_count = import_sum.days,"
	    "       customer.since_at ="
	    "         LEAST(customer.since_at,"
	    "           COALESCE(import_sum.first_at, customer.since_at)),"
	    "       customer.last_at ="
	    "         GREATEST(COALESCE(customer.last_at, import_sum.last_at),"
	    "           COALESCE(import_sum.last_at, customer.last_at)),"
	    "       customer.state ="
	    "         IF(customer.state IN ('prospect', 'new', 'second',"
	    "             'regular'),"
	    "           CASE import_sum.days WHEN 0 THEN 'prospect'"
	    "             WHEN 1 THEN 'new' WHEN 2 THEN 'second'"
	    "             ELSE 'regular' END,"
	    "           customer.state)");
}

static int64_t
next_last(struct db *db, int64_t after)
{
	const struct row *row = db_row(db,
	    "SELECT MAX(customer_id) AS last"
	    "  FROM (SELECT customer_id FROM import_touched"
	    "         WHERE customer_id > ?"
	    "         ORDER BY customer_id LIMIT ?) AS some",
	    INT(after), INT(AT_ONCE));

	return row ? row_int(row, "last") : 0;
}

void
import_alive(const struct import_alive *alive)
{
	if (alive->watch)
		alive->watch(alive->context, alive->progress);
}

bool
import_count_customers(struct db *db, struct arena *arena, const char *zone,
    const struct import_alive *alive)
{
	int64_t after = 0, last;
	int tries = 0;

	for (;;) {
		db_begin(db, arena, true);
		last = next_last(db, after);
		if (last) {
			sum_some(db, after, last, zone);
			count_some(db);
		}
		if (db_commit(db)) {
			if (!last)
				return true;
			after = last;
			tries = 0;
			import_alive(alive);
			continue;
		}
		if (db_trouble(db) != DB_AGAIN || ++tries > 5)
			return false;
		db_rollback(db);
	}
}

bool
import_finish(struct db *db, struct arena *arena, int64_t batch,
    const struct import_map *map, const struct import_alive *alive)
{
	if (map->kind != IMPORT_ORDERS)
		return true;
	db_begin(db, arena, false);
	import_touch(db, batch);
	return db_trouble(db) == DB_FINE &&
	    import_count_customers(db, arena, map->zone_name, alive);
}
