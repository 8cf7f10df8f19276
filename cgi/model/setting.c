/*
 * setting.c - what staff set for the shop. Table: setting.
 */
#include "model/setting.h"

#include "db/db.h"

const struct rows *
setting_list(struct db *db)
{
	return db_rows(db, "SELECT name, value FROM setting");
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
