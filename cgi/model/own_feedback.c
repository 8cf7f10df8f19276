/*
 * own_feedback.c - feedback as its own customer sees it. Tables: feedback,
 * feedback_message, feedback_file, order, product, identifier.
 */
#include "model/own_feedback.h"

#include "db/db.h"
#include "model/filter.h"
#include "model/search.h"
#include "model/short.h"

#define LAST_ANSWER(what)                                                      \
	"(SELECT " what " FROM own_feedback_message answer"                    \
	" WHERE answer.feedback_id = said.id AND answer.kind = 'answer'"       \
	" ORDER BY answer.id DESC LIMIT 1)"

static bool
is_own_order(struct db *db, int64_t customer, int64_t order)
{
	return order &&
	    db_row(db,
		"SELECT id FROM `order` WHERE customer_id = ? AND id = ?",
		INT(customer), INT(order));
}

static bool
is_own_product(struct db *db, int64_t customer, int64_t product)
{
	return product &&
	    db_row(db,
		"SELECT line.line FROM `order` bought"
		"  JOIN order_line line ON line.order_id = bought.id"
		" WHERE bought.customer_id = ? AND line.product_id = ?"
		" LIMIT 1",
		INT(customer), INT(product));
}

int64_t
own_feedback_add(struct db *db, struct arena *arena, int64_t customer,
    const struct said *s, const struct said_file *file)
{
	struct said own = *s;
	int64_t id;

	if (!is_own_order(db, customer, own.order_id))
		own.order_id = 0;
	if (!is_own_product(db, customer, own.product_id))
		own.product_id = 0;
	id = said_put(db, arena, customer, &own);
	if (id && file)
		said_put_file(db, id, file);
	return id;
}

const struct rows *
own_feedback_list(struct db *db, struct arena *arena, int64_t customer,
    const char *after, bool back, int64_t size)
{
	struct filter f;

	filter_start(&f,
	    "SELECT said.id, said.at AS said_at, said.topic, said.rating,"
	    " said.mood, " SHORT("said.body",
		"300") " AS words, said.state,"
		       " said.outcome, " LAST_ANSWER(SHORT("answer.body", "300")) " AS answer, " LAST_ANSWER(
			   "answer.at") " AS answered_at," FILTER_PLACE("said.at",
			   "said.id") "  FROM own_feedback said WHERE said.customer_id = ?",
	    INT(customer));
	filter_page(&f, arena, "said.at", "said.id", after, back, size);
	return filter_rows(&f, db);
}

bool
own_feedback_each(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT said.id, said.at AS said_at, said.topic, said.rating,"
	    " said.body AS words, said.state, said.outcome,"
	    " " LAST_ANSWER(
		"answer.body") " AS answer,"
			       " " LAST_ANSWER(
				   "answer.at") " AS answered_at"
						"  FROM own_feedback said"
						" WHERE said.customer_id = ?"
						" ORDER BY said.at DESC, said.id DESC LIMIT 10000",
	    INT(customer));
}

const struct row *
own_feedback_get(struct db *db, int64_t customer, int64_t id)
{
	return db_row(db,
	    "SELECT said.id, said.at AS said_at, said.topic, said.rating,"
	    "       said.mood, said.body, said.state, said.outcome,"
	    "       said.closed_at, said.about, said.contact_by,"
	    "       said.contact_email, said.contact_phone,"
	    "       bought.number AS order_number, product.name AS product"
	    "  FROM own_feedback said"
	    "  LEFT JOIN `order` bought ON bought.id = said.order_id"
	    "   AND bought.customer_id = said.customer_id"
	    "  LEFT JOIN product ON product.id = said.product_id"
	    " WHERE said.id = ? AND said.customer_id = ?",
	    INT(id), INT(customer));
}

const struct rows *
own_feedback_messages(struct db *db, int64_t customer, int64_t id)
{
	return db_rows(db,
	    "SELECT id, at AS said_at, kind, body, staff"
	    "  FROM own_feedback_message"
	    " WHERE feedback_id = ? AND customer_id = ?"
	    " ORDER BY id",
	    INT(id), INT(customer));
}

const struct rows *
own_feedback_files(struct db *db, int64_t customer, int64_t id)
{
	return db_rows(db,
	    "SELECT file.id, file.name, file.media_type, file.size"
	    "  FROM feedback_file file"
	    "  JOIN own_feedback said ON said.id = file.feedback_id"
	    " WHERE file.feedback_id = ? AND said.customer_id = ?"
	    " ORDER BY file.id",
	    INT(id), INT(customer));
}

const struct row *
own_feedback_file(struct db *db, int64_t customer, int64_t id, int64_t file)
{
	return db_row(db,
	    "SELECT file.name, file.media_type, file.path"
	    "  FROM feedback_file file"
	    "  JOIN own_feedback said ON said.id = file.feedback_id"
	    " WHERE file.id = ? AND file.feedback_id = ?"
	    "   AND said.customer_id = ?",
	    INT(file), INT(id), INT(customer));
}

bool
own_feedback_reply(struct db *db, struct arena *arena, int64_t customer,
    int64_t id, const char *body)
{
	int64_t message;

	/* The row first: staff who answer meanwhile wait, and are told. */
	if (!db_change(db,
		"UPDATE feedback SET state = IF(state = 'new', 'new', 'open')"
		" WHERE id = ? AND customer_id = ?",
		INT(id), INT(customer)))
		return false;
	message = db_insert(db,
	    "INSERT INTO feedback_message (feedback_id, at, kind, body)"
	    " SELECT id, UTC_TIMESTAMP(6), 'reply', ?"
	    "  FROM feedback WHERE id = ? AND customer_id = ?",
	    TEXT(body), INT(id), INT(customer));
	search_add(db, arena, "feedback", id, body);
	said_event(db, customer, "reply", id,
	    arena_format(arena, "message-%lld", (long long)message), "", body,
	    0);
	return true;
}

const struct rows *
own_feedback_orders(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT bought.id, bought.number, bought.ordered_at,"
	    "       (SELECT GROUP_CONCAT(IFNULL(product.name,"
	    "                 line.description) ORDER BY line.line"
	    "                 SEPARATOR ', ')"
	    "          FROM order_line line"
	    "          LEFT JOIN product ON product.id = line.product_id"
	    "         WHERE line.order_id = bought.id AND line.line <= 3)"
	    "       AS products"
	    "  FROM `order` bought"
	    " WHERE bought.customer_id = ? AND bought.kind = 'order'"
	    " ORDER BY bought.ordered_at DESC, bought.id DESC LIMIT 12",
	    INT(customer));
}

const struct rows *
own_feedback_products(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT '' AS value, '–' AS label"
	    " UNION ALL "
	    "(SELECT DISTINCT product.id, product.name"
	    "   FROM (SELECT id FROM `order`"
	    "          WHERE customer_id = ? AND kind = 'order'"
	    "          ORDER BY ordered_at DESC, id DESC LIMIT 12) bought"
	    "   JOIN order_line line ON line.order_id = bought.id"
	    "   JOIN product ON product.id = line.product_id"
	    "  ORDER BY product.name, product.id LIMIT 100)",
	    INT(customer));
}

const char *
own_feedback_phone(struct db *db, int64_t customer)
{
	const struct row *row = db_row(db,
	    "SELECT shown FROM identifier"
	    " WHERE customer_id = ? AND kind = 'phone'"
	    " ORDER BY verified_at IS NULL, id LIMIT 1",
	    INT(customer));

	return row ? row_string(row, "shown") : "";
}
