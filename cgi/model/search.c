/*
 * search.c - terms of what can be searched. Table: search_term.
 */
#include "model/search.h"

#include "base/json.h"
#include "base/term.h"

/* One statement for all terms: they travel as one JSON list. */
void
search_add(struct db *db, struct arena *arena, const char *kind, int64_t id,
    const char *text)
{
	struct term_list list = term_split(arena, text);
	struct buffer words = { .arena = arena };
	struct json_out out = { .to = &words };

	if (!list.count)
		return;
	json_open(&out, NULL, '[');
	for (size_t i = 0; i < list.count; i++)
		json_add_text(&out, NULL, list.terms[i].text);
	json_close(&out);
	db_change(db,
	    "INSERT IGNORE INTO search_term (kind, term, object_id)"
	    " SELECT ?, word.term, ?"
	    "  FROM JSON_TABLE(?, '$[*]' COLUMNS ("
	    "    term VARCHAR(48) COLLATE utf8mb4_nopad_bin PATH '$')) AS word"
	    " WHERE word.term IS NOT NULL",
	    TEXT(kind), INT(id), TEXT(words.text));
}

void
search_drop(struct db *db, const char *kind, int64_t id)
{
	db_change(db,
	    "DELETE FROM search_term WHERE kind = ? AND object_id = ?",
	    TEXT(kind), INT(id));
}

void
search_put(struct db *db, struct arena *arena, const char *kind, int64_t id,
    const char *text)
{
	search_drop(db, kind, id);
	search_add(db, arena, kind, id, text);
}
