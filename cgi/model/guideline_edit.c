/*
 * guideline_edit.c - guidelines as they are written. Tables: guideline,
 * guideline_version, guideline_situation, guideline_role, guideline_ack.
 */
#include "model/guideline_edit.h"

#include "db/db.h"
#include "model/search.h"

#include <string.h>

static void
put_links(struct db *db, int64_t id, const struct guideline_text *t)
{
	db_change(db, "DELETE FROM guideline_situation WHERE guideline_id = ?",
	    INT(id));
	for (size_t i = 0; i < t->situation_count; i++)
		db_change(db,
		    "INSERT IGNORE INTO guideline_situation"
		    " (guideline_id, situation_id)"
		    " SELECT ?, id FROM situation WHERE id = ?",
		    INT(id), INT(t->situations[i]));
	db_change(
	    db, "DELETE FROM guideline_role WHERE guideline_id = ?", INT(id));
	for (size_t i = 0; t->roles[i]; i++)
		db_change(db,
		    "INSERT IGNORE INTO guideline_role (guideline_id, role)"
		    " SELECT ?, name FROM role WHERE name = ?",
		    INT(id), TEXT(t->roles[i]));
}

static void
put_terms(struct db *db, struct arena *arena, int64_t id,
    const struct guideline_text *t)
{
	search_put(db, arena, "guideline", id,
	    arena_format(arena, "%s %s %s %s %s %s %s %s", t->title, t->intro,
		t->do_text, t->dont_text, t->say_text, t->spend_text,
		t->escalate_text, t->public_text));
}

static struct value
money(int64_t minor)
{
	return minor < 0 ? TEXT(NULL) : INT(minor);
}

static void
add_version(struct db *db, int64_t id, const struct guideline_text *t)
{
	db_insert(db,
	    "INSERT INTO guideline_version (guideline_id, version, intro,"
	    " do_text, dont_text, say_text, spend_text, spend_minor,"
	    " spend_currency, escalate_text, public_text, change_note,"
	    " author_id, written_at, changed_by_request)"
	    " SELECT ?, IFNULL(MAX(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?,"
	    " ?, ?, ?, UTC_TIMESTAMP(6), ?"
	    "  FROM guideline_version WHERE guideline_id = ?",
	    INT(id), TEXT(t->intro), TEXT(t->do_text), TEXT(t->dont_text),
	    TEXT(t->say_text), TEXT(t->spend_text), money(t->spend_minor),
	    TEXT(t->spend_minor < 0 ? NULL : t->currency),
	    TEXT(t->escalate_text), TEXT(t->public_text), TEXT(t->change_note),
	    INT(t->author), TEXT(t->request_id), INT(id));
}

/* False when there is no draft to write into. */
static bool
change_draft(struct db *db, int64_t id, const struct guideline_text *t)
{
	return db_change(db,
		   "UPDATE guideline_version SET state = 'draft', intro = ?,"
		   " do_text = ?, dont_text = ?, say_text = ?, spend_text = ?,"
		   " spend_minor = ?, spend_currency = ?, escalate_text = ?,"
		   " public_text = ?, change_note = ?, author_id = ?,"
		   " written_at = UTC_TIMESTAMP(6), changed_by_request = ?"
		   " WHERE guideline_id = ? AND state IN ('draft', 'review')",
		   TEXT(t->intro), TEXT(t->do_text), TEXT(t->dont_text),
		   TEXT(t->say_text), TEXT(t->spend_text),
		   money(t->spend_minor),
		   TEXT(t->spend_minor < 0 ? NULL : t->currency),
		   TEXT(t->escalate_text), TEXT(t->public_text),
		   TEXT(t->change_note), INT(t->author), TEXT(t->request_id),
		   INT(id)) > 0;
}

int64_t
guideline_add(
    struct db *db, struct arena *arena, const struct guideline_text *t)
{
	int64_t id = db_insert(db,
	    "INSERT INTO guideline (title, owner_id, review_on, created_at,"
	    " changed_by_request)"
	    " VALUES (?, ?, NULLIF(?, ''), UTC_TIMESTAMP(6), ?)",
	    TEXT(t->title), INT(t->owner), TEXT(t->review_on),
	    TEXT(t->request_id));

	if (!id)
		return 0;
	add_version(db, id, t);
	put_links(db, id, t);
	put_terms(db, arena, id, t);
	return id;
}

void
guideline_save(struct db *db, struct arena *arena, int64_t id,
    const struct guideline_text *t)
{
	db_change(db,
	    "UPDATE guideline SET title = ?, owner_id = ?,"
	    " review_on = NULLIF(?, ''), changed_by_request = ?,"
	    " state = IF(state IN ('retired', 'review'), 'draft', state)"
	    " WHERE id = ?",
	    TEXT(t->title), INT(t->owner), TEXT(t->review_on),
	    TEXT(t->request_id), INT(id));
	if (!change_draft(db, id, t))
		add_version(db, id, t);
	put_links(db, id, t);
	put_terms(db, arena, id, t);
}

const char *
guideline_lock(struct db *db, struct arena *arena, int64_t id)
{
	const struct row *row;

	if (!db_row(db, "SELECT id FROM guideline WHERE id = ? FOR UPDATE",
		INT(id)))
		return NULL;
	row = db_row(db,
	    "SELECT version, written_at FROM guideline_version"
	    " WHERE guideline_id = ? ORDER BY version DESC LIMIT 1",
	    INT(id));
	return row ? arena_format(arena, "%s %s", row_text(row, "version"),
			 row_text(row, "written_at"))
		   : "";
}

bool
guideline_review(struct db *db, int64_t id, bool back, const char *request_id)
{
	const char *from = back ? "review" : "draft";
	const char *to = back ? "draft" : "review";

	if (!db_change(db,
		"UPDATE guideline_version SET state = ?,"
		" changed_by_request = ?"
		" WHERE guideline_id = ? AND state = ?",
		TEXT(to), TEXT(request_id), INT(id), TEXT(from)))
		return false;
	db_change(db,
	    "UPDATE guideline SET changed_by_request = ?,"
	    " state = IF(state = 'published', state, ?) WHERE id = ?",
	    TEXT(request_id), TEXT(to), INT(id));
	return true;
}

bool
guideline_publish(
    struct db *db, int64_t id, int64_t staff, const char *request_id)
{
	const struct row *row = db_row(db,
	    "SELECT id FROM guideline_version"
	    " WHERE guideline_id = ? AND state = 'review'"
	    " ORDER BY version DESC LIMIT 1 FOR UPDATE",
	    INT(id));

	if (!row)
		return false;
	db_change(db,
	    "UPDATE guideline_version SET state = 'replaced',"
	    " changed_by_request = ?"
	    " WHERE guideline_id = ? AND state = 'published'",
	    TEXT(request_id), INT(id));
	db_change(db,
	    "UPDATE guideline_version SET state = 'published',"
	    " publisher_id = ?, published_at = UTC_TIMESTAMP(6),"
	    " changed_by_request = ? WHERE id = ?",
	    INT(staff), TEXT(request_id), INT(row_int(row, "id")));
	db_change(db,
	    "UPDATE guideline SET state = 'published', current_id = ?,"
	    " changed_by_request = ? WHERE id = ?",
	    INT(row_int(row, "id")), TEXT(request_id), INT(id));
	return true;
}

bool
guideline_retire(struct db *db, int64_t id, const char *request_id)
{
	if (!db_change(db,
		"UPDATE guideline SET state = 'retired', current_id = NULL,"
		" changed_by_request = ?"
		" WHERE id = ? AND state <> 'retired'",
		TEXT(request_id), INT(id)))
		return false;
	db_change(db,
	    "UPDATE guideline_version SET state = 'replaced',"
	    " changed_by_request = ?"
	    " WHERE guideline_id = ? AND state = 'published'",
	    TEXT(request_id), INT(id));
	return true;
}

bool
guideline_confirm(struct db *db, int64_t id, int64_t version, int64_t staff)
{
	if (!db_row(db,
		"SELECT id FROM guideline"
		" WHERE id = ? AND current_id = ? AND state = 'published'",
		INT(id), INT(version)))
		return false;
	db_change(db,
	    "INSERT IGNORE INTO guideline_ack (version_id, staff_id, at)"
	    " VALUES (?, ?, UTC_TIMESTAMP(6))",
	    INT(version), INT(staff));
	return true;
}
