/*
 * outbox_read.c - the outbox as admins see it. Table: outbox.
 */
#include "model/outbox.h"

#include "db/db.h"
#include "model/filter.h"

const struct rows *
outbox_list(struct db *db, const char *state, const char *to, int64_t after,
    bool back, int64_t size)
{
	struct filter f;

	filter_start(&f,
	    "SELECT id, template, to_address, to_name, lang,"
	    " subject, state, run_at, tries, last_error, created_at, sent_at,"
	    " masked_body IS NOT NULL AS secret"
	    "  FROM outbox WHERE 1");
	filter_when(&f, *state, " AND state = ?", TEXT(state));
	filter_when(&f, *to, " AND to_address = ?", TEXT(to));
	filter_when(&f, after && !back, " AND id < ?", INT(after));
	filter_when(&f, after && back, " AND id > ?", INT(after));
	filter_when(&f, back, " ORDER BY id LIMIT ?", INT(size));
	filter_when(&f, !back, " ORDER BY id DESC LIMIT ?", INT(size));
	return filter_rows(&f, db);
}

const struct row *
outbox_get(struct db *db, int64_t id, bool open)
{
	return db_row(db,
	    "SELECT id, message_id, template, to_address, to_name, lang,"
	    " subject, state, run_at, tries, last_error, created_at, sent_at,"
	    " masked_body IS NOT NULL AS secret,"
	    " IF(?, text_body, IFNULL(masked_body, text_body)) AS text_body,"
	    " IF(? OR masked_body IS NULL, html_body, '') AS html_body,"
	    " cause_kind, cause_id, customer_id, staff_id"
	    "  FROM outbox WHERE id = ?",
	    INT(open), INT(open), INT(id));
}

const struct rows *
outbox_counts(struct db *db)
{
	return db_rows(db,
	    "SELECT 'held' AS state, COUNT(*) AS many FROM (SELECT 1 FROM"
	    "   outbox WHERE state = 'held' LIMIT 1000) AS held"
	    " UNION ALL SELECT 'waiting', COUNT(*) FROM (SELECT 1 FROM outbox"
	    "   WHERE state IN ('waiting', 'sending') LIMIT 1000) AS waiting"
	    " UNION ALL SELECT 'bounced', COUNT(*) FROM (SELECT 1 FROM outbox"
	    "   WHERE state = 'bounced' LIMIT 1000) AS bounced"
	    " UNION ALL SELECT 'failed', COUNT(*) FROM (SELECT 1 FROM outbox"
	    "   WHERE state = 'failed' LIMIT 1000) AS failed");
}

bool
outbox_retry(struct db *db, int64_t id)
{
	return db_change(db,
		   "UPDATE outbox SET state = 'waiting', tries = 0,"
		   " run_at = UTC_TIMESTAMP(6)"
		   " WHERE id = ? AND state IN ('held', 'failed', 'bounced')",
		   INT(id)) == 1;
}
