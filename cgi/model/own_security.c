/*
 * own_security.c - a customer's own password, codes and sessions. Tables:
 * credential, recovery, portal_session.
 */
#include "model/own_security.h"

#include "db/db.h"

const struct row *
own_security_get(struct db *db, int64_t customer)
{
	return db_row(db,
	    "SELECT IFNULL((SELECT value FROM identifier"
	    "         WHERE customer_id = k.customer_id AND kind = 'email'"
	    "           AND verified_at IS NOT NULL AND shared = 0"
	    "         ORDER BY id LIMIT 1), '') AS email,"
	    "       k.changed_at, k.totp_secret IS NOT NULL AS app,"
	    "       k.totp_offer AS offer,"
	    "       (SELECT COUNT(*) FROM recovery"
	    "         WHERE customer_id = k.customer_id AND used_at IS NULL)"
	    "         AS recovery_count"
	    "  FROM credential k WHERE k.customer_id = ?",
	    INT(customer));
}

const struct rows *
own_security_sessions(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT id, created_at, seen_at, address, agent"
	    "  FROM portal_session"
	    " WHERE customer_id = ? AND stage = 'full'"
	    "   AND expires_at > UTC_TIMESTAMP(6)"
	    "   AND seen_at > UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE"
	    " ORDER BY seen_at DESC LIMIT 50",
	    INT(customer));
}

bool
own_security_end(struct db *db, int64_t customer, int64_t session)
{
	return db_change(db,
		   "DELETE FROM portal_session"
		   " WHERE customer_id = ? AND id = ?",
		   INT(customer), INT(session)) == 1;
}

void
own_security_offer(struct db *db, int64_t customer, const char *sealed)
{
	db_change(db,
	    "UPDATE credential SET totp_offer = ? WHERE customer_id = ?",
	    TEXT(sealed), INT(customer));
}

void
own_security_app(
    struct db *db, int64_t customer, const char *sealed, int64_t step)
{
	db_change(db,
	    "UPDATE credential SET totp_secret = ?, totp_offer = NULL,"
	    " totp_step = ? WHERE customer_id = ?",
	    TEXT(sealed), INT(step), INT(customer));
}

void
own_security_app_off(struct db *db, int64_t customer)
{
	db_change(db,
	    "UPDATE credential SET totp_secret = NULL, totp_offer = NULL"
	    " WHERE customer_id = ?",
	    INT(customer));
	own_security_recovery_clear(db, customer);
}

void
own_security_recovery_clear(struct db *db, int64_t customer)
{
	db_change(
	    db, "DELETE FROM recovery WHERE customer_id = ?", INT(customer));
}

void
own_security_recovery_add(
    struct db *db, int64_t customer, const unsigned char *code_hash)
{
	db_change(db,
	    "INSERT INTO recovery (customer_id, code_hash) VALUES (?, ?)",
	    INT(customer), BYTES((const char *)code_hash, 32));
}
