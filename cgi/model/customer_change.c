/*
 * customer_change.c - what staff change of a customer. Tables: customer,
 * identifier, customer_change, customer_contact, customer_note, event.
 */
#include "model/customer.h"

#include "db/db.h"
#include "model/search.h"

void
customer_note_add(
    struct db *db, int64_t id, int64_t staff, const char *body, const char *key)
{
	int64_t note = db_insert(db,
	    "INSERT INTO customer_note (customer_id, staff_id, at, body)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6), ?)",
	    INT(id), INT(staff), TEXT(body));

	db_insert(db,
	    "INSERT INTO event (customer_id, at, kind, visible, object_id,"
	    " detail, staff_id, source, source_key)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'note', 0, ?, LEFT(?, 500), ?,"
	    " 'note', ?)",
	    INT(id), INT(note), TEXT(body), INT(staff), TEXT(key));
}

static void
note_change(struct db *db, int64_t id, int64_t staff, const char *field,
    const char *before, const char *after, const char *request_id)
{
	db_insert(db,
	    "INSERT INTO customer_change (customer_id, at, actor_kind,"
	    " actor_id, request_id, field, before_text, after_text)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'staff', ?, ?, ?, ?, ?)",
	    INT(id), INT(staff), TEXT(request_id), TEXT(field), TEXT(before),
	    TEXT(after));
}

void
customer_change(struct db *db, struct arena *arena, int64_t id, int64_t staff,
    const struct customer_details *d, const char *request_id)
{
	const struct row *old = customer_get(db, id);
	const struct {
		const char *field, *after;
	} fields[] = {
		{ "kind", d->kind },
		{ "name", d->name },
		{ "lang", d->lang },
		{ "country", d->country },
		{ "address", d->address },
	};

	if (!old)
		return;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (strcmp(row_string(old, fields[i].field), fields[i].after) !=
		    0)
			note_change(db, id, staff, fields[i].field,
			    row_string(old, fields[i].field), fields[i].after,
			    request_id);
	db_change(db,
	    "UPDATE customer SET kind = ?, name = ?, lang = ?, country = ?,"
	    " address = ? WHERE id = ?",
	    TEXT(d->kind), TEXT(d->name), TEXT(d->lang), TEXT(d->country),
	    TEXT(d->address), INT(id));
	search_put(db, arena, "customer", id, d->name);
}

int64_t
customer_add(
    struct db *db, struct arena *arena, const struct customer_details *d)
{
	int64_t id = db_insert(db,
	    "INSERT INTO customer (kind, name, lang, country, address,"
	    " since_at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
	    TEXT(d->kind), TEXT(d->name), TEXT(d->lang), TEXT(d->country),
	    TEXT(d->address));

	search_put(db, arena, "customer", id, d->name);
	return id;
}

bool
customer_identifier_add(struct db *db, int64_t id, const char *kind,
    const char *value, const char *shown)
{
	return db_insert(db,
		   "INSERT IGNORE INTO identifier (customer_id, kind, value,"
		   " shown, created_at)"
		   " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
		   INT(id), TEXT(kind), TEXT(value), TEXT(shown)) != 0;
}

bool
customer_contact_put(struct db *db, int64_t company, int64_t person,
    const char *post, bool may_see)
{
	const struct row *fits = db_row(db,
	    "SELECT 1 AS fits FROM customer company, customer person"
	    " WHERE company.id = ? AND company.kind <> 'person'"
	    "   AND person.id = ? AND person.kind = 'person'",
	    INT(company), INT(person));

	if (!fits)
		return false;
	db_change(db,
	    "INSERT INTO customer_contact (company_id, customer_id, post,"
	    " may_see) VALUES (?, ?, ?, ?)"
	    " ON DUPLICATE KEY UPDATE post = VALUE(post),"
	    " may_see = VALUE(may_see)",
	    INT(company), INT(person), TEXT(post), INT(may_see));
	return true;
}

void
customer_contact_drop(struct db *db, int64_t company, int64_t person)
{
	db_change(db,
	    "DELETE FROM customer_contact"
	    " WHERE company_id = ? AND customer_id = ?",
	    INT(company), INT(person));
}
