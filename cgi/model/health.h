/*
 * health.h - are database, worker and sender alive? Table: heartbeat.
 */
#ifndef MODEL_HEALTH_H
#define MODEL_HEALTH_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/* Columns: schema_known, worker_seconds, sender_seconds (since last alive). */
const struct row *health_get(struct db *);
/*
 * To compare a replica with the primary: columns beat_ms (when worker or sender
 * last said so, since 1970), acknowledging (replicas that acknowledge each
 * commit; NULL where that isn't asked for).
 */
const struct row *health_copy(struct db *);
/* The worker says whether the disk is nearly full. */
void health_disk(struct db *, bool low);
bool health_disk_low(struct db *);
/* Where the server keeps its files: column folder. */
const struct row *health_folder(struct db *);
/* The program says that it lives. */
void health_beat(struct db *, const char *program);

#endif
