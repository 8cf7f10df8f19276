/*
 * conf.h - the settings that a program reads once, when it starts.
 *
 * One table in conf.c names each setting, its kind, its default and what it
 * means; conf/regulars.conf.sample is printed from it. A file is lines of
 * `name = value`; `#` begins a comment line. An unknown name, a name given
 * twice or a value that doesn't fit is refused with its line.
 *
 * Relative paths are taken from the folder of the file.
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* False after saying on standard error, in one line, what is wrong. */
bool conf_load(const char *file);

/* The setting must be in the table and of that kind. Never NULL. */
const char *conf_text(const char *name);
/* The folder of that name, that of `otherwise` where it is left empty. */
const char *conf_folder(const char *name, const char *otherwise);
int64_t conf_number(const char *name);
bool conf_flag(const char *name);

/* The whole table as a commented file of defaults. */
void conf_sample(FILE *);

/*
 * The value of the secret `name` from the secrets file (setting secret_file):
 * lines of `name = value`, mode 0400 or 0600. False after a line on standard
 * error when the file can be read by others, or has no such name.
 */
bool conf_secret(const char *name, char *value, size_t room);

#endif
