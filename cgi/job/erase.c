/*
 * erase.c - carries out the wishes to be forgotten that are due.
 */
#include "job/erase.h"

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "db/db.h"
#include "model/audit.h"
#include "model/erase.h"

#include <errno.h>

/* After the commit: a file without its row is found again, not a row
 * without its file. */
static void
remove_files(struct arena *arena, const struct rows *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct row row = rows_at(files, i);
		const char *path = arena_format(arena, "%s/%s",
		    conf_text("data_dir"), row_string(&row, "path"));

		if (unlink(path) != 0 && errno != ENOENT)
			log_line(LOG_FAULT, "file-stays", "path", path, NULL);
	}
}

long long
erase_next(struct db *db, struct arena *arena)
{
	const struct rows *files;
	int64_t customer;

	db_begin(db, arena, true);
	customer = erase_due(db);
	if (!customer) {
		db_rollback(db);
		return 0;
	}
	files = erase_files(db, customer);
	erase_customer(db, customer);
	audit_add(db,
	    &(struct audit_entry){ .program = "worker",
		.actor_kind = "program",
		.action = "erase",
		.object_kind = "customer",
		.object_id = customer,
		.detail = "",
		.request_id = "",
		.address = "" });
	if (!db_commit(db))
		return 0;
	remove_files(arena, files);
	return customer;
}
