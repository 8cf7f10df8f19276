/*
 * csv_put.c - writes cells that neither break the row nor run as formulas.
 */
#include "base/csv.h"

#include "base/arena.h"

static bool
formula(char first)
{
	return first == '\0' || memchr("=+-@\t\r", first, 6);
}

static bool
needs_quotes(const char *text, size_t length)
{
	return memchr(text, '"', length) || memchr(text, ',', length) ||
	    memchr(text, '\n', length) || memchr(text, '\r', length) ||
	    text[0] == ' ' || text[length - 1] == ' ';
}

static void
put_quoted(struct buffer *b, const char *text, size_t length)
{
	const char *end = text + length, *quote;

	while ((quote = memchr(text, '"', (size_t)(end - text)))) {
		buffer_add(b, text, (size_t)(quote + 1 - text));
		buffer_add(b, "\"", 1);
		text = quote + 1;
	}
	buffer_add(b, text, (size_t)(end - text));
}

void
csv_put_bytes(struct buffer *b, bool first, const char *text, size_t length)
{
	bool quotes;

	if (!first)
		buffer_add(b, ",", 1);
	if (length == 0)
		return;
	quotes = needs_quotes(text, length);
	if (quotes)
		buffer_add(b, "\"", 1);
	if (formula(text[0]))
		buffer_add(b, "'", 1);
	put_quoted(b, text, length);
	if (quotes)
		buffer_add(b, "\"", 1);
}

void
csv_put(struct buffer *b, bool first, const char *text)
{
	csv_put_bytes(b, first, text ? text : "", text ? strlen(text) : 0);
}

void
csv_put_number(struct buffer *b, bool first, const char *digits)
{
	if (!first)
		buffer_add(b, ",", 1);
	buffer_text(b, digits);
}

void
csv_put_end(struct buffer *b)
{
	buffer_add(b, "\r\n", 2);
}
