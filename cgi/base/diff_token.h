/*
 * diff_token.h - texts cut into lines or words, for diff.c only.
 */
#ifndef BASE_DIFF_TOKEN_H
#define BASE_DIFF_TOKEN_H

#include "base/arena.h"

struct diff_token {
	const char *text; /* reaches to the next token's text */
	size_t length;
};

/* all[count] is one more, empty, at the end of the text. */
struct diff_tokens {
	struct diff_token *all;
	int count;
	int *numbers; /* equal for equal tokens */
};

struct diff_tokens diff_token_lines(struct arena *, const char *text);
/* A word, a run of blanks, or one other sign each. */
struct diff_tokens diff_token_words(struct arena *, const char *text);
/* Fills the numbers of both. */
void diff_token_number(
    struct arena *, struct diff_tokens *, struct diff_tokens *);

#endif
