/*
 * import_undo.h - what import_undo.c and import_undo_people.c share.
 */
#ifndef MODEL_IMPORT_UNDO_H
#define MODEL_IMPORT_UNDO_H

#include "model/import_chunk.h"

struct arena;

enum { UNDO_AT_ONCE = 2000 };

struct undo {
	struct db *db;
	struct arena *arena;
	int64_t batch;
	int64_t removed, restored;
	struct import_alive alive;
	struct import_progress progress;
};

/*
 * Takes back some objects of the batch with ids after `after`; returns the
 * last id it looked at, 0 when there are no more.
 */
typedef int64_t import_undo_step(struct undo *, int64_t after);

/* Customers' columns that the batch changed and nobody since. */
import_undo_step import_undo_changes;
/* E-mails, phones and cards it added to customers, unless proved since. */
import_undo_step import_undo_identifiers;
/* Customers it made of whom nothing else is known. */
import_undo_step import_undo_customers;
/* Names of products it changed. */
import_undo_step import_undo_names;
/* Products it made that nothing refers to. */
import_undo_step import_undo_products;

#endif
