/*
 * demo_guideline.c - the demo shop's situations and guidelines. Tables:
 * situation, situation_pick, guideline, guideline_version,
 * guideline_situation, guideline_role, guideline_ack.
 */
#include "model/demo.h"

#include "base/time.h"

int64_t
demo_put_situation(struct db *db, const char *name, const char *mood,
    const char *about, const char *words, const char *topic,
    const char *customer_kind)
{
	return db_insert(db,
	    "INSERT INTO situation (name, mood, about, words, topic,"
	    " customer_kind) VALUES (?, ?, ?, ?, ?, ?)",
	    TEXT(name), TEXT(mood), TEXT(about), TEXT(words), TEXT(topic),
	    TEXT(customer_kind));
}

int64_t
demo_put_guideline(struct db *db, struct arena *arena, const char *title,
    int64_t owner, int64_t review_day, int64_t at)
{
	return db_insert(db,
	    "INSERT INTO guideline (title, owner_id, review_on, created_at)"
	    " VALUES (?, ?, ?, ?)",
	    TEXT(title), INT(owner), TEXT(time_sql_date(arena, review_day)),
	    TEXT(time_sql(arena, at)));
}

void
demo_put_guideline_link(struct db *db, int64_t guideline, int64_t situation)
{
	db_change(db,
	    "INSERT INTO guideline_situation (guideline_id, situation_id)"
	    " VALUES (?, ?)",
	    INT(guideline), INT(situation));
}

void
demo_put_guideline_role(struct db *db, int64_t guideline, const char *role)
{
	db_change(db,
	    "INSERT INTO guideline_role (guideline_id, role) VALUES (?, ?)",
	    INT(guideline), TEXT(role));
}

int64_t
demo_put_version(
    struct db *db, struct arena *arena, const struct demo_version *v)
{
	return db_insert(db,
	    "INSERT INTO guideline_version (guideline_id, version, state,"
	    " intro, do_text, dont_text, say_text, spend_text, spend_minor,"
	    " spend_currency, escalate_text, public_text, change_note,"
	    " author_id, written_at, publisher_id, published_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, IF(? < 0, NULL, ?),"
	    " IF(? < 0, NULL, 'EUR'), ?, ?, ?, ?, ?, ?, ?)",
	    INT(v->guideline), INT(v->version), TEXT(v->state), TEXT(v->intro),
	    TEXT(v->does), TEXT(v->dont), TEXT(v->say), TEXT(v->spend_text),
	    INT(v->spend), INT(v->spend), INT(v->spend), TEXT(v->escalate),
	    TEXT(v->open_text), TEXT(v->note), INT(v->author),
	    TEXT(time_sql(arena, v->written)), ID(v->publisher),
	    TEXT(v->published ? time_sql(arena, v->published) : NULL));
}

void
demo_set_guideline(
    struct db *db, int64_t guideline, const char *state, int64_t current)
{
	db_change(db,
	    "UPDATE guideline SET state = ?, current_id = ? WHERE id = ?",
	    TEXT(state), ID(current), INT(guideline));
}

void
demo_put_ack(struct db *db, struct arena *arena, int64_t version, int64_t staff,
    int64_t at)
{
	db_change(db,
	    "INSERT INTO guideline_ack (version_id, staff_id, at)"
	    " VALUES (?, ?, ?)",
	    INT(version), INT(staff), TEXT(time_sql(arena, at)));
}

void
demo_put_pick(struct db *db, const char *topic, const char *mood,
    const char *customer_kind, int64_t situation, int64_t picks)
{
	db_change(db,
	    "INSERT INTO situation_pick (topic, mood, customer_kind,"
	    " situation_id, picks) VALUES (?, ?, ?, ?, ?)"
	    " ON DUPLICATE KEY UPDATE picks = picks + VALUE(picks)",
	    TEXT(topic), TEXT(mood), TEXT(customer_kind), INT(situation),
	    INT(picks));
}
