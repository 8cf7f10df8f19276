/*
 * utf8.h - text as Unicode: is it valid, how long, the same as that one?
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Well-formed (no overlong forms, no surrogates, ≤ U+10FFFF), no NUL. */
bool utf8_valid(const char *bytes, size_t length);
/* Bytes of the well-formed character at the start of bytes, 0 if none is. */
size_t utf8_step(const char *bytes, size_t length);
/* Any of C0, DEL, C1: never part of a name. text must be valid. */
bool utf8_control(const char *text, size_t length);

/* Everything below takes valid UTF-8. */

/* Characters (code points), as MariaDB's CHAR_LENGTH counts them. */
size_t utf8_count(const char *text);
/* How many bytes of text fit into room without cutting a character. */
size_t utf8_fit(const char *text, size_t room);
/* How many bytes the first count characters take. */
size_t utf8_first(const char *text, size_t count);

/* Normal form C. */
char *utf8_nfc(struct arena *, const char *text);
/*
 * For comparing and searching only: compatibility form, case folded, accents
 * and ignorable characters off: "Ångström" and "ANGSTROM" are equal after it.
 */
char *utf8_fold(struct arena *, const char *text);

#endif
