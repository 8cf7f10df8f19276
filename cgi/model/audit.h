/*
 * audit.h - who changed what. Tables: audit, audit_link.
 */
#ifndef MODEL_AUDIT_H
#define MODEL_AUDIT_H

#include "base/rows.h"

struct db;

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

#endif
