/*
 * staff_entry.c - how staff get in. Tables: staff, staff_credential,
 * staff_recovery, staff_link, staff_session.
 */
#include "model/staff_entry.h"

#include "db/db.h"

#define HASH(hash) BYTES((const char *)(hash), 32)

const struct row *
staff_entry_find(struct db *db, const char *email)
{
	return db_row(db,
	    "SELECT staff.id, c.password, c.totp_secret, c.totp_step"
	    "  FROM staff"
	    "  JOIN staff_credential c ON c.staff_id = staff.id"
	    " WHERE staff.email = ? AND staff.state = 'active'",
	    TEXT(email));
}

const struct row *
staff_entry_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT staff.id, staff.name, staff.email, staff.lang, c.password,"
	    "       c.totp_secret, c.totp_step"
	    "  FROM staff"
	    "  JOIN staff_credential c ON c.staff_id = staff.id"
	    " WHERE staff.id = ? AND staff.state = 'active'",
	    INT(id));
}

bool
staff_entry_step(struct db *db, int64_t id, int64_t step)
{
	return db_change(db,
		   "UPDATE staff_credential SET totp_step = ?"
		   " WHERE staff_id = ? AND totp_step < ?",
		   INT(step), INT(id), INT(step)) == 1;
}

bool
staff_entry_recover(struct db *db, int64_t id, const unsigned char *code_hash)
{
	return db_change(db,
		   "UPDATE staff_recovery SET used_at = UTC_TIMESTAMP(6)"
		   " WHERE staff_id = ? AND code_hash = ?"
		   "   AND used_at IS NULL",
		   INT(id), HASH(code_hash)) == 1;
}

int64_t
staff_entry_recoveries(struct db *db, int64_t id)
{
	const struct row *row = db_row(db,
	    "SELECT COUNT(*) AS many FROM staff_recovery"
	    " WHERE staff_id = ? AND used_at IS NULL",
	    INT(id));

	return row ? row_int(row, "many") : 0;
}

void
staff_entry_password(struct db *db, int64_t id, const char *stored)
{
	db_change(db,
	    "INSERT INTO staff_credential (staff_id, password, changed_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE password = VALUE(password),"
	    " changed_at = VALUE(changed_at)",
	    INT(id), TEXT(stored));
}

void
staff_entry_totp(struct db *db, int64_t id, const char *sealed, int64_t step)
{
	db_change(db,
	    "UPDATE staff_credential SET totp_secret = ?, totp_step = ?"
	    " WHERE staff_id = ?",
	    TEXT(sealed), INT(step), INT(id));
}

void
staff_entry_recovery_clear(struct db *db, int64_t id)
{
	db_change(db, "DELETE FROM staff_recovery WHERE staff_id = ?", INT(id));
}

void
staff_entry_recovery_add(
    struct db *db, int64_t id, const unsigned char *code_hash)
{
	db_change(db,
	    "INSERT INTO staff_recovery (staff_id, code_hash) VALUES (?, ?)",
	    INT(id), HASH(code_hash));
}

void
staff_entry_activate(struct db *db, int64_t id)
{
	db_change(db,
	    "UPDATE staff SET state = 'active', disabled_at = NULL"
	    " WHERE id = ? AND state <> 'disabled'",
	    INT(id));
}

void
staff_link_add(
    struct db *db, int64_t id, const unsigned char *token_hash, bool invite)
{
	db_change(db, "DELETE FROM staff_link WHERE staff_id = ?", INT(id));
	db_change(db,
	    "INSERT INTO staff_link (token_hash, staff_id, purpose,"
	    " expires_at)"
	    " VALUES (?, ?, ?, UTC_TIMESTAMP(6) + INTERVAL ? HOUR)",
	    HASH(token_hash), INT(id), TEXT(invite ? "invite" : "reset"),
	    INT(STAFF_LINK_HOURS));
}

const struct row *
staff_link_find(struct db *db, const unsigned char *token_hash)
{
	return db_row(db,
	    "SELECT staff.id, l.purpose, l.totp_secret, staff.name,"
	    "       staff.email"
	    "  FROM staff_link l"
	    "  JOIN staff ON staff.id = l.staff_id"
	    " WHERE l.token_hash = ? AND l.used_at IS NULL"
	    "   AND l.expires_at > UTC_TIMESTAMP(6)"
	    "   AND staff.state <> 'disabled'",
	    HASH(token_hash));
}

void
staff_link_offer(
    struct db *db, const unsigned char *token_hash, const char *sealed)
{
	db_change(db,
	    "UPDATE staff_link SET totp_secret = ? WHERE token_hash = ?",
	    TEXT(sealed), HASH(token_hash));
}

bool
staff_link_use(struct db *db, const unsigned char *token_hash)
{
	return db_change(db,
		   "UPDATE staff_link SET used_at = UTC_TIMESTAMP(6),"
		   " totp_secret = NULL"
		   " WHERE token_hash = ? AND used_at IS NULL",
		   HASH(token_hash)) == 1;
}

void
staff_entry_out(struct db *db, int64_t id, int64_t but)
{
	db_change(db,
	    "DELETE FROM staff_session WHERE staff_id = ? AND id <> ?", INT(id),
	    INT(but));
}
