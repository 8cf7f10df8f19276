/*
 * overview.c - how the machinery is, for admins. Tables: heartbeat, job,
 * outbox, import_batch, staff, audit, audit_link.
 */
#include "model/overview.h"

#include "db/db.h"

#define COUNT(from)                                                            \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM " from " LIMIT 1000) AS some)"

const struct row *
overview_get(struct db *db)
{
	return db_row(db,
	    "SELECT (SELECT TIMESTAMPDIFF(SECOND, at, UTC_TIMESTAMP(6))"
	    "          FROM heartbeat WHERE program = 'worker')"
	    "         AS worker_seconds,"
	    "       (SELECT TIMESTAMPDIFF(SECOND, at, UTC_TIMESTAMP(6))"
	    "          FROM heartbeat WHERE program = 'sender')"
	    "         AS sender_seconds," COUNT("job WHERE state = 'waiting'") " AS jobs_waiting," COUNT("job WHERE state = 'dead'") " AS jobs_dead," COUNT("outbox WHERE state = 'waiting'") " AS mails_waiting," COUNT("outbox WHERE state = 'held'") " AS mails_held," COUNT("outbox WHERE state IN ('failed', 'bounced')") " AS mails_failed," COUNT("import_batch WHERE state = 'running'") " AS imports_running," COUNT(
		"staff WHERE state = 'active'") " AS staff_active," COUNT("staff WHERE state = 'invited'") " AS staff_invited," COUNT("audit WHERE id > (SELECT IFNULL(MAX(audit_id), 0)"
																      " FROM audit_link)") " AS audit_unlinked");
}
