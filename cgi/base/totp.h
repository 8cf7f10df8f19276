/*
 * totp.h - the six digits of an authenticator app (RFC 6238) and the codes
 * for the day the phone is lost.
 */
#ifndef BASE_TOTP_H
#define BASE_TOTP_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

#define TOTP_SEED 20     /* bytes */
#define TOTP_RECOVERY 10 /* codes given out at a time */

/* TOTP_SEED random bytes. */
void totp_seed(unsigned char seed[TOTP_SEED]);
/*
 * True when code (six digits; blanks within are fine) is the one of now or
 * of the step before or after, and later than the step last used (-1: none).
 * *step is the one to store; each code works once.
 */
bool totp_check(const void *seed, size_t size, const char *code, int64_t now,
    int64_t last, int64_t *step);
/* The code of that moment, with so many digits (6 or 8). */
char *totp_code(struct arena *, const void *seed, size_t size, int64_t moment,
    unsigned digits);
/* otpauth:// for the QR code. issuer: the shop; account: who signs in. */
char *totp_uri(struct arena *, const char *issuer, const char *account,
    const void *seed, size_t size);
/* The seed in groups of four to type by hand. */
char *totp_seed_text(struct arena *, const void *seed, size_t size);

/* A code as compared: the digits of what was typed. */
char *totp_digits(struct arena *, const char *text);

/* A recovery code as shown: "k7mp-4xwt-9cde", 58 random bits. */
char *totp_recovery(struct arena *);
/* As hashed and compared: small letters, no blanks or dashes. NULL when it
 * can't be one. */
char *totp_recovery_plain(struct arena *, const char *text);

#endif
