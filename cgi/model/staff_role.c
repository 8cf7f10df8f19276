/*
 * staff_role.c - roles, what they may, and who holds them. Tables: role,
 * role_right, staff_role.
 */
#include "model/staff.h"

#include "db/db.h"

const struct rows *
staff_roles(struct db *db)
{
	return db_rows(db, "SELECT name FROM role ORDER BY place, name");
}

const struct rows *
staff_rights(struct db *db)
{
	return db_rows(db, "SELECT role, right_name FROM role_right");
}

const struct rows *
staff_roles_of(struct db *db, int64_t id)
{
	return db_rows(
	    db, "SELECT role FROM staff_role WHERE staff_id = ?", INT(id));
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

void
staff_role_drop(struct db *db, int64_t id, const char *role)
{
	db_change(db, "DELETE FROM staff_role WHERE staff_id = ? AND role = ?",
	    INT(id), TEXT(role));
}

void
staff_right_add(
    struct db *db, const char *role, const char *right, const char *request)
{
	db_change(db,
	    "INSERT IGNORE INTO role_right (role, right_name,"
	    " changed_by_request) VALUES (?, ?, ?)",
	    TEXT(role), TEXT(right), TEXT(request));
}

void
staff_right_drop(struct db *db, const char *role, const char *right)
{
	db_change(db,
	    "DELETE FROM role_right WHERE role = ? AND right_name = ?",
	    TEXT(role), TEXT(right));
}

void
staff_keepers_lock(struct db *db)
{
	db_rows(db,
	    "SELECT role FROM role_right"
	    " WHERE right_name IN ('manage_staff', 'manage_roles')"
	    " FOR UPDATE");
}

bool
staff_keepers_left(struct db *db, int64_t but)
{
	return db_row(db,
		   "SELECT 1 AS left_over FROM staff"
		   " WHERE state = 'active' AND staff.id <> ?"
		   "   AND (SELECT COUNT(DISTINCT right_name)"
		   "          FROM staff_role"
		   "          JOIN role_right"
		   "            ON role_right.role = staff_role.role"
		   "         WHERE staff_role.staff_id = staff.id"
		   "           AND right_name IN ('manage_staff',"
		   "               'manage_roles')) = 2"
		   " LIMIT 1",
		   INT(but)) != NULL;
}
