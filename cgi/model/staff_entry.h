/*
 * staff_entry.h - how staff get in: password, codes, one-time links. Tables:
 * staff, staff_credential, staff_recovery, staff_link.
 *
 * Hashes are 32 bytes. TOTP secrets are sealed texts: for the row of
 * staff_credential or staff_link that bears the person's id.
 */
#ifndef MODEL_STAFF_ENTRY_H
#define MODEL_STAFF_ENTRY_H

#include "base/rows.h"
#include "model/attempt.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

enum { STAFF_LINK_HOURS = 72 };

/* Columns: id, password, totp_secret, totp_step. Active ones; NULL: none. */
const struct row *staff_entry_find(struct db *, const char *email);
/* The same and name, email, lang, by id. */
const struct row *staff_entry_get(struct db *, int64_t id);
/* Uses up a code's time step. False: it was used already. */
bool staff_entry_step(struct db *, int64_t id, int64_t step);
/* Uses up a recovery code. False: there is no such, or it was used. */
bool staff_entry_recover(
    struct db *, int64_t id, const unsigned char *code_hash);
/* How many are left. */
int64_t staff_entry_recoveries(struct db *, int64_t id);
void staff_entry_password(struct db *, int64_t id, const char *stored);
/* A new app; step: that of the code which confirmed it. */
void staff_entry_totp(
    struct db *, int64_t id, const char *sealed, int64_t step);
/* Takes the place of the codes before: first clear, then add each. */
void staff_entry_recovery_clear(struct db *, int64_t id);
void staff_entry_recovery_add(
    struct db *, int64_t id, const unsigned char *code_hash);
/* May sign in from now on. */
void staff_entry_activate(struct db *, int64_t id);

/* One link at a time: a new one makes those before worthless. */
void staff_link_add(
    struct db *, int64_t id, const unsigned char *token_hash, bool invite);
/*
 * A link that still works: columns id, purpose, totp_secret (NULL until the
 * password is set), name, email. NULL: none.
 */
const struct row *staff_link_find(struct db *, const unsigned char *token_hash);
/* The secret offered to the phone. */
void staff_link_offer(
    struct db *, const unsigned char *token_hash, const char *sealed);
/* False: somebody was faster. */
bool staff_link_use(struct db *, const unsigned char *token_hash);

/* Ends the person's sessions but that one (0: all). */
void staff_entry_out(struct db *, int64_t id, int64_t but);

#endif
