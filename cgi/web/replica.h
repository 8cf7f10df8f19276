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

#endif
