/*
 * own_customer.c - a customer's own details, companies and wishes.
 * Tables: customer, identifier, customer_change, customer_contact, erasure.
 */
#include "model/own_customer.h"

#include "db/db.h"
#include "model/short.h"

const struct row *
own_customer_get(struct db *db, int64_t customer)
{
	return db_row(db,
	    "SELECT name, kind, state, since_at, lang, zone, theme, country,"
	    "       IFNULL(address, '') AS address,"
	    "       IFNULL((SELECT shown FROM identifier"
	    "         WHERE customer_id = customer.id AND kind = 'email'"
	    "         ORDER BY verified_at IS NULL, id LIMIT 1), '') AS email,"
	    "       IFNULL((SELECT shown FROM identifier"
	    "         WHERE customer_id = customer.id AND kind = 'phone'"
	    "         ORDER BY id LIMIT 1), '') AS phone"
	    "  FROM customer WHERE customer.id = ?",
	    INT(customer));
}

static void
note(struct db *db, int64_t customer, const char *field, const char *before,
    const char *after, const char *request_id)
{
	db_insert(db,
	    "INSERT INTO customer_change (customer_id, at, actor_kind,"
	    " actor_id, request_id, field, before_text, after_text)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'customer', ?, ?, ?, ?, ?)",
	    INT(customer), INT(customer), TEXT(request_id), TEXT(field),
	    TEXT(before), TEXT(after));
}

/* A number that somebody else has stays theirs: it is only kept as shown. */
static void
change_phone(
    struct db *db, int64_t customer, const struct own_customer_details *d)
{
	db_change(db,
	    "DELETE FROM identifier WHERE customer_id = ? AND kind = 'phone'",
	    INT(customer));
	if (!*d->phone)
		return;
	db_change(db,
	    "INSERT IGNORE INTO identifier (customer_id, kind, value, shown,"
	    " created_at) VALUES (?, 'phone', ?, ?, UTC_TIMESTAMP(6))",
	    INT(customer), TEXT(d->phone), TEXT(d->phone_shown));
}

void
own_customer_change(struct db *db, int64_t customer,
    const struct own_customer_details *d, const char *request_id)
{
	const struct row *old = own_customer_get(db, customer);
	const struct {
		const char *field, *after;
	} fields[] = {
		{ "name", d->name },
		{ "address", d->address },
		{ "country", d->country },
		{ "zone", d->zone },
		{ "phone", d->phone_shown },
	};

	if (!old)
		return;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (strcmp(row_string(old, fields[i].field), fields[i].after) !=
		    0)
			note(db, customer, fields[i].field,
			    row_string(old, fields[i].field), fields[i].after,
			    request_id);
	if (strcmp(row_string(old, "phone"), d->phone_shown) != 0)
		change_phone(db, customer, d);
	db_change(db,
	    "UPDATE customer SET name = ?, address = ?, country = ?, zone = ?"
	    " WHERE customer.id = ?",
	    TEXT(d->name), TEXT(d->address), TEXT(d->country), TEXT(d->zone),
	    INT(customer));
}

const struct rows *
own_customer_open(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT id, at AS said_at, topic, " SHORT(
		"body", "120") " AS body, state"
			       "  FROM own_feedback"
			       " WHERE customer_id = ? AND state <> 'closed'"
			       " ORDER BY at DESC, id DESC LIMIT 5",
	    INT(customer));
}

const struct rows *
own_customer_companies(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT company.id, company.name"
	    "  FROM customer_contact"
	    "  JOIN customer company ON company.id = company_id"
	    " WHERE customer_id = ? AND may_see = 1"
	    " ORDER BY company.name LIMIT 50",
	    INT(customer));
}

bool
own_customer_act(
    struct db *db, int64_t customer, int64_t session, int64_t company)
{
	/* The session's query asks again at each request whether it may. */
	return db_change(db,
		   "UPDATE portal_session SET acting_id = IF(? = 0,"
		   " customer_id, IFNULL((SELECT company_id"
		   "   FROM customer_contact"
		   "   WHERE company_id = ?"
		   "     AND customer_contact.customer_id = ?"
		   "     AND may_see = 1), customer_id))"
		   " WHERE id = ? AND customer_id = ?",
		   INT(company), INT(company), INT(customer), INT(session),
		   INT(customer)) == 1;
}

const struct row *
own_customer_erasure(struct db *db, int64_t customer)
{
	return db_row(db,
	    "SELECT id, asked_at, due_at FROM erasure"
	    " WHERE customer_id = ? AND state = 'asked'"
	    " ORDER BY id DESC LIMIT 1",
	    INT(customer));
}

void
own_customer_erase(struct db *db, int64_t customer)
{
	if (own_customer_erasure(db, customer))
		return;
	db_insert(db,
	    "INSERT INTO erasure (customer_id, asked_at, due_at)"
	    " VALUES (?, UTC_TIMESTAMP(6),"
	    " UTC_TIMESTAMP(6) + INTERVAL 7 DAY)",
	    INT(customer));
}

void
own_customer_keep(struct db *db, int64_t customer)
{
	db_change(db,
	    "UPDATE erasure SET state = 'called-off'"
	    " WHERE customer_id = ? AND state = 'asked'",
	    INT(customer));
}
