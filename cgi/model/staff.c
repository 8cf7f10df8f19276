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

/* One person's place: the name, and the id where two have the same. */
#define COLUMNS                                                                \
	"SELECT staff.id, staff.name, staff.email, staff.state,"               \
	"       (SELECT GROUP_CONCAT(role ORDER BY role SEPARATOR ', ')"       \
	"          FROM staff_role WHERE staff_id = staff.id) AS roles,"       \
	"       (SELECT MAX(seen_at) FROM staff_session"                       \
	"         WHERE staff_id = staff.id) AS seen_at,"                      \
	"       CONCAT(staff.name, '~', staff.id) AS place"                    \
	"  FROM staff"

const struct rows *
staff_list(struct db *db, const char *after, bool back, int64_t size)
{
	if (back)
		return db_rows(db,
		    COLUMNS " WHERE CONCAT(name, '~', id) < ?"
			    " ORDER BY place DESC LIMIT ?",
		    TEXT(after), INT(size));
	return db_rows(db,
	    COLUMNS " WHERE CONCAT(name, '~', id) > ?"
		    " ORDER BY place LIMIT ?",
	    TEXT(after), INT(size));
}

const struct row *
staff_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT staff.id, name, email, state, lang, zone, theme,"
	    "       created_at, disabled_at,"
	    "       (SELECT COUNT(*) FROM staff_recovery"
	    "         WHERE staff_id = staff.id AND used_at IS NULL)"
	    "         AS recovery_count,"
	    "       (SELECT COUNT(*) FROM feedback"
	    "         WHERE assigned_id = staff.id AND state <> 'closed')"
	    "         AS feedback_count,"
	    "       (SELECT COUNT(*) FROM guideline"
	    "         WHERE owner_id = staff.id AND state <> 'retired')"
	    "         AS guideline_count"
	    "  FROM staff WHERE staff.id = ?",
	    INT(id));
}

const struct rows *
staff_others(struct db *db, int64_t but)
{
	return db_rows(db,
	    "SELECT id AS value, name AS label FROM staff"
	    " WHERE state = 'active' AND id <> ? ORDER BY name, id LIMIT 1000",
	    INT(but));
}

void
staff_change(struct db *db, int64_t id, const char *name, const char *lang,
    const char *zone, const char *theme)
{
	db_change(db,
	    "UPDATE staff SET name = ?, lang = ?, zone = ?, theme = ?"
	    " WHERE id = ?",
	    TEXT(name), TEXT(lang), TEXT(zone), TEXT(theme), INT(id));
}

void
staff_disable(struct db *db, int64_t id, int64_t heir)
{
	db_change(db,
	    "UPDATE staff SET state = 'disabled',"
	    " disabled_at = UTC_TIMESTAMP(6) WHERE id = ?",
	    INT(id));
	db_change(db, "DELETE FROM staff_session WHERE staff_id = ?", INT(id));
	db_change(db, "DELETE FROM staff_link WHERE staff_id = ?", INT(id));
	db_change(db,
	    "UPDATE feedback SET assigned_id = ?"
	    " WHERE assigned_id = ? AND state <> 'closed'",
	    ID(heir), INT(id));
	if (heir)
		db_change(db,
		    "UPDATE guideline SET owner_id = ?"
		    " WHERE owner_id = ? AND state <> 'retired'",
		    INT(heir), INT(id));
}

void
staff_enable(struct db *db, int64_t id)
{
	db_change(db,
	    "UPDATE staff SET state = 'invited', disabled_at = NULL"
	    " WHERE id = ? AND state = 'disabled'",
	    INT(id));
}

const struct rows *
staff_sessions(struct db *db, int64_t staff)
{
	return db_rows(db,
	    "SELECT s.id, s.staff_id, staff.name, s.created_at, s.seen_at,"
	    "       s.address, s.agent"
	    "  FROM staff_session s"
	    "  JOIN staff ON staff.id = s.staff_id"
	    " WHERE s.stage = 'full' AND (s.staff_id = ? OR ? = 0)"
	    "   AND s.expires_at > UTC_TIMESTAMP(6)"
	    "   AND s.seen_at > UTC_TIMESTAMP(6) - INTERVAL 15 MINUTE"
	    " ORDER BY s.seen_at DESC LIMIT 500",
	    INT(staff), INT(staff));
}

bool
staff_session_stop(struct db *db, int64_t session, int64_t staff)
{
	return db_change(db,
		   "DELETE FROM staff_session"
		   " WHERE id = ? AND (staff_id = ? OR ? = 0)",
		   INT(session), INT(staff), INT(staff)) == 1;
}
