/*
 * entry_code.c - six digits sent by mail, which prove an address. Table:
 * portal_code.
 */
#include "model/entry_code.h"

#include "db/db.h"

#define HASH(hash) BYTES((const char *)(hash), 32)

void
entry_code_add(struct db *db, const char *purpose, const char *email,
    int64_t customer, const unsigned char *visitor,
    const unsigned char *code_hash)
{
	db_change(db,
	    "INSERT INTO portal_code (purpose, email, customer_id, visitor,"
	    " code_hash, expires_at, created_at)"
	    " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6) + INTERVAL 10 MINUTE,"
	    " UTC_TIMESTAMP(6))",
	    TEXT(purpose), TEXT(email), ID(customer), HASH(visitor),
	    HASH(code_hash));
}

const struct row *
entry_code_latest(
    struct db *db, const char *purpose, const unsigned char *visitor)
{
	return db_row(db,
	    "SELECT id, email, customer_id, used_at IS NOT NULL AS proved"
	    "  FROM portal_code"
	    " WHERE id = (SELECT MAX(id) FROM portal_code"
	    "              WHERE visitor = ? AND purpose = ?)"
	    "   AND expires_at > UTC_TIMESTAMP(6)",
	    HASH(visitor), TEXT(purpose));
}

bool
entry_code_try(struct db *db, int64_t id)
{
	return db_change(db,
		   "UPDATE portal_code SET tries = tries + 1"
		   " WHERE id = ? AND tries < 5",
		   INT(id)) == 1;
}

bool
entry_code_prove(struct db *db, int64_t id, const unsigned char *code_hash)
{
	return db_change(db,
		   "UPDATE portal_code SET used_at = UTC_TIMESTAMP(6),"
		   " expires_at = UTC_TIMESTAMP(6) + INTERVAL 30 MINUTE"
		   " WHERE id = ? AND code_hash = ? AND used_at IS NULL"
		   "   AND expires_at > UTC_TIMESTAMP(6)",
		   INT(id), HASH(code_hash)) == 1;
}

bool
entry_code_close(struct db *db, int64_t id)
{
	return db_change(db,
		   "UPDATE portal_code SET expires_at = UTC_TIMESTAMP(6)"
		   " WHERE id = ? AND expires_at > UTC_TIMESTAMP(6)",
		   INT(id)) == 1;
}

int64_t
entry_code_claim(struct db *db, const unsigned char *code_hash)
{
	const struct row *row = db_row(db,
	    "SELECT id, customer_id FROM portal_code"
	    " WHERE purpose = 'claim' AND code_hash = ? AND used_at IS NULL"
	    "   AND expires_at > UTC_TIMESTAMP(6)"
	    " LIMIT 1 FOR UPDATE",
	    HASH(code_hash));

	if (!row ||
	    db_change(db,
		"UPDATE portal_code SET used_at = UTC_TIMESTAMP(6)"
		" WHERE id = ? AND used_at IS NULL",
		INT(row_int(row, "id"))) != 1)
		return 0;
	return row_int(row, "customer_id");
}
