/*
 * guideline.c - guidelines as they are read. Tables: guideline,
 * guideline_version, guideline_situation, feedback, feedback_message.
 */
#include "model/guideline.h"

#include "db/db.h"

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
