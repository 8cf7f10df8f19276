/*
 * job.c - work that is done in the background. Table: job.
 */
#include "model/job.h"

#include "db/db.h"
#include "model/filter.h"

int64_t
job_add(struct db *db, const struct job_new *j)
{
	return db_insert(db,
	    "INSERT INTO job (kind, payload, run_at, most_tries, staff_id,"
	    " created_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6) + INTERVAL ? SECOND, ?, ?,"
	    " UTC_TIMESTAMP(6))",
	    TEXT(j->kind), TEXT(j->payload ? j->payload : "{}"),
	    INT(j->seconds), INT(j->most_tries ? j->most_tries : 8),
	    ID(j->staff));
}

int64_t
job_add_single(struct db *db, const struct job_new *j)
{
	const struct row *row = db_row(db,
	    "SELECT id FROM job"
	    " WHERE kind = ? AND state IN ('waiting', 'running')"
	    " ORDER BY id DESC LIMIT 1",
	    TEXT(j->kind));

	return row ? row_int(row, "id") : job_add(db, j);
}

const struct row *
job_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT job.id, job.kind, job.payload, job.state, job.run_at,"
	    " job.tries, job.most_tries, job.done_count, job.total_count,"
	    " job.last_error, job.result, job.stop_asked, job.staff_id,"
	    " staff.name AS staff_name, job.created_at, job.finished_at"
	    "  FROM job"
	    "  LEFT JOIN staff ON staff.id = job.staff_id"
	    " WHERE job.id = ?",
	    INT(id));
}

const struct row *
job_last(struct db *db, const char *kind)
{
	return db_row(db,
	    "SELECT job.id, job.kind, job.payload, job.state, job.run_at,"
	    " job.tries, job.most_tries, job.done_count, job.total_count,"
	    " job.last_error, job.result, job.stop_asked, job.staff_id,"
	    " staff.name AS staff_name, job.created_at, job.finished_at"
	    "  FROM job"
	    "  LEFT JOIN staff ON staff.id = job.staff_id"
	    " WHERE job.kind = ? AND job.state IN ('done', 'dead')"
	    " ORDER BY job.id DESC LIMIT 1",
	    TEXT(kind));
}

const struct rows *
job_counts(struct db *db)
{
	return db_rows(db,
	    "SELECT 'waiting' AS state, COUNT(*) AS many FROM (SELECT 1 FROM"
	    "   job WHERE state = 'waiting' LIMIT 1000) AS waiting"
	    " UNION ALL SELECT 'running', COUNT(*) FROM (SELECT 1 FROM job"
	    "   WHERE state = 'running' LIMIT 1000) AS running"
	    " UNION ALL SELECT 'dead', COUNT(*) FROM (SELECT 1 FROM job"
	    "   WHERE state = 'dead' LIMIT 1000) AS dead");
}

bool
job_revive(struct db *db, int64_t id)
{
	return db_change(db,
		   "UPDATE job SET state = 'waiting', tries = 0,"
		   " stop_asked = 0, run_at = UTC_TIMESTAMP(6),"
		   " finished_at = NULL"
		   " WHERE id = ? AND state = 'dead'",
		   INT(id)) == 1;
}

bool
job_stop(struct db *db, int64_t id)
{
	/* In this order: MariaDB assigns from left to right. */
	return db_change(db,
		   "UPDATE job SET stop_asked = 1,"
		   " last_error = IF(state = 'waiting', 'stopped', last_error),"
		   " finished_at = IF(state = 'waiting', UTC_TIMESTAMP(6),"
		   "   finished_at),"
		   " state = IF(state = 'waiting', 'dead', state)"
		   " WHERE id = ? AND state IN ('waiting', 'running')",
		   INT(id)) == 1;
}

const struct rows *
job_list(struct db *db, const char *state, const char *kind, int64_t after,
    bool back, int64_t size)
{
	struct filter f;

	filter_start(&f,
	    "SELECT job.id, job.kind, job.state, job.run_at, job.tries,"
	    " job.most_tries, job.done_count, job.total_count,"
	    " job.last_error, job.stop_asked, job.staff_id,"
	    " staff.name AS staff_name, job.created_at, job.finished_at"
	    "  FROM job"
	    "  LEFT JOIN staff ON staff.id = job.staff_id"
	    " WHERE 1");
	filter_when(&f, *state, " AND job.state = ?", TEXT(state));
	filter_when(&f, *kind, " AND job.kind = ?", TEXT(kind));
	filter_when(&f, after && !back, " AND job.id < ?", INT(after));
	filter_when(&f, after && back, " AND job.id > ?", INT(after));
	filter_when(&f, back, " ORDER BY job.id LIMIT ?", INT(size));
	filter_when(&f, !back, " ORDER BY job.id DESC LIMIT ?", INT(size));
	return filter_rows(&f, db);
}
