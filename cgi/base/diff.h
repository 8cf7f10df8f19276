/*
 * diff.h - what changed between two versions of a text.
 */
#ifndef BASE_DIFF_H
#define BASE_DIFF_H

#include "base/arena.h"
#include <stddef.h>

enum diff_kind { DIFF_SAME, DIFF_GONE, DIFF_NEW };

struct diff_piece {
	enum diff_kind kind;
	const char *text; /* a C string of its own */
};

struct diff {
	struct diff_piece *pieces;
	size_t count;
	size_t gone, new; /* lines or words */
};

/*
 * Neighbours of one kind are one piece; all pieces but the new ones joined
 * are the old text, all but the gone ones the new text, byte for byte. Two
 * texts that have very little in common may come out as gone and new as a
 * whole, so that no pair of texts takes more than some milliseconds.
 */
struct diff diff_lines(struct arena *, const char *old, const char *new);
struct diff diff_words(struct arena *, const char *old, const char *new);

/* "same", "gone", "new": the name a template asks for. */
const char *diff_name(enum diff_kind);

#endif
