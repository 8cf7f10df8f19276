/*
 * find.c - one search over what staff look for. Tables: order, customer,
 * feedback, guideline, search_term.
 */
#include "model/find.h"

#include "model/filter.h"
#include "model/short.h"

enum { MOST = 20 };

/* "10%" is looked for as it stands. */
static const char *
beginning(struct arena *arena, const char *text)
{
	struct buffer like = { .arena = arena };

	for (; *text; text++) {
		if (strchr("%_\\", *text))
			buffer_add(&like, "\\", 1);
		buffer_add(&like, text, 1);
	}
	buffer_add(&like, "%", 1);
	return like.text;
}

const struct rows *
find_orders(struct db *db, struct arena *arena, const char *query)
{
	return db_rows(db,
	    "SELECT `order`.id, `order`.number, `order`.kind,"
	    "       `order`.ordered_at, `order`.total_minor,"
	    "       `order`.currency, customer.name AS customer,"
	    "       `order`.customer_id"
	    "  FROM `order`"
	    "  LEFT JOIN customer ON customer.id = `order`.customer_id"
	    " WHERE `order`.number LIKE ?"
	    " ORDER BY `order`.number LIMIT ?",
	    TEXT(beginning(arena, query)), INT(MOST));
}

const struct rows *
find_feedback(struct db *db, struct arena *arena, const char *query)
{
	struct filter f;

	filter_start(&f,
	    "SELECT feedback.id, feedback.at AS said_at, feedback.topic,"
	    "       feedback.mood, " SHORT("feedback.body",
		"160") " AS body,"
		       "       IFNULL(customer.name, feedback.contact_name) AS customer,"
		       "       feedback.state"
		       "  FROM feedback"
		       "  LEFT JOIN customer ON customer.id = feedback.customer_id"
		       " WHERE feedback.id > 0");
	filter_search(&f, arena, "feedback.id", "feedback", query);
	filter_when(&f, true, " ORDER BY feedback.id DESC LIMIT ?", INT(MOST));
	return filter_rows(&f, db);
}

const struct rows *
find_guidelines(struct db *db, struct arena *arena, const char *query)
{
	struct filter f;

	filter_start(&f,
	    "SELECT id, title, state FROM guideline WHERE state <> 'retired'");
	filter_search(&f, arena, "guideline.id", "guideline", query);
	filter_when(&f, true, " ORDER BY title LIMIT ?", INT(MOST));
	return filter_rows(&f, db);
}
