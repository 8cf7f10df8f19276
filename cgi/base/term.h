/*
 * term.h - a text's terms: what full-text search stores and looks for.
 *
 * A term is a folded word ("Ångström" and "ANGSTROM" are one), or, in scripts
 * that put no spaces between words (Chinese, Japanese, Thai ...), each pair of
 * neighbouring characters.
 */
#ifndef BASE_TERM_H
#define BASE_TERM_H

#include "base/arena.h"

#include <stdbool.h>

enum { TERM_LENGTH = 48, TERM_MOST = 600 };

struct term {
	const char *text; /* at most TERM_LENGTH characters */
	bool word;        /* a word: it may be the start of a longer one */
};

struct term_list {
	struct term *terms; /* each once, in the order of the text */
	size_t count;       /* at most TERM_MOST; what follows is left out */
};

/* Valid UTF-8. A lone character of such a script is a term of its own. */
struct term_list term_split(struct arena *, const char *text);
/* How many of the hints' terms begin or are a term of the text. */
size_t term_hits(const struct term_list *text, const struct term_list *hints);

#endif
