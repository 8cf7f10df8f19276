/*
 * check.h - is this server set as it should be, for `regulars check`.
 */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "base/rows.h"

struct db;

/* Columns: name, good (1 or 0), value, wanted, grave (1: data can be lost). */
const struct rows *check_settings(struct db *);
/*
 * What the link's own account may do and should not. Columns: table_name,
 * privilege. `program` is portal, staff, api, worker or sender.
 */
const struct rows *check_grants(struct db *, const char *program, bool reads);
/* Tables without an engine that keeps its word. Column: table_name. */
const struct rows *check_engines(struct db *);

#endif
