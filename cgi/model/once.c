/*
 * once.c - each form counts once. Tables: idempotency, kept_form.
 */
#include "model/once.h"

#include "db/db.h"

#define HASH(hash) BYTES((const char *)(hash), 32)

bool
once_begin(struct db *db, const unsigned char *subject, const char *path,
    const char *key, const unsigned char *body)
{
	return db_change(db,
		   "INSERT IGNORE INTO idempotency"
		   " (subject, path, form_key, body_hash, at)"
		   " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
		   HASH(subject), TEXT(path), TEXT(key), HASH(body)) == 1;
}

const struct row *
once_find(struct db *db, const unsigned char *subject, const char *path,
    const char *key, const unsigned char *body)
{
	return db_row(db,
	    "SELECT body_hash = ? AS same_body, status, location, message"
	    "  FROM idempotency"
	    " WHERE subject = ? AND path = ? AND form_key = ?"
	    "   AND status IS NOT NULL",
	    HASH(body), HASH(subject), TEXT(path), TEXT(key));
}

void
once_end(struct db *db, const unsigned char *subject, const char *path,
    const char *key, int status, const char *location, const char *message)
{
	db_change(db,
	    "UPDATE idempotency SET status = ?, location = ?, message = ?"
	    " WHERE subject = ? AND path = ? AND form_key = ?",
	    INT(status), TEXT(location), TEXT(message), HASH(subject),
	    TEXT(path), TEXT(key));
}

void
kept_put(struct db *db, const unsigned char *visitor, const char *path,
    const char *fields)
{
	db_change(db,
	    "INSERT INTO kept_form (visitor, path, fields, at)"
	    " VALUES (?, ?, ?, UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE fields = VALUE(fields),"
	    " at = VALUE(at)",
	    HASH(visitor), TEXT(path), TEXT(fields));
}

const struct row *
kept_get(struct db *db, const unsigned char *visitor)
{
	return db_row(db,
	    "SELECT path, fields FROM kept_form"
	    " WHERE visitor = ?"
	    "   AND at > UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE"
	    " ORDER BY at DESC LIMIT 1",
	    HASH(visitor));
}

void
kept_drop(struct db *db, const unsigned char *visitor)
{
	db_change(
	    db, "DELETE FROM kept_form WHERE visitor = ?", HASH(visitor));
}
