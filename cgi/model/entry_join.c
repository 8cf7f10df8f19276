/*
 * entry_join.c - how somebody becomes a customer with an account. Tables:
 * identifier, customer, credential, customer_change, event.
 */
#include "model/entry_join.h"

#include "db/db.h"
#include "model/entry_login.h"
#include "model/search.h"

static const struct row *
find(struct db *db, const char *email)
{
	return db_row(db,
	    "SELECT c.id, c.kind, i.shared,"
	    "       k.customer_id IS NOT NULL AS account,"
	    "       i.verified_at IS NOT NULL AS proved,"
	    "       IFNULL(c.last_at < UTC_TIMESTAMP(6) - INTERVAL 2 YEAR, 0)"
	    "         AS stale"
	    "  FROM identifier i"
	    "  JOIN customer c ON c.id = i.customer_id"
	    "  LEFT JOIN credential k ON k.customer_id = c.id"
	    " WHERE i.kind = 'email' AND i.source = '' AND i.value = ?",
	    TEXT(email));
}

static void
lock_address(struct db *db, const char *email)
{
	db_row(db,
	    "SELECT id FROM identifier"
	    " WHERE kind = 'email' AND source = '' AND value = ? FOR UPDATE",
	    TEXT(email));
}

enum entry_join
entry_join_look(struct db *db, const char *email, bool lock, int64_t *customer)
{
	const struct row *row;

	if (lock)
		lock_address(db, email);
	row = find(db, email);
	*customer = row ? row_int(row, "id") : 0;
	if (!row)
		return JOIN_NEW;
	if (row_flag(row, "shared") ||
	    strcmp(row_text(row, "kind"), "person") != 0)
		return JOIN_SHARED;
	/* A further address of somebody with an account signs nobody in. */
	if (row_flag(row, "account"))
		return row_flag(row, "proved") ? JOIN_ACCOUNT : JOIN_SHARED;
	return row_flag(row, "stale") ? JOIN_STALE : JOIN_HISTORY;
}

static void
note_change(struct db *db, int64_t customer, const char *field,
    const char *before, const char *after, const char *request_id)
{
	db_change(db,
	    "INSERT INTO customer_change (customer_id, at, actor_kind,"
	    " actor_id, request_id, field, before_text, after_text)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'customer', ?, ?, ?, ?, ?)",
	    INT(customer), INT(customer), TEXT(request_id), TEXT(field),
	    TEXT(before), TEXT(after));
}

static int64_t
add_customer(struct db *db, const struct entry_join_new *new)
{
	return db_insert(db,
	    "INSERT INTO customer (name, lang, since_at, last_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
	    TEXT(new->name), TEXT(new->lang));
}

/* Who joins tells us the name; the one we had stays in the changes. */
static void
rename_customer(
    struct db *db, int64_t customer, const struct entry_join_new *new)
{
	const struct row *row = db_row(db,
	    "SELECT name FROM customer WHERE id = ? FOR UPDATE", INT(customer));

	if (!row || strcmp(row_text(row, "name"), new->name) == 0)
		return;
	note_change(db, customer, "name", row_text(row, "name"), new->name,
	    new->request_id);
	db_change(db, "UPDATE customer SET name = ? WHERE id = ?",
	    TEXT(new->name), INT(customer));
}

/* The address belongs to this customer from now on, and is proved. */
static void
give_address(struct db *db, int64_t customer, int64_t before, const char *email,
    const char *shown, const char *request_id)
{
	if (before && before != customer)
		note_change(db, before, "email", email, NULL, request_id);
	db_change(db,
	    "INSERT INTO identifier (customer_id, kind, value, shown,"
	    " verified_at, created_at)"
	    " VALUES (?, 'email', ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE customer_id = VALUE(customer_id),"
	    " verified_at = VALUE(verified_at)",
	    INT(customer), TEXT(email), TEXT(shown));
	if (before != customer)
		note_change(db, customer, "email", NULL, email, request_id);
}

static bool
has_account(struct db *db, int64_t customer)
{
	return db_row(db,
		   "SELECT 1 AS has FROM credential WHERE customer_id = ?",
		   INT(customer)) != NULL;
}

static void
note_joined(struct db *db, int64_t customer)
{
	db_change(db,
	    "INSERT IGNORE INTO event (customer_id, at, kind, source,"
	    " source_key)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'joined', 'portal',"
	    " CONCAT('joined-', ?))",
	    INT(customer), INT(customer));
}

static int64_t
whose(struct db *db, const struct entry_join_new *new, int64_t *before)
{
	enum entry_join how = entry_join_look(db, new->email, true, before);

	if (how == JOIN_ACCOUNT || how == JOIN_SHARED)
		return 0;
	if (new->claimed)
		return has_account(db, new->claimed) ? 0 : new->claimed;
	return how == JOIN_HISTORY ? *before : add_customer(db, new);
}

int64_t
entry_join_finish(
    struct db *db, struct arena *arena, const struct entry_join_new *new)
{
	int64_t before, id = whose(db, new, &before);

	if (!id)
		return 0;
	rename_customer(db, id, new);
	give_address(db, id, before, new->email, new->shown, new->request_id);
	entry_login_password(db, id, new->password);
	note_joined(db, id);
	search_add(db, arena, "customer", id,
	    arena_format(arena, "%s %s", new->name, new->email));
	return id;
}

bool
entry_join_email(struct db *db, struct arena *arena, int64_t customer,
    const char *email, const char *shown, const char *request_id)
{
	int64_t before;
	enum entry_join how = entry_join_look(db, email, true, &before);
	const struct row *now = entry_login_get(db, customer);

	if (how == JOIN_SHARED || (how == JOIN_ACCOUNT && before != customer))
		return false;
	/* The old one is free again for whoever gets it next. */
	db_change(db,
	    "DELETE FROM identifier WHERE customer_id = ? AND kind = 'email'"
	    "   AND verified_at IS NOT NULL AND value <> ?",
	    INT(customer), TEXT(email));
	give_address(db, customer, before, email, shown, request_id);
	if (now && before == customer)
		note_change(db, customer, "email", row_text(now, "email"),
		    email, request_id);
	search_add(db, arena, "customer", customer, email);
	return true;
}
