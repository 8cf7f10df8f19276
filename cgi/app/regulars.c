/*
 * regulars.c - the command line: migrate, make users, import, demo, check.
 */
#include "base/arena.h"
#include "base/conf.h"
#include "base/locale.h"
#include "base/log.h"
#include "base/password.h"
#include "base/secret.h"
#include "db/db.h"
#include "job/command.h"

static const struct {
	const char *name;
	int (*run)(struct command *);
	const char *words;
} commands[] = {
	{ "migrate", command_migrate, "bring the schema up to date" },
	{ "check", command_check,
	    "is the server set as it should be, and everything here" },
	{ "audit", command_audit, "audit verify: follow the audit chain" },
	{ "import", command_import,
	    "take in files of customers, orders, products" },
	{ "staff", command_staff, "add staff, or reset a lost phone" },
	{ "demo", command_demo, "fill an empty database with the demo shop" },
	{ "backup", command_backup, "backup DIR: database and uploads" },
	{ "restore", command_restore,
	    "restore DIR DATADIR, then restore DIR check" },
};
enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static int
usage(void)
{
	fputs("usage: regulars [--conf FILE] COMMAND ...\n"
	      "       regulars conf-sample\n\n",
	    stderr);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(stderr, "  %-10s %s\n", commands[i].name,
		    commands[i].words);
	fputs("\nWithout --conf: REGULARS_CONF, else the regulars.conf of a "
	      "running `make run`\n(its folder is VAR, or var).\n",
	    stderr);
	return 2;
}

/* Where the settings are, if nobody says. */
static const char *
usual_conf(struct arena *arena)
{
	const char *file = getenv("REGULARS_CONF"), *var = getenv("VAR");

	if (file)
		return file;
	return arena_format(arena, "%s/regulars.conf", var ? var : "var");
}

static bool
read_keys(struct secret_ring *keys)
{
	char text[1024];
	bool good = conf_secret("key", text, sizeof(text)) &&
	    secret_ring_read(keys, text);

	secret_wipe_text(text);
	if (!good)
		fprintf(stderr, "no key in %s\n", conf_text("secret_file"));
	return good;
}

/* Files of a backup are laid out before there is a server. */
static bool
needs_server(const char *command)
{
	return strcmp(command, "restore") != 0;
}

static int
run_command(struct command *c)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, c->argv[0]) == 0)
			return commands[i].run(c);
	return usage();
}

static int
run_with(struct command *c, const char *conf)
{
	static char password[256];
	static struct secret_ring keys;
	const char *list, *problem;
	int status;

	if (!conf_load(conf) ||
	    !conf_secret("db_password", password, sizeof(password)) ||
	    !read_keys(&keys))
		return 2;
	/* Before the first build of everything there is no list yet. */
	list = conf_text("word_list");
	problem = password_init(&keys, access(list, R_OK) ? NULL : list, 0);
	if (problem) {
		fprintf(stderr, "%s\n", problem);
		return 2;
	}
	locale_init(conf_text("locale_dir"));
	c->keys = &keys;
	c->db = db_open(&(struct db_settings){ .socket = conf_text("db_socket"),
	    .user = conf_text("db_user"),
	    .password = password,
	    .schema = conf_text("db_name") });
	if (needs_server(c->argv[0]) && !db_reachable(c->db)) {
		fprintf(stderr, "MariaDB does not answer at %s\n",
		    conf_text("db_socket"));
		return 1;
	}
	db_begin(c->db, c->arena, false);
	status = run_command(c);
	db_close(c->db);
	return status;
}

int
main(int argc, char **argv)
{
	struct command c = { .arena = arena_new(0) };
	const char *conf = NULL;
	int first = 1, status;

	log_program("regulars");
	secret_init();
	if (argc > 2 && strcmp(argv[1], "--conf") == 0) {
		conf = argv[2];
		first = 3;
	}
	if (first >= argc)
		return usage();
	if (strcmp(argv[first], "conf-sample") == 0) {
		conf_sample(stdout);
		return 0;
	}
	c.argc = argc - first;
	c.argv = argv + first;
	status = run_with(&c, conf ? conf : usual_conf(c.arena));
	arena_free(c.arena);
	return status;
}
