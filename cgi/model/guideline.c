/*
 * guideline.c - guidelines as they are read. Tables: guideline,
 * guideline_version, guideline_situation, feedback, feedback_message.
 */
#include "model/guideline.h"

#include "db/db.h"
#include "model/guideline_need.h"

#define COLUMNS                                                                \
	"SELECT guideline.id, guideline.title, guideline.review_on,"           \
	" owner.name AS owner, version.id AS version_id, version.version,"     \
	" version.intro, version.do_text, version.dont_text,"                  \
	" version.say_text, version.spend_text, version.spend_minor,"          \
	" version.spend_currency AS currency, version.escalate_text,"          \
	" version.public_text, version.published_at"

const struct row *
guideline_for(struct db *db, int64_t situation)
{
	return db_row(db,
	    COLUMNS "  FROM guideline_situation link"
		    "  JOIN guideline ON guideline.id = link.guideline_id"
		    "   AND guideline.state = 'published'"
		    "  JOIN guideline_version version"
		    "    ON version.id = guideline.current_id"
		    "  LEFT JOIN staff owner ON owner.id = guideline.owner_id"
		    " WHERE link.situation_id = ?"
		    " ORDER BY guideline.id LIMIT 1",
	    INT(situation));
}

const struct row *
guideline_version(struct db *db, int64_t version)
{
	return db_row(db,
	    COLUMNS "  FROM guideline_version version"
		    "  JOIN guideline ON guideline.id = version.guideline_id"
		    "  LEFT JOIN staff owner ON owner.id = guideline.owner_id"
		    " WHERE version.id = ?",
	    INT(version));
}

const struct row *
guideline_outcome(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT COUNT(*) AS n,"
	    "       IFNULL(SUM(feedback.outcome <> 'unsolved'), 0) AS good"
	    "  FROM (SELECT DISTINCT said.feedback_id"
	    "          FROM guideline_version version"
	    "          JOIN feedback_message said"
	    "            ON said.version_id = version.id"
	    "           AND said.followed = 'yes'"
	    "         WHERE version.guideline_id = ?) handled"
	    "  JOIN feedback ON feedback.id = handled.feedback_id"
	    " WHERE feedback.state = 'closed'"
	    "   AND feedback.outcome NOT IN ('', 'no-answer-wanted')",
	    INT(id));
}

const struct rows *
guideline_overdue(struct db *db)
{
	return db_rows(db,
	    "SELECT id, title, review_on FROM guideline"
	    " WHERE state = 'published' AND review_on < UTC_DATE()"
	    " ORDER BY review_on, id LIMIT 20");
}

int64_t
guideline_waiting(struct db *db, int64_t me)
{
	const struct row *row = db_row(db,
	    "SELECT COUNT(DISTINCT guideline.id) AS n"
	    "  FROM staff_role mine"
	    "  JOIN guideline_role needed ON needed.role = mine.role"
	    "  JOIN guideline ON guideline.id = needed.guideline_id"
	    "   AND guideline.state = 'published'"
	    "  LEFT JOIN guideline_ack ack"
	    "    ON ack.version_id = guideline.current_id"
	    "   AND ack.staff_id = mine.staff_id"
	    " WHERE mine.staff_id = ? AND ack.version_id IS NULL",
	    INT(me));

	return row ? row_int(row, "n") : 0;
}

const struct row *
guideline_get(struct db *db, int64_t id, int64_t me)
{
	return db_row(db,
	    "SELECT guideline.id, guideline.title, guideline.state,"
	    "       guideline.owner_id, owner.name AS owner,"
	    "       guideline.review_on,"
	    "       IFNULL(guideline.review_on < UTC_DATE(), 0) AS overdue,"
	    "       guideline.current_id, last.id AS last_id,"
	    "       last.version AS last_version, last.state AS last_state,"
	    "       " GUIDELINE_NEEDED " AS needed,"
	    "       " GUIDELINE_CONFIRMED " AS confirmed,"
	    "       " GUIDELINE_MINE " AS mine,"
	    "       " GUIDELINE_MINE_AT " AS confirmed_at"
	    "  FROM guideline"
	    "  LEFT JOIN staff owner ON owner.id = guideline.owner_id"
	    "  LEFT JOIN guideline_version last"
	    "    ON last.guideline_id = guideline.id"
	    " WHERE guideline.id = ?"
	    " ORDER BY last.version DESC LIMIT 1",
	    INT(me), INT(me), INT(id));
}

const struct rows *
guideline_situations(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT situation.id, situation.name, situation.mood"
	    "  FROM guideline_situation link"
	    "  JOIN situation ON situation.id = link.situation_id"
	    " WHERE link.guideline_id = ?"
	    " ORDER BY situation.mood, situation.name",
	    INT(id));
}

const struct rows *
guideline_readers(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT needed.role, COUNT(staff.id) AS needed,"
	    "       COUNT(ack.staff_id) AS confirmed,"
	    "       GROUP_CONCAT(IF(ack.staff_id IS NULL, staff.name, NULL)"
	    "         ORDER BY staff.name SEPARATOR ', ') AS missing"
	    "  FROM guideline_role needed"
	    "  JOIN guideline ON guideline.id = needed.guideline_id"
	    "  JOIN role ON role.name = needed.role"
	    "  LEFT JOIN staff_role member ON member.role = needed.role"
	    "  LEFT JOIN staff ON staff.id = member.staff_id"
	    "   AND staff.state = 'active'"
	    "  LEFT JOIN guideline_ack ack"
	    "    ON ack.version_id = guideline.current_id"
	    "   AND ack.staff_id = staff.id"
	    " WHERE needed.guideline_id = ?"
	    " GROUP BY needed.role, role.place"
	    " ORDER BY role.place",
	    INT(id));
}

const struct rows *
guideline_versions(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT version.id, version.version, version.state,"
	    "       version.change_note, author.name AS author,"
	    "       version.written_at, publisher.name AS publisher,"
	    "       version.published_at"
	    "  FROM guideline_version version"
	    "  LEFT JOIN staff author ON author.id = version.author_id"
	    "  LEFT JOIN staff publisher ON publisher.id = version.publisher_id"
	    " WHERE version.guideline_id = ?"
	    " ORDER BY version.version DESC LIMIT 200",
	    INT(id));
}

const struct row *
guideline_numbered(struct db *db, int64_t id, int64_t version)
{
	return db_row(db,
	    COLUMNS ", version.state, version.change_note,"
		    " version.written_at, author.name AS author"
		    "  FROM guideline_version version"
		    "  JOIN guideline ON guideline.id = version.guideline_id"
		    "  LEFT JOIN staff owner ON owner.id = guideline.owner_id"
		    "  LEFT JOIN staff author ON author.id = version.author_id"
		    " WHERE version.guideline_id = ? AND version.version = ?",
	    INT(id), INT(version));
}

const struct rows *
guideline_owners(struct db *db)
{
	return db_rows(db,
	    "SELECT id AS value, name AS label FROM staff"
	    " WHERE state = 'active' ORDER BY name, id");
}
