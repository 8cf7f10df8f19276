/*
 * guideline_edit.h - writing guidelines: draft, review, published, retired.
 */
#ifndef MODEL_GUIDELINE_EDIT_H
#define MODEL_GUIDELINE_EDIT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

struct guideline_text {
	const char *title;
	int64_t owner;
	const char *review_on; /* YYYY-MM-DD, or "" */
	const int64_t *situations;
	size_t situation_count;
	const char *const *roles; /* ends with NULL */
	/* Of the version, Markdown. */
	const char *intro, *do_text, *dont_text, *say_text, *spend_text;
	int64_t spend_minor; /* below 0: nothing set */
	const char *currency;
	const char *escalate_text, *public_text, *change_note;
	int64_t author;
	const char *request_id;
};

/* The new guideline's id; its version 1 is a draft. */
int64_t guideline_add(
    struct db *, struct arena *, const struct guideline_text *);
/*
 * Into the draft there is, or a new version when the last one is published.
 * Title, owner, date, situations and readers hold at once.
 */
void guideline_save(
    struct db *, struct arena *, int64_t id, const struct guideline_text *);
/*
 * Locks the guideline for the rest of the transaction and says which version
 * is the last and when it was written: "3 2026-11-20 13:05:00.000000". NULL
 * when there is no such guideline.
 */
const char *guideline_lock(struct db *, struct arena *, int64_t id);

/* The draft goes to review, or back. False: there is none. */
bool guideline_review(
    struct db *, int64_t id, bool back, const char *request_id);
/* The version under review is the one that holds. False: there is none. */
bool guideline_publish(
    struct db *, int64_t id, int64_t staff, const char *request_id);
/* It holds no longer; a retired one may be written anew. */
bool guideline_retire(struct db *, int64_t id, const char *request_id);
/* "Read and understood" of the version that holds. False: not that one. */
bool guideline_confirm(struct db *, int64_t id, int64_t version, int64_t staff);

#endif
