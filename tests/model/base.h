/*
 * base.h - what the tests of cgi/model share: cmocka, an arena, links to the
 * test's own database (tests/README.md says whose account that is).
 */
#ifndef TESTS_MODEL_BASE_H
#define TESTS_MODEL_BASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/rows.h"
#include "db/db.h"

static struct arena *arena;
static struct db *db;

static inline struct db *
base_link(void)
{
	struct db *link =
	    db_open(&(struct db_settings){ .socket = getenv("TEST_SOCKET"),
		.user = getenv("TEST_USER"),
		.password = getenv("TEST_PASSWORD"),
		.schema = getenv("TEST_DATABASE") });

	assert_true(db_reachable(link));
	db_begin(link, arena, false);
	return link;
}

static inline int
base_open(void **state)
{
	(void)state;
	arena = arena_new(0);
	db = base_link();
	return 0;
}

static inline int
base_close(void **state)
{
	(void)state;
	db_close(db);
	arena_free(arena);
	return 0;
}

/* One statement of the test itself; it must not fail. */
static inline void
base_run(const char *sql)
{
	db_begin(db, arena, false);
	assert_true(db_run(db, sql));
}

/* The first column of the first row, "" for none. */
static inline const char *
base_ask(const char *sql)
{
	const struct rows *rows = db_rows_built(db, sql, VALUES());

	assert_int_equal(db_trouble(db), DB_FINE);
	return rows->count && rows->cells[0] ? rows->cells[0] : "";
}

#endif
