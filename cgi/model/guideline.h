/*
 * guideline.h - how staff treat customers in some situations: what readers
 * see. Writing is model/guideline_edit.h.
 */
#ifndef MODEL_GUIDELINE_H
#define MODEL_GUIDELINE_H

#include "base/arena.h"
#include "base/rows.h"

#include <stdbool.h>

struct db;

/*
 * The published guideline for a situation, with its version. Columns: id,
 * title, review_on, owner, version_id, version, intro, do_text, dont_text,
 * say_text, spend_text, spend_minor, currency, escalate_text, public_text,
 * published_at. NULL when there is none.
 */
const struct row *guideline_for(struct db *, int64_t situation);
/* The same, of the version that was shown, whatever became of it since. */
const struct row *guideline_version(struct db *, int64_t version);

/*
 * How feedback ended that was handled by this guideline: columns n, good.
 * Closed ones that were answered with a version of it, followed; not those
 * that wanted no answer. Good is every end but "unsolved".
 */
const struct row *guideline_outcome(struct db *, int64_t id);

/* "" leaves all. */
struct guideline_filter {
	const char *words; /* full text */
	const char *mood;  /* of one of its situations */
	const char *state; /* draft, review, published, retired */
	const char *who;   /* confirm: I have to; overdue: to be read again */
	int64_t me;
	const char *after; /* place of a row, or NULL: the start */
	bool back;
	int64_t size;
};

/*
 * By title. Columns: id, title, state, moods ("negative,positive"), version
 * (published, or NULL), published_at, review_on, overdue (1 or 0), owner,
 * drafted (a newer version is being written: 1 or 0), needed, confirmed (how
 * many), mine (1: I have to confirm it), confirmed_at (when I did), place.
 */
const struct rows *guideline_list(
    struct db *, struct arena *, const struct guideline_filter *);
bool guideline_each(struct db *, struct arena *,
    const struct guideline_filter *, bool (*each)(void *, const struct row *),
    void *context);
/* Published ones whose review-by date is past: columns id, title, review_on. */
const struct rows *guideline_overdue(struct db *);
/* How many I have to confirm. */
int64_t guideline_waiting(struct db *, int64_t me);

/*
 * Columns: id, title, state, owner_id, owner, review_on, overdue, current_id,
 * last_id (the newest version), last_version, last_state, needed, confirmed,
 * mine, confirmed_at. NULL when unknown.
 */
const struct row *guideline_get(struct db *, int64_t id, int64_t me);
/* Columns: id, name, mood. */
const struct rows *guideline_situations(struct db *, int64_t id);
/* Columns: role, needed, confirmed, missing (names, or NULL). */
const struct rows *guideline_readers(struct db *, int64_t id);
/*
 * Newest first. Columns: id, version, state, change_note, author, written_at,
 * publisher, published_at, place (the id).
 */
const struct rows *guideline_versions(struct db *, int64_t id);
/* Who may own one, all who work here: columns value (id), label (name). */
const struct rows *guideline_owners(struct db *);
/* That version of that guideline, with guideline_for()'s columns and state,
 * change_note, written_at, author; NULL when it has none. */
const struct row *guideline_numbered(struct db *, int64_t id, int64_t version);

#endif
