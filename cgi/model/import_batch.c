/*
 * import_batch.c - the record of each file taken in. Tables: import_batch,
 * import_reject.
 */
#include "model/import.h"

#include "base/arena.h"
#include "base/rows.h"
#include "base/secret.h"
#include "db/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

bool
import_lock(
    struct db *db, struct arena *arena, import_watch *watch, void *context)
{
	const struct import_progress waiting = { .waiting = true };
	const struct row *row;

	for (;;) {
		db_begin(db, arena, false);
		row = db_row(db,
		    "SELECT GET_LOCK(CONCAT(DATABASE(), '.import'), 1) AS mine");
		if (!row)
			return false;
		if (row_flag(row, "mine"))
			return true;
		if (watch && !watch(context, &waiting))
			return false;
	}
}

void
import_unlock(struct db *db, struct arena *arena)
{
	db_begin(db, arena, false);
	db_row(
	    db, "SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.import')) AS gone");
}

static bool
hash_file(const char *path, unsigned char *hash, int64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat about;
	bool good;

	if (fd < 0)
		return false;
	good = fstat(fd, &about) == 0 && secret_sha256_file(fd, hash);
	close(fd);
	*size = (int64_t)about.st_size;
	return good;
}

static int64_t
find_stopped(struct db *db, const struct import_file *file,
    const struct import_map *map, const unsigned char *hash)
{
	const struct row *row = db_row(db,
	    "SELECT id FROM import_batch"
	    " WHERE state IN ('running', 'stopped', 'failed')"
	    "   AND kind = ? AND source = ? AND file_hash = ?"
	    "   AND BINARY mapping = ? AND dry_run = ?"
	    " ORDER BY id DESC LIMIT 1",
	    TEXT(import_kinds[file->kind]), TEXT(map->source),
	    BYTES((const char *)hash, SECRET_HASH), TEXT(file->mapping),
	    INT(file->dry_run));

	return row ? row_int(row, "id") : 0;
}

static int64_t
make_batch(struct db *db, const struct import_file *file,
    const struct import_map *map, const unsigned char *hash, int64_t size)
{
	return db_insert(db,
	    "INSERT INTO import_batch (kind, source, file_name, file_path,"
	    " file_hash, mapping, state, dry_run, byte_total, staff_id,"
	    " created_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, 'stopped', ?, ?, ?, UTC_TIMESTAMP(6))",
	    TEXT(import_kinds[file->kind]), TEXT(map->source), TEXT(file->name),
	    TEXT(file->path), BYTES((const char *)hash, SECRET_HASH),
	    TEXT(file->mapping), INT(file->dry_run), INT(size),
	    ID(file->staff_id));
}

int64_t
import_open(struct db *db, struct arena *arena, const struct import_file *file,
    bool *resumed, const char **fault)
{
	unsigned char hash[SECRET_HASH];
	struct import_map map;
	int64_t size = 0, batch;

	*resumed = false;
	if (!import_map_read(&map, arena, file->kind, file->mapping, fault))
		return 0;
	if (!hash_file(file->path, hash, &size)) {
		*fault = arena_format(
		    arena, "%s can't be read: %s", file->name, strerror(errno));
		return 0;
	}
	db_begin(db, arena, true);
	batch = find_stopped(db, file, &map, hash);
	*resumed = batch != 0;
	if (batch)
		db_change(db,
		    "UPDATE import_batch SET file_path = ? WHERE id = ?",
		    TEXT(file->path), INT(batch));
	else
		batch = make_batch(db, file, &map, hash, size);
	if (batch && db_commit(db))
		return batch;
	*fault = "the database failed; its log says why";
	return 0;
}

#define BATCH_COLUMNS                                                          \
	"import_batch.id, import_batch.kind, import_batch.source,"             \
	" import_batch.file_name, import_batch.file_path,"                     \
	" import_batch.state, import_batch.dry_run, import_batch.byte_total,"  \
	" import_batch.byte_done, import_batch.line_done,"                     \
	" import_batch.rows_stored,"                                           \
	" import_batch.rows_unchanged, import_batch.rows_rejected,"            \
	" import_batch.rows_anonymous, import_batch.rows_returned,"            \
	" import_batch.rows_adjusted,"                                         \
	" import_batch.rows_stored + import_batch.rows_unchanged"              \
	"  + import_batch.rows_rejected AS rows_sum,"                          \
	" import_batch.message, staff.name AS staff, import_batch.job_id,"     \
	" import_batch.created_at, import_batch.finished_at"

const struct row *
import_get(struct db *db, int64_t batch)
{
	return db_row(db,
	    "SELECT " BATCH_COLUMNS ", import_batch.mapping"
	    "  FROM import_batch"
	    "  LEFT JOIN staff ON staff.id = import_batch.staff_id"
	    " WHERE import_batch.id = ?",
	    INT(batch));
}

const struct rows *
import_list(struct db *db, int64_t after, bool back, int64_t count)
{
	if (back)
		return db_rows(db,
		    "SELECT " BATCH_COLUMNS "  FROM import_batch"
		    "  LEFT JOIN staff ON staff.id = import_batch.staff_id"
		    " WHERE import_batch.id > ?"
		    " ORDER BY import_batch.id LIMIT ?",
		    INT(after), INT(count));
	return db_rows(db,
	    "SELECT " BATCH_COLUMNS "  FROM import_batch"
	    "  LEFT JOIN staff ON staff.id = import_batch.staff_id"
	    " WHERE import_batch.id < ?"
	    " ORDER BY import_batch.id DESC LIMIT ?",
	    INT(after ? after : INT64_MAX), INT(count));
}

const struct rows *
import_sums(struct db *db, int64_t batch)
{
	return db_rows(db,
	    "SELECT kind, currency, COUNT(*) AS count,"
	    "       SUM(total_minor) AS total_minor"
	    "  FROM `order` WHERE batch_id = ?"
	    " GROUP BY kind, currency ORDER BY kind, currency",
	    INT(batch));
}

const struct row *
import_made(struct db *db, int64_t batch)
{
	return db_row(db,
	    "SELECT (SELECT COUNT(*) FROM customer WHERE batch_id = ?)"
	    "         AS customers,"
	    "       (SELECT COUNT(*) FROM product WHERE batch_id = ?)"
	    "         AS products",
	    INT(batch), INT(batch));
}

const struct rows *
import_rejects(struct db *db, int64_t batch, int64_t after, int64_t count)
{
	return db_rows(db,
	    "SELECT line, reason, text FROM import_reject"
	    " WHERE batch_id = ? AND line > ? ORDER BY line LIMIT ?",
	    INT(batch), INT(after), INT(count));
}

bool
import_rejects_each(struct db *db, int64_t batch,
    bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT line, reason, text FROM import_reject"
	    " WHERE batch_id = ? ORDER BY line",
	    INT(batch));
}
