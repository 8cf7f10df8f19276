/*
 * master.c - keeps pre-forked workers: restarts a dead or stuck one, drains
 * on SIGTERM, and on SIGHUP becomes itself anew with the same socket.
 */
#include "web/site.h"

#include "base/again.h"
#include "base/conf.h"
#include "base/locale.h"
#include "base/log.h"
#include "base/password.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/schema.h"
#include "web/exchange.h"
#include "web/serve.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

enum { MOST_WORKERS = 64, BACKLOG = 1024 };

/* Shared with the workers: when each began its request; 0: idle. */
struct place {
	pid_t pid;
	volatile time_t busy_since;
	time_t started;
};

static struct place *places;
static size_t place_count;
static struct place *mine;
static volatile int stopping;
static struct secret_ring keys;
static struct meter *meter;

static void
on_stop(int signal)
{
	(void)signal;
	stopping = 1;
}

static void
tell_busy(bool busy)
{
	if (mine)
		mine->busy_since = busy ? time(NULL) : 0;
}

static bool
read_keys(void)
{
	static char text[1024];

	if (!conf_secret("key", text, sizeof(text)))
		return false;
	if (!secret_ring_read(&keys, text) || !keys.count) {
		fprintf(stderr, "%s: key is not `1:64 hex digits`\n",
		    conf_text("secret_file"));
		return false;
	}
	secret_wipe_text(text);
	return true;
}

static int
open_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(path) >= sizeof(address.sun_path)) {
		fprintf(stderr, "listen: %s is too long for a socket\n", path);
		return -1;
	}
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	unlink(path);
	if (fd < 0 ||
	    bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
	    chmod(path, 0660) != 0 || listen(fd, BACKLOG) != 0) {
		fprintf(stderr, "listen: %s: %m\n", path);
		return -1;
	}
	return fd;
}

/* Handed on over a reload, so that no caller finds a closed door. */
static int
find_socket(void)
{
	const char *kept = getenv("REGULARS_SOCKET");

	if (kept)
		return (int)strtol(kept, NULL, 10);
	return open_socket(conf_text("listen"));
}

static void
set_handler(int signal, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler };

	sigaction(signal, &action, NULL);
}

static int
work(const struct site *site, int fd)
{
	wire_open(fd, &stopping);
	/* libfcgi set a handler of its own. */
	set_handler(SIGTERM, on_stop);
	set_handler(SIGINT, SIG_IGN);
	set_handler(SIGUSR1, SIG_IGN);
	set_handler(SIGPIPE, SIG_IGN);
	return serve(site, &keys, meter, tell_busy);
}

static void
start_worker(const struct site *site, int fd, struct place *place)
{
	sigset_t none;
	pid_t master = getpid(), pid;

	place->busy_since = 0;
	place->started = time(NULL);
	pid = fork();
	if (pid < 0) {
		log_line(LOG_FAULT, "fork", "says", strerror(errno), NULL);
		return;
	}
	if (pid > 0) {
		place->pid = pid;
		return;
	}
	/* Orphans would go on answering: die with the master. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != master)
		_exit(0);
	mine = place;
	set_handler(SIGTERM, on_stop);
	sigemptyset(&none);
	/* Only while waiting for a request: see wire_accept(). */
	sigaddset(&none, SIGTERM);
	sigprocmask(SIG_SETMASK, &none, NULL);
	_exit(work(site, fd));
}

static void
bury(pid_t pid, int status)
{
	char text[16];

	for (size_t i = 0; i < place_count; i++) {
		if (places[i].pid != pid)
			continue;
		places[i].pid = 0;
		/* Killed: back at once. Gave up by itself: once a second. */
		if (WIFSIGNALED(status))
			places[i].started = 0;
		if (stopping)
			return;
		snprintf(text, sizeof(text), "%d",
		    WIFSIGNALED(status) ? WTERMSIG(status)
					: WEXITSTATUS(status));
		log_line(LOG_FAULT, "worker-died",
		    WIFSIGNALED(status) ? "signal" : "status", text, NULL);
	}
}

static void
bury_all(void)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		bury(pid, status);
}

/* One that keeps dying at once is started once a second, not in a loop. */
static void
fill_places(const struct site *site, int fd)
{
	time_t now = time(NULL);

	for (size_t i = 0; i < place_count; i++)
		if (!places[i].pid &&
		    (!places[i].started || now != places[i].started))
			start_worker(site, fd, &places[i]);
}

static void
end_stuck(void)
{
	time_t now = time(NULL);

	for (size_t i = 0; i < place_count; i++) {
		time_t since = places[i].busy_since;

		if (!places[i].pid || !since ||
		    now - since < conf_number("stuck_seconds"))
			continue;
		log_line(LOG_FAULT, "worker-stuck", NULL);
		kill(places[i].pid, SIGKILL);
	}
}

static void
signal_all(int signal)
{
	for (size_t i = 0; i < place_count; i++)
		if (places[i].pid)
			kill(places[i].pid, signal);
}

static bool
all_gone(void)
{
	for (size_t i = 0; i < place_count; i++)
		if (places[i].pid)
			return false;
	return true;
}

/* Each finishes its request; a stuck one isn't waited for without end. */
static void
drain(void)
{
	time_t start = time(NULL);

	stopping = 1;
	while (!all_gone()) {
		signal_all(time(NULL) - start > conf_number("stuck_seconds")
			? SIGKILL
			: SIGTERM);
		usleep(50000);
		bury_all();
	}
}

/* The same pid, socket and arguments with today's program and settings. */
static void
reload(int fd, char **argv)
{
	char number[16];
	sigset_t none;

	log_line(LOG_NOTE, "reload", NULL);
	snprintf(number, sizeof(number), "%d", fd);
	setenv("REGULARS_SOCKET", number, 1);
	/* The workers of before finish what they have and are buried later. */
	signal_all(SIGTERM);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	again_run(argv);
	log_line(LOG_FAULT, "reload", "says", strerror(errno), NULL);
	_exit(1);
}

static int
keep_workers(const struct site *site, int fd, char **argv)
{
	struct timespec second = { 1, 0 };
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGCHLD);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGHUP);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	for (;;) {
		int signal;

		fill_places(site, fd);
		signal = sigtimedwait(&mask, NULL, &second);
		bury_all();
		if (signal == SIGTERM || signal == SIGINT)
			break;
		if (signal == SIGHUP)
			reload(fd, argv);
		end_stuck();
	}
	drain();
	unlink(conf_text("listen"));
	return 0;
}

/*
 * A server that can lose an acknowledged write is refused, and so is another
 * schema. One that doesn't answer yet is waited for by the workers.
 */
static bool
server_trusted(void)
{
	struct arena *arena = arena_new(0);
	struct db *db = serve_link(false);
	const char *problem = NULL;

	if (!db)
		return false;
	if (db_reachable(db))
		problem = schema_problem(
		    db, arena, strcmp(conf_text("db_unsafe"), "allow") == 0);
	if (problem)
		fprintf(stderr, "%s\n", problem);
	db_close(db);
	arena_free(arena);
	return !problem;
}

static bool
make_places(void)
{
	int64_t wanted = conf_number("workers");

	if (wanted == 0)
		wanted = 2 * sysconf(_SC_NPROCESSORS_ONLN);
	if (wanted > MOST_WORKERS)
		wanted = MOST_WORKERS;
	place_count = (size_t)wanted;
	places = mmap(NULL, place_count * sizeof(*places),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return places != MAP_FAILED;
}

/* Without it pages are served all the same, uncounted. */
static void
make_meter(const struct site *site)
{
	struct arena *arena = arena_new(0);
	const char **names =
	    arena_array(arena, site->route_count, sizeof(*names));
	const char *path = arena_format(arena, "%s/%s.meter",
	    conf_folder("stats_dir", "data_dir"), site->program);

	for (size_t i = 0; i < site->route_count; i++)
		names[i] = arena_format(arena, "%s %s", site->routes[i].method,
		    site->routes[i].path);
	meter = meter_make(path, names, site->route_count);
	if (!meter)
		log_line(LOG_WARN, "uncounted", "file", path, "says",
		    strerror(errno), NULL);
	arena_free(arena);
}

static const char *
conf_file(int argc, char **argv)
{
	const char *file = getenv("REGULARS_CONF");

	if (argc == 3 && strcmp(argv[1], "--conf") == 0)
		return argv[2];
	if (argc == 1 && file)
		return file;
	fprintf(stderr, "usage: %s --conf FILE\n", argv[0]);
	return NULL;
}

int
site_run(const struct site *site, int argc, char **argv)
{
	const char *file = conf_file(argc, argv), *problem;
	int fd;

	log_program(site->program);
	again_note();
	secret_init();
	if (!file || !conf_load(file) || !read_keys())
		return 2;
	locale_init(conf_text("locale_dir"));
	problem = password_init(&keys, conf_text("word_list"), 0);
	if (problem) {
		fprintf(stderr, "%s\n", problem);
		return 2;
	}
	if (getenv("REQUEST_METHOD"))
		return work(site, -1);
	if (!server_trusted())
		return 2;
	fd = find_socket();
	if (fd < 0 || !make_places())
		return 2;
	make_meter(site);
	log_line(LOG_NOTE, "started", NULL);
	return keep_workers(site, fd, argv);
}
