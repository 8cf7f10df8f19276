/*
 * replica.c - how far a replica is.
 */
#include "model/replica.h"

#include "db/db.h"

bool
replica_wait(struct db *db, const char *gtid, int seconds)
{
	const struct row *row = db_row(db,
	    "SELECT MASTER_GTID_WAIT(?, ?) AS late", TEXT(gtid), INT(seconds));

	return row && row_text(row, "late") && row_int(row, "late") == 0;
}

const char *
replica_head(struct db *db)
{
	const struct row *row = db_row(db, "SELECT @@gtid_binlog_pos AS gtid");

	return row ? row_string(row, "gtid") : "";
}
