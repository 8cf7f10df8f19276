/*
 * feedback_show.h - the one form of a feedback's page, and showing it again.
 */
#ifndef PAGE_STAFF_FEEDBACK_SHOW_H
#define PAGE_STAFF_FEEDBACK_SHOW_H

#include "web/page.h"

extern const struct field feedback_fields[];

/*
 * The page with what was typed. chosen: the situation whose guideline is
 * shown; 0: the one that staff chose or that fits best.
 */
int feedback_show(struct request *, int status, int64_t chosen);

#endif
