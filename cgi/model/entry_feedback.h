/*
 * entry_feedback.h - feedback of somebody who isn't signed in.
 */
#ifndef MODEL_ENTRY_FEEDBACK_H
#define MODEL_ENTRY_FEEDBACK_H

#include "model/said.h"

/* The new id; file may be NULL. */
int64_t entry_feedback_add(struct db *, struct arena *, const struct said *,
    const struct said_file *file);

#endif
