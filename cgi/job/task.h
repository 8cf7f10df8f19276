/*
 * task.h - one job while it is worked on, as its kind sees it.
 *
 * A kind of job is one function, named in job/kinds.h. It has a link of its
 * own (without a transaction: db_begin(task->db, task->arena, true) opens
 * one) and calls task_progress() at least every ten seconds or so. It may be
 * run again after a crash, with task->done as it was last told.
 */
#ifndef JOB_TASK_H
#define JOB_TASK_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct arena;
struct db;
struct secret_ring;

enum task_end {
	TASK_DONE,
	TASK_AGAIN,  /* failed; try again later (task->error says why) */
	TASK_NEVER,  /* failed; no use in trying again */
	TASK_STOPPED /* task_progress() was false */
};

struct task {
	struct db *db;
	struct arena *arena; /* emptied after the job */
	const struct secret_ring *keys;
	int64_t id, tries, done, staff;
	const char *kind, *payload; /* payload: JSON */
	/* What the kind leaves behind: JSON, and a sentence for admins. */
	const char *result, *error;
	/* For task.c and the worker. */
	struct db *control;
	struct arena *control_arena;
	const char *runner;
	time_t renewed;
	bool lost; /* somebody asked it to stop, or it is ours no more */
};

/*
 * Tells how far it is (total -1: not known) and renews the lease, at most
 * every two seconds. False: stop now and return TASK_STOPPED.
 */
bool task_progress(struct task *, int64_t done, int64_t total);

/* The kinds: NULL when there is none of that name. */
enum task_end (*task_kind(const char *name))(struct task *);

#define KIND(name, run) enum task_end run(struct task *);
#include "job/kinds.h"

#endif
