/*
 * open_guideline.c - published words about how customers are treated. Table:
 * guideline (by its view open_guideline).
 */
#include "model/open_guideline.h"

#include "db/db.h"

const struct rows *
open_guideline_list(struct db *db)
{
	return db_rows(db,
	    "SELECT id, title, public_text FROM open_guideline"
	    " ORDER BY title, id LIMIT 100");
}
