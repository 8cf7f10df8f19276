/*
 * own_data.c - everything that is stored about a customer. Tables: all that
 * name a personal datum in their column's comment, but for staff's notes,
 * which the portal can't read: a person gives those out.
 */
#include "model/own_data.h"

#include "db/db.h"

static bool
customer(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT kind, name, lang, zone, theme, country, address, state,"
	    " order_count, last_at, since_at FROM customer WHERE customer.id = ?",
	    INT(customer));
}

static bool
identifiers(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT kind, source, value, shown, verified_at, created_at"
	    " FROM identifier WHERE customer_id = ? ORDER BY id",
	    INT(customer));
}

static bool
companies(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT company.name AS company, post, may_see FROM customer_contact"
	    " JOIN customer company ON company.id = company_id"
	    " WHERE customer_id = ? ORDER BY company_id",
	    INT(customer));
}

static bool
changes(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT at, actor_kind, field, before_text, after_text"
	    " FROM customer_change WHERE customer_id = ? ORDER BY id",
	    INT(customer));
}

static bool
orders(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT source, number, kind, state, ordered_at, currency, total_minor,"
	    " channel FROM `order` WHERE customer_id = ? ORDER BY ordered_at, id",
	    INT(customer));
}

static bool
order_lines(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT `order`.number, line, IFNULL(product.name, description)"
	    " AS description, quantity, amount_minor, currency"
	    " FROM `order` JOIN order_line ON order_id = `order`.id"
	    " LEFT JOIN product ON product.id = product_id"
	    " WHERE `order`.customer_id = ? ORDER BY ordered_at, `order`.id, line",
	    INT(customer));
}

static bool
history(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT at, kind, reference, detail, amount_minor, currency"
	    " FROM own_event WHERE customer_id = ? ORDER BY at, id",
	    INT(customer));
}

static bool
feedback(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT id, at, topic, rating, body, lang, order_id, product_id, about,"
	    " contact_by, contact_name, contact_email, contact_phone, state,"
	    " outcome FROM own_feedback WHERE customer_id = ? ORDER BY at, id",
	    INT(customer));
}

static bool
messages(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT feedback_id, at, kind, body FROM own_feedback_message"
	    " WHERE customer_id = ? ORDER BY feedback_id, id",
	    INT(customer));
}

static bool
files(struct db *db, int64_t customer, bool (*each)(void *, const struct row *),
    void *context)
{
	return db_each(db, each, context,
	    "SELECT feedback_id, name, media_type, size, path FROM feedback_file"
	    " JOIN own_feedback ON own_feedback.id = feedback_id"
	    " WHERE customer_id = ? ORDER BY feedback_file.id",
	    INT(customer));
}

static bool
mails(struct db *db, int64_t customer, bool (*each)(void *, const struct row *),
    void *context)
{
	return db_each(db, each, context,
	    "SELECT created_at, sent_at, to_address, to_name, subject, body"
	    " FROM own_mail WHERE customer_id = ? ORDER BY id",
	    INT(customer));
}

static bool
sign_in(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT changed_at, totp_secret IS NOT NULL AS second_step"
	    " FROM credential WHERE customer_id = ?",
	    INT(customer));
}

static bool
sessions(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT created_at, seen_at, address, agent FROM portal_session"
	    " WHERE customer_id = ? ORDER BY created_at",
	    INT(customer));
}

static bool
codes(struct db *db, int64_t customer, bool (*each)(void *, const struct row *),
    void *context)
{
	return db_each(db, each, context,
	    "SELECT created_at, purpose, email, used_at FROM portal_code"
	    " WHERE customer_id = ? ORDER BY id",
	    INT(customer));
}

static bool
erasures(struct db *db, int64_t customer,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT asked_at, due_at, state FROM erasure WHERE customer_id = ?"
	    " ORDER BY id",
	    INT(customer));
}

static const struct {
	const char *name;
	bool (*each)(
	    struct db *, int64_t, bool (*)(void *, const struct row *), void *);
} parts[] = {
	{ "customer", customer },
	{ "identifiers", identifiers },
	{ "companies", companies },
	{ "changes", changes },
	{ "orders", orders },
	{ "order_lines", order_lines },
	{ "history", history },
	{ "feedback", feedback },
	{ "messages", messages },
	{ "files", files },
	{ "mails", mails },
	{ "sign_in", sign_in },
	{ "sessions", sessions },
	{ "codes", codes },
	{ "erasures", erasures },
};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

const char *
own_data_part(size_t index)
{
	return index < PARTS ? parts[index].name : NULL;
}

bool
own_data_each(struct db *db, int64_t customer, size_t index,
    bool (*each)(void *, const struct row *), void *context)
{
	return parts[index].each(db, customer, each, context);
}
