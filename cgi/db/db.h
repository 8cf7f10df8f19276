/*
 * db.h - the only door to MariaDB: one link, its statements, one transaction.
 *
 * A statement is a string literal with '?' for each value; values travel
 * beside it, never inside it:
 *
 *	db_rows(db, "SELECT name FROM staff WHERE id = ?", INT(id));
 *
 * It is prepared once per link and kept by the literal's address. Results
 * are copied into the request's arena and read by column name.
 *
 * Failure is sticky: the first failing statement is logged with its SQL,
 * db_trouble() says of which kind, and every later statement answers
 * "nothing" until db_begin(). Callers need not check; serve does, rolls back
 * and repeats or answers 500 or 503.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/rows.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct db;

struct value {
	enum { VALUE_END, VALUE_INT, VALUE_TEXT, VALUE_BYTES } kind;
	int64_t integer;  /* VALUE_BYTES: the length */
	const char *text; /* NULL is SQL NULL */
};

#define INT(x) ((struct value){ .kind = VALUE_INT, .integer = (x), .text = "" })
/* An id that may be unknown: 0 is SQL NULL. */
#define ID(x) db_id(x)
#define TEXT(x) ((struct value){ .kind = VALUE_TEXT, .text = (x) })
#define BYTES(p, n)                                                            \
	((struct value){                                                       \
	    .kind = VALUE_BYTES, .text = (p), .integer = (int64_t)(n) })
#define NONE ((struct value){ .kind = VALUE_END })

static inline struct value
db_id(int64_t id)
{
	return (struct value){
		.kind = VALUE_INT, .integer = id, .text = id ? "" : NULL
	};
}

enum db_trouble {
	DB_FINE,
	DB_AGAIN,   /* deadlock, lock timeout, snapshot conflict */
	DB_LOST,    /* the link broke before COMMIT was sent */
	DB_UNKNOWN, /* the link broke while COMMIT was under way */
	DB_BUSY,    /* no connection to be had, server away or read-only */
	DB_FAILED   /* anything else, logged with its statement */
};

struct db_settings {
	const char *socket, *user, *password, *schema;
	bool reads;       /* session READ ONLY: a write is refused */
	unsigned seconds; /* max_statement_time; 0: none */
};

/* Connects when first used. The texts must outlive the link. */
struct db *db_open(const struct db_settings *);
void db_close(struct db *);
enum db_trouble db_trouble(const struct db *);
/* True when the server answers; connects if need be. */
bool db_reachable(struct db *);

/*
 * Names the arena of what follows and forgets earlier trouble. With `writes`
 * the first statement opens a transaction; without, each stands alone.
 */
void db_begin(struct db *, struct arena *, bool writes);
bool db_commit(struct db *);
void db_rollback(struct db *);
/* Statements that were sent since db_begin(); for the bench and the log. */
unsigned db_statements(const struct db *);
/*
 * GTID of the last change since db_gtid_forget(), "" when there was none or
 * the server keeps no binary log.
 */
const char *db_gtid(const struct db *);
void db_gtid_forget(struct db *);

#define VALUES(...) ((const struct value[]){ __VA_ARGS__ __VA_OPT__(, ) NONE })

#define db_rows(db, sql, ...) db_rows_bound(db, "" sql "", VALUES(__VA_ARGS__))
#define db_row(db, sql, ...) db_row_bound(db, "" sql "", VALUES(__VA_ARGS__))
#define db_change(db, sql, ...)                                                \
	db_change_bound(db, "" sql "", VALUES(__VA_ARGS__))
#define db_insert(db, sql, ...)                                                \
	db_insert_bound(db, "" sql "", VALUES(__VA_ARGS__))
#define db_each(db, each, context, sql, ...)                                   \
	db_each_bound(db, each, context, "" sql "", VALUES(__VA_ARGS__))

/* Never NULL. */
const struct rows *db_rows_bound(
    struct db *, const char *, const struct value *);
/* The first row, or NULL when there is none. */
const struct row *db_row_bound(struct db *, const char *, const struct value *);
/* The number of rows the statement found, changed or not. */
uint64_t db_change_bound(struct db *, const char *, const struct value *);
/* The new row's id; 0 when none was made (failed, or INSERT IGNORE). */
int64_t db_insert_bound(struct db *, const char *, const struct value *);
/*
 * Calls `each` for each row as it arrives, without keeping any; the cells
 * live until it returns. It must not use the link; false ends the reading.
 */
bool db_each_bound(struct db *, bool (*each)(void *, const struct row *),
    void *context, const char *, const struct value *);

/*
 * For model/filter.c alone: a statement put together from literals in the
 * arena. Kept by its text, so that a list's few forms are prepared once.
 */
const struct rows *db_rows_built(
    struct db *, const char *, const struct value *);
bool db_each_built(struct db *, bool (*each)(void *, const struct row *),
    void *context, const char *, const struct value *);

/* One statement without values and without result, for migrations. */
bool db_run(struct db *, const char *sql);

#endif
