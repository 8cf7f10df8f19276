/*
 * crew.h - a program without a web server: a few processes that are kept.
 *
 * crew_run() forks one process for each member, starts one that died again
 * (killed: at once; gave up by itself: a second later) and ends all of them
 * on SIGTERM or SIGINT, politely first. SIGHUP becomes the program of today.
 */
#ifndef JOB_CREW_H
#define JOB_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct db;

struct crew_member {
	const char *name;
	int (*run)(const struct crew_member *); /* exit status */
};

/* Returns main()'s status once all have ended. */
int crew_run(const struct crew_member *, size_t count, char **argv);

/* In a member: has it been told to stop? */
bool crew_stopping(void);
/* Waits; ends early, and false, when told to stop. */
bool crew_wait(int milliseconds);
/*
 * Reads --conf FILE (or REGULARS_CONF) and the program's name into the log;
 * false after a line on standard error.
 */
bool crew_start(const char *program, int argc, char **argv);
/* A link of this program's writing account. NULL: no password for it. */
struct db *crew_link(void);
/* False after saying why: another schema, or a server that can lose data. */
bool crew_may_work(struct db *, struct arena *);

#endif
