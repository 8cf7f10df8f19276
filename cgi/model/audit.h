/*
 * audit.h - who changed what, and the chain that shows if a row was changed
 * or taken away afterwards. Tables: audit, audit_link.
 */
#ifndef MODEL_AUDIT_H
#define MODEL_AUDIT_H

#include "base/rows.h"

#include <stdbool.h>

struct db;
struct secret_ring;

struct audit_entry {
	const char *program;     /* portal, staff ... */
	const char *actor_kind;  /* nobody, customer, staff, program */
	int64_t actor_id;        /* 0: none */
	const char *action;      /* "POST /staff/feedback/{id}/answer" */
	const char *object_kind; /* "" when there is none */
	int64_t object_id;
	const char *detail; /* codes and ids only, nothing personal */
	const char *request_id, *address;
};

/* In the transaction of the change. */
void audit_add(struct db *, const struct audit_entry *);

/*
 * For the worker alone, in a transaction: links up to `most` rows that
 * aren't linked yet to the end of the chain, oldest first. How many.
 *
 * A link's hash is SHA-256 of the hash before it and of the row, in which
 * the network address stands as a keyed hash: so addresses can be blanked
 * by that hash after 90 days and the chain still holds.
 */
int64_t audit_chain(struct db *, const struct secret_ring *, int64_t most);
/*
 * Blanks the addresses of up to `most` rows that are between 90 and `days`
 * days old. How many.
 */
int64_t audit_blank(
    struct db *, const struct secret_ring *, int64_t days, int64_t most);

struct audit_report {
	int64_t links;    /* that were looked at and hold */
	int64_t unlinked; /* rows without a link for over a minute */
	int64_t broken;   /* seq of the first link that doesn't hold; 0: none */
	const char *why;  /* in English, or NULL */
	char head[65];    /* hash of the last link that holds, in hex */
};
/*
 * Follows the chain from its start. each(), which may be NULL, is told how
 * far it is now and then; false stops. False when it was stopped or a
 * statement failed.
 */
bool audit_verify(struct db *, const struct secret_ring *,
    struct audit_report *, bool (*each)(void *, int64_t links), void *context);

struct audit_filter {
	const char *actor_kind; /* "" or one */
	int64_t actor;          /* 0: any */
	const char *action;     /* "" or the whole action */
	const char *from, *to;  /* "" or UTC text; from <= at < to */
};
/*
 * Columns: id, happened_at, program, actor_kind, actor_id, actor (name of staff
 * or NULL), action, object_kind, object_id, detail, request_id, address, linked
 * (1: in the chain); newest first. after, back, size as in job_list().
 */
const struct rows *audit_list(struct db *, const struct audit_filter *,
    int64_t after, bool back, int64_t size);
/* The same columns, row by row, newest first. */
bool audit_each(struct db *, const struct audit_filter *,
    bool (*each)(void *, const struct row *), void *context);
/* To filter by: columns value, label. Staff by name; actions there are. */
const struct rows *audit_people(struct db *);
const struct rows *audit_actions(struct db *);

#endif
