/*
 * backup.c - what a backup must hold. Tables: those that may not lose a row,
 * audit_link, feedback_file.
 */
#include "model/backup.h"

#include "db/db.h"

const struct rows *
backup_counts(struct db *db)
{
	return db_rows(db,
	    "SELECT 'customer' AS name, COUNT(*) AS many FROM customer"
	    " UNION ALL SELECT 'order', COUNT(*) FROM `order`"
	    " UNION ALL SELECT 'order_line', COUNT(*) FROM order_line"
	    " UNION ALL SELECT 'event', COUNT(*) FROM event"
	    " UNION ALL SELECT 'feedback', COUNT(*) FROM feedback"
	    " UNION ALL SELECT 'feedback_message', COUNT(*)"
	    "   FROM feedback_message"
	    " UNION ALL SELECT 'feedback_file', COUNT(*) FROM feedback_file"
	    " UNION ALL SELECT 'guideline_version', COUNT(*)"
	    "   FROM guideline_version"
	    " UNION ALL SELECT 'staff', COUNT(*) FROM staff"
	    " UNION ALL SELECT 'audit', COUNT(*) FROM audit"
	    " UNION ALL SELECT 'audit_link', COUNT(*) FROM audit_link");
}

const struct row *
backup_head(struct db *db)
{
	return db_row(db,
	    "SELECT seq, HEX(hash) AS hash FROM audit_link"
	    " ORDER BY seq DESC LIMIT 1");
}

const struct row *
backup_link(struct db *db, int64_t seq)
{
	return db_row(db,
	    "SELECT HEX(hash) AS hash FROM audit_link WHERE seq = ?", INT(seq));
}

bool
backup_files(
    struct db *db, bool (*each)(void *, const struct row *), void *context)
{
	return db_each(db, each, context,
	    "SELECT path, LOWER(HEX(sha256)) AS sha256 FROM feedback_file"
	    " WHERE path <> '' ORDER BY id");
}
