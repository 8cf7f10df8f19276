/*
 * command.h - subcommands of the command line `regulars`.
 *
 * Each gets an open link (the account that owns the schema), its own words
 * and returns main()'s status: 0 done, 1 failed, 2 wrong words. It says what
 * it did on standard output, complaints on standard error.
 */
#ifndef JOB_COMMAND_H
#define JOB_COMMAND_H

struct arena;
struct db;
struct secret_ring;

struct command {
	struct db *db;
	struct arena *arena;
	const struct secret_ring *keys; /* of the secrets file */
	int argc;
	char **argv; /* argv[0] is the subcommand's name */
};

int command_migrate(struct command *);
int command_check(struct command *);
int command_audit(struct command *);
int command_import(struct command *);
int command_staff(struct command *);
int command_demo(struct command *);
int command_backup(struct command *);
/* The server need not answer: db_reachable() first. */
int command_restore(struct command *);

#endif
