/*
 * import.h - files of orders, customers and products into the database.
 *
 * A run over a file is a batch (table import_batch). Every row of the file
 * ends as exactly one of stored, unchanged or rejected. Rows are settled in
 * chunks, each in a transaction of its own together with the batch's
 * counters, so a run that was stopped or killed goes on where it was; running
 * a file again changes nothing. Only one import runs at a time in a database.
 */
#ifndef MODEL_IMPORT_H
#define MODEL_IMPORT_H

#include "model/import_map.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct db;
struct row;
struct rows;

struct import_file {
	enum import_kind kind;
	const char *path;    /* where it lies */
	const char *name;    /* as people call it */
	const char *mapping; /* text, import_map.h */
	bool dry_run;        /* count and reject, but keep nothing */
	int64_t staff_id;    /* who asked; 0: the command line */
};

struct import_progress {
	int64_t bytes_done, bytes_total; /* of the file as it lies there */
	int64_t rows;                    /* of the file, read so far */
	int64_t stored, unchanged, rejected;
	bool waiting; /* for another import to end */
};

/* Called after each chunk and while waiting; false stops the run cleanly. */
typedef bool import_watch(void *context, const struct import_progress *);

enum import_end {
	IMPORT_DONE,
	IMPORT_STOPPED, /* asked to; the same call goes on later */
	IMPORT_FAILED   /* *fault says why */
};

/*
 * Waits until no other import runs in this database, then keeps others out
 * until import_unlock() or the link's end. False when `watch` (may be NULL)
 * said stop, or on trouble.
 */
bool import_lock(struct db *, struct arena *, import_watch *, void *context);
void import_unlock(struct db *, struct arena *);

/*
 * The batch for this file: the one that was stopped before it was through,
 * with the same bytes and mapping, else a new one. 0 with *fault (a sentence)
 * when file or mapping can't be used. Commits.
 */
int64_t import_open(struct db *, struct arena *, const struct import_file *,
    bool *resumed, const char **fault);
/*
 * Runs the batch to its end, or until `watch` (may be NULL) says stop. The
 * caller has import_lock(). *fault lives in the arena.
 */
enum import_end import_run(struct db *, struct arena *, int64_t batch,
    import_watch *, void *context, const char **fault);

/*
 * Takes back what the batch stored, as far as nobody changed or used it
 * since. Columns: removed, restored, kept (counts). NULL with *fault when it
 * can't be. Commits.
 */
const struct row *import_rollback(
    struct db *, struct arena *, int64_t batch, const char **fault);

/*
 * Columns: id, kind, source, file_name, file_path, mapping, state, dry_run,
 * byte_total, byte_done, rows_stored, rows_unchanged, rows_rejected,
 * rows_anonymous, rows_returned, rows_adjusted, rows_sum, message, staff,
 * job_id, created_at, finished_at. NULL when there is none.
 */
const struct row *import_get(struct db *, int64_t batch);
/* The same columns but mapping; the newest first, those before `before`. */
const struct rows *import_list(struct db *, int64_t before, int64_t count);
/* What the batch stored. Columns: kind, currency, count, total_minor. */
const struct rows *import_sums(struct db *, int64_t batch);
/* Columns: customers, products: made by the batch. */
const struct row *import_made(struct db *, int64_t batch);
/* Columns: line, reason, text. In order of line, after `after`. */
const struct rows *import_rejects(
    struct db *, int64_t batch, int64_t after, int64_t count);
bool import_rejects_each(struct db *, int64_t batch,
    bool (*each)(void *, const struct row *), void *context);

/* The first rows of a file, to see what it is before mapping it. */
enum { PREVIEW_ROWS = 20 };

struct import_preview {
	char separator;
	enum encoding encoding;
	size_t columns;
	const struct rows *rows; /* columns c0, c1 ...; "" where ragged */
	const char *fault;       /* NULL, or why nothing can be read */
};

/* separator 0 and ENCODING_GUESS: found out. */
struct import_preview import_preview(struct arena *, const char *path,
    char separator, enum encoding, int64_t skip);

#endif
