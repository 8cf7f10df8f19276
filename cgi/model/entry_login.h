/*
 * entry_login.h - how customers get in: password and, if they want, codes of
 * an app. Tables: credential, recovery, identifier, portal_session.
 *
 * An address signs in only after its owner proved it, and never one that
 * several people share. Hashes are 32 bytes; TOTP secrets are texts sealed
 * for the row of credential.
 */
#ifndef MODEL_ENTRY_LOGIN_H
#define MODEL_ENTRY_LOGIN_H

#include "base/rows.h"
#include "model/attempt.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/*
 * Columns: id, name, lang, email (as stored), password, totp_secret,
 * totp_offer, totp_step. NULL: nobody signs in with that address.
 */
const struct row *entry_login_find(struct db *, const char *email);
/* The same by id; email is the one that signs in. */
const struct row *entry_login_get(struct db *, int64_t customer);
/* Uses up a code's time step. False: it was used already. */
bool entry_login_step(struct db *, int64_t customer, int64_t step);
/* Uses up a recovery code. False: there is no such, or it was used. */
bool entry_login_recover(
    struct db *, int64_t customer, const unsigned char *code_hash);
/* Sets it for the first time or anew. */
void entry_login_password(struct db *, int64_t customer, const char *stored);
/* Ends the customer's sessions but that one (0: all). */
void entry_login_out(struct db *, int64_t customer, int64_t but);

#endif
