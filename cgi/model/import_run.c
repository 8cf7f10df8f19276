/*
 * import_run.c - one run over a file: chunk after chunk, each settled in its
 * own transaction with the batch's counters. Table: import_batch.
 */
#include "model/import.h"
#include "model/import_chunk.h"

#include "base/arena.h"
#include "base/money.h"
#include "base/rows.h"
#include "db/db.h"

#include <errno.h>

enum { TRIES = 5 };

struct run {
	struct import import;
	struct import_map map;
	struct arena *arena;
	struct source *source;
	import_watch *watch;
	void *context;
	bool dry;
	int64_t done; /* rows up to here were settled by earlier runs */
	struct import_progress progress;
	const char *fault;
};

struct counts {
	int64_t fates[3], anonymous, returned, adjusted;
};

static struct counts
count_rows(const struct chunk *c)
{
	struct counts n = { { 0 }, 0, 0, 0 };

	for (unsigned i = 0; i < c->count; i++) {
		const struct chunk_row *row = &c->rows[i];
		const struct chunk_order *o = &c->orders[row->order];

		n.fates[row->fate]++;
		if (row->fate != FATE_STORED || !o->number)
			continue;
		n.anonymous += o->customer < 0;
		n.returned += strcmp(o->kind, "return") == 0;
		n.adjusted += row->negative && strcmp(o->kind, "return") != 0;
	}
	return n;
}

static void
save_progress(struct run *r, const struct counts *n)
{
	db_change(r->import.db,
	    "UPDATE import_batch SET line_done = ?, byte_done = ?,"
	    " rows_stored = rows_stored + ?,"
	    " rows_unchanged = rows_unchanged + ?,"
	    " rows_rejected = rows_rejected + ?,"
	    " rows_anonymous = rows_anonymous + ?,"
	    " rows_returned = rows_returned + ?,"
	    " rows_adjusted = rows_adjusted + ?"
	    " WHERE id = ?",
	    INT(r->import.chunk.last_row), INT(source_position(r->source)),
	    INT(n->fates[FATE_STORED]), INT(n->fates[FATE_UNCHANGED]),
	    INT(n->fates[FATE_REJECTED]), INT(n->anonymous), INT(n->returned),
	    INT(n->adjusted), INT(r->import.batch));
}

/* Forgets what an attempt found and made, before the next. */
static void
forget_found(struct chunk *c)
{
	for (size_t i = 0; i < c->order_names.count; i++) {
		c->orders[i].id = c->orders[i].lines = 0;
		c->orders[i].known = false;
	}
	for (size_t i = 0; i < c->customer_names.count; i++) {
		c->customers[i].id = 0;
		c->customers[i].skip = c->customers[i].named = false;
	}
	for (size_t i = 0; i < c->product_names.count; i++)
		c->products[i].id = 0;
	for (unsigned i = 0; i < c->count; i++)
		if (!c->rows[i].refused)
			c->rows[i].fate = FATE_STORED;
}

static bool
settle_once(struct run *r, struct counts *n)
{
	struct import *im = &r->import;

	db_begin(im->db, im->chunk.arena, true);
	if (r->map.kind == IMPORT_ORDERS)
		import_store_orders(im);
	else if (r->map.kind == IMPORT_CUSTOMERS)
		import_store_customers(im);
	else
		import_store_products(im);
	if (db_trouble(im->db) != DB_FINE)
		return false;
	if (r->dry) {
		db_rollback(im->db);
		db_begin(im->db, im->chunk.arena, true);
	}
	*n = count_rows(&im->chunk);
	import_store_rejects(im);
	save_progress(r, n);
	return db_commit(im->db);
}

static bool
settle(struct run *r)
{
	struct import *im = &r->import;
	struct counts n;

	if (!im->chunk.count)
		return true;
	for (unsigned i = 0; !settle_once(r, &n); i++) {
		enum db_trouble trouble = db_trouble(im->db);

		db_rollback(im->db);
		if (trouble != DB_AGAIN || i == TRIES) {
			r->fault = "the database failed; its log says why";
			return false;
		}
		usleep(50000u << i);
		forget_found(&im->chunk);
	}
	r->progress.stored += n.fates[FATE_STORED];
	r->progress.unchanged += n.fates[FATE_UNCHANGED];
	r->progress.rejected += n.fates[FATE_REJECTED];
	r->progress.bytes_done = source_position(r->source);
	chunk_start(&im->chunk);
	return true;
}

static bool
go_on(struct run *r)
{
	return !r->watch || r->watch(r->context, &r->progress);
}

/* A line with nothing on it is no row, unless the file has one column. */
static bool
blank(const struct csv_row *row, size_t columns)
{
	return row->raw_length == 0 && columns != 1;
}

static bool
take(struct run *r, const struct csv_row *row)
{
	bool settled = row->number <= r->done;

	r->progress.rows++;
	if (settled && row->number % CHUNK_ROWS == 0)
		chunk_start(&r->import.chunk);
	if (chunk_take(&r->import, row, settled))
		return true;
	r->fault = arena_format(
	    r->arena, "the temporary file failed: %s", strerror(errno));
	return false;
}

static enum import_end
read_rows(struct run *r, const struct csv_row *row, size_t columns)
{
	for (; row; row = csv_next(r->import.csv)) {
		if (blank(row, columns))
			continue;
		if (row->number > r->done && chunk_may_end(&r->import, row)) {
			if (!settle(r))
				return IMPORT_FAILED;
			if (!go_on(r))
				return IMPORT_STOPPED;
		}
		if (!take(r, row))
			return IMPORT_FAILED;
	}
	r->fault = source_error(r->source);
	if (!settle(r) || r->fault)
		return IMPORT_FAILED;
	go_on(r);
	/* Nothing may be lost or counted twice: a check of ourselves. */
	if (r->progress.rows ==
	    r->progress.stored + r->progress.unchanged + r->progress.rejected)
		return IMPORT_DONE;
	r->fault = "the rows of the file and of the import don't add up";
	return IMPORT_FAILED;
}

static enum import_end
read_file(struct run *r)
{
	struct csv *csv = r->import.csv;
	const struct csv_row *row = csv_next(csv);
	size_t columns;

	for (int64_t i = 0; row && i < r->map.skip; i++)
		row = csv_next(csv);
	if (!row || row->problem) {
		r->fault =
		    row ? csv_problem_words(row->problem) : "the file is empty";
		return IMPORT_FAILED;
	}
	columns = row->count;
	if (!import_map_place(&r->map, r->arena, row, &r->fault))
		return IMPORT_FAILED;
	csv_expect(csv, columns);
	return read_rows(r, r->map.heading ? csv_next(csv) : row, columns);
}

static bool
open_all(struct run *r, const char *path)
{
	struct csv_options options = { .separator = r->map.separator,
		.quote = r->map.quote };

	r->source = source_open(path, r->map.encoding);
	if (!r->source) {
		r->fault = arena_format(
		    r->arena, "%s can't be read: %s", path, strerror(errno));
		return false;
	}
	if (!options.separator)
		options.separator =
		    import_guess_separator(r->arena, path, r->map.encoding);
	r->import.csv = csv_new(options, source_read, r->source);
	r->import.tally = tally_new();
	if (!r->import.tally)
		r->fault = arena_format(r->arena,
		    "no temporary file can be made: %s", strerror(errno));
	return r->import.tally != NULL;
}

static void
close_all(struct run *r)
{
	csv_free(r->import.csv);
	source_close(r->source);
	tally_free(r->import.tally);
	arena_free(r->import.chunk.arena);
}

static bool
start(struct run *r, const struct row *batch)
{
	enum import_kind kind = IMPORT_ORDERS;

	while (strcmp(import_kinds[kind], row_text(batch, "kind")) != 0)
		kind++;
	if (!import_map_read(
		&r->map, r->arena, kind, row_text(batch, "mapping"), &r->fault))
		return false;
	r->dry = row_flag(batch, "dry_run");
	r->done = row_int(batch, "line_done");
	r->progress = (struct import_progress){
		.bytes_total = row_int(batch, "byte_total"),
		.stored = row_int(batch, "rows_stored"),
		.unchanged = row_int(batch, "rows_unchanged"),
		.rejected = row_int(batch, "rows_rejected"),
	};
	r->import.map = &r->map;
	r->import.exponent = money_exponent(r->map.currency);
	r->import.chunk.arena = arena_new(0);
	chunk_start(&r->import.chunk);
	import_tables(r->import.db);
	return open_all(
	    r, import_path(r->arena, row_string(batch, "file_path")));
}

static void
set_state(struct run *r, const char *state)
{
	struct db *db = r->import.db;

	db_begin(db, r->arena, true);
	db_change(db,
	    "UPDATE import_batch SET state = ?, message = ?,"
	    " byte_done = IF(?, byte_total, byte_done),"
	    " finished_at = IF(?, NULL, UTC_TIMESTAMP(6))"
	    " WHERE id = ?",
	    TEXT(state), TEXT(r->fault), INT(strcmp(state, "done") == 0),
	    INT(strcmp(state, "running") == 0), INT(r->import.batch));
	db_commit(db);
}

enum import_end
import_run(struct db *db, struct arena *arena, int64_t id, import_watch *watch,
    void *context, const char **fault)
{
	static const char *const states[] = { "done", "stopped", "failed" };
	struct run r = { .import = { .db = db, .batch = id },
		.arena = arena,
		.watch = watch,
		.context = context };
	enum import_end end = IMPORT_FAILED;
	const struct row *batch;

	db_begin(db, arena, false);
	batch = import_get(db, id);
	if (batch && start(&r, batch)) {
		set_state(&r, "running");
		end = read_file(&r);
	}
	close_all(&r);
	if (end == IMPORT_DONE && !r.dry &&

	    !import_finish(db, arena, id, &r.map,
		&(struct import_alive){ watch, context, &r.progress })) {
		r.fault = "the database failed; its log says why";
		end = IMPORT_FAILED;
	}
	if (batch)
		set_state(&r, states[end]);
	*fault = r.fault ? r.fault : "there is no such import";
	return end;
}
