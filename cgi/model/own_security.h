/*
 * own_security.h - a customer's own password, codes and sessions. Tables:
 * credential, recovery, portal_session. How these are checked: entry_login.h.
 */
#ifndef MODEL_OWN_SECURITY_H
#define MODEL_OWN_SECURITY_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/*
 * Columns: email, changed_at (of the password), app (1: an app gives codes),
 * offer (sealed, or NULL), recovery_count (codes left).
 */
const struct row *own_security_get(struct db *, int64_t customer);
/* Columns: id, created_at, seen_at, address, agent; the last used first. */
const struct rows *own_security_sessions(struct db *, int64_t customer);
/* False when the customer has no such session. */
bool own_security_end(struct db *, int64_t customer, int64_t session);

/* A secret for the phone that waits for its first code. */
void own_security_offer(struct db *, int64_t customer, const char *sealed);
/* It gave its code: from now on signing in needs one. */
void own_security_app(
    struct db *, int64_t customer, const char *sealed, int64_t step);
/* No codes any more, nor recovery codes. */
void own_security_app_off(struct db *, int64_t customer);
/* New recovery codes: first clear, then add each hash. */
void own_security_recovery_clear(struct db *, int64_t customer);
void own_security_recovery_add(
    struct db *, int64_t customer, const unsigned char *code_hash);

#endif
