/*
 * health.c - are database, worker and sender alive? Table: heartbeat.
 */
#include "model/health.h"

#include "db/db.h"
#include "model/schema.h"

const struct row *
health_get(struct db *db)
{
	return db_row(db,
	    "SELECT (SELECT MAX(file) FROM migration) = ? AS schema_known,"
	    "       IFNULL(TIMESTAMPDIFF(SECOND, (SELECT at FROM heartbeat"
	    "         WHERE program = 'worker'), UTC_TIMESTAMP(6)), 999999)"
	    "         AS worker_seconds,"
	    "       IFNULL(TIMESTAMPDIFF(SECOND, (SELECT at FROM heartbeat"
	    "         WHERE program = 'sender'), UTC_TIMESTAMP(6)), 999999)"
	    "         AS sender_seconds",
	    TEXT(schema_last));
}

void
health_beat(struct db *db, const char *program)
{
	db_change(db,
	    "INSERT INTO heartbeat (program, at)"
	    " VALUES (?, UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE at = VALUE(at)",
	    TEXT(program));
}
