/*
 * said.c - feedback taken in. Tables: feedback, feedback_file, event.
 */
#include "model/said.h"

#include "base/utf8.h"
#include "db/db.h"
#include "model/search.h"

#include <string.h>

enum { DETAIL = 200 }; /* characters of the words on the timeline */

/* A rating speaks, a topic leans: praise with 2 stars is neither. */
const char *
said_mood(const char *topic, int64_t rating)
{
	int sum = 0;

	if (rating)
		sum = rating > 3 ? 1 : rating < 3 ? -1 : 0;
	if (strcmp(topic, "praise") == 0)
		sum++;
	else if (strcmp(topic, "problem") == 0)
		sum--;
	return sum > 0 ? "positive" : sum < 0 ? "negative" : "neutral";
}

void
said_event(struct db *db, int64_t customer, const char *kind, int64_t feedback,
    const char *source_key, const char *topic, const char *words, int64_t staff)
{
	if (!customer)
		return;
	db_insert(db,
	    "INSERT IGNORE INTO event (customer_id, at, kind, visible,"
	    " object_id, reference, detail, staff_id, source, source_key)"
	    " VALUES (?, UTC_TIMESTAMP(6), ?, ?, ?, ?, LEFT(?, ?), ?,"
	    " 'feedback', ?)",
	    INT(customer), TEXT(kind), INT(strcmp(kind, "note") != 0),
	    INT(feedback), TEXT(topic), TEXT(words), INT(DETAIL), ID(staff),
	    TEXT(source_key));
	db_change(db,
	    "UPDATE customer SET last_at = UTC_TIMESTAMP(6) WHERE id = ?",
	    INT(customer));
}

static int64_t
insert(struct db *db, int64_t customer, const struct said *s)
{
	return db_insert(db,
	    "INSERT INTO feedback (customer_id, at, topic, rating, mood, body,"
	    " lang, order_id, product_id, about, contact_by, contact_name,"
	    " contact_email, contact_phone)"
	    " VALUES (?, UTC_TIMESTAMP(6), ?, NULLIF(?, 0), ?, ?, ?,"
	    " ?, ?, ?, ?, ?, ?, ?)",
	    ID(customer), TEXT(s->topic), INT(s->rating),
	    TEXT(said_mood(s->topic, s->rating)), TEXT(s->body), TEXT(s->lang),
	    ID(s->order_id), ID(s->product_id), TEXT(s->about),
	    TEXT(s->contact_by), TEXT(s->contact_name), TEXT(s->contact_email),
	    TEXT(s->contact_phone));
}

int64_t
said_put(
    struct db *db, struct arena *arena, int64_t customer, const struct said *s)
{
	int64_t id = insert(db, customer, s);

	if (!id)
		return 0;
	search_put(db, arena, "feedback", id,
	    arena_format(
		arena, "%s %s %s", s->body, s->about, s->contact_name));
	said_event(db, customer, "feedback", id,
	    arena_format(arena, "said-%lld", (long long)id), s->topic, s->body,
	    0);
	return id;
}

void
said_put_file(struct db *db, int64_t feedback, const struct said_file *f)
{
	db_insert(db,
	    "INSERT INTO feedback_file"
	    " (feedback_id, name, media_type, size, sha256, path)"
	    " VALUES (?, ?, ?, ?, ?, ?)",
	    INT(feedback), TEXT(f->name), TEXT(f->media_type), INT(f->size),
	    BYTES((const char *)f->sha256, 32), TEXT(f->path));
}
