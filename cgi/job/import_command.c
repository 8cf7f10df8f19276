/*
 * import_command.c - `regulars import`: takes files in, lists and takes back.
 */
#include "job/command.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/money.h"
#include "base/rows.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/audit.h"
#include "model/import.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>

struct wanted {
	struct import_file file;
	const char *map, *rejects;
};

struct showing {
	struct timespec start;
	int64_t first; /* rows that earlier runs had settled */
	bool terminal, told;
};

static volatile sig_atomic_t stop;

static void
stop_soon(int signal)
{
	(void)signal;
	stop = 1;
}

static int
usage(void)
{
	fputs(
	    "usage: regulars import orders|customers|products FILE --map MAP\n"
	    "           [--dry-run] [--rejects FILE]\n"
	    "       regulars import list\n"
	    "       regulars import undo NUMBER\n",
	    stderr);
	return 2;
}

static double
seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) +
	    (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static bool
show(void *context, const struct import_progress *p)
{
	struct showing *s = context;
	double seconds = seconds_since(&s->start);
	int64_t rows = p->stored + p->unchanged + p->rejected;

	if (p->waiting) {
		if (!s->told)
			fputs("Another import is running; waiting for it\n",
			    stderr);
		s->told = true;
		clock_gettime(CLOCK_MONOTONIC, &s->start);
	} else if (s->terminal) {
		fprintf(stderr,
		    "\r%3d %%  %lld rows, %lld rejected, %.0f rows/s ",
		    p->bytes_total ? (int)(p->bytes_done * 100 / p->bytes_total)
				   : 100,
		    (long long)rows, (long long)p->rejected,
		    seconds > 0 ? (double)(rows - s->first) / seconds : 0);
	}
	return !stop;
}

static const char *
read_text(struct arena *arena, const char *path)
{
	struct buffer text = { .arena = arena };
	FILE *in = fopen(path, "re");
	char part[4096];
	size_t got;

	if (!in)
		return NULL;
	buffer_text(&text, "");
	while ((got = fread(part, 1, sizeof(part), in)) > 0)
		buffer_add(&text, part, got);
	fclose(in);
	return text.text;
}

static bool
read_words(struct command *c, struct wanted *w)
{
	int i, kind;

	*w = (struct wanted){ .map = NULL };
	if (c->argc < 3)
		return false;
	for (kind = 0; import_kinds[kind]; kind++)
		if (strcmp(import_kinds[kind], c->argv[1]) == 0)
			break;
	if (!import_kinds[kind])
		return false;
	w->file.kind = (enum import_kind)kind;
	w->file.path = c->argv[2];
	for (i = 3; i < c->argc; i++) {
		if (strcmp(c->argv[i], "--dry-run") == 0)
			w->file.dry_run = true;
		else if (strcmp(c->argv[i], "--map") == 0 && i + 1 < c->argc)
			w->map = c->argv[++i];
		else if (strcmp(c->argv[i], "--rejects") == 0 &&
		    i + 1 < c->argc)
			w->rejects = c->argv[++i];
		else
			return false;
	}
	return w->map != NULL;
}

/* ---- rejects ---- */

struct reject_file {
	FILE *out;
	struct arena *arena;
};

static bool
write_reject(void *context, const struct row *row)
{
	struct reject_file *f = context;
	struct buffer line = { .arena = f->arena };

	csv_put_number(&line, true, row_text(row, "line"));
	csv_put(&line, false, row_text(row, "reason"));
	csv_put(&line, false, row_text(row, "text"));
	csv_put_end(&line);
	fwrite(line.text, 1, line.length, f->out);
	arena_reset(f->arena);
	return !ferror(f->out);
}

static void
write_rejects(struct command *c, const struct wanted *w, int64_t batch)
{
	const char *path = w->rejects
	    ? w->rejects
	    : arena_format(c->arena, "%s.rejects.csv", w->file.path);
	struct reject_file f = { fopen(path, "we"), arena_new(0) };

	if (!f.out) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	} else {
		fputs("line,reason,text\r\n", f.out);
		db_begin(c->db, c->arena, false);
		import_rejects_each(c->db, batch, write_reject, &f);
		if (fclose(f.out) != 0)
			fprintf(stderr, "%s: %s\n", path, strerror(errno));
		printf("  what was rejected, and why: %s\n", path);
	}
	arena_free(f.arena);
}

/* ---- the report ---- */

static const char *
number(struct command *c, const struct row *row, const char *column)
{
	return number_text(c->arena, row_int(row, column), "en");
}

static void
report_sums(struct command *c, int64_t batch)
{
	const struct rows *sums = import_sums(c->db, batch);

	for (size_t i = 0; i < sums->count; i++) {
		struct row row = rows_at(sums, i);
		const char *currency = row_text(&row, "currency");

		printf("  %-10s %12s   %s %s\n", row_text(&row, "kind"),
		    number(c, &row, "count"),
		    money_plain(
			c->arena, row_int(&row, "total_minor"), currency),
		    currency);
	}
}

static void
report(struct command *c, const struct wanted *w, int64_t batch)
{
	const struct row *b, *made;

	db_begin(c->db, c->arena, false);
	b = import_get(c->db, batch);
	made = import_made(c->db, batch);
	if (!b || !made)
		return;
	printf("Import %lld, %s of %s: %s%s\n", (long long)batch,
	    row_text(b, "kind"), row_text(b, "file_name"), row_text(b, "state"),
	    row_flag(b, "dry_run") ? " (tried only, nothing was kept)" : "");
	printf("  rows       %12s\n", number(c, b, "rows_sum"));
	printf("  stored     %12s   (%s without a customer, %s of returns, "
	       "%s adjustments)\n",
	    number(c, b, "rows_stored"), number(c, b, "rows_anonymous"),
	    number(c, b, "rows_returned"), number(c, b, "rows_adjusted"));
	printf("  unchanged  %12s\n", number(c, b, "rows_unchanged"));
	printf("  rejected   %12s\n", number(c, b, "rows_rejected"));
	if (!row_flag(b, "dry_run")) {
		printf("  new        %12s customers\n",
		    number(c, made, "customers"));
		printf("  new        %12s products\n",
		    number(c, made, "products"));
		report_sums(c, batch);
	}
	if (row_int(b, "rows_rejected"))
		write_rejects(c, w, batch);
}

/* Before it begins: what was asked for is known even if it is killed. */
static void
note(struct command *c, const char *action, int64_t batch)
{
	char request[32];

	snprintf(request, sizeof(request), "import-%lld", (long long)batch);
	db_begin(c->db, c->arena, true);
	audit_add(c->db,
	    &(struct audit_entry){ .program = "regulars",
		.actor_kind = "program",
		.action = action,
		.object_kind = "import",
		.object_id = batch,
		.detail = "",
		.request_id = request,
		.address = "" });
	db_commit(c->db);
}

static int
run(struct command *c, struct wanted *w)
{
	struct showing s = { .terminal = isatty(2) };
	const char *fault = "";
	enum import_end end;
	bool resumed;
	int64_t batch;

	clock_gettime(CLOCK_MONOTONIC, &s.start);
	if (!import_lock(c->db, c->arena, show, &s))
		return stop ? 130 : 1;
	batch = import_open(c->db, c->arena, &w->file, &resumed, &fault);
	if (!batch) {
		fprintf(stderr, "%s\n", fault);
		return 1;
	}
	if (resumed)
		printf("Going on with import %lld, which was stopped before\n",
		    (long long)batch);
	note(c, "regulars import", batch);
	end = import_run(c->db, c->arena, batch, show, &s, &fault);
	if (s.terminal)
		fputs("\r\033[K", stderr);
	report(c, w, batch);
	printf("  %.1f s\n", seconds_since(&s.start));
	import_unlock(c->db, c->arena);
	if (end == IMPORT_FAILED)
		fprintf(stderr, "It failed: %s\n", fault);
	if (end == IMPORT_STOPPED)
		fputs("Stopped; the same command goes on from here\n", stderr);
	return end == IMPORT_DONE ? 0 : end == IMPORT_STOPPED ? 130 : 1;
}

static int
list(struct command *c)
{
	const struct rows *rows = import_list(c->db, 0, false, 50);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		printf("%6s  %.16s  %-9s  %-11s  %12s rows  %s\n",
		    row_text(&row, "id"), row_text(&row, "created_at"),
		    row_text(&row, "kind"), row_text(&row, "state"),
		    number(c, &row, "rows_sum"), row_text(&row, "file_name"));
	}
	return 0;
}

static int
undo(struct command *c)
{
	const char *fault = "";
	const struct row *row;
	char *end;
	int64_t batch = strtoll(c->argv[2], &end, 10);

	if (*end || batch < 1)
		return usage();
	if (!import_lock(c->db, c->arena, NULL, NULL))
		return 1;
	note(c, "regulars import undo", batch);
	row = import_rollback(c->db, c->arena, batch, NULL, NULL, &fault);
	if (row)
		printf("Import %lld is taken back: %s removed, %s put back as "
		       "they were, %s kept because they are in use\n",
		    (long long)batch, number(c, row, "removed"),
		    number(c, row, "restored"), number(c, row, "kept"));
	else
		fprintf(stderr, "%s\n", fault);
	import_unlock(c->db, c->arena);
	return row ? 0 : 1;
}

int
command_import(struct command *c)
{
	struct sigaction action = { .sa_handler = stop_soon,
		.sa_flags = SA_RESTART };
	static char path[PATH_MAX];
	struct wanted w;
	const char *slash;

	if (c->argc == 2 && strcmp(c->argv[1], "list") == 0)
		return list(c);
	if (c->argc == 3 && strcmp(c->argv[1], "undo") == 0)
		return undo(c);
	if (!read_words(c, &w))
		return usage();
	slash = strrchr(w.file.path, '/');
	w.file.name = slash ? slash + 1 : w.file.path;
	if (!realpath(w.file.path, path)) {
		fprintf(stderr, "%s: %s\n", w.file.path, strerror(errno));
		return 1;
	}
	w.file.path = path;
	w.file.mapping = read_text(c->arena, w.map);
	if (!w.file.mapping) {
		fprintf(stderr, "%s: %s\n", w.map, strerror(errno));
		return 1;
	}
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	return run(c, &w);
}
