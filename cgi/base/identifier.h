/*
 * identifier.h - the one form in which an e-mail address, a phone number or
 * somebody else's number is stored and looked up.
 */
#ifndef BASE_IDENTIFIER_H
#define BASE_IDENTIFIER_H

#include "base/arena.h"
#include <stdbool.h>

struct identifier_email {
	const char *address; /* stored, unique, sent to */
	const char *shown;   /* with the domain in its own script */
};

/*
 * Address: blanks around it gone, local part in NFC and small letters (two
 * people never differ in case only; no provider in use tells them apart),
 * domain as lower-case A-labels. Dots and +tags stay. False when mail can't
 * reach it in practice: quoted local parts, comments, address literals, a
 * domain without a dot, too long (64 and 254 bytes).
 */
bool identifier_email(
    struct arena *, const char *text, struct identifier_email *);

/*
 * "+493012345678" of "030 123456-78" with the shop's country ("DE"; NULL
 * takes only numbers with their country code). NULL when it can't be a
 * number.
 */
char *identifier_phone(struct arena *, const char *text, const char *country);

/*
 * Card numbers, order numbers, customer numbers of another system: NFC,
 * blanks around gone, a run of blanks within is one. NULL when nothing is
 * left or it is above 190 bytes.
 */
char *identifier_external(struct arena *, const char *text);

#endif
