/*
 * erase.h - customers who want their data gone. Tables: erasure, and all that
 * name a personal datum in a column's comment.
 *
 * Orders stay with their amounts and numbers, because books have to be kept,
 * but lead to a customer without a name. Audit rows hold ids only and stay.
 */
#ifndef MODEL_ERASE_H
#define MODEL_ERASE_H

#include "base/rows.h"

struct db;

/* The customer whose wish is due, or 0. Locks the wish: in a transaction. */
int64_t erase_due(struct db *);
/* Files to be removed once this is committed. Column: path. */
const struct rows *erase_files(struct db *, int64_t customer);
/* All of it, and the wish is done. */
void erase_customer(struct db *, int64_t customer);

#endif
