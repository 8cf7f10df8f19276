/*
 * markdown_span.h - runs of text of one style, for markdown*.c only.
 */
#ifndef BASE_MARKDOWN_SPAN_H
#define BASE_MARKDOWN_SPAN_H

#include "base/markdown.h"

#include <md4c.h>

/* What is switched on where we are. */
struct markdown_style {
	int strong, em, code, links;
	const char *href;
};

void markdown_style_enter(
    struct arena *, struct markdown_style *, MD_SPANTYPE, const void *detail);
void markdown_style_leave(struct markdown_style *, MD_SPANTYPE);

/* Each adds to the spans of a block; what is alike grows the last one. */
void markdown_span_text(struct arena *, struct markdown_block *,
    const struct markdown_style *, const char *bytes, size_t size);
void markdown_span_event(struct arena *, struct markdown_block *,
    const struct markdown_style *, MD_TEXTTYPE, const char *bytes, size_t size);
void markdown_span_break(struct arena *, struct markdown_block *);

#endif
