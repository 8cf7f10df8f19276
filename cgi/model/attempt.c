/*
 * attempt.c - counted tries of passwords and codes. Table: attempt.
 */
#include "model/attempt.h"

#include "db/db.h"

#define HASH(hash) BYTES((const char *)(hash), 32)

/* An address may be a whole office: more are free, and an hour forgets. */
enum { FREE_ACCOUNT = 5, FREE_ADDRESS = 40, DAY = 86400, HOUR = 3600 };

/* wait_at first: it is worked out from the failures before this one. */
static bool
count(struct db *db, const unsigned char *subject, int64_t most, int64_t forget)
{
	return db_change(db,
		   "UPDATE attempt SET"
		   " wait_at = IF(failures + 1 < ?"
		   "  OR at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND, NULL,"
		   "  UTC_TIMESTAMP(6) + INTERVAL"
		   "   LEAST(900, POW(2, LEAST(failures + 1 - ?, 10))) SECOND),"
		   " failures = IF(at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND,"
		   "  1, failures + 1),"
		   " at = UTC_TIMESTAMP(6)"
		   " WHERE subject = ?"
		   "   AND (wait_at IS NULL OR wait_at <= UTC_TIMESTAMP(6))",
		   INT(most), INT(forget), INT(most), INT(forget),
		   HASH(subject)) == 1;
}

static bool
take(struct db *db, const unsigned char *subject, int64_t most, int64_t forget)
{
	if (count(db, subject, most, forget))
		return true;
	if (db_change(db,
		"INSERT IGNORE INTO attempt (subject, failures, at)"
		" VALUES (?, 1, UTC_TIMESTAMP(6))",
		HASH(subject)) == 1)
		return true;
	/* Either it waits, or another's first try was faster than ours. */
	return count(db, subject, most, forget);
}

bool
attempt_take(struct db *db, const struct attempt *tries)
{
	if (tries->address && !take(db, tries->address, FREE_ADDRESS, HOUR))
		return false;
	return take(db, tries->account, FREE_ACCOUNT, DAY);
}

int64_t
attempt_wait(struct db *db, const struct attempt *tries)
{
	const unsigned char *address =
	    tries->address ? tries->address : tries->account;
	const struct row *row = db_row(db,
	    "SELECT IFNULL(MAX(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6),"
	    "        wait_at)), 0) + 1 AS seconds"
	    "  FROM attempt WHERE subject IN (?, ?)"
	    "   AND wait_at > UTC_TIMESTAMP(6)",
	    HASH(tries->account), HASH(address));

	return row ? row_int(row, "seconds") : 1;
}

void
attempt_forgive(struct db *db, const struct attempt *tries)
{
	db_change(
	    db, "DELETE FROM attempt WHERE subject = ?", HASH(tries->account));
	if (tries->address)
		db_change(db,
		    "UPDATE attempt SET failures = GREATEST(failures - 1, 0)"
		    " WHERE subject = ?",
		    HASH(tries->address));
}
