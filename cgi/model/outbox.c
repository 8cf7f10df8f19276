/*
 * outbox.c - mails on their way out. Table: outbox.
 */
#include "model/outbox.h"

#include "db/db.h"

int64_t
outbox_add(struct db *db, const struct outbox_mail *m)
{
	return db_insert(db,
	    "INSERT INTO outbox (message_id, template, to_address, to_name,"
	    " lang, subject, text_body, html_body, masked_body, state, run_at,"
	    " customer_id, staff_id, cause_kind, cause_id, created_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, IF(?, 'held', 'waiting'),"
	    " UTC_TIMESTAMP(6), ?, ?, ?, ?, UTC_TIMESTAMP(6))",
	    TEXT(m->message_id), TEXT(m->template), TEXT(m->to),
	    TEXT(m->to_name ? m->to_name : ""), TEXT(m->lang), TEXT(m->subject),
	    TEXT(m->text), TEXT(m->html ? m->html : ""), TEXT(m->masked),
	    INT(m->held), ID(m->customer), ID(m->staff),
	    TEXT(m->cause_kind ? m->cause_kind : ""), ID(m->cause));
}

uint64_t
outbox_release(struct db *db)
{
	return db_change(db,
	    "UPDATE outbox SET state = 'waiting', run_at = UTC_TIMESTAMP(6)"
	    " WHERE state = 'sending' AND lease_at < UTC_TIMESTAMP(6)");
}

const struct row *
outbox_take(struct db *db, int64_t lease)
{
	const struct row *row = db_row(db,
	    "SELECT id, message_id, to_address, to_name, subject, text_body,"
	    " html_body, tries + 1 AS tries, created_at"
	    "  FROM outbox"
	    " WHERE state = 'waiting' AND run_at <= UTC_TIMESTAMP(6)"
	    " ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED");

	if (row)
		db_change(db,
		    "UPDATE outbox SET state = 'sending', tries = tries + 1,"
		    " lease_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
		    " WHERE id = ?",
		    INT(lease), INT(row_int(row, "id")));
	return row;
}

void
outbox_sent(struct db *db, int64_t id, const char *words)
{
	/* masked_body stays: it tells that there was a secret. */
	db_change(db,
	    "UPDATE outbox SET state = 'sent', sent_at = UTC_TIMESTAMP(6),"
	    " lease_at = NULL, last_error = LEFT(?, 500),"
	    " text_body = IFNULL(masked_body, text_body),"
	    " html_body = IF(masked_body IS NULL, html_body, '')"
	    " WHERE id = ? AND state IN ('sending', 'waiting')",
	    TEXT(words), INT(id));
}

void
outbox_later(struct db *db, int64_t id, const char *why)
{
	db_change(db,
	    "UPDATE outbox SET state = IF(created_at < UTC_TIMESTAMP(6)"
	    "   - INTERVAL 5 DAY, 'failed', 'waiting'),"
	    " lease_at = NULL, last_error = LEFT(?, 500),"
	    " run_at = UTC_TIMESTAMP(6) + INTERVAL"
	    "   LEAST(14400, 5 * POW(3, LEAST(tries - 1, 10)))"
	    "   * (0.9 + RAND() * 0.2) SECOND"
	    " WHERE id = ? AND state = 'sending'",
	    TEXT(why), INT(id));
}

void
outbox_bounced(struct db *db, int64_t id, const char *why)
{
	db_change(db,
	    "UPDATE outbox SET state = 'bounced', lease_at = NULL,"
	    " last_error = LEFT(?, 500) WHERE id = ? AND state = 'sending'",
	    TEXT(why), INT(id));
}

void
outbox_failed(struct db *db, int64_t id, const char *why)
{
	db_change(db,
	    "UPDATE outbox SET state = 'failed', lease_at = NULL,"
	    " last_error = LEFT(?, 500) WHERE id = ? AND state = 'sending'",
	    TEXT(why), INT(id));
}
