/*
 * backup.h - what a backup must hold, so that a restored database can be
 * compared. Tables: those that may not lose a row, audit_link.
 */
#ifndef MODEL_BACKUP_H
#define MODEL_BACKUP_H

#include "base/rows.h"

struct db;

/* Columns: name (of a table), many (its rows). */
const struct rows *backup_counts(struct db *);
/* The audit chain's last link: columns seq, hash (hex); NULL: none yet. */
const struct row *backup_head(struct db *);
/* The link of that number: column hash (hex); NULL: it isn't there. */
const struct row *backup_link(struct db *, int64_t seq);
/* Each file that a row names: columns path (below data_dir), sha256 (hex). */
bool backup_files(
    struct db *, bool (*each)(void *, const struct row *), void *context);

#endif
