/*
 * setting.c - what staff set for the shop. Tables: setting, heartbeat.
 */
#include "model/setting.h"

#include "db/db.h"

const struct rows *
setting_list(struct db *db)
{
	return db_rows(db,
	    "SELECT name, value FROM setting"
	    " UNION ALL SELECT 'read_only', '1' FROM heartbeat"
	    "   WHERE program = 'disk-low'");
}

void
setting_put(
    struct db *db, const char *name, const char *value, const char *request_id)
{
	db_change(db,
	    "INSERT INTO setting (name, value, changed_by_request)"
	    " VALUES (?, ?, ?)"
	    " ON DUPLICATE KEY UPDATE value = VALUE(value),"
	    " changed_by_request = VALUE(changed_by_request)",
	    TEXT(name), TEXT(value), TEXT(request_id));
}

const struct rows *
setting_changes(struct db *db)
{
	return db_rows(db,
	    "SELECT version.name, version.before_text, version.after_text,"
	    " version.changed_at, staff.name AS staff_name"
	    "  FROM (SELECT name, value AS after_text,"
	    "          LAG(value) OVER (PARTITION BY name ORDER BY ROW_START)"
	    "            AS before_text,"
	    "          ROW_START AS changed_at, changed_by_request"
	    "        FROM setting FOR SYSTEM_TIME ALL) AS version"
	    "  LEFT JOIN audit ON audit.action = 'POST /admin/settings'"
	    "   AND audit.request_id = version.changed_by_request"
	    "  LEFT JOIN staff ON staff.id = audit.actor_id"
	    " ORDER BY version.changed_at DESC LIMIT 20");
}
