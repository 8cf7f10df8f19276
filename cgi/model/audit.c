/*
 * audit.c - who changed what. Tables: audit, audit_link.
 */
#include "model/audit.h"

#include "db/db.h"

void
audit_add(struct db *db, const struct audit_entry *e)
{
	db_change(db,
	    "INSERT INTO audit (at, program, actor_kind, actor_id, action,"
	    " object_kind, object_id, detail, request_id, address)"
	    " VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    TEXT(e->program), TEXT(e->actor_kind), ID(e->actor_id),
	    TEXT(e->action), TEXT(e->object_kind), ID(e->object_id),
	    TEXT(e->detail), TEXT(e->request_id), TEXT(e->address));
}
