/*
 * check.c - is this server set as it should be. Tables: information_schema.
 */
#include "model/check.h"

#include "db/db.h"

const struct rows *
check_settings(struct db *db)
{
	return db_rows(db,
	    "SELECT 'innodb_flush_log_at_trx_commit' AS name, 1 AS grave,"
	    "       @@innodb_flush_log_at_trx_commit AS value, '1' AS wanted,"
	    "       @@innodb_flush_log_at_trx_commit = 1 AS good"
	    " UNION ALL SELECT 'innodb_doublewrite', 1, @@innodb_doublewrite,"
	    "       '1', @@innodb_doublewrite <> 0"
	    " UNION ALL SELECT 'sync_binlog', 1, @@sync_binlog,"
	    "       '1 where the binlog is on',"
	    "       @@log_bin = 0 OR @@sync_binlog = 1"
	    " UNION ALL SELECT 'sql_mode', 1, @@global.sql_mode, 'strict',"
	    "       @@global.sql_mode LIKE '%STRICT_ALL_TABLES%'"
	    "       OR @@global.sql_mode LIKE '%STRICT_TRANS_TABLES%'"
	    " UNION ALL SELECT 'innodb_snapshot_isolation', 0,"
	    "       @@innodb_snapshot_isolation, '1',"
	    "       @@innodb_snapshot_isolation = 1"
	    " UNION ALL SELECT 'innodb_lock_wait_timeout', 0,"
	    "       @@global.innodb_lock_wait_timeout, 'at most 10',"
	    "       @@global.innodb_lock_wait_timeout <= 10"
	    " UNION ALL SELECT 'local_infile', 0, @@local_infile, '0',"
	    "       @@local_infile = 0"
	    " UNION ALL SELECT 'character_set_server', 0,"
	    "       @@character_set_server, 'utf8mb4',"
	    "       @@character_set_server = 'utf8mb4'");
}

const struct rows *
check_grants(struct db *db, const char *program, bool reads)
{
	return db_rows(db,
	    "SELECT table_name, privilege_type AS privilege"
	    "  FROM information_schema.table_privileges"
	    " WHERE table_schema = DATABASE()"
	    "   AND ((? AND privilege_type <> 'SELECT')"
	    "     OR (? = 'portal' AND table_name IN ('customer_note',"
	    "           'staff_credential', 'staff_session', 'event',"
	    "           'feedback_message', 'audit_link')"
	    "         AND privilege_type IN ('SELECT', 'UPDATE', 'DELETE'))"
	    "     OR (? = 'staff' AND table_name IN ('credential',"
	    "           'portal_session', 'recovery'))"
	    "     OR (? <> 'worker' AND table_name = 'audit'"
	    "         AND privilege_type IN ('UPDATE', 'DELETE'))"
	    "     OR (? IN ('api', 'sender') AND table_name IN ('customer',"
	    "           'identifier', 'feedback', 'credential')))"
	    " UNION ALL"
	    " SELECT 'every table', privilege_type"
	    "  FROM information_schema.schema_privileges"
	    " WHERE table_schema = DATABASE()"
	    "   AND (? <> 'worker' OR privilege_type NOT IN ('SELECT',"
	    "        'INSERT', 'UPDATE', 'DELETE', 'CREATE TEMPORARY TABLES')"
	    "     OR (? AND privilege_type <> 'SELECT'))",
	    INT(reads), TEXT(program), TEXT(program), TEXT(program),
	    TEXT(program), TEXT(program), INT(reads));
}

const struct rows *
check_engines(struct db *db)
{
	return db_rows(db,
	    "SELECT table_name AS table_name FROM information_schema.tables"
	    " WHERE table_schema = DATABASE()"
	    "   AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')"
	    "   AND engine <> 'InnoDB'");
}
