/*
 * task.c - the table of kinds, and how a job renews its lease.
 */
#include "job/task.h"

#include "base/arena.h"
#include "db/db.h"
#include "job/crew.h"
#include "model/health.h"
#include "model/job.h"

enum { RENEW_SECONDS = 2 };

static const struct {
	const char *name;
	enum task_end (*run)(struct task *);
} kinds[] = {
#define KIND(name, run) { name, run },
#include "job/kinds.h"
};

enum task_end (*task_kind(const char *name))(struct task *)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return kinds[i].run;
	return NULL;
}

bool
task_progress(struct task *t, int64_t done, int64_t total)
{
	time_t now = time(NULL);

	if (t->lost || crew_stopping())
		return false;
	if (now - t->renewed < RENEW_SECONDS && now >= t->renewed)
		return true;
	t->renewed = now;
	t->done = done;
	arena_reset(t->control_arena);
	db_begin(t->control, t->control_arena, false);
	/* A database that is away for a moment doesn't stop the job. */
	if (!job_renew(t->control, t->id, t->runner, done, total) &&
	    db_trouble(t->control) == DB_FINE)
		t->lost = true;
	/* It goes on where it was once there is room again. */
	return !t->lost && !health_disk_low(t->control);
}
