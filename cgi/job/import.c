/*
 * import.c - takes a file in, or a batch back, for staff who asked for it; and
 * removes the file when its time is over.
 */
#include "base/arena.h"
#include "base/json.h"
#include "db/db.h"
#include "job/task.h"
#include "model/import.h"

static bool
tell(void *context, const struct import_progress *p)
{
	return task_progress(context, p->bytes_done, p->bytes_total);
}

/* 0 when the payload isn't {"batch": number}. */
static int64_t
batch_of(const struct task *t)
{
	json_t *value = NULL;
	int64_t batch = 0;

	if (json_read(t->payload, strlen(t->payload), 4, &value) == JSON_OK)
		batch = json_integer_value(json_object_get(value, "batch"));
	json_decref(value);
	return batch;
}

enum task_end
task_import(struct task *t)
{
	static const enum task_end ends[] = { TASK_DONE, TASK_STOPPED,
		TASK_NEVER };
	enum import_end end;

	if (!import_lock(t->db, t->arena, tell, t))
		return t->lost || db_trouble(t->db) == DB_FINE ? TASK_STOPPED
							       : TASK_AGAIN;
	end = import_run(t->db, t->arena, batch_of(t), tell, t, &t->error);
	/* A lost link is mended by another try, a wrong file isn't. */
	if (end == IMPORT_FAILED && db_trouble(t->db) != DB_FINE)
		return TASK_AGAIN;
	import_unlock(t->db, t->arena);
	return ends[end];
}

enum task_end
task_import_undo(struct task *t)
{
	if (!import_lock(t->db, t->arena, tell, t))
		return TASK_AGAIN;
	if (!import_rollback(t->db, t->arena, batch_of(t), tell, t, &t->error))
		return db_trouble(t->db) == DB_FINE ? TASK_NEVER : TASK_AGAIN;
	import_unlock(t->db, t->arena);
	return TASK_DONE;
}

enum task_end
task_import_drop(struct task *t)
{
	const char *path;

	db_begin(t->db, t->arena, true);
	path = import_file_over(t->db, batch_of(t));
	if (!db_commit(t->db))
		return TASK_AGAIN;
	if (path)
		unlink(import_path(t->arena, path));
	return TASK_DONE;
}
