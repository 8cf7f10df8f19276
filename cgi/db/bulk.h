/*
 * bulk.h - many rows into one statement, sent as arrays in one message.
 *
 * For imports and generators, where a round trip for each row costs most of
 * the time. The statement is an INSERT (IGNORE, ON DUPLICATE KEY UPDATE), an
 * UPDATE or a DELETE; each '?' is a column:
 *
 *	bulk = bulk_open(db, "INSERT INTO product (number, batch_id)"
 *	    " VALUES (?, ?)", "ti", 5000);
 *	bulk_text(bulk, number);
 *	bulk_int(bulk, batch);
 *	bulk_end(bulk);				(the row is complete)
 *	bulk_close(bulk);
 *
 * Values are given in the order of the places. Trouble is sticky in the link,
 * as everywhere in db/. Texts are not copied: they must stay as they are until
 * the next bulk_flush() or bulk_close().
 */
#ifndef DB_BULK_H
#define DB_BULK_H

#include <stddef.h>
#include <stdint.h>

struct bulk;
struct db;

#define bulk_open(db, sql, kinds, most)                                        \
	bulk_open_bound(db, "" sql "", kinds, most)

/*
 * kinds: 't' text, 'i' integer, for each place. Rows are sent when `most` have
 * come together. A transaction that is wanted (db_begin) is opened first.
 */
struct bulk *bulk_open_bound(
    struct db *, const char *sql, const char *kinds, size_t most);

void bulk_int(struct bulk *, int64_t);
/* NULL is SQL NULL. */
void bulk_text(struct bulk *, const char *);
/* SQL NULL for either kind. */
void bulk_null(struct bulk *);
/* 0 is SQL NULL, for ids that may be unknown. */
void bulk_id(struct bulk *, int64_t);
void bulk_end(struct bulk *);

/* Sends what is there; the rows the server found or inserted. */
uint64_t bulk_flush(struct bulk *);
/* Sends the rest and frees; the sum over all flushes. */
uint64_t bulk_close(struct bulk *);

#endif
