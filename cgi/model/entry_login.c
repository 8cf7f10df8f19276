/*
 * entry_login.c - how customers get in. Tables: credential, recovery,
 * identifier, portal_session.
 */
#include "model/entry_login.h"

#include "db/db.h"

#define HASH(hash) BYTES((const char *)(hash), 32)

const struct row *
entry_login_find(struct db *db, const char *email)
{
	return db_row(db,
	    "SELECT c.id, c.name, c.lang, i.value AS email, k.password,"
	    "       k.totp_secret, k.totp_offer, k.totp_step"
	    "  FROM identifier i"
	    "  JOIN customer c ON c.id = i.customer_id"
	    "  JOIN credential k ON k.customer_id = c.id"
	    " WHERE i.kind = 'email' AND i.source = '' AND i.value = ?"
	    "   AND i.verified_at IS NOT NULL AND i.shared = 0"
	    "   AND c.erased_at IS NULL",
	    TEXT(email));
}

const struct row *
entry_login_get(struct db *db, int64_t customer)
{
	return db_row(db,
	    "SELECT c.id, c.name, c.lang,"
	    "       IFNULL((SELECT value FROM identifier"
	    "         WHERE customer_id = c.id AND kind = 'email'"
	    "           AND verified_at IS NOT NULL AND shared = 0"
	    "         ORDER BY id LIMIT 1), '') AS email,"
	    "       k.password, k.totp_secret, k.totp_offer, k.totp_step"
	    "  FROM customer c"
	    "  JOIN credential k ON k.customer_id = c.id"
	    " WHERE c.id = ? AND c.erased_at IS NULL",
	    INT(customer));
}

bool
entry_login_step(struct db *db, int64_t customer, int64_t step)
{
	return db_change(db,
		   "UPDATE credential SET totp_step = ?"
		   " WHERE customer_id = ? AND totp_step < ?",
		   INT(step), INT(customer), INT(step)) == 1;
}

bool
entry_login_recover(
    struct db *db, int64_t customer, const unsigned char *code_hash)
{
	return db_change(db,
		   "UPDATE recovery SET used_at = UTC_TIMESTAMP(6)"
		   " WHERE customer_id = ? AND code_hash = ?"
		   "   AND used_at IS NULL",
		   INT(customer), HASH(code_hash)) == 1;
}

void
entry_login_password(struct db *db, int64_t customer, const char *stored)
{
	db_change(db,
	    "INSERT INTO credential (customer_id, password, changed_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE password = VALUE(password),"
	    " changed_at = VALUE(changed_at)",
	    INT(customer), TEXT(stored));
}

void
entry_login_out(struct db *db, int64_t customer, int64_t but)
{
	db_change(db,
	    "DELETE FROM portal_session WHERE customer_id = ? AND id <> ?",
	    INT(customer), INT(but));
}
