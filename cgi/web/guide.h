/*
 * guide.h - a guideline's parts for macro/guide.cs.
 */
#ifndef WEB_GUIDE_H
#define WEB_GUIDE_H

#include "web/page.h"

/*
 * A row of guideline_for() or its like: guideline.*, guide.do .dont .say
 * .spend .escalate as prose, share.* (how feedback ended that was handled by
 * it).
 */
void guide_show(struct request *, const struct row *);

#endif
