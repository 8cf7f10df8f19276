/*
 * schema.c - the schema's steps, and whether this server may be trusted.
 * Table: migration.
 */
#include "model/schema.h"

#include "base/arena.h"
#include "db/db.h"

#include <dirent.h>

const char schema_last[] = SCHEMA_LAST;

static char *
read_whole(struct arena *arena, const char *path)
{
	FILE *in = fopen(path, "re");
	struct buffer text = { .arena = arena };
	char part[8192];
	size_t got;

	if (!in)
		return NULL;
	buffer_text(&text, "");
	while ((got = fread(part, 1, sizeof(part), in)) > 0)
		buffer_add(&text, part, got);
	fclose(in);
	return text.text;
}

/* The next statement: up to a line that ends with ;, comment lines left out. */
static const char *
next_statement(struct arena *arena, const char **text)
{
	struct buffer statement = { .arena = arena };

	while (**text) {
		size_t length = strcspn(*text, "\n");
		const char *line = *text;

		*text += length + ((*text)[length] == '\n');
		if (strncmp(line, "--", 2) == 0 || length == 0)
			continue;
		if (line[length - 1] == ';') {
			buffer_add(&statement, line, length - 1);
			return statement.text;
		}
		buffer_add(&statement, line, length);
		buffer_add(&statement, "\n", 1);
	}
	return NULL;
}

static bool
step_done(struct db *db, const char *file, int step)
{
	return db_row(db,
		   "SELECT 1 AS done FROM migration"
		   " WHERE file = ? AND step = ?",
		   TEXT(file), INT(step)) != NULL;
}

static bool
run_file(struct db *db, struct arena *arena, const char *path, const char *file)
{
	const char *text = read_whole(arena, path), *statement;
	int step = 0;

	if (!text) {
		fprintf(stderr, "%s: %m\n", path);
		return false;
	}
	while ((statement = next_statement(arena, &text))) {
		if (step_done(db, file, ++step))
			continue;
		if (!db_run(db, statement))
			break;
		db_change(db,
		    "INSERT INTO migration (file, step, at)"
		    " VALUES (?, ?, UTC_TIMESTAMP(6))",
		    TEXT(file), INT(step));
	}
	if (db_trouble(db) == DB_FINE)
		return true;
	fprintf(stderr, "%s: step %d failed; the log says why\n", file, step);
	return false;
}

static int
is_migration(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && strcmp(dot, ".sql") == 0;
}

bool
schema_migrate(struct db *db, struct arena *arena, const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_migration, alphasort);
	bool good = count > 0;

	if (!good)
		fprintf(stderr, "%s: no migrations there\n", folder);
	db_begin(db, arena, false);
	db_run(db, "SET system_versioning_alter_history = KEEP");
	db_run(db,
	    "CREATE TABLE IF NOT EXISTS migration ("
	    " file VARCHAR(64) NOT NULL COLLATE utf8mb4_nopad_bin,"
	    " step INT NOT NULL, at DATETIME(6) NOT NULL,"
	    " PRIMARY KEY (file, step))"
	    " COMMENT 'steps of the schema that were carried out'");
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (good)
			good = run_file(db, arena,
			    arena_format(arena, "%s/%s", folder, name), name);
		free(entries[i]);
	}
	free(entries);
	return good;
}

static const char *
schema_mismatch(struct db *db, struct arena *arena)
{
	const struct row *row =
	    db_row(db, "SELECT MAX(file) AS last FROM migration");
	const char *last = row ? row_string(row, "last") : "";

	if (strcmp(last, schema_last) == 0)
		return NULL;
	return arena_format(arena,
	    "the schema is at %s, this program wants %s: run `regulars "
	    "migrate` of the same version",
	    *last ? last : "nothing", schema_last);
}

const char *
schema_problem(struct db *db, struct arena *arena, bool unsafe)
{
	const struct row *row;
	const char *mismatch;

	db_begin(db, arena, false);
	mismatch = schema_mismatch(db, arena);
	if (mismatch)
		return mismatch;
	row = db_row(db,
	    "SELECT @@innodb_flush_log_at_trx_commit = 1 AS flushed,"
	    "       @@innodb_doublewrite <> 0 AS doubled,"
	    "       @@log_bin = 0 OR @@sync_binlog = 1 AS synced");
	if (!row || unsafe)
		return NULL;
	if (!row_flag(row, "flushed"))
		return "MariaDB's innodb_flush_log_at_trx_commit must be 1: "
		       "it can lose what was acknowledged";
	if (!row_flag(row, "doubled"))
		return "MariaDB's innodb_doublewrite must be ON: it can lose "
		       "what was acknowledged";
	if (!row_flag(row, "synced"))
		return "MariaDB's sync_binlog must be 1: it can lose what was "
		       "acknowledged";
	return NULL;
}
