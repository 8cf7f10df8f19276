/*
 * restore.c - `regulars restore`: proves a backup, lays its files out for a
 * new server, and compares what that server then says.
 */
#include "job/command.h"

#include "base/arena.h"
#include "base/conf.h"
#include "base/secret.h"
#include "base/tree.h"
#include "db/db.h"
#include "job/manifest.h"
#include "model/audit.h"
#include "model/backup.h"
#include "model/schema.h"

#include <fcntl.h>
#include <inttypes.h>

static bool
must_be_empty(const char *folder)
{
	if (tree_empty(folder))
		return true;
	fprintf(stderr, "%s: is not empty, nothing was restored\n", folder);
	return false;
}

static bool
lay_out(struct arena *a, const char *from, const char *part, const char *to)
{
	if (tree_copy(arena_format(a, "%s/%s", from, part), to))
		return true;
	fprintf(stderr, "%s: %m\n", to);
	return false;
}

static int
restore_files(struct command *c, json_t *manifest)
{
	const char *from = c->argv[1], *database = c->argv[2];
	int64_t files = manifest_check(c->arena, from, manifest);

	if (files < 0) {
		fputs("The backup is not what its manifest says; nothing was "
		      "restored.\n",
		    stderr);
		return 1;
	}
	if (!must_be_empty(database) || !must_be_empty(conf_text("data_dir")) ||
	    !lay_out(c->arena, from, "database", database) ||
	    !lay_out(c->arena, from, "files", conf_text("data_dir")))
		return 1;
	printf("%" PRId64 " files are as the manifest says, and laid out in "
	       "%s and %s.\nGive them to the server's account, start it, then: "
	       "regulars restore %s check\n",
	    files, database, conf_text("data_dir"), from);
	return 0;
}

/* Between what was there before the backup and after it. */
static int
compare_count(json_t *counts, const struct row *now)
{
	json_t *count;
	size_t i;

	json_array_foreach(counts, i, count)
	{
		const char *table =
		    json_string_value(json_object_get(count, "table"));
		int64_t before =
		    json_integer_value(json_object_get(count, "before"));
		int64_t after =
		    json_integer_value(json_object_get(count, "after"));
		int64_t many = row_int(now, "many");

		if (!table || strcmp(table, row_text(now, "name")) != 0)
			continue;
		if (many >= (before < after ? before : after) &&
		    many <= (before > after ? before : after))
			return 0;
		printf("WRONG: %s has %" PRId64
		       " rows, the backup was of %" PRId64 " to %" PRId64 "\n",
		    table, many, before, after);
		return 1;
	}
	return 0;
}

static int
check_counts(struct command *c, json_t *manifest)
{
	const struct rows *rows = backup_counts(c->db);
	int wrong = 0;

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		wrong +=
		    compare_count(json_object_get(manifest, "counts"), &row);
	}
	if (!wrong)
		printf("%zu tables have the rows they had.\n", rows->count);
	return wrong + (rows->count == 0);
}

static int
check_head(struct command *c, json_t *manifest)
{
	json_t *head = json_object_get(manifest, "head");
	int64_t seq = json_integer_value(json_object_get(head, "seq"));
	const char *hash = json_string_value(json_object_get(head, "hash"));
	const struct row *link;

	if (!json_is_object(head))
		return 0;
	link = backup_link(c->db, seq);
	if (link && hash && strcmp(row_text(link, "hash"), hash) == 0)
		return 0;
	printf("WRONG: link %" PRId64 " of the audit chain is %s\n", seq,
	    link ? "another one" : "missing");
	return 1;
}

static int
check_chain(struct command *c)
{
	struct audit_report report;

	if (!audit_verify(c->db, c->keys, &report, NULL, NULL) ||
	    report.broken) {
		printf("WRONG: the audit chain is broken: %s\n",
		    report.why ? report.why : "it can't be read");
		return 1;
	}
	/* Those of the last moment have no link yet: the worker adds it. */
	printf("The audit chain holds: %" PRId64 " links, %" PRId64
	       " rows wait for one.\n",
	    report.links, report.unlinked);
	return 0;
}

struct uploads {
	int64_t good, wrong;
};

static bool
check_upload(void *context, const struct row *row)
{
	struct uploads *u = context;
	unsigned char hash[SECRET_HASH];
	struct arena *a = arena_new(0);
	struct buffer hex = { .arena = a };
	int fd = open(arena_format(a, "%s/%s", conf_text("data_dir"),
			  row_text(row, "path")),
	    O_RDONLY | O_CLOEXEC);
	bool fine = fd >= 0 && secret_sha256_file(fd, hash);

	for (size_t i = 0; fine && i < sizeof(hash); i++)
		buffer_format(&hex, "%02x", hash[i]);
	fine = fine && strcmp(hex.text, row_text(row, "sha256")) == 0;
	if (fine)
		u->good++;
	else
		u->wrong++;
	if (!fine)
		printf("WRONG: the file %s is %s\n", row_text(row, "path"),
		    fd < 0 ? "missing" : "changed");
	if (fd >= 0)
		close(fd);
	arena_free(a);
	return true;
}

static int
check_uploads(struct command *c)
{
	struct uploads u = { 0 };

	if (!backup_files(c->db, check_upload, &u))
		return 1;
	printf("%" PRId64 " uploads match their rows.\n", u.good);
	return u.wrong != 0;
}

static int
restore_check(struct command *c, json_t *manifest)
{
	const char *problem;
	int wrong;

	if (!db_reachable(c->db)) {
		fprintf(stderr, "MariaDB does not answer at %s\n",
		    conf_text("db_socket"));
		return 1;
	}
	problem = schema_problem(c->db, c->arena, true);
	if (problem) {
		fprintf(stderr, "%s\n", problem);
		return 1;
	}
	wrong = check_counts(c, manifest) + check_head(c, manifest) +
	    check_chain(c) + check_uploads(c);
	puts(wrong ? "The restored data is NOT what was backed up."
		   : "The restored data is what was backed up.");
	return wrong != 0;
}

int
command_restore(struct command *c)
{
	json_t *manifest;
	int status;

	if (c->argc != 3) {
		fputs("usage: regulars restore DIR DATADIR   lay the files "
		      "out for a new server\n"
		      "       regulars restore DIR check     compare, once it "
		      "runs\n",
		    stderr);
		return 2;
	}
	manifest = manifest_read(c->arena, c->argv[1]);
	if (!manifest)
		return 1;
	status = strcmp(c->argv[2], "check") == 0 ? restore_check(c, manifest)
						  : restore_files(c, manifest);
	json_decref(manifest);
	return status;
}
