/*
 * password_list.h - the parts of password.h that its files share.
 */
#ifndef BASE_PASSWORD_LIST_H
#define BASE_PASSWORD_LIST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Maps the list of common passwords: small letters, one a line, sorted by
 * byte. NULL, or a sentence about what is wrong with it.
 */
const char *password_list_open(const char *path);
/* False when no list was opened. */
bool password_list_has(const char *word, size_t length);

/* Makes the slots; 0 means one per core. NULL or what went wrong. */
const char *password_slots_make(unsigned slots);

#endif
