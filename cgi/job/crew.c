/*
 * crew.c - keeps the processes of worker and sender.
 */
#include "job/crew.h"

#include "base/again.h"
#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/schema.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

enum { MEMBERS = 16, DRAIN_SECONDS = 20 };

static volatile sig_atomic_t stopping;
static struct {
	pid_t pid;
	time_t started;
} places[MEMBERS];

static void
on_stop(int signal)
{
	(void)signal;
	stopping = 1;
}

bool
crew_stopping(void)
{
	return stopping;
}

bool
crew_wait(int milliseconds)
{
	/* A signal between the test and poll() costs one pause, no more. */
	if (!stopping)
		poll(NULL, 0, milliseconds);
	return !stopping;
}

static void
start_member(const struct crew_member *member, size_t place)
{
	pid_t keeper = getpid(), pid;
	sigset_t none;

	places[place].started = time(NULL);
	pid = fork();
	if (pid < 0) {
		log_line(LOG_FAULT, "fork", "says", strerror(errno), NULL);
		return;
	}
	if (pid > 0) {
		places[place].pid = pid;
		return;
	}
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != keeper)
		_exit(0);
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = on_stop }, NULL);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	_exit(member->run(member));
}

static void
bury(const struct crew_member *members, size_t count)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (size_t i = 0; i < count; i++) {
			if (places[i].pid != pid)
				continue;
			places[i].pid = 0;
			if (WIFSIGNALED(status))
				places[i].started = 0;
			if (!stopping)
				log_line(LOG_FAULT, "process-died", "which",
				    members[i].name, NULL);
		}
}

static void
fill_places(const struct crew_member *members, size_t count)
{
	time_t now = time(NULL);

	for (size_t i = 0; i < count; i++)
		if (!places[i].pid && now != places[i].started)
			start_member(&members[i], i);
}

static size_t
signal_all(size_t count, int signal)
{
	size_t alive = 0;

	for (size_t i = 0; i < count; i++)
		if (places[i].pid && kill(places[i].pid, signal) == 0)
			alive++;
	return alive;
}

static void
drain(const struct crew_member *members, size_t count)
{
	time_t start = time(NULL);

	stopping = 1;
	while (signal_all(
	    count, time(NULL) - start > DRAIN_SECONDS ? SIGKILL : SIGTERM)) {
		poll(NULL, 0, 50);
		bury(members, count);
	}
}

static void
reload(const struct crew_member *members, size_t count, char **argv)
{
	sigset_t none;

	log_line(LOG_NOTE, "reload", NULL);
	drain(members, count);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	again_run(argv);
	log_line(LOG_FAULT, "reload", "says", strerror(errno), NULL);
	_exit(1);
}

int
crew_run(const struct crew_member *members, size_t count, char **argv)
{
	struct timespec second = { 1, 0 };
	sigset_t mask;

	if (count > MEMBERS)
		abort();
	sigemptyset(&mask);
	sigaddset(&mask, SIGCHLD);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGHUP);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	log_line(LOG_NOTE, "started", NULL);
	for (;;) {
		int signal;

		fill_places(members, count);
		signal = sigtimedwait(&mask, NULL, &second);
		bury(members, count);
		if (signal == SIGTERM || signal == SIGINT)
			break;
		if (signal == SIGHUP)
			reload(members, count, argv);
	}
	drain(members, count);
	return 0;
}

bool
crew_start(const char *program, int argc, char **argv)
{
	const char *file = getenv("REGULARS_CONF");

	log_program(program);
	again_note();
	secret_init();
	if (argc == 3 && strcmp(argv[1], "--conf") == 0)
		file = argv[2];
	else if (argc != 1 || !file) {
		fprintf(stderr, "usage: %s --conf FILE\n", argv[0]);
		return false;
	}
	return conf_load(file);
}

struct db *
crew_link(void)
{
	static char password[256];

	if (!*password &&
	    !conf_secret("db_password", password, sizeof(password)))
		return NULL;
	return db_open(&(struct db_settings){ .socket = conf_text("db_socket"),
	    .user = conf_text("db_user"),
	    .password = password,
	    .schema = conf_text("db_name"),
	    .seconds = 0 });
}

bool
crew_may_work(struct db *db, struct arena *arena)
{
	const char *problem = schema_problem(
	    db, arena, strcmp(conf_text("db_unsafe"), "allow") == 0);

	if (!problem && db_trouble(db) == DB_FINE)
		return true;
	if (problem)
		log_line(LOG_FAULT, "schema", "says", problem, NULL);
	return false;
}
