/*
 * backup.c - `regulars backup`: the whole server by mariadb-backup, the
 * uploads, and a manifest that proves them.
 */
#include "job/command.h"

#include "base/arena.h"
#include "base/conf.h"
#include "base/tree.h"
#include "db/db.h"
#include "job/manifest.h"
#include "model/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* Its words go to a log; the exit status, or -1. */
static int
run_tool(const char *log, char *const argv[])
{
	int fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	int status;
	pid_t pid = fd < 0 ? -1 : fork();

	if (pid == 0) {
		dup2(fd, 1);
		dup2(fd, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (fd >= 0)
		close(fd);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char *
option(struct arena *a, const char *name, const char *value)
{
	return arena_format(a, "--%s=%s", name, value);
}

/*
 * Who may read the server's files is its root or the root of this machine,
 * and signs in as such: no password is needed or kept.
 */
static const char *
own_name(void)
{
	const struct passwd *entry = getpwuid(geteuid());

	return entry ? entry->pw_name : "root";
}

static bool
run_backup(struct arena *a, const char *folder, const char *step)
{
	const char *log = arena_format(a, "%s/backup.log", folder);
	bool copies = strcmp(step, "--backup") == 0;
	char *argv[] = { arena_text(a, "mariadb-backup"),
		arena_text(a, "--no-defaults"), arena_text(a, step),
		option(a, "target-dir", arena_format(a, "%s/database", folder)),
		copies ? option(a, "socket", conf_text("db_socket")) : NULL,
		option(a, "user", own_name()), NULL };
	int status = run_tool(log, argv);

	if (status == 0)
		return true;
	fprintf(stderr,
	    status == 127
		? "mariadb-backup is not installed (package mariadb-backup)\n"
		: "mariadb-backup failed: the end of %s says why\n",
	    log);
	return false;
}

static const char *
make_folder(struct arena *a, const char *name)
{
	char *whole;
	const char *path;

	if (!tree_empty(name)) {
		fprintf(stderr, "%s: is not empty\n", name);
		return NULL;
	}
	if (mkdir(name, 0700) != 0 && errno != EEXIST) {
		fprintf(stderr, "%s: %m\n", name);
		return NULL;
	}
	whole = realpath(name, NULL);
	path = arena_text(a, whole);
	memory_put(whole);
	return path;
}

/* Uploads after the database: each row that it has finds its file. */
static bool
copy_uploads(struct arena *a, const char *folder)
{
	const char *to = arena_format(a, "%s/files", folder);
	const char *from = conf_text("data_dir");

	if (mkdir(to, 0700) == 0 &&
	    (access(from, F_OK) != 0 || tree_copy(from, to)))
		return true;
	fprintf(stderr, "%s: cannot be copied to %s: %m\n", from, to);
	return false;
}

static bool
take(struct command *c, const char *folder, struct manifest_state *state)
{
	state->head = backup_head(c->db);
	state->before = backup_counts(c->db);
	if (db_trouble(c->db) != DB_FINE ||
	    !run_backup(c->arena, folder, "--backup"))
		return false;
	db_begin(c->db, c->arena, false);
	state->after = backup_counts(c->db);
	return db_trouble(c->db) == DB_FINE && copy_uploads(c->arena, folder) &&
	    run_backup(c->arena, folder, "--prepare");
}

int
command_backup(struct command *c)
{
	struct manifest_state state;
	const char *folder, *mark;

	if (c->argc != 2) {
		fputs("usage: regulars backup DIR\n", stderr);
		return 2;
	}
	folder = make_folder(c->arena, c->argv[1]);
	if (!folder || !take(c, folder, &state))
		return 1;
	mark = manifest_write(c->arena, folder, &state);
	if (!mark) {
		fprintf(
		    stderr, "%s: the manifest can't be written: %m\n", folder);
		return 1;
	}
	printf("The backup is in %s.\nIts manifest's SHA-256: %s\n"
	       "It doesn't hold the secrets (%s): keep them elsewhere.\n",
	    folder, mark, conf_text("secret_file"));
	return 0;
}
