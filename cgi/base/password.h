/*
 * password.h - Argon2id with a pepper, what makes a password too weak, and
 * the slots that keep hashing from taking the machine.
 *
 * A stored password is "KEYID$argon2id...": HMAC-SHA-256 of the password
 * with key KEYID of the pepper, hashed by Argon2id. It reads as one text
 * column of 128 characters of ASCII.
 */
#ifndef BASE_PASSWORD_H
#define BASE_PASSWORD_H

#include "base/arena.h"
#include "base/secret.h"
#include <stdbool.h>

#define PASSWORD_SHORTEST 12 /* characters */
#define PASSWORD_LONGEST 256 /* bytes */
#define PASSWORD_STORED 160  /* bytes, with room and NUL */

enum password_kind {
	PASSWORD_CUSTOMER, /* m = 19456 KiB, t = 2 */
	PASSWORD_STAFF     /* m = 65536 KiB, t = 3 */
};

/*
 * Once in the master, before it forks. The ring is kept by pointer. common
 * is the list of common passwords that the build makes (NULL: none is
 * refused for being common). slots = how many may hash at one time on this
 * machine; 0 means one per core. NULL, or a sentence for the log about what
 * can't be used.
 */
const char *password_init(
    const struct secret_ring *pepper, const char *common, unsigned slots);

/*
 * One of the slots, waiting at most that long in a short queue. False means
 * busy: answer 503 with Retry-After. A process that dies gives its slot
 * back. Take before hash and verify, give after.
 */
bool password_slot_take(unsigned milliseconds);
void password_slot_give(void);

/* NULL when there is no pepper or no memory for it. */
char *password_hash(struct arena *, enum password_kind, const char *password);
/*
 * True when it is the one. stored NULL (nobody has that name) takes as long
 * and says false.
 */
bool password_verify(
    enum password_kind, const char *stored, const char *password);
/* True when parameters or pepper key were raised since: hash it again. */
bool password_old(enum password_kind, const char *stored);

/*
 * NULL when it is good, else a sentence in the reader's language. context
 * ends with NULL: shop name, e-mail address, name ...; a NULL context is
 * none.
 */
const char *password_problem(
    struct arena *, const char *password, const char *const *context);
/* In the list of common ones, however it is capitalised. */
bool password_common(const char *password);

#endif
