/*
 * once.h - each form counts once. Tables: idempotency, kept_form.
 */
#ifndef MODEL_ONCE_H
#define MODEL_ONCE_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/*
 * First statement of a keyed POST. True: the key is ours until the
 * transaction ends. False: it was used before (or is under way elsewhere,
 * then it waits); once_find() says how that ended.
 */
bool once_begin(struct db *, const unsigned char *subject, const char *path,
    const char *key, const unsigned char *body);
/* Columns: same_body (1 or 0), status, location, message. NULL: unknown. */
const struct row *once_find(struct db *, const unsigned char *subject,
    const char *path, const char *key, const unsigned char *body);
void once_end(struct db *, const unsigned char *subject, const char *path,
    const char *key, int status, const char *location, const char *message);

/* What was typed when the session had gone; kept 30 minutes. */
void kept_put(struct db *, const unsigned char *visitor, const char *path,
    const char *fields);
/* Columns: path, fields; the newest of this browser. NULL when none. */
const struct row *kept_get(struct db *, const unsigned char *visitor);
/* All of this browser: who uses it next reads none of it. */
void kept_drop(struct db *, const unsigned char *visitor);

#endif
