/* markdown_fill.c - the tree as names and values, and as plain words. */
#include "base/markdown.h"

struct sink {
	struct arena *arena;
	void (*set)(void *to, const char *name, const char *value);
	void *to;
};

static void
fill_spans(const struct sink *sink, const char *prefix,
    const struct markdown_block *block)
{
	const struct markdown_span *span;
	const char *name;

	for (size_t i = 0; i < block->span_count; i++) {
		span = &block->spans[i];
		name = arena_format(sink->arena, "%s.spans.%zu", prefix, i);
		sink->set(sink->to, arena_format(sink->arena, "%s.kind", name),
		    span->kind);
		sink->set(sink->to, arena_format(sink->arena, "%s.text", name),
		    span->text);
		if (span->href != NULL)
			sink->set(sink->to,
			    arena_format(sink->arena, "%s.href", name),
			    span->href);
	}
}

/* The tree is at most six deep, whatever was written. */
static void
fill_blocks(const struct sink *sink, const char *prefix,
    const struct markdown_block *parent)
{
	const struct markdown_block *block;
	const char *name;

	for (size_t i = 0; i < parent->block_count; i++) {
		block = parent->blocks[i];
		name = arena_format(sink->arena, "%s.%zu", prefix, i);
		sink->set(sink->to, arena_format(sink->arena, "%s.kind", name),
		    block->kind);
		fill_spans(sink, name, block);
		fill_blocks(
		    sink, arena_format(sink->arena, "%s.blocks", name), block);
	}
}

void
markdown_fill(struct arena *a, const struct markdown_block *root,
    const char *prefix,
    void (*set)(void *to, const char *name, const char *value), void *to)
{
	struct sink sink = { .arena = a, .set = set, .to = to };

	fill_blocks(&sink, prefix, root);
}

static void
plain_blocks(struct buffer *out, const struct markdown_block *block)
{
	if (block->span_count > 0 && out->length > 0)
		buffer_text(out, "\n\n");
	for (size_t i = 0; i < block->span_count; i++)
		buffer_text(out,
		    strcmp(block->spans[i].kind, "br") == 0
			? "\n"
			: block->spans[i].text);
	for (size_t i = 0; i < block->block_count; i++)
		plain_blocks(out, block->blocks[i]);
}

char *
markdown_plain(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };

	buffer_text(&out, "");
	plain_blocks(&out, markdown_read(a, text));
	return out.text;
}
