/*
 * check.c - `regulars check`: is everything here set as it should be? One
 * line a finding; status 1 when data could be lost or seen by the wrong one.
 */
#include "job/command.h"

#include "base/arena.h"
#include "base/conf.h"
#include "db/db.h"
#include "model/check.h"
#include "model/schema.h"
#include "web/template.h"

#include <libgen.h>

struct findings {
	struct command *c;
	int good, warned, bad;
};

static void
say(struct findings *f, const char *kind, const char *words)
{
	printf("%-5s %s\n", kind, words);
	f->good += *kind == 'o';
	f->warned += *kind == 'w';
	f->bad += *kind == 'B';
}

static void
check_server(struct findings *f)
{
	const struct rows *rows = check_settings(f->c->db);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);
		const char *kind = row_flag(&row, "good") ? "ok"
		    : row_flag(&row, "grave")             ? "BAD"
							  : "warn";

		say(f, kind,
		    arena_format(f->c->arena, "%s is %s (wanted: %s)",
			row_string(&row, "name"), row_string(&row, "value"),
			row_string(&row, "wanted")));
	}
}

static void
check_schema(struct findings *f)
{
	const char *problem = schema_problem(f->c->db, f->c->arena, true);
	const struct rows *rows = check_engines(f->c->db);

	say(f, problem ? "BAD" : "ok",
	    problem ? problem
		    : arena_format(
			  f->c->arena, "the schema is at %s", schema_last));
	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		say(f, "BAD",
		    arena_format(f->c->arena, "%s is not InnoDB",
			row_string(&row, "table_name")));
	}
}

/* The secrets of the programs lie beside that of the command line. */
static bool
read_password(struct findings *f, const char *program, const char *name,
    char *password, size_t room)
{
	char *own = arena_text(f->c->arena, conf_text("secret_file"));
	const char *path =
	    arena_format(f->c->arena, "%s/%s", dirname(own), program);
	char line[512], key[64];
	FILE *in = fopen(path, "re");
	bool found = false;

	while (in && !found && fgets(line, sizeof(line), in)) {
		char value[256];

		found = sscanf(line, "%63s = %255s", key, value) == 2 &&
		    strcmp(key, name) == 0;
		if (found)
			snprintf(password, room, "%s", value);
	}
	if (in)
		fclose(in);
	return found;
}

static void
check_account(struct findings *f, const char *program, bool reads)
{
	char password[256];
	const char *user = arena_format(
	    f->c->arena, "regulars_%s%s", program, reads ? "_read" : "");
	const struct rows *rows;
	struct db *db;

	if (!read_password(f, program,
		reads ? "db_read_password" : "db_password", password,
		sizeof(password))) {
		say(f, "warn",
		    arena_format(f->c->arena,
			"%s: its secrets can't be read here", user));
		return;
	}
	db = db_open(&(struct db_settings){ .socket = conf_text("db_socket"),
	    .user = user,
	    .password = password,
	    .schema = conf_text("db_name") });
	db_begin(db, f->c->arena, false);
	if (!db_reachable(db)) {
		say(f, "BAD",
		    arena_format(f->c->arena, "%s can't sign in", user));
		db_close(db);
		return;
	}
	rows = check_grants(db, program, reads);
	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		say(f, "BAD",
		    arena_format(f->c->arena, "%s may %s on %s", user,
			row_string(&row, "privilege"),
			row_string(&row, "table_name")));
	}
	if (!rows->count)
		say(f, "ok",
		    arena_format(
			f->c->arena, "%s may no more than it needs", user));
	db_close(db);
}

static void
check_templates(struct findings *f)
{
	size_t count;
	const char *problem = template_check(f->c->arena, &count);

	say(f, problem ? "BAD" : "ok",
	    problem ? problem
		    : arena_format(
			  f->c->arena, "%zu templates can be read", count));
}

int
command_check(struct command *c)
{
	static const char *const programs[] = { "portal", "staff", "api",
		"worker", "sender" };
	struct findings f = { .c = c };

	check_server(&f);
	check_schema(&f);
	for (size_t i = 0; i < sizeof(programs) / sizeof(*programs); i++) {
		check_account(&f, programs[i], false);
		check_account(&f, programs[i], true);
	}
	check_templates(&f);
	printf("%d good, %d to look at, %d bad\n", f.good, f.warned, f.bad);
	return f.bad ? 1 : 0;
}
