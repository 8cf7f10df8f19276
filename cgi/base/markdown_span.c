/* markdown_span.c - text, its style, and which links are let through. */
#include "base/markdown_span.h"

#include <stdint.h>
#include <strings.h>

static const char *
kind_of(const struct markdown_style *style)
{
	if (style->code > 0)
		return "code";
	if (style->strong > 0)
		return style->em > 0 ? "strongem" : "strong";
	return style->em > 0 ? "em" : "text";
}

static struct markdown_span *
span_add(struct arena *a, struct markdown_block *block, const char *kind,
    const char *href)
{
	struct markdown_span *more;

	if (block->span_count == block->span_room) {
		block->span_room = 2 * block->span_room + 4;
		more = arena_array(a, block->span_room, sizeof(*more));
		if (block->span_count > 0)
			memcpy(more, block->spans,
			    block->span_count * sizeof(*more));
		block->spans = more;
	}
	more = &block->spans[block->span_count++];
	*more =
	    (struct markdown_span){ .kind = kind, .text = "", .href = href };
	return more;
}

void
markdown_span_break(struct arena *a, struct markdown_block *block)
{
	span_add(a, block, "br", NULL);
}

void
markdown_span_text(struct arena *a, struct markdown_block *block,
    const struct markdown_style *style, const char *bytes, size_t size)
{
	const char *kind = kind_of(style);
	struct markdown_span *last = NULL;

	if (size == 0)
		return;
	if (block->span_count > 0)
		last = &block->spans[block->span_count - 1];
	if (last == NULL || strcmp(last->kind, kind) != 0 ||
	    last->href != style->href)
		last = span_add(a, block, kind, style->href);
	if (last->buffer.arena == NULL)
		last->buffer.arena = a;
	buffer_add(&last->buffer, bytes, size);
	last->text = last->buffer.text;
}

/* A code point as UTF-8; what text can't hold becomes U+FFFD. */
static size_t
encode(uint32_t c, char out[4])
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c > 0x10ffff ||
	    (c >= 0xd800 && c < 0xe000))
		c = c == '\t' || c == '\n' ? ' ' : 0xfffd;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 63));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 63));
		out[2] = (char)(0x80 | (c & 63));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 63));
	out[2] = (char)(0x80 | (c >> 6 & 63));
	out[3] = (char)(0x80 | (c & 63));
	return 4;
}

/* The character an entity names; 0 for one that we don't know. */
static uint32_t
entity(const char *text, size_t size)
{
	static const struct {
		const char *name;
		uint32_t c;
	} names[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&nbsp;", 0xa0 } };
	uint32_t c = 0;
	bool hex = size > 3 && (text[2] == 'x' || text[2] == 'X');

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].name) == size &&
		    memcmp(names[i].name, text, size) == 0)
			return names[i].c;
	if (size < 4 || text[1] != '#')
		return 0;
	c = (uint32_t)strtoul(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);
	return c == 0 ? 0xfffd : c;
}

/* One event's text, whatever it stands for, as plain UTF-8. */
static void
plain_add(struct buffer *out, MD_TEXTTYPE type, const char *bytes, size_t size)
{
	char utf8[4];
	uint32_t c;

	if (type == MD_TEXT_NULLCHAR) {
		buffer_text(out, "\ufffd");
		return;
	}
	if (type == MD_TEXT_SOFTBR) {
		buffer_text(out, " ");
		return;
	}
	c = type == MD_TEXT_ENTITY ? entity(bytes, size) : 0;
	if (c == 0)
		buffer_add(out, bytes, size);
	else
		buffer_add(out, utf8, encode(c, utf8));
}

void
markdown_span_event(struct arena *a, struct markdown_block *block,
    const struct markdown_style *style, MD_TEXTTYPE type, const char *bytes,
    size_t size)
{
	struct buffer out = { .arena = a };

	plain_add(&out, type, bytes, size);
	if (out.length > 0)
		markdown_span_text(a, block, style, out.text, out.length);
}

static bool
scheme_allowed(const char *href, size_t length)
{
	static const char *const allowed[] = { "http", "https", "mailto",
		"tel" };

	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (strlen(allowed[i]) == length &&
		    strncasecmp(href, allowed[i], length) == 0)
			return true;
	return false;
}

/*
 * Browsers skip blanks and control signs within a scheme and take '\' for
 * '/', so no link may have any. "//host" would be another site's.
 */
static bool
href_allowed(const char *href)
{
	size_t length = strcspn(href, ":/?#");

	for (const char *c = href; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f || *c == '\\')
			return false;
	if (href[length] == ':')
		return scheme_allowed(href, length);
	return *href != '\0' && strncmp(href, "//", 2) != 0;
}

/* NULL for a link that isn't let through. */
static const char *
href_of(struct arena *a, const MD_ATTRIBUTE *attribute)
{
	struct buffer out = { .arena = a };

	buffer_text(&out, "");
	for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++)
		plain_add(&out, attribute->substr_types[i],
		    attribute->text + attribute->substr_offsets[i],
		    attribute->substr_offsets[i + 1] -
			attribute->substr_offsets[i]);
	return href_allowed(out.text) ? out.text : NULL;
}

void
markdown_style_enter(struct arena *a, struct markdown_style *style,
    MD_SPANTYPE type, const void *detail)
{
	if (type == MD_SPAN_STRONG)
		style->strong++;
	else if (type == MD_SPAN_EM)
		style->em++;
	else if (type == MD_SPAN_CODE)
		style->code++;
	else if (type == MD_SPAN_A && style->links++ == 0)
		style->href =
		    href_of(a, &((const MD_SPAN_A_DETAIL *)detail)->href);
}

void
markdown_style_leave(struct markdown_style *style, MD_SPANTYPE type)
{
	if (type == MD_SPAN_STRONG)
		style->strong--;
	else if (type == MD_SPAN_EM)
		style->em--;
	else if (type == MD_SPAN_CODE)
		style->code--;
	else if (type == MD_SPAN_A && --style->links == 0)
		style->href = NULL;
}
