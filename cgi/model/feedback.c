/*
 * feedback.c - one feedback as staff treat it. Tables: feedback,
 * feedback_message, feedback_file, situation_pick, event.
 */
#include "model/feedback.h"

#include "db/db.h"
#include "model/said.h"
#include "model/search.h"

#include <string.h>

/* Grows with each message and each change of hands or state. */
#define SEEN                                                                   \
	"(SELECT IFNULL(MAX(m.id), 0) FROM feedback_message m"                 \
	" WHERE m.feedback_id = feedback.id)"

const struct row *
feedback_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT feedback.id, feedback.at AS said_at, feedback.customer_id,"
	    "       feedback.topic, feedback.rating, feedback.mood,"
	    "       feedback.body, feedback.lang, feedback.about,"
	    "       feedback.contact_by, feedback.contact_name,"
	    "       feedback.contact_email, feedback.contact_phone,"
	    "       feedback.state, feedback.outcome, feedback.assigned_id,"
	    "       staff.name AS assigned, feedback.situation_id,"
	    "       feedback.taught, feedback.first_answer_at,"
	    "       feedback.closed_at, feedback.order_id,"
	    "       bought.number AS order_number, product.name AS product,"
	    "       customer.name AS customer,"
	    "       customer.lang AS customer_lang,"
	    "       customer.state AS customer_state,"
	    "       IFNULL(customer.kind, '') AS customer_kind,"
	    "       " SEEN " AS seen"
	    "  FROM feedback"
	    "  LEFT JOIN customer ON customer.id = feedback.customer_id"
	    "  LEFT JOIN staff ON staff.id = feedback.assigned_id"
	    "  LEFT JOIN `order` bought ON bought.id = feedback.order_id"
	    "  LEFT JOIN product ON product.id = feedback.product_id"
	    " WHERE feedback.id = ?",
	    INT(id));
}

const struct rows *
feedback_messages(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT said.id, said.at AS said_at, said.kind,"
	    "       staff.name AS staff, said.body, said.followed,"
	    "       said.reason, said.spent_minor,"
	    "       said.spent_currency AS currency,"
	    "       guideline.id AS guideline_id,"
	    "       guideline.title AS guideline, version.version"
	    "  FROM feedback_message said"
	    "  LEFT JOIN staff ON staff.id = said.staff_id"
	    "  LEFT JOIN guideline_version version"
	    "    ON version.id = said.version_id"
	    "  LEFT JOIN guideline ON guideline.id = version.guideline_id"
	    " WHERE said.feedback_id = ?"
	    " ORDER BY said.id",
	    INT(id));
}

const struct rows *
feedback_files(struct db *db, int64_t id)
{
	return db_rows(db,
	    "SELECT id, name, media_type, size FROM feedback_file"
	    " WHERE feedback_id = ? ORDER BY id",
	    INT(id));
}

const struct row *
feedback_file(struct db *db, int64_t id, int64_t file)
{
	return db_row(db,
	    "SELECT name, media_type, path FROM feedback_file"
	    " WHERE id = ? AND feedback_id = ?",
	    INT(file), INT(id));
}

const struct rows *
feedback_before(struct db *db, int64_t customer, int64_t id)
{
	return db_rows(db,
	    "SELECT id, at AS happened_at, kind, object_id, reference, detail,"
	    "       amount_minor, currency"
	    "  FROM event"
	    " WHERE customer_id = ?"
	    "   AND at <= (SELECT at FROM feedback WHERE id = ?)"
	    "   AND NOT (object_id = ?"
	    "     AND kind IN ('feedback', 'answer', 'reply', 'note'))"
	    " ORDER BY at DESC, id DESC LIMIT 5",
	    INT(customer), INT(id), INT(id));
}

const struct rows *
feedback_staff(struct db *db)
{
	return db_rows(db,
	    "SELECT DISTINCT staff.id AS value, staff.name AS label"
	    "  FROM staff"
	    "  JOIN staff_role ON staff_role.staff_id = staff.id"
	    "  JOIN role_right ON role_right.role = staff_role.role"
	    "   AND role_right.right_name = 'answer_feedback'"
	    " WHERE staff.state = 'active'"
	    " ORDER BY staff.name, staff.id");
}

int64_t
feedback_next(struct db *db, int64_t me, int64_t id)
{
	const struct row *row = db_row(db,
	    "SELECT id FROM feedback FORCE INDEX (state)"
	    " WHERE state IN ('new', 'open') AND id <> ?"
	    "   AND (assigned_id IS NULL OR assigned_id = ?)"
	    " ORDER BY at, id LIMIT 1",
	    INT(id), INT(me));

	return row ? row_int(row, "id") : 0;
}

const struct row *
feedback_lock(struct db *db, int64_t id)
{
	const struct row *row = db_row(db,
	    "SELECT state, topic, customer_id, assigned_id"
	    "  FROM feedback WHERE id = ? FOR UPDATE",
	    INT(id));

	return row;
}

const struct row *
feedback_since(struct db *db, int64_t id, int64_t seen)
{
	return db_row(db,
	    "SELECT said.kind, said.at AS said_at, staff.name AS staff"
	    "  FROM feedback_message said"
	    "  LEFT JOIN staff ON staff.id = said.staff_id"
	    " WHERE said.feedback_id = ? AND said.id > ?"
	    "   AND said.kind <> 'note'"
	    " ORDER BY said.id DESC LIMIT 1",
	    INT(id), INT(seen));
}

static void
tell_timeline(struct db *db, struct arena *arena, const char *kind,
    int64_t message, int64_t id, int64_t customer, const char *topic,
    const char *body, int64_t staff)
{
	said_event(db, customer, kind, id,
	    arena_format(arena, "message-%lld", (long long)message), topic,
	    body, staff);
	search_add(db, arena, "feedback", id, body);
}

int64_t
feedback_answer(
    struct db *db, struct arena *arena, const struct feedback_answer *a)
{
	int64_t message = db_insert(db,
	    "INSERT INTO feedback_message (feedback_id, at, kind, staff_id,"
	    " body, version_id, followed, reason, spent_minor,"
	    " spent_currency)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'answer', ?, ?, ?, ?, ?,"
	    " NULLIF(?, 0), ?)",
	    INT(a->id), INT(a->staff), TEXT(a->body), ID(a->version),
	    TEXT(a->followed), TEXT(a->reason), INT(a->spent),
	    TEXT(a->spent ? a->currency : NULL));

	db_change(db,
	    "UPDATE feedback SET state = 'answered',"
	    " assigned_id = IFNULL(assigned_id, ?),"
	    " first_answer_at = IFNULL(first_answer_at, UTC_TIMESTAMP(6))"
	    " WHERE id = ?",
	    INT(a->staff), INT(a->id));
	tell_timeline(db, arena, "answer", message, a->id, a->customer,
	    a->topic, a->body, a->staff);
	return message;
}

void
feedback_note(struct db *db, struct arena *arena, int64_t id, int64_t customer,
    int64_t staff, const char *body)
{
	int64_t message = db_insert(db,
	    "INSERT INTO feedback_message"
	    " (feedback_id, at, kind, staff_id, body)"
	    " VALUES (?, UTC_TIMESTAMP(6), 'note', ?, ?)",
	    INT(id), INT(staff), TEXT(body));

	tell_timeline(
	    db, arena, "note", message, id, customer, "", body, staff);
}

void
feedback_assign(struct db *db, int64_t id, int64_t staff)
{
	db_change(db,
	    "UPDATE feedback SET assigned_id = ?,"
	    " state = IF(state = 'new', 'open', state)"
	    " WHERE id = ?",
	    ID(staff), INT(id));
}

void
feedback_close(struct db *db, int64_t id, const char *outcome)
{
	db_change(db,
	    "UPDATE feedback SET state = 'closed', outcome = ?,"
	    " closed_at = UTC_TIMESTAMP(6) WHERE id = ?",
	    TEXT(outcome), INT(id));
}

void
feedback_teach(struct db *db, int64_t id, int64_t situation)
{
	db_change(db,
	    "UPDATE feedback SET situation_id = ?, taught = 1 WHERE id = ?",
	    INT(situation), INT(id));
	db_change(db,
	    "INSERT INTO situation_pick"
	    " (topic, mood, customer_kind, situation_id, picks)"
	    " SELECT feedback.topic, feedback.mood,"
	    "        IFNULL(customer.kind, ''), situation.id, 1"
	    "  FROM feedback"
	    "  LEFT JOIN customer ON customer.id = feedback.customer_id"
	    "  JOIN situation ON situation.id = ?"
	    " WHERE feedback.id = ?"
	    " ON DUPLICATE KEY UPDATE picks = picks + 1",
	    INT(situation), INT(id));
}

void
feedback_situation(struct db *db, int64_t id, int64_t situation)
{
	db_change(db,
	    "UPDATE feedback SET situation_id = ?"
	    " WHERE id = ? AND situation_id IS NULL",
	    INT(situation), INT(id));
}
