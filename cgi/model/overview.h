/*
 * overview.h - how the machinery is, for admins.
 */
#ifndef MODEL_OVERVIEW_H
#define MODEL_OVERVIEW_H

#include "base/rows.h"

struct db;

/*
 * Counts of at most 1,000 each. Columns: worker_seconds, sender_seconds (since
 * last alive; NULL: never), jobs_waiting, jobs_dead, mails_waiting,
 * mails_held, mails_failed, imports_running, staff_active, staff_invited,
 * audit_unlinked.
 */
const struct row *overview_get(struct db *);

#endif
