/*
 * customer.c - whom the business has a relationship with, as staff see them.
 * Tables: customer, identifier, customer_contact, customer_note, order,
 * feedback, event.
 */
#include "model/customer.h"

#include "base/utf8.h"
#include "model/filter.h"
#include "model/short.h"

const char *const customer_states[] = { "prospect", "new", "second", "regular",
	"slipping", "lapsed", "won-back", NULL };

/* An address or a number rather than a name? */
static bool
is_identifier(const char *query)
{
	size_t digits = 0;

	for (const char *c = query; *c; c++)
		digits += *c >= '0' && *c <= '9';
	return strchr(query, '@') || digits >= 3;
}

/* As identifiers are stored: small letters, no blanks within numbers. */
static const char *
prefix_of(struct arena *arena, const char *query)
{
	struct buffer b = { .arena = arena };
	bool number = !strchr(query, '@');

	for (const char *c = query; *c; c++) {
		if (number && strchr(" -()/", *c))
			continue;
		if (strchr("%_\\", *c))
			buffer_add(&b, "\\", 1);
		buffer_add(&b, c, 1);
	}
	buffer_add(&b, "%", 1);
	return b.text;
}

static void
prepare(struct filter *f, struct arena *arena, const struct customer_filter *c)
{
	bool number = is_identifier(c->query);

	filter_start(f,
	    "SELECT customer.id, customer.name, customer.kind, customer.state,"
	    "       customer.country, customer.order_count, customer.last_at,"
	    "       customer.since_at, customer.id AS place,"
	    "       (SELECT shown FROM identifier"
	    "         WHERE customer_id = customer.id AND kind = 'email'"
	    "         ORDER BY id LIMIT 1) AS email"
	    "  FROM customer WHERE customer.id > 0");
	filter_when(f, *c->state, " AND customer.state = ?", TEXT(c->state));
	filter_when(f, *c->kind, " AND customer.kind = ?", TEXT(c->kind));
	filter_when(
	    f, *c->country, " AND customer.country = ?", TEXT(c->country));
	filter_when(f, number,
	    " AND customer.id IN"
	    " (SELECT customer_id FROM identifier WHERE value LIKE ?)",
	    TEXT(prefix_of(arena, c->query)));
	if (!number)
		filter_search(f, arena, "customer.id", "customer", c->query);
	filter_when(
	    f, c->place && !c->back, " AND customer.id < ?", TEXT(c->place));
	filter_when(
	    f, c->place && c->back, " AND customer.id > ?", TEXT(c->place));
	filter_when(f, c->place && c->back, " ORDER BY customer.id LIMIT ?",
	    INT(c->size));
	filter_when(f, !c->place || !c->back,
	    " ORDER BY customer.id DESC LIMIT ?", INT(c->size));
}

const struct rows *
customer_list(
    struct db *db, struct arena *arena, const struct customer_filter *c)
{
	struct filter f;

	prepare(&f, arena, c);
	return filter_rows(&f, db);
}

bool
customer_each(struct db *db, struct arena *arena,
    const struct customer_filter *c, bool (*each)(void *, const struct row *),
    void *context)
{
	struct filter f;

	prepare(&f, arena, c);
	return filter_each(&f, db, each, context);
}

const struct row *
customer_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT customer.id, customer.name, customer.kind, customer.state,"
	    "       customer.lang, customer.zone, customer.country,"
	    "       IFNULL(customer.address, '') AS address,"
	    "       customer.since_at, customer.last_at, customer.order_count,"
	    "       customer.erased_at,"
	    "       (SELECT MAX(ordered_at) FROM `order`"
	    "         WHERE customer_id = customer.id) AS last_order_at,"
	    "       (SELECT COUNT(*) FROM feedback"
	    "         WHERE customer_id = customer.id AND state <> 'closed')"
	    "         AS open_feedback"
	    "  FROM customer WHERE customer.id = ?",
	    INT(id));
}

const struct row *
customer_live(struct db *db, int64_t id)
{
	const struct row *customer = customer_get(db, id);

	return customer && !row_text(customer, "erased_at") ? customer : NULL;
}

const struct rows *
customer_bought(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT SUM(total_minor) AS total_minor, currency"
	    "  FROM `order` WHERE customer_id = ? AND state <> 'cancelled'"
	    " GROUP BY currency ORDER BY COUNT(*) DESC LIMIT 3",
	    INT(id));
}

const struct rows *
customer_identifiers(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT kind, source, shown, verified_at, shared"
	    "  FROM identifier WHERE customer_id = ? ORDER BY kind, id"
	    " LIMIT 50",
	    INT(id));
}

const struct rows *
customer_contacts(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT customer.id, customer.name, post, may_see"
	    "  FROM customer_contact"
	    "  JOIN customer ON customer.id = customer_contact.customer_id"
	    " WHERE company_id = ? ORDER BY customer.name LIMIT 200",
	    INT(id));
}

const struct rows *
customer_belongs(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT customer.id, customer.name, post, may_see"
	    "  FROM customer_contact"
	    "  JOIN customer ON customer.id = company_id"
	    " WHERE customer_contact.customer_id = ?"
	    " ORDER BY customer.name LIMIT 50",
	    INT(id));
}

const struct rows *
customer_notes(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT customer_note.id, customer_note.at AS noted_at,"
	    "       customer_note.body, staff.name AS staff"
	    "  FROM customer_note"
	    "  JOIN staff ON staff.id = customer_note.staff_id"
	    " WHERE customer_id = ? ORDER BY customer_note.id DESC LIMIT 20",
	    INT(id));
}

const struct rows *
customer_feedback(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT id, at AS said_at, topic, mood, rating,"
	    "       " SHORT(
		"body", "160") " AS body, state"
			       "  FROM feedback WHERE customer_id = ?"
			       " ORDER BY at DESC, id DESC LIMIT 10",
	    INT(id));
}

const struct rows *
customer_timeline(struct db *db, struct arena *arena, int64_t id,
    const char *kind, const char *after, bool back, int64_t size)
{
	struct filter f;

	filter_start(&f,
	    "SELECT event.id, event.at AS happened_at, event.kind,"
	    "       event.visible, event.object_id, event.reference,"
	    "       event.detail, event.amount_minor, event.currency,"
	    "       staff.name AS staff," FILTER_PLACE("event.at",
		"event.id") "  FROM event LEFT JOIN staff ON staff.id = event.staff_id"
			    " WHERE event.customer_id = ?",
	    INT(id));
	filter_when(&f, *kind, " AND event.kind = ?", TEXT(kind));
	filter_page(&f, arena, "event.at", "event.id", after, back, size);
	return filter_rows(&f, db);
}
