/*
 * link.c - one connection: opening it, its transactions, its troubles.
 */
#include "db/link.h"

#include "base/arena.h"
#include "base/log.h"

#include <errmsg.h>
#include <mysqld_error.h>

struct db *
db_open(const struct db_settings *settings)
{
	struct db *db = memory_get(sizeof(*db));

	db->settings = *settings;
	return db;
}

static void
disconnect(struct db *db)
{
	if (!db->mysql)
		return;
	statement_drop_all(db);
	mysql_close(db->mysql);
	db->mysql = NULL;
	db->open = false;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	memory_put(db);
}

static enum db_trouble
kind_of(unsigned error)
{
	switch (error) {
	case ER_LOCK_DEADLOCK:
	case ER_LOCK_WAIT_TIMEOUT:
	case 1020: /* ER_CHECKREAD: snapshot conflict */
		return DB_AGAIN;
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case 1243: /* ER_UNKNOWN_STMT_HANDLER: the server forgot it */
	case 1927: /* ER_CONNECTION_KILLED */
	case ER_SERVER_SHUTDOWN:
		return DB_LOST;
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case ER_CON_COUNT_ERROR:
	case ER_TOO_MANY_USER_CONNECTIONS:
	case ER_OPTION_PREVENTS_STATEMENT: /* --read-only */
	case ER_RECORD_FILE_FULL:
	case ER_DISK_FULL:
	case ER_STATEMENT_TIMEOUT:
		return DB_BUSY;
	default:
		return DB_FAILED;
	}
}

void
link_trouble(struct db *db, unsigned error, const char *words, const char *sql)
{
	char number[16];

	if (db->trouble != DB_FINE)
		return;
	db->trouble = kind_of(error);
	snprintf(number, sizeof(number), "%u", error);
	log_line(db->trouble == DB_AGAIN ? LOG_NOTE : LOG_FAULT, "database",
	    "error", number, "says", words, "statement", sql, NULL);
	if (db->trouble == DB_LOST)
		disconnect(db);
}

static bool
connect_now(struct db *db)
{
	const struct db_settings *s = &db->settings;
	/* A replica that hangs is done without: the primary is there. */
	unsigned seconds = s->reads ? 2 : 10, wait = s->seconds + 1;
	char init[512];

	db->mysql = mysql_init(NULL);
	if (!db->mysql)
		abort();
	snprintf(init, sizeof(init),
	    "SET time_zone='+00:00', autocommit=1,"
	    " sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
	    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
	    " max_statement_time=%u, tx_isolation='READ-COMMITTED',"
	    " session_track_system_variables='last_gtid', tx_read_only=%d",
	    s->seconds, s->reads);
	mysql_options(db->mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(db->mysql, MYSQL_INIT_COMMAND, init);
	mysql_options(db->mysql, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
	if (s->reads && s->seconds)
		mysql_options(db->mysql, MYSQL_OPT_READ_TIMEOUT, &wait);
	if (mysql_real_connect(db->mysql, NULL, s->user, s->password, s->schema,
		0, s->socket, CLIENT_FOUND_ROWS))
		return true;
	link_trouble(
	    db, mysql_errno(db->mysql), mysql_error(db->mysql), "connect");
	mysql_close(db->mysql);
	db->mysql = NULL;
	/* No connection to be had is "busy", whatever the reason. */
	db->trouble = DB_BUSY;
	return false;
}

bool
link_ready(struct db *db)
{
	if (db->trouble != DB_FINE)
		return false;
	if (!db->mysql && !connect_now(db))
		return false;
	if (!db->writes || db->open)
		return true;
	db->sent++;
	if (mysql_real_query(db->mysql, "START TRANSACTION", 17) != 0) {
		link_trouble(db, mysql_errno(db->mysql), mysql_error(db->mysql),
		    "START TRANSACTION");
		return false;
	}
	db->open = true;
	return true;
}

bool
db_reachable(struct db *db)
{
	if (db->mysql && mysql_ping(db->mysql) != 0)
		disconnect(db);
	return db->mysql || connect_now(db);
}

enum db_trouble
db_trouble(const struct db *db)
{
	return db->trouble;
}

unsigned
db_statements(const struct db *db)
{
	return db->sent;
}

const char *
db_gtid(const struct db *db)
{
	return db->gtid;
}

void
db_gtid_forget(struct db *db)
{
	db->gtid[0] = '\0';
}

void
db_begin(struct db *db, struct arena *arena, bool writes)
{
	if (db->open)
		db_rollback(db);
	db->arena = arena;
	db->writes = writes;
	db->trouble = DB_FINE;
	db->sent = 0;
}

void
link_keep_gtid(struct db *db)
{
	const char *text;
	size_t length;
	int more;

	if (!(db->mysql->server_status & SERVER_SESSION_STATE_CHANGED))
		return;
	more = mysql_session_track_get_first(
	    db->mysql, SESSION_TRACK_SYSTEM_VARIABLES, &text, &length);
	/* Name and value come as two entries. */
	while (more == 0) {
		bool named = length == 9 && memcmp(text, "last_gtid", 9) == 0;

		more = mysql_session_track_get_next(
		    db->mysql, SESSION_TRACK_SYSTEM_VARIABLES, &text, &length);
		if (named && more == 0 && length)
			snprintf(db->gtid, sizeof(db->gtid), "%.*s",
			    (int)length, text);
	}
}

bool
db_commit(struct db *db)
{
	if (db->trouble != DB_FINE)
		return false;
	if (!db->open)
		return true;
	db->open = false;
	db->sent++;
	if (mysql_real_query(db->mysql, "COMMIT", 6) == 0) {
		link_keep_gtid(db);
		return true;
	}
	link_trouble(
	    db, mysql_errno(db->mysql), mysql_error(db->mysql), "COMMIT");
	if (db->trouble == DB_LOST)
		db->trouble = DB_UNKNOWN;
	return false;
}

void
db_rollback(struct db *db)
{
	if (db->open && db->mysql) {
		db->sent++;
		if (mysql_real_query(db->mysql, "ROLLBACK", 8) != 0)
			disconnect(db);
	}
	db->open = false;
}

bool
db_run(struct db *db, const char *sql)
{
	if (!link_ready(db))
		return false;
	db->sent++;
	if (mysql_real_query(db->mysql, sql, strlen(sql)) == 0) {
		MYSQL_RES *result = mysql_store_result(db->mysql);

		mysql_free_result(result);
		return true;
	}
	link_trouble(db, mysql_errno(db->mysql), mysql_error(db->mysql), sql);
	return false;
}
