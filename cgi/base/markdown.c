/* markdown.c - md4c's events as a tree of the few blocks that we allow. */
#include "base/markdown.h"
#include "base/markdown_span.h"

#include <md4c.h>

/* What is open, innermost last. A block may be open more than once. */
struct builder {
	struct arena *arena;
	struct markdown_block **open;
	size_t depth, room;
	struct markdown_style style;
};

static struct markdown_block *
top(const struct builder *b)
{
	return b->open[b->depth - 1];
}

static bool
is(const struct markdown_block *block, const char *kind)
{
	return strcmp(block->kind, kind) == 0;
}

static void
push(struct builder *b, struct markdown_block *block)
{
	struct markdown_block **more;

	if (b->depth == b->room) {
		more = arena_array(b->arena, 2 * b->room + 16, sizeof(*more));
		if (b->depth > 0)
			memcpy(more, b->open, b->depth * sizeof(*more));
		b->open = more;
		b->room = 2 * b->room + 16;
	}
	b->open[b->depth++] = block;
}

static struct markdown_block *
child(struct builder *b, struct markdown_block *parent, const char *kind)
{
	struct markdown_block *block = arena_alloc(b->arena, sizeof(*block));
	struct markdown_block **more;

	block->kind = kind;
	if (parent->block_count == parent->block_room) {
		parent->block_room = 2 * parent->block_room + 4;
		more = arena_array(b->arena, parent->block_room, sizeof(*more));
		if (parent->block_count > 0)
			memcpy(more, parent->blocks,
			    parent->block_count * sizeof(*more));
		parent->blocks = more;
	}
	parent->blocks[parent->block_count++] = block;
	return block;
}

/* How many lists are open. */
static size_t
lists(const struct builder *b)
{
	size_t count = 0;

	for (size_t i = 0; i < b->depth; i++)
		count += is(b->open[i], "item") &&
		    (i == 0 || b->open[i] != b->open[i - 1]);
	return count;
}

/* Where the items of a list that is too deep go: the list we are in. */
static struct markdown_block *
list_around(const struct builder *b)
{
	for (size_t i = b->depth; i > 0; i--)
		if (is(b->open[i - 1], "ul") || is(b->open[i - 1], "ol"))
			return b->open[i - 1];
	return top(b);
}

static void
open_list(struct builder *b, const char *kind)
{
	push(b, lists(b) >= 2 ? list_around(b) : child(b, top(b), kind));
}

/*
 * A paragraph or what is drawn like one. An item's first is the item itself;
 * in an inner item, which has no blocks, the next begins on a new line.
 */
static void
open_leaf(struct builder *b, const char *kind)
{
	struct markdown_block *here = top(b);

	if (!is(here, "item"))
		push(b, child(b, here, kind));
	else if (here->span_count == 0 && here->block_count == 0)
		push(b, here);
	else if (lists(b) < 2)
		push(b, child(b, here, is(here, "item") ? "p" : kind));
	else {
		markdown_span_break(b->arena, here);
		push(b, here);
	}
}

static void
open_heading(struct builder *b, const void *detail)
{
	unsigned level = ((const MD_BLOCK_H_DETAIL *)detail)->level;

	open_leaf(b, level <= 2 ? "h2" : level == 3 ? "h3" : "h4");
}

/* Where there is no block for it, its spans are code. */
static void
open_code(struct builder *b)
{
	struct markdown_block *here = top(b);

	if (!is(here, "item") || lists(b) < 2) {
		push(b, child(b, here, "code"));
		return;
	}
	open_leaf(b, "code");
	b->style.code++;
}

/* In a table at the top: row and cells. Elsewhere each row is a line. */
static void
open_cell(struct builder *b, MD_BLOCKTYPE type)
{
	struct markdown_block *here = top(b);

	if (type == MD_BLOCK_TR && is(here, "table"))
		push(b, child(b, here, "row"));
	else if (type == MD_BLOCK_TR)
		open_leaf(b, "p");
	else if (is(here, "row"))
		push(b, child(b, here, type == MD_BLOCK_TH ? "head" : "cell"));
	else {
		if (here->span_count > 0)
			markdown_span_text(b->arena, here, &b->style, " ", 1);
		push(b, here);
	}
}

static void
open_rule(struct builder *b)
{
	push(b, is(top(b), "item") ? top(b) : child(b, top(b), "hr"));
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct builder *b = data;
	bool outside = is(top(b), "prose");

	switch (type) {
	case MD_BLOCK_UL:
		open_list(b, "ul");
		break;
	case MD_BLOCK_OL:
		open_list(b, "ol");
		break;
	case MD_BLOCK_LI:
		push(b, child(b, top(b), "item"));
		break;
	case MD_BLOCK_QUOTE:
		push(b, outside ? child(b, top(b), "quote") : top(b));
		break;
	case MD_BLOCK_TABLE:
		push(b, outside ? child(b, top(b), "table") : top(b));
		break;
	case MD_BLOCK_TR:
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		open_cell(b, type);
		break;
	case MD_BLOCK_HR:
		open_rule(b);
		break;
	case MD_BLOCK_H:
		open_heading(b, detail);
		break;
	case MD_BLOCK_CODE:
		open_code(b);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_HTML:
		open_leaf(b, "p");
		break;
	default:
		push(b, top(b));
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct builder *b = data;

	(void)detail;
	if (type == MD_BLOCK_CODE && !is(top(b), "code"))
		b->style.code--;
	b->depth--;
	return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct builder *b = data;

	markdown_style_enter(b->arena, &b->style, type, detail);
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct builder *b = data;

	(void)detail;
	markdown_style_leave(&b->style, type);
	return 0;
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *data)
{
	struct builder *b = data;
	struct markdown_block *here = top(b);

	if (type == MD_TEXT_BR)
		markdown_span_break(b->arena, here);
	else
		markdown_span_event(
		    b->arena, here, &b->style, type, bytes, size);
	return 0;
}

struct markdown_block *
markdown_read(struct arena *a, const char *source)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES |
		    MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_PERMISSIVEURLAUTOLINKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = text,
	};
	struct markdown_block *root = arena_alloc(a, sizeof(*root));
	struct builder b = { .arena = a };

	root->kind = "prose";

	push(&b, root);
	if (source != NULL)
		md_parse(source, (MD_SIZE)strlen(source), &parser, &b);
	return root;
}
