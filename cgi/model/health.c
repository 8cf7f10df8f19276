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

const struct row *
health_copy(struct db *db)
{
	return db_row(db,
	    "SELECT (SELECT CAST(UNIX_TIMESTAMP(MAX(at)) * 1000 AS SIGNED)"
	    "          FROM heartbeat) AS beat_ms,"
	    "       (SELECT IF(master.VARIABLE_VALUE = 'ON',"
	    "          clients.VARIABLE_VALUE, 0)"
	    "          FROM information_schema.GLOBAL_STATUS AS master,"
	    "               information_schema.GLOBAL_STATUS AS clients"
	    "         WHERE master.VARIABLE_NAME ="
	    "               'RPL_SEMI_SYNC_MASTER_STATUS'"
	    "           AND clients.VARIABLE_NAME ="
	    "               'RPL_SEMI_SYNC_MASTER_CLIENTS'"
	    "           AND @@rpl_semi_sync_master_enabled) AS acknowledging");
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

void
health_disk(struct db *db, bool low)
{
	if (low)
		health_beat(db, "disk-low");
	else
		db_change(
		    db, "DELETE FROM heartbeat WHERE program = 'disk-low'");
}

bool
health_disk_low(struct db *db)
{
	return db_row(db,
		   "SELECT 1 AS low FROM heartbeat WHERE program = 'disk-low'") !=
	    NULL;
}

const struct row *
health_folder(struct db *db)
{
	return db_row(db, "SELECT @@datadir AS folder");
}
