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

#endif
