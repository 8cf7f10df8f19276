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
	const char *path;    /* where it lies: absolute, or below data_dir */
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
 * since. `watch` (may be NULL) is only told how it goes on. Columns: removed,
 * restored, kept (counts). NULL with *fault when it can't be. Commits.
 */
const struct row *import_rollback(struct db *, struct arena *, int64_t batch,
    import_watch *, void *context, const char **fault);

/*
 * Columns: id, kind, source, file_name, file_path, mapping, state, dry_run,
 * byte_total, byte_done, rows_stored, rows_unchanged, rows_rejected,
 * rows_anonymous, rows_returned, rows_adjusted, rows_sum, message, staff,
 * job_id, created_at, finished_at. NULL when there is none.
 */
const struct row *import_get(struct db *, int64_t batch);
/*
 * The same columns but mapping. Those below the id `after` (0: all), newest
 * first; with `back` those above it, oldest first.
 */
const struct rows *import_list(
    struct db *, int64_t after, bool back, int64_t count);
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

char import_guess_separator(struct arena *, const char *path, enum encoding);
/* The place of the heading that sounds like the column, from 0; -1: none. */
int import_guess_column(struct arena *, enum import_kind, enum import_column,
    const struct row *heading);
/* Formats to choose from, NULL at the end; the first that all rows fit. */
extern const char *const import_dates[];
const char *import_guess_date(const struct rows *, size_t column);
/* The decimal sign, a blank, the group sign as a mapping names it. */
const char *import_guess_decimal(const struct rows *, size_t column);

/*
 * A file that was sent through the intranet: first a draft, whose mapping is
 * chosen page by page, then work for the worker.
 */
int64_t import_draft(struct db *, const struct import_file *,
    const unsigned char *hash, int64_t size);
/*
 * The draft is ready (or a stopped or failed one goes on): state running, and
 * a job for the worker.
 */
void import_begin(struct db *, struct arena *, int64_t batch,
    const char *source, const char *mapping, bool dry_run, int64_t staff);
/* Its job was stopped before it began. */
void import_rest(struct db *, int64_t batch);
/* The same file and mapping once more, as a draft; after a trial. */
int64_t import_copy(struct db *, int64_t batch, int64_t staff);
/* The file that was sent for it is personal: a job removes it in time. */
enum { IMPORT_FILE_DAYS = 90 };
void import_file_until(struct db *, struct arena *, int64_t batch);
/*
 * The batch is done with its file. The path, below data_dir, if no later batch
 * has the same one: then it is to be removed, after the commit.
 */
const char *import_file_over(struct db *, int64_t batch);
/* A file's path as the system takes it. */
const char *import_path(struct arena *, const char *path);

#endif
