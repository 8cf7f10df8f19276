/*
 * situation.c - kinds of contact. Tables: situation, guideline_situation.
 */
#include "model/situation.h"

#include "db/db.h"

const struct rows *
situation_list(struct db *db, bool retired)
{
	return db_rows(db,
	    "SELECT situation.id, situation.name, situation.mood,"
	    "       situation.about, situation.words, situation.topic,"
	    "       situation.customer_kind, situation.retired,"
	    "       MIN(guideline.id) AS guideline_id,"
	    "       MIN(guideline.title) AS guideline"
	    "  FROM situation"
	    "  LEFT JOIN guideline_situation link"
	    "    ON link.situation_id = situation.id"
	    "  LEFT JOIN guideline ON guideline.id = link.guideline_id"
	    "   AND guideline.state = 'published'"
	    " WHERE situation.retired = ?"
	    " GROUP BY situation.id"
	    " ORDER BY situation.mood, situation.name",
	    INT(retired));
}

const struct rows *
situation_choices(struct db *db)
{
	return db_rows(db,
	    "SELECT id AS value, name AS label FROM situation"
	    " WHERE retired = 0 ORDER BY mood, name, id");
}

const struct row *
situation_get(struct db *db, int64_t id)
{
	return db_row(db,
	    "SELECT id, name, mood, about, words, topic, customer_kind,"
	    "       retired"
	    "  FROM situation WHERE id = ?",
	    INT(id));
}

int64_t
situation_add(struct db *db, const struct situation *s)
{
	return db_insert(db,
	    "INSERT INTO situation (name, mood, about, words, topic,"
	    " customer_kind, changed_by_request)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?)",
	    TEXT(s->name), TEXT(s->mood), TEXT(s->about), TEXT(s->words),
	    TEXT(s->topic), TEXT(s->customer_kind), TEXT(s->request_id));
}

void
situation_change(struct db *db, int64_t id, const struct situation *s)
{
	db_change(db,
	    "UPDATE situation SET name = ?, mood = ?, about = ?, words = ?,"
	    " topic = ?, customer_kind = ?, changed_by_request = ?"
	    " WHERE id = ?",
	    TEXT(s->name), TEXT(s->mood), TEXT(s->about), TEXT(s->words),
	    TEXT(s->topic), TEXT(s->customer_kind), TEXT(s->request_id),
	    INT(id));
}

void
situation_retire(
    struct db *db, int64_t id, bool retired, const char *request_id)
{
	db_change(db,
	    "UPDATE situation SET retired = ?, changed_by_request = ?"
	    " WHERE id = ?",
	    INT(retired), TEXT(request_id), INT(id));
}
