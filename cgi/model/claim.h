/*
 * claim.h - codes that staff issue to somebody whose history they know: with
 * it, a verified address joins that history. Table: portal_code.
 */
#ifndef MODEL_CLAIM_H
#define MODEL_CLAIM_H

#include <stdint.h>

struct db;

enum { CLAIM_DAYS = 14 };

/*
 * code_hash: request_hash(r, "claim", totp_recovery_plain(code)) of a
 * totp_recovery() code, which is shown once.
 */
void claim_issue(struct db *, int64_t customer, const unsigned char *code_hash);

#endif
