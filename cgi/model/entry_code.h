/*
 * entry_code.h - six digits sent by mail, which prove an address. Table:
 * portal_code.
 *
 * A code works only in the browser that asked (visitor: 32 bytes), for ten
 * minutes, five tries and once. A row is made for every address, whether
 * anybody has it or not. The newest row of a browser and purpose counts.
 */
#ifndef MODEL_ENTRY_CODE_H
#define MODEL_ENTRY_CODE_H

#include "base/rows.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* purpose: "join", "reset" or "email"; customer 0: not known (yet). */
void entry_code_add(struct db *, const char *purpose, const char *email,
    int64_t customer, const unsigned char *visitor,
    const unsigned char *code_hash);
/*
 * Columns: id, email, customer_id, proved (1: the code was given, which holds
 * for half an hour). NULL: none that still lives.
 */
const struct row *entry_code_latest(
    struct db *, const char *purpose, const unsigned char *visitor);
/*
 * Counts a try, before anything is compared and whatever becomes of the
 * request. False: there were five.
 */
bool entry_code_try(struct db *, int64_t id);
/* Is it the one? Then the row is proved. */
bool entry_code_prove(struct db *, int64_t id, const unsigned char *code_hash);
/* What was proved is used up. False: somebody was faster. */
bool entry_code_close(struct db *, int64_t id);
/*
 * A code that staff issued (model/claim.h): the customer whose history it
 * claims, used up by this. 0: no such code, too old, or used.
 */
int64_t entry_code_claim(struct db *, const unsigned char *code_hash);

#endif
