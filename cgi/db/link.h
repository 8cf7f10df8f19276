/*
 * link.h - what the files of db/ share; nobody else includes it.
 */
#ifndef DB_LINK_H
#define DB_LINK_H

#include "db/db.h"

#include <mysql.h>

enum { KEPT = 512 }; /* statements of one link; a power of two */

struct statement {
	const char *sql; /* the literal, or a copy of built text */
	bool built;
	MYSQL_STMT *handle;
	MYSQL_RES *fields;
	unsigned long values;
	unsigned columns;
	MYSQL_BIND *results;
	const char **names; /* [columns] */
	char *bytes;        /* what results write to */
	struct result_cell {
		unsigned long length;
		my_bool null, cut;
	} * cells;
};

struct db {
	struct db_settings settings;
	MYSQL *mysql;
	struct arena *arena;
	enum db_trouble trouble;
	bool writes, open; /* a transaction is wanted, is under way */
	unsigned sent;
	char gtid[64];
	struct statement kept[KEPT];
	unsigned keeps;
};

/* Connected and, where wanted, in a transaction; false is trouble. */
bool link_ready(struct db *);
/* Takes the GTID of what was just committed, if the server told one. */
void link_keep_gtid(struct db *);
/* Logs and remembers what the server or the library complained of. */
void link_trouble(
    struct db *, unsigned error, const char *words, const char *sql);
/* Closes all statements of the link. */
void statement_drop_all(struct db *);

#endif
