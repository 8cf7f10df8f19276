/*
 * import_chunk.h - some thousand rows of a file on their way to the database.
 *
 * For the files model/import_*.c alone. import_take.c fills a chunk from the
 * file, import_store.c settles it in one transaction: each row is then
 * stored, unchanged or rejected. All of it lies in the chunk's arena, so
 * memory doesn't grow with the file.
 */
#ifndef MODEL_IMPORT_CHUNK_H
#define MODEL_IMPORT_CHUNK_H

#include "base/csv.h"
#include "base/pool.h"
#include "base/tally.h"
#include "model/import.h"

struct db;
struct row;

enum { CHUNK_ROWS = 10000 };

enum fate { FATE_STORED, FATE_UNCHANGED, FATE_REJECTED };

struct chunk_row {
	int64_t line; /* of the file */
	enum fate fate;
	bool refused;       /* before the database was asked */
	const char *reason; /* N_(why it was rejected) */
	const char *raw;    /* of a rejected row, at most 4,000 bytes */
	unsigned order;     /* in orders, customers or products of the chunk */
	int product;        /* in products, -1: none */
	const char *description;
	const char *quantity; /* decimal text */
	int64_t amount_minor;
	int64_t hash; /* of what the row says; equal lines differ */
	bool negative;
};

/* A customer's own columns, in the order of import_store_customer.c. */
enum { IMPORT_FIELDS = 5 };

/* What a file says of a customer; "" is nothing. */
struct chunk_customer {
	const char *number, *shown, *name, *country, *kind, *language;
	const char *address, *email, *email_shown, *phone, *phone_shown;
	const char *card, *since;
	unsigned row; /* the row that told last */
	int64_t id;   /* 0: not known before */
	bool skip;    /* its row is rejected: make none */
	bool named;   /* the name is new: search has to know it */
	const char *known[IMPORT_FIELDS]; /* as the database has them */
};

struct chunk_product {
	const char *number, *name;
	unsigned row;
	int64_t id;
	const char *known; /* name so far */
};

struct chunk_order {
	const char *number, *kind, *at, *currency, *channel, *detail;
	int customer; /* in customers, -1: sold to nobody known */
	unsigned first_row, details;
	int64_t total_minor, hash;
	/* Found in the database before: */
	int64_t id, known_customer, known_hash;
	int64_t lines; /* the highest line number it has */
	bool known;
	/* Of the rows that are new to it: */
	int64_t added_minor;
	unsigned added;
};

struct chunk {
	struct arena *arena;
	struct chunk_row *rows; /* [CHUNK_ROWS * 2] */
	unsigned count;
	struct pool order_names, customer_names, product_names;
	struct chunk_order *orders; /* [CHUNK_ROWS * 2], as the pools number */
	struct chunk_customer *customers;
	struct chunk_product *products;
	int64_t last_row; /* number of the file's last row in here */
};

/* One run over one file. */
struct import {
	struct db *db;
	int64_t batch;
	const struct import_map *map;
	struct csv *csv;
	struct tally *tally;
	struct chunk chunk;
	int exponent; /* of the map's currency */
};

void chunk_start(struct chunk *);
/*
 * Reads the row into the chunk. With `settled` it was dealt with in an
 * earlier run: it is only counted, for the equal rows that follow. False with
 * errno when the temporary file fails.
 */
bool chunk_take(struct import *, const struct csv_row *, bool settled);
/* The chunk is full, and this row doesn't go on with its last order. */
bool chunk_may_end(struct import *, const struct csv_row *);

/* Each settles all rows of the chunk; trouble is the link's. */
void import_store_orders(struct import *);
void import_store_customers(struct import *);
void import_store_products(struct import *);
/* Shared by them: ids of the chunk's customers, then of those made now. */
void import_know_customers(struct import *);
void import_make_customers(struct import *);
/* The same for products, both at once. */
void import_find_products(struct import *);
/* The texts as rows (place, value) of the table import_key of this link. */
void import_keys(struct import *, const struct pool *);
/* Ends the process if the ids of new rows aren't what they must be. */
void import_ids_checked(const struct row *count, size_t wanted);
/* The words of names that are new, for search. */
void import_store_names(struct import *);
/* The chunk's rejected rows to import_reject. */
void import_store_rejects(struct import *);
/* Says now and then that work goes on, so that a job keeps its lease. */
struct import_alive {
	import_watch *watch; /* may be NULL; what it answers doesn't matter */
	void *context;
	const struct import_progress *progress;
};
void import_alive(const struct import_alive *);
/*
 * Counts the orders of the customers that the batch touched, once it's
 * through: order_count, since_at, last_at, state. False on trouble.
 */
bool import_finish(struct db *, struct arena *, int64_t batch,
    const struct import_map *, const struct import_alive *);
/* Its two parts, for taking a batch back: who is touched, then the counts. */
void import_touch(struct db *, int64_t batch);
bool import_count_customers(
    struct db *, struct arena *, const char *zone, const struct import_alive *);
/* Tables of this link that a chunk is handed over in. */
void import_tables(struct db *);

#endif
