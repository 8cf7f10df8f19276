/*
 * clean.c - takes away what has had its time. Each statement is short, so
 * that nobody waits for its locks.
 */
#include "model/clean.h"

#include "db/db.h"

static uint64_t
clean_entry(struct db *db)
{
	return db_change(db,
		   "DELETE FROM portal_session"
		   " WHERE expires_at < UTC_TIMESTAMP(6) LIMIT 1000") +
	    db_change(db,
		"DELETE FROM staff_session"
		" WHERE expires_at < UTC_TIMESTAMP(6) LIMIT 1000") +
	    db_change(db,
		"DELETE FROM portal_code"
		" WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY"
		" LIMIT 1000") +
	    db_change(db,
		"DELETE FROM attempt"
		" WHERE at < UTC_TIMESTAMP(6) - INTERVAL 2 DAY LIMIT 1000") +
	    db_change(db,
		"DELETE FROM known_device"
		" WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL 400 DAY"
		" LIMIT 1000");
}

uint64_t
clean_once(struct db *db)
{
	return clean_entry(db) +
	    db_change(db,
		"DELETE FROM idempotency"
		" WHERE at < UTC_TIMESTAMP(6) - INTERVAL 2 DAY LIMIT 1000") +
	    db_change(db,
		"DELETE FROM kept_form"
		" WHERE at < UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE"
		" LIMIT 1000") +
	    db_change(db,
		"DELETE FROM job WHERE state = 'done'"
		"   AND run_at < UTC_TIMESTAMP(6) - INTERVAL 30 DAY"
		" LIMIT 1000") +
	    db_change(db,
		"DELETE FROM outbox WHERE state = 'sent'"
		"   AND run_at < UTC_TIMESTAMP(6) - INTERVAL 90 DAY"
		" LIMIT 1000");
}
