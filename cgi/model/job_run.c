/*
 * job_run.c - jobs as the worker sees them: taken, renewed, ended.
 * Table: job.
 */
#include "model/job.h"

#include "db/db.h"

uint64_t
job_release(struct db *db)
{
	uint64_t dead = db_change(db,
	    "UPDATE job SET state = 'dead', finished_at = UTC_TIMESTAMP(6),"
	    " last_error = 'its worker died each time'"
	    " WHERE state = 'running' AND lease_at < UTC_TIMESTAMP(6)"
	    "   AND tries >= most_tries");

	return dead +
	    db_change(db,
		"UPDATE job SET state = 'waiting', run_at = UTC_TIMESTAMP(6),"
		" last_error = 'its worker died'"
		" WHERE state = 'running' AND lease_at < UTC_TIMESTAMP(6)");
}

const struct row *
job_take(struct db *db, const char *runner)
{
	const struct row *row = db_row(db,
	    "SELECT id, kind, payload, tries + 1 AS tries, most_tries,"
	    " done_count, staff_id"
	    "  FROM job"
	    " WHERE state = 'waiting' AND run_at <= UTC_TIMESTAMP(6)"
	    " ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED");

	if (row)
		db_change(db,
		    "UPDATE job SET state = 'running', runner = ?,"
		    " tries = tries + 1,"
		    " lease_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
		    " WHERE id = ?",
		    TEXT(runner), INT(JOB_LEASE), INT(row_int(row, "id")));
	return row;
}

bool
job_renew(
    struct db *db, int64_t id, const char *runner, int64_t done, int64_t total)
{
	return db_change(db,
		   "UPDATE job SET done_count = ?, total_count = NULLIF(?, -1),"
		   " lease_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
		   " WHERE id = ? AND runner = ? AND state = 'running'"
		   "   AND stop_asked = 0",
		   INT(done), INT(total), INT(JOB_LEASE), INT(id),
		   TEXT(runner)) == 1;
}

bool
job_done(struct db *db, int64_t id, const char *runner, const char *result)
{
	return db_change(db,
		   "UPDATE job SET state = 'done', result = ?, runner = NULL,"
		   " lease_at = NULL, last_error = NULL,"
		   " finished_at = UTC_TIMESTAMP(6)"
		   " WHERE id = ? AND runner = ? AND state = 'running'",
		   TEXT(result), INT(id), TEXT(runner)) == 1;
}

bool
job_failed(
    struct db *db, int64_t id, const char *runner, const char *why, bool never)
{
	/* 10 s, 20 s, 40 s ... an hour at most; a fifth of chance. */
	return db_change(db,
		   "UPDATE job SET last_error = ?, runner = NULL,"
		   " lease_at = NULL,"
		   " run_at = UTC_TIMESTAMP(6) + INTERVAL"
		   "   LEAST(3600, 5 * POW(2, LEAST(tries, 12)))"
		   "   * (0.9 + RAND() * 0.2) SECOND,"
		   " state = IF(? OR tries >= most_tries OR stop_asked,"
		   "   'dead', 'waiting'),"
		   " finished_at = IF(state = 'dead', UTC_TIMESTAMP(6), NULL)"
		   " WHERE id = ? AND runner = ? AND state = 'running'",
		   TEXT(why), INT(never), INT(id), TEXT(runner)) == 1;
}

void
job_put_back(struct db *db, int64_t id, const char *runner)
{
	db_change(db,
	    "UPDATE job SET state = 'waiting', tries = tries - 1,"
	    " runner = NULL, lease_at = NULL, run_at = UTC_TIMESTAMP(6)"
	    " WHERE id = ? AND runner = ? AND state = 'running'",
	    INT(id), TEXT(runner));
}
