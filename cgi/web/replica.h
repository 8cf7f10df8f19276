/*
 * replica.h - reading from a replica without missing one's own writes. For
 * serve.c; nothing happens while setting db_read_socket is empty.
 */
#ifndef WEB_REPLICA_H
#define WEB_REPLICA_H

#include "web/page.h"

/* After a COMMIT: its GTID goes along in a signed cookie for 60 s. */
void replica_mark(struct request *);
/*
 * The link to read from: the replica once it has what this visitor wrote,
 * the primary where it lags by more than a second or doesn't answer.
 */
struct db *replica_link(struct request *);
/*
 * After trouble: was it the replica's? Then it is logged, left alone for a
 * few seconds, and the request goes on with the primary.
 */
bool replica_failed(struct request *);

#endif
