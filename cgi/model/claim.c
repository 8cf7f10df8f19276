/*
 * claim.c - codes that staff issue for a known history. Table: portal_code.
 */
#include "model/claim.h"

#include "db/db.h"

void
claim_issue(struct db *db, int64_t customer, const unsigned char *code_hash)
{
	db_change(db,
	    "INSERT INTO portal_code (purpose, customer_id, code_hash,"
	    " expires_at, created_at)"
	    " VALUES ('claim', ?, ?, UTC_TIMESTAMP(6) + INTERVAL ? DAY,"
	    " UTC_TIMESTAMP(6))",
	    INT(customer), BYTES((const char *)code_hash, 32), INT(CLAIM_DAYS));
}
