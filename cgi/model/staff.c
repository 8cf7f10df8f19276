/*
 * staff.c - who works here, in which roles. Tables: staff, staff_role, role.
 */
#include "model/staff.h"

#include "db/db.h"

const struct row *
staff_by_email(struct db *db, const char *email)
{
	return db_row(db,
	    "SELECT id, name, email, state FROM staff WHERE email = ?",
	    TEXT(email));
}

int64_t
staff_add(struct db *db, const char *email, const char *name)
{
	return db_insert(db,
	    "INSERT IGNORE INTO staff (email, name, created_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6))",
	    TEXT(email), TEXT(name));
}

const struct rows *
staff_roles(struct db *db)
{
	return db_rows(db, "SELECT name FROM role ORDER BY place, name");
}

bool
staff_role_add(struct db *db, int64_t id, const char *role, const char *request)
{
	return db_change(db,
		   "INSERT INTO staff_role (staff_id, role,"
		   " changed_by_request)"
		   " SELECT ?, name, ? FROM role WHERE name = ?"
		   " ON DUPLICATE KEY UPDATE role = VALUE(role)",
		   INT(id), TEXT(request), TEXT(role)) > 0;
}
