/*
 * replica.h - how far a replica is.
 */
#ifndef MODEL_REPLICA_H
#define MODEL_REPLICA_H

#include <stdbool.h>

struct db;

/* True once the server has that GTID; false after so many seconds without. */
bool replica_wait(struct db *, const char *gtid, int seconds);
/* How far the primary is; "" where it keeps no binary log. */
const char *replica_head(struct db *);

#endif
