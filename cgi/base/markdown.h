/*
 * markdown.h - what staff write with Markdown, as a tree of blocks and
 * spans that a template draws value by value; HTML is never made here.
 *
 * Allowed: paragraphs, headings (h2 to h4), lists two deep, quotes, code,
 * rules, tables, strong, em, code, links to http, https, mailto, tel and
 * relative paths. HTML becomes the text it is written as, a picture its
 * description, any other link its words.
 */
#ifndef BASE_MARKDOWN_H
#define BASE_MARKDOWN_H

#include "base/arena.h"
#include <stddef.h>

/* kind is "text", "strong", "em", "strongem", "code" or "br". */
struct markdown_span {
	const char *kind;
	const char *text;     /* "" for br */
	const char *href;     /* NULL: no link */
	struct buffer buffer; /* own business */
};

/*
 * kind "p", "h2", "h3", "h4", "code", "hr": spans only (code: one span).
 * "quote": blocks of any kind but quote and table.
 * "ul", "ol": blocks "item" with spans, whose own blocks are p, code and
 * "ul" or "ol" with items that have spans only.
 * "table": blocks "row", whose blocks are "head" or "cell" with spans.
 * What is nested deeper is joined with what it stands in.
 */
struct markdown_block {
	const char *kind;
	struct markdown_span *spans;
	size_t span_count;
	struct markdown_block **blocks;
	size_t block_count;
	size_t span_room, block_room; /* own business */
};

/* The root: its blocks are the text. kind is "prose". */
struct markdown_block *markdown_read(struct arena *, const char *text);
/* The words alone, blocks parted by a blank line: previews, search, mail. */
char *markdown_plain(struct arena *, const char *text);

/*
 * Hands every value to set(to, name, value), as templates/macro/prose.cs
 * reads it: "PREFIX.0.kind", "PREFIX.0.spans.1.text", ".href",
 * "PREFIX.0.blocks.0.kind" ...
 */
void markdown_fill(struct arena *, const struct markdown_block *,
    const char *prefix,
    void (*set)(void *to, const char *name, const char *value), void *to);

#endif
