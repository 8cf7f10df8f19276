/*
 * manifest.h - what a backup holds, in its manifest.json: written last, so
 * that a folder without one is no backup.
 *
 *	{ "made_at": "2026-11-22T12:00:00Z", "schema": "0009_plan.sql",
 *	  "counts": [ { "table": "customer", "before": 3, "after": 3 } ],
 *	  "head": { "seq": 17, "hash": "5F…" },		(or null)
 *	  "files": [ { "path": "database/ibdata1", "size": 1, "sha256": "…" } ]
 *}
 */
#ifndef JOB_MANIFEST_H
#define JOB_MANIFEST_H

#include "base/rows.h"

#include <jansson.h>
#include <stdbool.h>

struct arena;
struct db;

/* The state of the database, taken before and after its files are. */
struct manifest_state {
	const struct rows *before, *after; /* of backup_counts() */
	const struct row *head;            /* of backup_head(), before */
};

/*
 * Hashes every file of the backup in `folder` and writes the manifest. Its own
 * SHA-256 in hex, or NULL with errno.
 */
const char *manifest_write(
    struct arena *, const char *folder, const struct manifest_state *);
/* NULL after a sentence on standard error; json_decref() it. */
json_t *manifest_read(struct arena *, const char *folder);
/*
 * Compares every file with the manifest, and says on standard error which
 * don't fit. The number of files, -1 when any is missing, changed or new.
 */
int64_t manifest_check(struct arena *, const char *folder, json_t *);

#endif
