/*
 * erase.c - customers who want their data gone.
 */
#include "model/erase.h"

#include "db/db.h"

int64_t
erase_due(struct db *db)
{
	const struct row *row = db_row(db,
	    "SELECT customer_id FROM erasure"
	    " WHERE state = 'asked' AND due_at <= UTC_TIMESTAMP(6)"
	    " ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED");

	return row ? row_int(row, "customer_id") : 0;
}

const struct rows *
erase_files(struct db *db, int64_t customer)
{
	return db_rows(db,
	    "SELECT path FROM feedback_file"
	    "  JOIN feedback ON feedback.id = feedback_id"
	    " WHERE customer_id = ?",
	    INT(customer));
}

/* Ways to sign in and ways to reach. */
static void
erase_access(struct db *db, int64_t id)
{
	db_change(db, "DELETE FROM identifier WHERE customer_id = ?", INT(id));
	db_change(db, "DELETE FROM credential WHERE customer_id = ?", INT(id));
	db_change(db, "DELETE FROM recovery WHERE customer_id = ?", INT(id));
	db_change(
	    db, "DELETE FROM portal_session WHERE customer_id = ?", INT(id));
	db_change(db, "DELETE FROM portal_code WHERE customer_id = ?", INT(id));
	db_change(
	    db, "DELETE FROM customer_contact WHERE customer_id = ?", INT(id));
	db_change(
	    db, "DELETE FROM customer_contact WHERE company_id = ?", INT(id));
}

/* Mails of before joining know an address only, of after it a customer. */
#define MAIL_BLANK(which)                                                      \
	"UPDATE " which " SET to_address = '', to_name = '', subject = '',"    \
	" text_body = '', html_body = '', masked_body = NULL,"                 \
	" last_error = NULL,"                                                  \
	" outbox.state = IF(outbox.state IN ('held', 'waiting'), 'failed',"    \
	"   outbox.state)"

/* What the customer said and what was answered; the row stays for counts. */
static void
erase_words(struct db *db, int64_t id)
{
	db_change(db,
	    "UPDATE feedback JOIN feedback_message"
	    "    ON feedback_message.feedback_id = feedback.id"
	    "   SET feedback_message.body = '', feedback_message.reason = ''"
	    " WHERE feedback.customer_id = ?",
	    INT(id));
	db_change(db,
	    "DELETE feedback_file FROM feedback"
	    "  JOIN feedback_file ON feedback_file.feedback_id = feedback.id"
	    " WHERE feedback.customer_id = ?",
	    INT(id));
	db_change(db,
	    "DELETE search_term FROM feedback"
	    "  JOIN search_term ON search_term.kind = 'feedback'"
	    "   AND search_term.object_id = feedback.id"
	    " WHERE feedback.customer_id = ?",
	    INT(id));
	db_change(db,
	    "UPDATE feedback SET body = '', about = '', lang = '',"
	    " contact_by = 'none', contact_name = '', contact_email = '',"
	    " contact_phone = '' WHERE customer_id = ?",
	    INT(id));
	db_change(db, MAIL_BLANK("outbox") " WHERE customer_id = ?", INT(id));
	db_change(db,
	    MAIL_BLANK(
		"identifier JOIN outbox ON to_address = value") " WHERE identifier.customer_id = ? AND identifier.kind = 'email'",
	    INT(id));
}

/* The timeline keeps when and how much, not what was said. */
static void
erase_history(struct db *db, int64_t id)
{
	db_change(
	    db, "DELETE FROM customer_note WHERE customer_id = ?", INT(id));
	db_change(db,
	    "UPDATE event SET reference = '', detail = '' WHERE customer_id = ?"
	    " AND kind NOT IN ('order', 'return', 'adjustment')",
	    INT(id));
	db_change(db,
	    "UPDATE customer_change SET before_text = NULL, after_text = NULL"
	    " WHERE customer_id = ?",
	    INT(id));
	/* Or taking back an import would bring it back. */
	db_change(db,
	    "DELETE FROM import_undo WHERE kind = 'customer'"
	    " AND object_id = ?",
	    INT(id));
	db_change(db,
	    "DELETE FROM search_term WHERE kind = 'customer'"
	    " AND object_id = ?",
	    INT(id));
}

void
erase_customer(struct db *db, int64_t customer)
{
	erase_words(db, customer);
	erase_access(db, customer);
	erase_history(db, customer);
	db_change(db,
	    "UPDATE customer SET name = '', lang = '', zone = '', theme = '',"
	    " country = '', address = NULL, erased_at = UTC_TIMESTAMP(6)"
	    " WHERE id = ?",
	    INT(customer));
	db_change(db,
	    "UPDATE erasure SET state = 'done', done_at = UTC_TIMESTAMP(6)"
	    " WHERE customer_id = ? AND state = 'asked'",
	    INT(customer));
}
