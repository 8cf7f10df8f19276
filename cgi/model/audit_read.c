/*
 * audit_read.c - the audit log as staff see it. Tables: audit, audit_link,
 * staff.
 */
#include "model/audit.h"

#include "model/filter.h"

static void
start(struct filter *f, const struct audit_filter *wanted)
{
	filter_start(f,
	    "SELECT audit.id, audit.at AS happened_at, audit.program, audit.actor_kind,"
	    " audit.actor_id, staff.name AS actor, audit.action,"
	    " audit.object_kind, audit.object_id, audit.detail,"
	    " audit.request_id, audit.address,"
	    " audit_link.seq IS NOT NULL AS linked"
	    "  FROM audit"
	    "  LEFT JOIN audit_link ON audit_link.audit_id = audit.id"
	    "  LEFT JOIN staff ON staff.id = audit.actor_id"
	    "   AND audit.actor_kind = 'staff'"
	    " WHERE 1");
	filter_when(f, *wanted->actor_kind, " AND audit.actor_kind = ?",
	    TEXT(wanted->actor_kind));
	filter_when(
	    f, wanted->actor, " AND audit.actor_id = ?", INT(wanted->actor));
	filter_when(
	    f, *wanted->action, " AND audit.action = ?", TEXT(wanted->action));
	/*
	 * Numbers and times grow together but for a few of the same moment:
	 * bounds of the number let the list be read in its order.
	 */
	filter_when(f, *wanted->from,
	    " AND audit.at >= ? AND audit.id > (SELECT IFNULL(MIN(edge.id), 0)"
	    " - 1000 FROM (SELECT id FROM audit WHERE at >= ?"
	    "   ORDER BY at LIMIT 1) AS edge)",
	    TEXT(wanted->from), TEXT(wanted->from));
	filter_when(f, *wanted->to,
	    " AND audit.at < ? AND audit.id < (SELECT IFNULL(MAX(edge.id), 0)"
	    " + 1000 FROM (SELECT id FROM audit WHERE at < ?"
	    "   ORDER BY at DESC LIMIT 1) AS edge)",
	    TEXT(wanted->to), TEXT(wanted->to));
}

const struct rows *
audit_list(struct db *db, const struct audit_filter *wanted, int64_t after,
    bool back, int64_t size)
{
	struct filter f;

	start(&f, wanted);
	filter_when(&f, after && !back, " AND audit.id < ?", INT(after));
	filter_when(&f, after && back, " AND audit.id > ?", INT(after));
	filter_when(&f, back, " ORDER BY audit.id LIMIT ?", INT(size));
	filter_when(&f, !back, " ORDER BY audit.id DESC LIMIT ?", INT(size));
	return filter_rows(&f, db);
}

bool
audit_each(struct db *db, const struct audit_filter *wanted,
    bool (*each)(void *, const struct row *), void *context)
{
	struct filter f;

	start(&f, wanted);
	filter_when(&f, true, " ORDER BY audit.id DESC LIMIT 10000");
	return filter_each(&f, db, each, context);
}

const struct rows *
audit_people(struct db *db)
{
	return db_rows(
	    db, "SELECT id AS value, name AS label FROM staff ORDER BY name");
}

const struct rows *
audit_actions(struct db *db)
{
	return db_rows(db,
	    "SELECT DISTINCT action AS value, action AS label FROM audit"
	    " ORDER BY action");
}
