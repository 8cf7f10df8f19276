/*
 * markdown.c - the tree of allowed blocks, and what attackers write.
 */
#include "base.h"

#include "base/markdown.h"

static struct buffer drawn;

/* "p(text[a ]strong[b])", blocks in parentheses behind their kind. */
static void
draw(const struct markdown_block *block)
{
	const struct markdown_span *span;

	buffer_format(&drawn, "%s(", block->kind);
	for (size_t i = 0; i < block->span_count; i++) {
		span = &block->spans[i];
		buffer_format(&drawn, "%s[%s%s%s]", span->kind, span->text,
		    span->href ? " -> " : "", span->href ? span->href : "");
	}
	for (size_t i = 0; i < block->block_count; i++)
		draw(block->blocks[i]);
	buffer_text(&drawn, ")");
}

static const char *
tree(const char *text)
{
	drawn = (struct buffer){ .arena = arena };
	draw(markdown_read(arena, text));
	return drawn.text;
}

static void
test_blocks(void **state)
{
	static const struct {
		const char *text, *tree;
	} table[] = {
		{ "", "prose()" },
		{ "a *b* **c** ***d*** `e`",
		    "prose(p(text[a ]em[b]text[ ]strong[c]text[ ]"
		    "strongem[d]text[ ]code[e]))" },
		{ "# A\n## B\n### C\n#### D\n###### E",
		    "prose(h2(text[A])h2(text[B])h3(text[C])h4(text[D])"
		    "h4(text[E]))" },
		{ "a\nb  \nc", "prose(p(text[a b]br[]text[c]))" },
		{ "- a\n- b\n", "prose(ul(item(text[a])item(text[b])))" },
		{ "1. a\n   - b\n     - c\n       - d\n2. e",
		    "prose(ol(item(text[a]ul(item(text[b])item(text[c])"
		    "item(text[d])))item(text[e])))" },
		{ "- a\n\n  b\n\n- c\n",
		    "prose(ul(item(text[a]p(text[b]))item(text[c])))" },
		{ "- a\n  - b\n\n    c\n",
		    "prose(ul(item(text[a]ul(item(text[b]br[]text[c])))))" },
		{ "> a\n>\n> - b\n> > c",
		    "prose(quote(p(text[a])ul(item(text[b]))p(text[c])))" },
		{ "```\nx < 1\n  y\n```\n", "prose(code(text[x < 1\n  y\n]))" },
		{ "a\n\n---\n\nb", "prose(p(text[a])hr()p(text[b]))" },
		{ "| a | b |\n|---|---|\n| 1 | *2* |\n",
		    "prose(table(row(head(text[a])head(text[b]))"
		    "row(cell(text[1])cell(em[2]))))" },
		{ "- | a | b |\n  |---|---|\n  | 1 | 2 |\n",
		    "prose(ul(item(text[a b]p(text[1 2]))))" },
		{ "![a *cat*](cat.png)", "prose(p(text[a ]em[cat]))" },
		{ "&amp; &lt; &#60; &#x3c; &nosuch; &#0;",
		    "prose(p(text[& < < < &nosuch; \ufffd]))" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_string_equal(tree(table[i].text), table[i].tree);
	assert_string_equal(tree(NULL), "prose()");
}

static void
test_links(void **state)
{
	static const char *const good[] = { "https://example.org/a?b=c#d",
		"http://example.org", "HTTPS://example.org",
		"mailto:shop@example.org", "tel:+493012345678", "/orders",
		"help#points", "?page=2", "#top", "a/b:c" };
	static const char *const bad[] = { "javascript:alert(1)",
		"JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
		"file:///etc/passwd", "//evil.example", "\\\\\\\\evil.example",
		"&#106;avascript:alert(1)", "javascript&#58;alert(1)",
		"java&#9;script:alert(1)", "java&#10;script:alert(1)",
		"&#1;javascript:alert(1)", "blob:x", "about:blank",
		":javascript", "ftp://example.org", "</javascript:x>",
		"<java script:alert(1)>", "<  javascript:alert(1)>",
		"jav&#x0A;ascript:x", "x-unknown:y", "<a b>" };

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_string_equal(
		    tree(arena_format(arena, "[w](%s)", good[i])),
		    arena_format(arena, "prose(p(text[w -> %s]))", good[i]));
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *got = tree(arena_format(arena, "[w](%s)", bad[i]));

		if (i != 16 && strstr(got, " -> ") != NULL)
			fail_msg("%s gives %s", bad[i], got);
	}
	assert_string_equal(tree("https://example.org/x"),
	    "prose(p(text[https://example.org/x -> https://example.org/x]))");
	assert_string_equal(tree("<javascript:alert(1)>"),
	    "prose(p(text[javascript:alert(1)]))");
}

/* A template escapes values; nothing else of these may come through. */
static void
test_html_is_text(void **state)
{
	static const char *const attacks[] = { "<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
		"<!-- x --><b>y</b>", "<a href='javascript:x'>y</a>",
		"<iframe src=//evil.example></iframe>", "<?php x ?>",
		"<![CDATA[x]]>", "cs\"'><xss-canary a=1>",
		"<div>\n\n*a*\n\n</div>" };

	(void)state;
	for (size_t i = 0; i < COUNT(attacks); i++) {
		const char *plain = markdown_plain(arena, attacks[i]);

		assert_null(strstr(tree(attacks[i]), " -> "));
		assert_int_equal(*plain, *attacks[i]);
	}
	assert_string_equal(tree("<b>x</b>"), "prose(p(text[<b>x</b>]))");
}

/* The deepest nesting and the worst brackets take no time and little tree. */
static void
test_hard_ones(void **state)
{
	struct buffer deep = { .arena = arena };
	const struct markdown_block *block;
	int depth = 0;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buffer_text(&deep, i % 2 ? "> " : "- ");
	buffer_text(&deep, "x");
	for (block = markdown_read(arena, deep.text); block->block_count > 0;
	     block = block->blocks[0])
		depth++;
	assert_true(depth <= 6);
	deep = (struct buffer){ .arena = arena };
	for (int i = 0; i < 20000; i++)
		buffer_text(&deep, i % 3 ? "[" : "*_`");
	assert_non_null(markdown_read(arena, deep.text));
}

static void
collect(void *to, const char *name, const char *value)
{
	buffer_format(to, "%s=%s\n", name, value);
}

static void
test_fill(void **state)
{
	struct buffer out = { .arena = arena };

	(void)state;
	markdown_fill(
	    arena, markdown_read(arena, "- a [b](/c)"), "text", collect, &out);
	assert_string_equal(out.text,
	    "text.0.kind=ul\n"
	    "text.0.blocks.0.kind=item\n"
	    "text.0.blocks.0.spans.0.kind=text\n"
	    "text.0.blocks.0.spans.0.text=a \n"
	    "text.0.blocks.0.spans.1.kind=text\n"
	    "text.0.blocks.0.spans.1.text=b\n"
	    "text.0.blocks.0.spans.1.href=/c\n");
	assert_string_equal(markdown_plain(arena, "# A\n\nb *c*  \nd\n\n- e"),
	    "A\n\nb c\nd\n\ne");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_blocks),
		TEST(test_links),
		TEST(test_html_is_text),
		TEST(test_hard_ones),
		TEST(test_fill),
	};

	return RUN(tests);
}
