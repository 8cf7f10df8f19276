/*
 * entry_feedback.c - what a passer-by says. Table: feedback.
 */
#include "model/entry_feedback.h"

int64_t
entry_feedback_add(struct db *db, struct arena *arena, const struct said *s,
    const struct said_file *file)
{
	int64_t id = said_put(db, arena, 0, s);

	if (id && file)
		said_put_file(db, id, file);
	return id;
}
