/*
 * today.c - what waits for one member of staff. Tables: feedback, customer,
 * guideline, guideline_version, guideline_role, guideline_ack, staff_role.
 */
#include "model/today.h"

#include "db/db.h"
#include "model/short.h"

const struct row *
today_counts(struct db *db, int64_t staff)
{
	return db_row(db,
	    "SELECT (SELECT COUNT(*) FROM (SELECT id FROM feedback"
	    "          WHERE state = 'new' LIMIT 100) AS fresh)"
	    "     + (SELECT COUNT(*) FROM (SELECT id FROM feedback"
	    "          WHERE state = 'open' AND assigned_id = ? LIMIT 100)"
	    "          AS own) AS feedback,"
	    "       (SELECT COUNT(DISTINCT guideline.id) FROM staff_role"
	    "          JOIN guideline_role"
	    "            ON guideline_role.role = staff_role.role"
	    "          JOIN guideline"
	    "            ON guideline.id = guideline_role.guideline_id"
	    "           AND guideline.state = 'published'"
	    "          LEFT JOIN guideline_ack"
	    "            ON guideline_ack.version_id = guideline.current_id"
	    "           AND guideline_ack.staff_id = staff_role.staff_id"
	    "         WHERE staff_role.staff_id = ?"
	    "           AND guideline_ack.staff_id IS NULL) AS guidelines",
	    INT(staff), INT(staff));
}

const struct rows *
today_feedback(struct db *db, int64_t staff)
{
	return db_rows(db,
	    "SELECT feedback.id, feedback.at AS said_at, feedback.topic,"
	    "       feedback.mood, feedback.rating, feedback.state,"
	    "       " SHORT("feedback.body",
		"140") " AS body,"
		       "       IFNULL(customer.name, feedback.contact_name) AS customer,"
		       "       feedback.customer_id, waiting.assigned,"
		       "       TIMESTAMPDIFF(HOUR, feedback.at, UTC_TIMESTAMP(6)) AS hours"
		       "  FROM (SELECT * FROM (SELECT id, 0 AS assigned FROM feedback"
		       "           WHERE state = 'new' AND assigned_id IS NULL"
		       "           ORDER BY at, id LIMIT 20) AS fresh"
		       "        UNION ALL"
		       "        SELECT * FROM (SELECT id, 1 AS assigned FROM feedback"
		       "           WHERE state = 'new' AND assigned_id = ?"
		       "           ORDER BY at, id LIMIT 20) AS mine"
		       "        UNION ALL"
		       "        SELECT * FROM (SELECT id, 1 AS assigned FROM feedback"
		       "           WHERE state = 'open' AND assigned_id = ?"
		       "           ORDER BY at, id LIMIT 20) AS begun) AS waiting"
		       "  JOIN feedback ON feedback.id = waiting.id"
		       "  LEFT JOIN customer ON customer.id = feedback.customer_id"
		       " ORDER BY feedback.at, feedback.id LIMIT 30",
	    INT(staff), INT(staff));
}

const struct rows *
today_guidelines(struct db *db, int64_t staff)
{
	return db_rows(db,
	    "SELECT DISTINCT guideline.id, guideline.title,"
	    "       guideline_version.version, guideline_version.published_at"
	    "  FROM staff_role"
	    "  JOIN guideline_role ON guideline_role.role = staff_role.role"
	    "  JOIN guideline ON guideline.id = guideline_role.guideline_id"
	    "   AND guideline.state = 'published'"
	    "  JOIN guideline_version"
	    "    ON guideline_version.id = guideline.current_id"
	    "  LEFT JOIN guideline_ack"
	    "    ON guideline_ack.version_id = guideline.current_id"
	    "   AND guideline_ack.staff_id = staff_role.staff_id"
	    " WHERE staff_role.staff_id = ? AND guideline_ack.staff_id IS NULL"
	    " ORDER BY guideline_version.published_at, guideline.id LIMIT 20",
	    INT(staff));
}

const struct rows *
today_reviews(struct db *db, int64_t staff)
{
	return db_rows(db,
	    "SELECT id, title, review_on FROM guideline"
	    " WHERE owner_id = ? AND state = 'published'"
	    "   AND review_on <= UTC_DATE()"
	    " ORDER BY review_on, id LIMIT 20",
	    INT(staff));
}
