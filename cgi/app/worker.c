/*
 * worker.c - does what takes long: jobs; and what nobody waits for: links
 * audit rows to their chain, takes away what has had its time. No network.
 */
#include "base/arena.h"
#include "base/conf.h"
#include "base/locale.h"
#include "base/log.h"
#include "base/rows.h"
#include "base/secret.h"
#include "db/db.h"
#include "job/crew.h"
#include "job/erase.h"
#include "job/task.h"
#include "model/audit.h"
#include "model/clean.h"
#include "model/health.h"
#include "model/job.h"

#include <sys/statvfs.h>

enum {
	BEAT_SECONDS = 10,
	DISK_SECONDS = 2,
	CLEAN_SECONDS = 300,
	DAY_SECONDS = 86400,
	CHAIN_ROWS = 1000,
	ALL_DAYS = 36500,
	USUAL_DAYS = 97,
	IDLE_MS = 500,
	AWAY_MS = 2000
};

static struct secret_ring keys;

/* Is it time again? */
static bool
is_due(time_t *last, int seconds)
{
	time_t now = time(NULL);

	if (now - *last < seconds && now >= *last)
		return false;
	*last = now;
	return true;
}

struct keeper {
	struct db *db;
	struct arena *arena;
	time_t beat, clean, verify, disk;
	int low;      /* the disk: 1 nearly full, 0 not, -1 not known yet */
	int64_t days; /* how old rows may be whose address is blanked */
};

/* Megabytes left for whoever isn't root; a lot where it can't be told. */
static int64_t
room_in(const char *folder)
{
	struct statvfs status;

	if (!folder || statvfs(folder, &status) != 0)
		return INT32_MAX;
	return (int64_t)(status.f_bavail * status.f_frsize >> 20);
}

/*
 * MariaDB ends itself on a full disk. Before that nothing more is taken in,
 * until there is a quarter more room than the mark.
 */
static void
watch_disk(struct keeper *k)
{
	int64_t mark = conf_number("disk_low_mb"), left, room;
	const struct row *row;
	char text[24];
	int low;

	if (!is_due(&k->disk, DISK_SECONDS))
		return;
	db_begin(k->db, k->arena, false);
	row = health_folder(k->db);
	left = room_in(row ? row_text(row, "folder") : NULL);
	room = room_in(conf_text("data_dir"));
	if (room < left)
		left = room;
	low = left < (k->low == 1 ? mark + mark / 4 : mark);
	if (low == k->low)
		return;
	health_disk(k->db, low);
	if (db_trouble(k->db) != DB_FINE)
		return;
	snprintf(text, sizeof(text), "%lld", (long long)left);
	if (low || k->low == 1)
		log_line(low ? LOG_FAULT : LOG_NOTE,
		    low ? "disk-low" : "disk-enough", "megabytes", text, NULL);
	k->low = low;
}

/* Also between batches: a long backlog must not look like a dead worker. */
static void
beat(struct keeper *k)
{
	watch_disk(k);
	if (!is_due(&k->beat, BEAT_SECONDS))
		return;
	db_begin(k->db, k->arena, false);
	health_beat(k->db, "worker");
	if (job_release(k->db))
		log_line(LOG_WARN, "jobs-released", NULL);
}

/* Everything that isn't linked yet, batch by batch. */
static void
chain(struct keeper *k)
{
	int64_t linked;

	do {
		beat(k);
		db_begin(k->db, k->arena, true);
		linked = audit_chain(k->db, &keys, CHAIN_ROWS);
		if (linked == 0)
			db_rollback(k->db);
		else if (!db_commit(k->db))
			return;
		arena_reset(k->arena);
	} while (linked == CHAIN_ROWS && !crew_stopping());
}

static void
clean(struct keeper *k)
{
	db_begin(k->db, k->arena, false);
	while (!crew_stopping() && clean_once(k->db)) {
		arena_reset(k->arena);
		beat(k);
	}
	while (
	    !crew_stopping() && audit_blank(k->db, &keys, k->days, CHAIN_ROWS))
		arena_reset(k->arena);
	k->days = USUAL_DAYS;
	while (!crew_stopping() && erase_next(k->db, k->arena))
		arena_reset(k->arena);
}

static void
look_after(struct keeper *k)
{
	chain(k);
	if (is_due(&k->clean, CLEAN_SECONDS))
		clean(k);
	db_begin(k->db, k->arena, false);
	if (is_due(&k->verify, DAY_SECONDS))
		job_add_single(
		    k->db, &(struct job_new){ .kind = "audit_verify" });
}

static int
run_keeper(const struct crew_member *member)
{
	struct keeper k = { .db = crew_link(),
		.arena = arena_new(0),
		.days = ALL_DAYS,
		.low = -1 };

	(void)member;
	if (!k.db || !crew_may_work(k.db, k.arena))
		return 1;
	do {
		arena_reset(k.arena);
		look_after(&k);
	} while (
	    crew_wait(db_trouble(k.db) == DB_FINE ? 2 * IDLE_MS : AWAY_MS));
	db_close(k.db);
	arena_free(k.arena);
	return 0;
}

static void
finish(struct task *t, enum task_end end)
{
	const char *why = t->error ? t->error : "the log says why";

	db_begin(t->control, t->control_arena, false);
	if (end == TASK_DONE)
		job_done(t->control, t->id, t->runner, t->result);
	else if (end == TASK_STOPPED && !t->lost)
		job_put_back(t->control, t->id, t->runner);
	else
		job_failed(t->control, t->id, t->runner,
		    end == TASK_STOPPED ? "stopped" : why, end == TASK_NEVER);
}

static void
work_on(struct task *t)
{
	static const char *const words[] = { "done", "again", "never",
		"stopped" };
	enum task_end (*run)(struct task *) = task_kind(t->kind);
	enum task_end end = TASK_NEVER;

	db_begin(t->db, t->arena, false);
	t->renewed = time(NULL);
	if (run)
		end = run(t);
	else
		t->error = "this version knows no such kind of job";
	db_rollback(t->db);
	log_line(end == TASK_DONE ? LOG_NOTE : LOG_WARN, "job", "kind", t->kind,
	    "end", words[end], "says", t->error, NULL);
	/* Else its lease runs out and it is done a second time. */
	finish(t, end);
	for (int i = 0; i < 20 && db_trouble(t->control) != DB_FINE; i++)
		if (crew_wait(500))
			finish(t, end);
}

/* False when there was nothing to do. */
static bool
take_one(struct task *t)
{
	const struct row *job;

	db_begin(t->control, t->control_arena, true);
	job = health_disk_low(t->control) ? NULL
					  : job_take(t->control, t->runner);
	if (!job || !db_commit(t->control)) {
		db_rollback(t->control);
		return false;
	}
	t->id = row_int(job, "id");
	t->kind = arena_text(t->arena, row_text(job, "kind"));
	t->payload = arena_text(t->arena, row_text(job, "payload"));
	t->tries = row_int(job, "tries");
	t->done = row_int(job, "done_count");
	t->staff = row_int(job, "staff_id");
	t->result = t->error = NULL;
	t->lost = false;
	work_on(t);
	return true;
}

static int
run_jobs(const struct crew_member *member)
{
	struct task t = { .arena = arena_new(0),
		.control_arena = arena_new(0),
		.keys = &keys };
	char runner[64], host[40] = "";
	bool busy = false;

	gethostname(host, sizeof(host) - 1);
	snprintf(runner, sizeof(runner), "%s:%d", host, (int)getpid());
	t.runner = runner;
	t.db = crew_link();
	t.control = crew_link();
	if (!t.db || !t.control || !crew_may_work(t.control, t.arena))
		return 1;
	(void)member;
	while (busy ? !crew_stopping() : crew_wait(IDLE_MS)) {
		busy = take_one(&t);
		arena_reset(t.arena);
		arena_reset(t.control_arena);
	}
	db_close(t.db);
	db_close(t.control);
	arena_free(t.arena);
	arena_free(t.control_arena);
	return 0;
}

static bool
read_keys(void)
{
	static char text[1024];
	bool good = conf_secret("key", text, sizeof(text)) &&
	    secret_ring_read(&keys, text) && keys.count;

	secret_wipe_text(text);
	if (!good)
		fprintf(stderr, "no key in %s\n", conf_text("secret_file"));
	return good;
}

int
main(int argc, char **argv)
{
	static struct crew_member members[9] = { { "keeper", run_keeper } };
	size_t runners;

	if (!crew_start("worker", argc, argv) || !read_keys())
		return 2;
	locale_init(conf_text("locale_dir"));
	runners = (size_t)conf_number("workers");
	if (runners < 1 || runners > 8)
		runners = 2;
	for (size_t i = 1; i <= runners; i++)
		members[i] = (struct crew_member){ "runner", run_jobs };
	return crew_run(members, runners + 1, argv);
}
