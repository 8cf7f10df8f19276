/*
 * audit_chain.c - links audit rows to a chain, and follows it. Tables: audit,
 * audit_link.
 */
#include "model/audit.h"

#include "base/arena.h"
#include "base/secret.h"
#include "db/db.h"

#include <inttypes.h>

/* A blanked address is this mark and 43 characters of its keyed hash. */
enum { BLANK = '=', TELL_EVERY = 1000 };

static const char *
blanked(struct arena *a, const struct secret_key *key, const char *address)
{
	unsigned char hash[SECRET_HASH];
	const char *text;

	if (!*address || *address == BLANK)
		return address;
	text = arena_format(a, "audit-address|%s", address);
	secret_keyed(key, text, strlen(text), hash);
	return arena_format(
	    a, "%c%s", BLANK, secret_base64(a, hash, sizeof(hash)));
}

/* Each value with its length before it, so that no two rows look alike. */
static void
put(struct buffer *b, const char *value)
{
	if (value)
		buffer_format(b, "%zu:%s,", strlen(value), value);
	else
		buffer_text(b, "-,");
}

/* hash: in, the one before; out, the one of this row. */
static void
add_row(struct arena *a, const struct secret_key *key, const struct row *row,
    unsigned char hash[SECRET_HASH])
{
	static const char *const columns[] = { "id", "at", "program",
		"actor_kind", "actor_id", "action", "object_kind", "object_id",
		"detail", "request_id", NULL };
	struct buffer b = { .arena = a };

	buffer_add(&b, (const char *)hash, SECRET_HASH);
	for (int i = 0; columns[i]; i++)
		put(&b, row_text(row, columns[i]));
	put(&b, blanked(a, key, row_string(row, "address")));
	secret_sha256(b.text, b.length, hash);
}

static bool
read_hex(const char *hex, unsigned char hash[SECRET_HASH])
{
	for (int i = 0; i < SECRET_HASH; i++) {
		unsigned byte;

		if (sscanf(hex + i * 2, "%2x", &byte) != 1)
			return false;
		hash[i] = (unsigned char)byte;
	}
	return true;
}

/*
 * Ids are given out before their transactions commit, so a lower one may
 * appear after a higher one was linked; not ten minutes later, since no
 * transaction lasts that long.
 */
static const struct rows *
unlinked(struct db *db, int64_t most)
{
	const struct row *old = db_row(db,
	    "SELECT audit_id FROM audit_link"
	    " WHERE at < UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE"
	    " ORDER BY at DESC LIMIT 1");

	return db_rows(db,
	    "SELECT audit.id, audit.at, audit.program, audit.actor_kind,"
	    " audit.actor_id, audit.action, audit.object_kind,"
	    " audit.object_id, audit.detail, audit.request_id, audit.address"
	    "  FROM audit"
	    "  LEFT JOIN audit_link ON audit_link.audit_id = audit.id"
	    " WHERE audit.id > ? AND audit_link.seq IS NULL"
	    " ORDER BY audit.id LIMIT ?",
	    INT(old ? row_int(old, "audit_id") - 1000 : 0), INT(most));
}

int64_t
audit_chain(struct db *db, const struct secret_ring *keys, int64_t most)
{
	/* Locked, so that a second worker waits and then goes on from it. */
	const struct row *head = db_row(db,
	    "SELECT seq, HEX(hash) AS hash FROM audit_link"
	    " ORDER BY seq DESC LIMIT 1 FOR UPDATE");
	int64_t seq = head ? row_int(head, "seq") : 0;
	unsigned char hash[SECRET_HASH] = { 0 };
	const struct rows *rows = unlinked(db, most);
	struct arena *a = arena_new(0);

	if (head)
		read_hex(row_text(head, "hash"), hash);
	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		add_row(a, &keys->keys[0], &row, hash);
		db_change(db,
		    "INSERT INTO audit_link (seq, audit_id, hash, at)"
		    " VALUES (?, ?, ?, UTC_TIMESTAMP(6))",
		    INT(++seq), INT(row_int(&row, "id")),
		    BYTES((const char *)hash, sizeof(hash)));
		arena_reset(a);
	}
	arena_free(a);
	return db_trouble(db) == DB_FINE ? (int64_t)rows->count : 0;
}

int64_t
audit_blank(
    struct db *db, const struct secret_ring *keys, int64_t days, int64_t most)
{
	const struct rows *rows = db_rows(db,
	    "SELECT id, address FROM audit"
	    " WHERE at < UTC_TIMESTAMP(6) - INTERVAL 90 DAY"
	    "   AND at > UTC_TIMESTAMP(6) - INTERVAL ? DAY"
	    "   AND address <> '' AND address NOT LIKE '=%' LIMIT ?",
	    INT(days), INT(most));
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		db_change(db, "UPDATE audit SET address = ? WHERE id = ?",
		    TEXT(blanked(a, &keys->keys[0], row_text(&row, "address"))),
		    INT(row_int(&row, "id")));
	}
	arena_free(a);
	return (int64_t)rows->count;
}

struct walk {
	const struct secret_ring *keys;
	size_t key; /* that fitted last */
	struct arena *arena;
	struct audit_report *report;
	unsigned char hash[SECRET_HASH];
	bool (*each)(void *, int64_t links);
	void *context;
	bool stopped;
};

static bool
is_broken(struct walk *w, const struct row *row, const char *why)
{
	w->report->broken = row_int(row, "seq");
	w->report->why = why;
	return false;
}

/* The address may have been hashed with any key that the site ever had. */
static bool
hash_fits(struct walk *w, const struct row *row)
{
	unsigned char stored[SECRET_HASH], hash[SECRET_HASH];

	if (!read_hex(row_string(row, "hash"), stored))
		return false;
	for (size_t i = 0; i < w->keys->count; i++) {
		size_t key = (w->key + i) % w->keys->count;

		memcpy(hash, w->hash, sizeof(hash));
		add_row(w->arena, &w->keys->keys[key], row, hash);
		if (memcmp(hash, stored, sizeof(hash)) == 0) {
			w->key = key;
			memcpy(w->hash, hash, sizeof(hash));
			return true;
		}
	}
	return false;
}

static bool
walk_link(void *context, const struct row *row)
{
	struct walk *w = context;
	int64_t *links = &w->report->links;

	arena_reset(w->arena);
	if (row_int(row, "seq") != *links + 1)
		return is_broken(w, row, "the link before it is missing");
	if (!row_text(row, "id"))
		return is_broken(w, row, "its row is missing");
	if (!hash_fits(w, row))
		return is_broken(w, row, "its row or hash was changed");
	++*links;
	snprintf(w->report->head, sizeof(w->report->head), "%s",
	    secret_hex(w->arena, w->hash, sizeof(w->hash)));
	if (w->each && *links % TELL_EVERY == 0 && !w->each(w->context, *links))
		w->stopped = true;
	return !w->stopped;
}

bool
audit_verify(struct db *db, const struct secret_ring *keys,
    struct audit_report *report, bool (*each)(void *, int64_t), void *context)
{
	struct walk w = { .keys = keys,
		.report = report,
		.arena = arena_new(0),
		.each = each,
		.context = context };
	const struct row *row;

	*report = (struct audit_report){ 0 };
	db_each(db, walk_link, &w,
	    "SELECT audit_link.seq, HEX(audit_link.hash) AS hash, audit.id,"
	    " audit.at, audit.program, audit.actor_kind, audit.actor_id,"
	    " audit.action, audit.object_kind, audit.object_id,"
	    " audit.detail, audit.request_id, audit.address"
	    "  FROM audit_link"
	    "  LEFT JOIN audit ON audit.id = audit_link.audit_id"
	    " ORDER BY audit_link.seq");
	arena_free(w.arena);
	row = db_row(db,
	    "SELECT COUNT(*) AS many FROM audit"
	    "  LEFT JOIN audit_link ON audit_link.audit_id = audit.id"
	    " WHERE audit_link.seq IS NULL"
	    "   AND audit.at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE");
	report->unlinked = row ? row_int(row, "many") : 0;
	return row && !w.stopped;
}
