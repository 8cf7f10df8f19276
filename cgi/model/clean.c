/*
 * clean.c - takes away what has had its time. Each statement is short, so
 * that nobody waits for its locks.
 */
#include "model/clean.h"

#include "base/rows.h"
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

/* Refused rows of one import whose time is over; the numbers stay. */
static uint64_t
clean_rejects(struct db *db)
{
	const struct row *batch = db_row(db,
	    "SELECT import_batch.id FROM import_batch"
	    "  JOIN import_reject ON import_reject.batch_id = import_batch.id"
	    " WHERE import_batch.created_at < UTC_TIMESTAMP(6) - INTERVAL 90 DAY"
	    " LIMIT 1");

	if (!batch)
		return 0;
	return db_change(db,
	    "DELETE FROM import_reject WHERE batch_id = ? LIMIT 1000",
	    INT(row_int(batch, "id")));
}

uint64_t
clean_once(struct db *db)
{
	return clean_entry(db) + clean_rejects(db) +
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
		"DELETE FROM outbox"
		" WHERE state IN ('sent', 'held', 'failed', 'bounced')"
		"   AND run_at < UTC_TIMESTAMP(6) - INTERVAL 90 DAY"
		" LIMIT 1000");
}
