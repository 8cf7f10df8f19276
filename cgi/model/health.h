/*
 * health.h - are database, worker and sender alive? Table: heartbeat.
 */
#ifndef MODEL_HEALTH_H
#define MODEL_HEALTH_H

#include "base/rows.h"

struct db;

/* Columns: schema_known, worker_seconds, sender_seconds (since last alive). */
const struct row *health_get(struct db *);
/* The program says that it lives. */
void health_beat(struct db *, const char *program);

#endif
