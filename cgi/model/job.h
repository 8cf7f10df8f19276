/*
 * job.h - work that is done in the background, and how it went. Table: job.
 *
 * A page adds a job in the transaction of its cause. The worker takes one at
 * a time, each for a lease; a job whose worker died is taken again when its
 * lease has run out, so a job must bear being begun anew (done_count says how
 * far it came). One that fails is tried again after a growing delay and is
 * dead after most_tries, until somebody revives it.
 */
#ifndef MODEL_JOB_H
#define MODEL_JOB_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

enum { JOB_LEASE = 90 }; /* seconds */

struct job_new {
	const char *kind;    /* a name of job/kinds.h */
	const char *payload; /* JSON; NULL: {} */
	int64_t seconds;     /* not before; 0: at once */
	int64_t most_tries;  /* 0: 8 */
	int64_t staff;       /* who asked for it; 0: nobody */
};

/* The new job's id; 0 when the statement failed. */
int64_t job_add(struct db *, const struct job_new *);
/* The same, unless one of that kind waits or runs: then that one's id. */
int64_t job_add_single(struct db *, const struct job_new *);

/*
 * Columns: id, kind, payload, state, run_at, tries, most_tries, done_count,
 * total_count, last_error, result, stop_asked, staff_id, staff_name,
 * created_at, finished_at. NULL when unknown.
 */
const struct row *job_get(struct db *, int64_t id);
/* Columns as job_get(); the newest of that kind that came to its end. */
const struct row *job_last(struct db *, const char *kind);
/*
 * Columns as job_get() without payload and result; newest first. state: ""
 * or one; kind: "" or one. after: ids below it (0: from the start); with
 * back: ids above it, oldest first.
 */
const struct rows *job_list(struct db *, const char *state, const char *kind,
    int64_t after, bool back, int64_t size);
/* How many are in each state, at most 1,000 told: columns state, many. */
const struct rows *job_counts(struct db *);
/* A dead job waits again, its tries forgotten. False: it isn't dead. */
bool job_revive(struct db *, int64_t id);
/* Asks a job to stop; one that waits ends as dead at once. False: too late. */
bool job_stop(struct db *, int64_t id);

/* For the worker. */

/* Jobs whose worker died wait again, or are dead. Their number. */
uint64_t job_release(struct db *);
/*
 * The next job that is due, for JOB_LEASE seconds: columns id, kind, payload,
 * tries, most_tries, done_count, staff_id. NULL when there is none. Commit
 * before working on it.
 */
const struct row *job_take(struct db *, const char *runner);
/*
 * Notes how far it is and renews the lease. total -1: not known yet. False:
 * somebody asked it to stop, or it is ours no more.
 */
bool job_renew(
    struct db *, int64_t id, const char *runner, int64_t done, int64_t total);
/* result: JSON or NULL. False when it was ours no more. */
bool job_done(struct db *, int64_t id, const char *runner, const char *result);
/* Again later, or dead if that was its last try or `never`. */
bool job_failed(
    struct db *, int64_t id, const char *runner, const char *why, bool never);
/* Back to the queue as it was: the worker stops. */
void job_put_back(struct db *, int64_t id, const char *runner);

#endif
