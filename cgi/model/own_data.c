/*
 * own_data.c - everything that is stored about a customer. Tables: all that
 * name a personal datum in their column's comment, but for staff's notes,
 * which the portal can't read: a person gives those out.
 */
#include "model/own_data.h"

#include "db/db.h"

#define DATA(name, sql)                                                        \
	static bool each_##name(struct db *db, int64_t customer,               \
	    bool (*each)(void *, const struct row *), void *context)           \
	{                                                                      \
		return db_each(db, each, context, sql, INT(customer));         \
	}

DATA(customer,
    "SELECT kind, name, lang, zone, theme, country, address, state,"
    " order_count, last_at, since_at FROM customer WHERE customer.id = ?")
DATA(identifiers,
    "SELECT kind, source, value, shown, verified_at, created_at"
    " FROM identifier WHERE customer_id = ? ORDER BY id")
DATA(companies,
    "SELECT company.name AS company, post, may_see FROM customer_contact"
    " JOIN customer company ON company.id = company_id"
    " WHERE customer_id = ? ORDER BY company_id")
DATA(changes,
    "SELECT at, actor_kind, field, before_text, after_text"
    " FROM customer_change WHERE customer_id = ? ORDER BY id")
DATA(orders,
    "SELECT source, number, kind, state, ordered_at, currency, total_minor,"
    " channel FROM `order` WHERE customer_id = ? ORDER BY ordered_at, id")
DATA(order_lines,
    "SELECT `order`.number, line, IFNULL(product.name, description)"
    " AS description, quantity, amount_minor, currency"
    " FROM `order` JOIN order_line ON order_id = `order`.id"
    " LEFT JOIN product ON product.id = product_id"
    " WHERE `order`.customer_id = ? ORDER BY ordered_at, `order`.id, line")
DATA(history,
    "SELECT at, kind, reference, detail, amount_minor, currency"
    " FROM own_event WHERE customer_id = ? ORDER BY at, id")
DATA(feedback,
    "SELECT id, at, topic, rating, body, lang, order_id, product_id, about,"
    " contact_by, contact_name, contact_email, contact_phone, state,"
    " outcome FROM own_feedback WHERE customer_id = ? ORDER BY at, id")
DATA(messages,
    "SELECT feedback_id, at, kind, body FROM own_feedback_message"
    " WHERE customer_id = ? ORDER BY feedback_id, id")
DATA(files,
    "SELECT feedback_id, name, media_type, size, path FROM feedback_file"
    " JOIN own_feedback ON own_feedback.id = feedback_id"
    " WHERE customer_id = ? ORDER BY feedback_file.id")
DATA(mails,
    "SELECT created_at, sent_at, to_address, to_name, subject, body"
    " FROM own_mail WHERE customer_id = ? ORDER BY id")
DATA(sign_in,
    "SELECT changed_at, totp_secret IS NOT NULL AS second_step"
    " FROM credential WHERE customer_id = ?")
DATA(sessions,
    "SELECT created_at, seen_at, address, agent FROM portal_session"
    " WHERE customer_id = ? ORDER BY created_at")
DATA(codes,
    "SELECT created_at, purpose, email, used_at FROM portal_code"
    " WHERE customer_id = ? ORDER BY id")
DATA(erasures,
    "SELECT asked_at, due_at, state FROM erasure WHERE customer_id = ?"
    " ORDER BY id")

#define PARTS(PART)                                                            \
	PART(customer)                                                         \
	PART(identifiers)                                                      \
	PART(companies)                                                        \
	PART(changes)                                                          \
	PART(orders)                                                           \
	PART(order_lines)                                                      \
	PART(history)                                                          \
	PART(feedback)                                                         \
	PART(messages)                                                         \
	PART(files)                                                            \
	PART(mails)                                                            \
	PART(sign_in)                                                          \
	PART(sessions)                                                         \
	PART(codes)                                                            \
	PART(erasures)

#define NAME(name) #name,
const char *const own_data_parts[] = { PARTS(NAME) NULL };

bool
own_data_each(struct db *db, int64_t customer, const char *part,
    bool (*each)(void *, const struct row *), void *context)
{
#define TRY(name)                                                              \
	if (strcmp(part, #name) == 0)                                          \
		return each_##name(db, customer, each, context);
	PARTS(TRY)
	fprintf(stderr, "no such part: %s\n", part);
	abort();
}
