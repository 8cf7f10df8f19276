/*
 * field.h - one field of a form: is it sound, what does it mean. For form.c.
 */
#ifndef WEB_FIELD_H
#define WEB_FIELD_H

#include "web/page.h"

/*
 * The value as the page gets it ("" when left empty). *words is set, in the
 * reader's language, when it isn't sound.
 */
const char *field_read(struct request *, const struct field *,
    const char *typed, const char **words);
/* What the form shows again: mostly what was typed. */
const char *field_shown(struct request *, const struct field *,
    const char *typed, const char *clean);

#endif
