/*
 * import_draft.c - imports that staff prepare page by page. Table:
 * import_batch.
 */
#include "model/import.h"

#include "base/arena.h"
#include "base/conf.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/job.h"

const char *
import_path(struct arena *arena, const char *path)
{
	if (*path == '/')
		return path;
	return arena_format(arena, "%s/%s", conf_text("data_dir"), path);
}

int64_t
import_draft(struct db *db, const struct import_file *file,
    const unsigned char *hash, int64_t size)
{
	return db_insert(db,
	    "INSERT INTO import_batch (kind, source, file_name, file_path,"
	    " file_hash, mapping, state, byte_total, staff_id, created_at)"
	    " VALUES (?, '', ?, ?, ?, ?, 'draft', ?, ?, UTC_TIMESTAMP(6))",
	    TEXT(import_kinds[file->kind]), TEXT(file->name), TEXT(file->path),
	    BYTES((const char *)hash, SECRET_HASH), TEXT(file->mapping),
	    INT(size), ID(file->staff_id));
}

void
import_begin(struct db *db, struct arena *arena, int64_t batch,
    const char *source, const char *mapping, bool dry_run, int64_t staff)
{
	int64_t job = job_add(db,
	    &(struct job_new){ .kind = "import",
		.payload =
		    arena_format(arena, "{\"batch\":%lld}", (long long)batch),
		.staff = staff });

	db_change(db,
	    "UPDATE import_batch SET source = ?, mapping = ?, dry_run = ?,"
	    " job_id = ?, state = 'running', message = NULL, finished_at = NULL"
	    " WHERE id = ?",
	    TEXT(source), TEXT(mapping), INT(dry_run), INT(job), INT(batch));
}

int64_t
import_copy(struct db *db, int64_t batch, int64_t staff)
{
	return db_insert(db,
	    "INSERT INTO import_batch (kind, source, file_name, file_path,"
	    " file_hash, mapping, state, byte_total, staff_id, created_at)"
	    " SELECT kind, source, file_name, file_path, file_hash, mapping,"
	    "        'draft', byte_total, ?, UTC_TIMESTAMP(6)"
	    "   FROM import_batch WHERE id = ?",
	    ID(staff), INT(batch));
}

void
import_rest(struct db *db, int64_t batch)
{
	db_change(db,
	    "UPDATE import_batch"
	    "  JOIN job ON job.id = import_batch.job_id AND job.state = 'dead'"
	    "   SET import_batch.state = 'stopped'"
	    " WHERE import_batch.id = ? AND import_batch.state = 'running'",
	    INT(batch));
}

const char *
import_file_over(struct db *db, int64_t batch)
{
	const struct row *row = db_row(db,
	    "SELECT mine.file_path FROM import_batch AS mine"
	    " WHERE mine.id = ? AND mine.file_path LIKE 'import/%'"
	    "   AND NOT EXISTS (SELECT 1 FROM import_batch AS other"
	    "        WHERE other.id > mine.id"
	    "          AND other.file_path = mine.file_path)",
	    INT(batch));

	db_change(db, "UPDATE import_batch SET file_path = '' WHERE id = ?",
	    INT(batch));
	return row ? row_text(row, "file_path") : NULL;
}

void
import_file_until(struct db *db, struct arena *arena, int64_t batch)
{
	job_add(db,
	    &(struct job_new){ .kind = "import_drop",
		.payload =
		    arena_format(arena, "{\"batch\":%lld}", (long long)batch),
		.seconds = IMPORT_FILE_DAYS * 86400 });
}
