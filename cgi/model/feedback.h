/*
 * feedback.h - what customers say, as staff read, answer and close it.
 */
#ifndef MODEL_FEEDBACK_H
#define MODEL_FEEDBACK_H

#include "base/arena.h"
#include "base/rows.h"

#include <stdbool.h>

struct db;

/* What the inbox is asked for; "" leaves all. */
struct feedback_filter {
	const char *state;  /* todo (new, open), new, open, answered, closed */
	const char *rating; /* low (1, 2), middle, high (4, 5), none */
	const char *topic;
	const char *age;   /* "1", "3", "7": older than so many days */
	const char *who;   /* mine, nobody */
	const char *words; /* full text */
	int64_t me;
	const char *after; /* place of a row, or NULL: the start */
	bool back;
	int64_t size;
};

/*
 * Newest first. Columns: id, said_at, topic, rating, mood, words (the body's
 * first 200 characters), state, outcome, customer_id, customer (the name, or
 * the one given), assigned, messages (how many), place.
 */
const struct rows *feedback_list(
    struct db *, struct arena *, const struct feedback_filter *);
/* The same for a table, with body whole; at most size rows. */
bool feedback_each(struct db *, struct arena *, const struct feedback_filter *,
    bool (*each)(void *, const struct row *), void *context);
/* Columns todo, mine, nobody: how many wait, at most 1,000 each. */
const struct row *feedback_counts(struct db *, int64_t me);

/*
 * Columns: id, said_at, customer_id, topic, rating, mood, body, lang, about,
 * contact_by, contact_name, contact_email, contact_phone, state, outcome,
 * assigned_id, assigned, situation_id, taught, first_answer_at, closed_at,
 * order_id, order_number, product, customer, customer_lang, customer_state,
 * customer_kind, seen (mark of what is there now, for feedback_lock()).
 */
const struct row *feedback_get(struct db *, int64_t id);
/* Columns: id, said_at, kind, staff, body, followed, reason, spent_minor,
 * currency, guideline_id, guideline, version. Oldest first. */
const struct rows *feedback_messages(struct db *, int64_t id);
/* Columns: id, name, media_type, size. */
const struct rows *feedback_files(struct db *, int64_t id);
/* Columns: name, media_type, path. NULL when unknown. */
const struct row *feedback_file(struct db *, int64_t id, int64_t file);
/* The customer's timeline before it: a timeline's columns, five rows. */
const struct rows *feedback_before(struct db *, int64_t customer, int64_t id);
/* Who may answer: columns value (id), label (name). */
const struct rows *feedback_staff(struct db *);
/* Id of the one to treat after this one (late ones first), 0: none. */
int64_t feedback_next(struct db *, int64_t me, int64_t id);

/*
 * Locks it for the rest of the transaction. Columns: state, topic,
 * customer_id, assigned_id, seen. NULL when unknown.
 */
const struct row *feedback_lock(struct db *, int64_t id);
/* What was said after `seen`: columns kind, staff, said_at of the newest
 * answer or reply; NULL when there is none. */
const struct row *feedback_since(struct db *, int64_t id, int64_t seen);

struct feedback_answer {
	int64_t id, customer, staff;
	const char *topic, *body;
	int64_t version; /* the guideline's that was shown; 0: none */
	const char *followed, *reason;
	int64_t spent;        /* minor units; 0: nothing */
	const char *currency; /* of what was spent */
};

/* The message's id. The state becomes answered. */
int64_t feedback_answer(
    struct db *, struct arena *, const struct feedback_answer *);
void feedback_note(struct db *, struct arena *, int64_t id, int64_t customer,
    int64_t staff, const char *body);
/* staff 0: nobody. A new one that somebody takes is open. */
void feedback_assign(struct db *, int64_t id, int64_t staff);
void feedback_close(struct db *, int64_t id, const char *outcome);
/* Staff say which situation it is; the match learns from it. */
void feedback_teach(struct db *, int64_t id, int64_t situation);
/* The situation that was answered as, where nobody chose one. */
void feedback_situation(struct db *, int64_t id, int64_t situation);

#endif
