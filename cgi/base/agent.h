/*
 * agent.h - what a browser calls itself, as people say it.
 */
#ifndef BASE_AGENT_H
#define BASE_AGENT_H

#include "base/arena.h"
#include "base/rows.h"

/*
 * "Firefox, Linux" of a User-Agent header; what isn't known stays as it was
 * sent, "" stays empty.
 */
const char *agent_words(struct arena *, const char *header);
/* Puts the words in place of the column's cells. */
const struct rows *agent_rows(
    struct arena *, const struct rows *, const char *column);

#endif
