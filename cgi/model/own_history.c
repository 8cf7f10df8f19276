/*
 * own_history.c - the account history as its own customer sees it.
 * Tables: event (by its view own_event), order, order_line, product, customer.
 */
#include "model/own_history.h"

#include "db/db.h"

/* A place is "AT~ID" of a row; one statement serves one index and direction. */
#define COLUMNS                                                                \
	" id, at AS happened_at, kind, object_id, reference, detail,"          \
	" amount_minor, currency, CONCAT(at, '~', id) AS place "
#define IN_RANGE                                                               \
	" AND at >= ? AND at < ?"                                              \
	" AND (? = '' OR INSTR(detail, ?) > 0 OR INSTR(reference, ?) > 0)"
#define OF_KIND " AND kind = ?"
#define OLDER                                                                  \
	" AND at <= SUBSTRING_INDEX(?, '~', 1)"                                \
	" AND (at < SUBSTRING_INDEX(?, '~', 1)"                                \
	"      OR id < SUBSTRING_INDEX(?, '~', -1))"                           \
	" ORDER BY at DESC, id DESC LIMIT ?"
#define NEWER                                                                  \
	" AND at >= SUBSTRING_INDEX(?, '~', 1)"                                \
	" AND (at > SUBSTRING_INDEX(?, '~', 1)"                                \
	"      OR id > SUBSTRING_INDEX(?, '~', -1))"                           \
	" ORDER BY at, id LIMIT ?"

#define RANGE(f)                                                               \
	TEXT((f)->from ? (f)->from : "1000-01-01"),                            \
	    TEXT((f)->to ? (f)->to : "9999-12-31"), TEXT((f)->text),           \
	    TEXT((f)->text), TEXT((f)->text)
#define PLACE(f)                                                               \
	TEXT(place_of(f)), TEXT(place_of(f)), TEXT(place_of(f)), INT((f)->size)

static const char *
place_of(const struct own_history_filter *f)
{
	return f->place ? f->place : "9999-12-31~0";
}

const struct rows *
own_history_list(
    struct db *db, int64_t customer, const struct own_history_filter *f)
{
	if (*f->kind && f->back)
		return db_rows(db,
		    "SELECT" COLUMNS
		    "FROM own_event WHERE customer_id = ?" IN_RANGE OF_KIND
			NEWER,
		    INT(customer), RANGE(f), TEXT(f->kind), PLACE(f));
	if (*f->kind)
		return db_rows(db,
		    "SELECT" COLUMNS
		    "FROM own_event WHERE customer_id = ?" IN_RANGE OF_KIND
			OLDER,
		    INT(customer), RANGE(f), TEXT(f->kind), PLACE(f));
	if (f->back)
		return db_rows(db,
		    "SELECT" COLUMNS
		    "FROM own_event WHERE customer_id = ?" IN_RANGE NEWER,
		    INT(customer), RANGE(f), PLACE(f));
	return db_rows(db,
	    "SELECT" COLUMNS
	    "FROM own_event WHERE customer_id = ?" IN_RANGE OLDER,
	    INT(customer), RANGE(f), PLACE(f));
}

bool
own_history_each(struct db *db, int64_t customer,
    const struct own_history_filter *f,
    bool (*each)(void *, const struct row *), void *context)
{
	if (*f->kind)
		return db_each(db, each, context,
		    "SELECT" COLUMNS
		    "FROM own_event WHERE customer_id = ?" IN_RANGE OF_KIND
			OLDER,
		    INT(customer), RANGE(f), TEXT(f->kind), PLACE(f));
	return db_each(db, each, context,
	    "SELECT" COLUMNS
	    "FROM own_event WHERE customer_id = ?" IN_RANGE OLDER,
	    INT(customer), RANGE(f), PLACE(f));
}

const struct row *
own_history_summary(struct db *db, int64_t customer)
{
	return db_row(db,
	    "SELECT customer.name, customer.kind, customer.state,"
	    "       customer.since_at, customer.order_count,"
	    "       (SELECT MAX(ordered_at) FROM `order`"
	    "         WHERE `order`.customer_id = ?) AS last_order_at"
	    "  FROM customer WHERE customer.id = ?",
	    INT(customer), INT(customer));
}

const struct row *
own_history_order(struct db *db, int64_t customer, const char *number)
{
	return db_row(db,
	    "SELECT id, number, kind, state, ordered_at, total_minor,"
	    "       currency, channel"
	    "  FROM `order`"
	    " WHERE customer_id = ? AND number = ?"
	    " ORDER BY id DESC LIMIT 1",
	    INT(customer), TEXT(number));
}

const struct rows *
own_history_order_lines(struct db *db, int64_t customer, int64_t order)
{
	return db_rows(db,
	    "SELECT order_line.line,"
	    "       IFNULL(product.name, order_line.description) AS product,"
	    "       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM"
	    "         order_line.quantity)) AS quantity,"
	    "       order_line.amount_minor, `order`.currency"
	    "  FROM order_line"
	    "  JOIN `order` ON `order`.id = order_line.order_id"
	    "  LEFT JOIN product ON product.id = order_line.product_id"
	    " WHERE `order`.customer_id = ? AND order_line.order_id = ?"
	    " ORDER BY order_line.line LIMIT 1000",
	    INT(customer), INT(order));
}

const struct rows *
own_history_recent_orders(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT `order`.id AS value, `order`.number, `order`.ordered_at,"
	    "       (SELECT GROUP_CONCAT(IFNULL(product.name, description)"
	    "                 ORDER BY line SEPARATOR ', ')"
	    "          FROM order_line"
	    "          LEFT JOIN product ON product.id = order_line.product_id"
	    "         WHERE order_id = `order`.id AND line <= 3) AS detail"
	    "  FROM `order`"
	    " WHERE customer_id = ? AND kind = 'order'"
	    " ORDER BY ordered_at DESC, id DESC LIMIT 12",
	    INT(customer));
}
