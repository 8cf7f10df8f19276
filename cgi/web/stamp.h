/*
 * stamp.h - a hidden field that proves when its form was shown.
 *
 * Instead of a picture puzzle: a form that comes back sooner than a person
 * could have filled it in was filled in by a machine.
 */
#ifndef WEB_STAMP_H
#define WEB_STAMP_H

#include "web/page.h"

/* "1732278120.MAC", for a field named in `purpose`'s form. */
const char *stamp_make(const struct request *, const char *purpose);
/* Seconds since it was made; -1 when it isn't one of ours. */
int64_t stamp_age(
    const struct request *, const char *purpose, const char *stamp);

#endif
