/*
 * schema.h - the schema's steps, and whether this server may be trusted.
 * Table: migration.
 */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/rows.h"

#include <stdbool.h>

struct arena;
struct db;

/* The last file of sql/migrations that this build was made with. */
extern const char schema_last[];

/*
 * Carries out what is missing of the files in `folder`, in order: one
 * statement is one step, recorded when done, so that a run that was killed
 * goes on where it was. False after a line on standard error.
 */
bool schema_migrate(struct db *, struct arena *, const char *folder);
/*
 * NULL when programs may work here, else a sentence: another schema, or
 * settings that can lose an acknowledged write (unless `unsafe`).
 */
const char *schema_problem(struct db *, struct arena *, bool unsafe);

#endif
