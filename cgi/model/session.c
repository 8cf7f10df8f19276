/*
 * session.c - who is signed in. Tables: portal_session, staff_session,
 * known_device.
 */
#include "model/session.h"

#include "db/db.h"

#define KEY(key) BYTES((const char *)(key), 32)

const struct row *
session_customer(struct db *db, const unsigned char *key)
{
	return db_row(db,
	    "SELECT customer.id, s.id AS session, s.stage, customer.name,"
	    "       IFNULL((SELECT shown FROM identifier"
	    "         WHERE customer_id = customer.id AND kind = 'email'"
	    "         ORDER BY verified_at IS NULL, id LIMIT 1), '') AS email,"
	    "       customer.lang, customer.zone, customer.theme,"
	    "       IF(IFNULL(contact.may_see, 0), s.acting_id, customer.id)"
	    "         AS acting_id,"
	    "       IF(IFNULL(contact.may_see, 0), company.name, '')"
	    "         AS acting_name,"
	    "       s.proved_at > UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE"
	    "         AS proved,"
	    "       TIMESTAMPDIFF(SECOND, s.seen_at, UTC_TIMESTAMP(6))"
	    "         AS idle_seconds,"
	    "       UTC_TIMESTAMP(6) AS now_at"
	    "  FROM portal_session s"
	    "  JOIN customer ON customer.id = s.customer_id"
	    "  LEFT JOIN customer_contact contact"
	    "    ON contact.company_id = s.acting_id"
	    "   AND contact.customer_id = s.customer_id"
	    "  LEFT JOIN customer company ON company.id = s.acting_id"
	    " WHERE s.key_hash = ? AND customer.erased_at IS NULL"
	    "   AND s.expires_at > UTC_TIMESTAMP(6)"
	    "   AND s.seen_at > UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE",
	    KEY(key));
}

const struct row *
session_staff(struct db *db, const unsigned char *key)
{
	return db_row(db,
	    "SELECT staff.id, s.id AS session, s.stage, staff.name,"
	    "       staff.email, staff.lang, staff.zone, staff.theme,"
	    "       0 AS acting_id, '' AS acting_name,"
	    "       s.proved_at > UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE"
	    "         AS proved,"
	    "       TIMESTAMPDIFF(SECOND, s.seen_at, UTC_TIMESTAMP(6))"
	    "         AS idle_seconds,"
	    "       UTC_TIMESTAMP(6) AS now_at,"
	    "       (SELECT GROUP_CONCAT(DISTINCT role_right.right_name)"
	    "          FROM staff_role"
	    "          JOIN role_right ON role_right.role = staff_role.role"
	    "         WHERE staff_role.staff_id = staff.id) AS rights"
	    "  FROM staff_session s"
	    "  JOIN staff ON staff.id = s.staff_id"
	    " WHERE s.key_hash = ? AND staff.state = 'active'"
	    "   AND s.expires_at > UTC_TIMESTAMP(6)"
	    "   AND s.seen_at > UTC_TIMESTAMP(6) - INTERVAL 15 MINUTE",
	    KEY(key));
}

void
session_customer_seen(struct db *db, const unsigned char *key)
{
	db_change(db,
	    "UPDATE portal_session SET seen_at = UTC_TIMESTAMP(6)"
	    " WHERE key_hash = ?",
	    KEY(key));
}

void
session_staff_seen(struct db *db, const unsigned char *key)
{
	db_change(db,
	    "UPDATE staff_session SET seen_at = UTC_TIMESTAMP(6)"
	    " WHERE key_hash = ?",
	    KEY(key));
}

void
session_customer_add(struct db *db, const unsigned char *key, int64_t customer,
    int64_t acting, bool full, const char *address, const char *agent)
{
	db_change(db,
	    "INSERT INTO portal_session (key_hash, customer_id, acting_id,"
	    " stage, created_at, seen_at, proved_at, expires_at, address,"
	    " agent) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
	    " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 12 HOUR, ?, ?)",
	    KEY(key), INT(customer), INT(acting),
	    TEXT(full ? "full" : "password"), TEXT(address), TEXT(agent));
}

void
session_staff_add(struct db *db, const unsigned char *key, int64_t staff,
    bool full, const char *address, const char *agent)
{
	db_change(db,
	    "INSERT INTO staff_session (key_hash, staff_id, stage,"
	    " created_at, seen_at, proved_at, expires_at, address, agent)"
	    " VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
	    " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 12 HOUR, ?, ?)",
	    KEY(key), INT(staff), TEXT(full ? "full" : "password"),
	    TEXT(address), TEXT(agent));
}

void
session_customer_end(struct db *db, const unsigned char *key)
{
	db_change(
	    db, "DELETE FROM portal_session WHERE key_hash = ?", KEY(key));
}

void
session_staff_end(struct db *db, const unsigned char *key)
{
	db_change(db, "DELETE FROM staff_session WHERE key_hash = ?", KEY(key));
}

void
session_device_add(
    struct db *db, const unsigned char *device, const unsigned char *account)
{
	db_change(db,
	    "INSERT INTO known_device (device_hash, account, seen_at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6))"
	    " ON DUPLICATE KEY UPDATE seen_at = VALUE(seen_at)",
	    KEY(device), KEY(account));
}

bool
session_device(
    struct db *db, const unsigned char *device, const unsigned char *account)
{
	return db_row(db,
		   "SELECT 1 AS known FROM known_device"
		   " WHERE device_hash = ? AND account = ?",
		   KEY(device), KEY(account)) != NULL;
}

void
session_customer_taste(
    struct db *db, int64_t customer, const char *lang, const char *theme)
{
	db_change(db,
	    "UPDATE customer SET lang = IFNULL(?, lang),"
	    " theme = IFNULL(?, theme) WHERE id = ?",
	    TEXT(lang), TEXT(theme), INT(customer));
}

void
session_staff_taste(
    struct db *db, int64_t staff, const char *lang, const char *theme)
{
	db_change(db,
	    "UPDATE staff SET lang = IFNULL(?, lang),"
	    " theme = IFNULL(?, theme) WHERE id = ?",
	    TEXT(lang), TEXT(theme), INT(staff));
}
