/*
 * open_guideline.h - what customers may read of the guidelines.
 */
#ifndef MODEL_OPEN_GUIDELINE_H
#define MODEL_OPEN_GUIDELINE_H

#include "base/rows.h"

struct db;

/* Columns: id, title, public_text (Markdown); by title. */
const struct rows *open_guideline_list(struct db *);

#endif
