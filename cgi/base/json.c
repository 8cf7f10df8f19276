/*
 * json.c - the depth is counted before jansson (which recurses) sees a text.
 */
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

static bool
too_deep(const char *text, size_t length, size_t limit)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '[' || c == '{') && ++depth > limit)
			return true;
		else if (!quoted && (c == ']' || c == '}') && depth)
			depth--;
	}
	return false;
}

enum json_error
json_read(const char *text, size_t length, size_t depth, json_t **value)
{
	*value = NULL;
	if (too_deep(text, length, depth))
		return JSON_DEEP;
	/* jansson takes a NUL behind a number for the end. */
	if (memchr(text, '\0', length))
		return JSON_BAD;
	*value = json_loadb(
	    text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
	return *value ? JSON_OK : JSON_BAD;
}

static int
into_buffer(const char *bytes, size_t length, void *buffer)
{
	buffer_add(buffer, bytes, length);
	return 0;
}

char *
json_text(struct arena *a, const json_t *value)
{
	struct buffer b = { .arena = a };

	buffer_text(&b, "");
	json_dump_callback(value, into_buffer, &b,
	    JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
	return b.text;
}

/* The escape of a character that can't stand in a string, or NULL. */
static const char *
escape_of(char c, char room[8])
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	}
	if ((unsigned char)c >= 0x20 && c != 0x7f)
		return NULL;
	snprintf(room, 8, "\\u%04x", (unsigned)(unsigned char)c);
	return room;
}

/*
 * Bytes that aren't UTF-8 become U+FFFD: what is logged or exported must be
 * JSON whatever it was.
 */
void
json_quote(struct buffer *to, const char *text)
{
	size_t length = strlen(text), plain = 0;
	char room[8];

	buffer_text(to, "\"");
	while (plain < length) {
		size_t size = utf8_step(text + plain, length - plain);
		const char *escape =
		    size ? escape_of(text[plain], room) : "\\ufffd";

		if (!escape) {
			plain += size;
			continue;
		}
		buffer_add(to, text, plain);
		buffer_text(to, escape);
		text += plain + 1;
		length -= plain + 1;
		plain = 0;
	}
	buffer_add(to, text, plain);
	buffer_text(to, "\"");
}

static void
before(struct json_out *out, const char *key)
{
	if (out->more)
		buffer_text(out->to, ",");
	out->more = true;
	if (key) {
		json_quote(out->to, key);
		buffer_text(out->to, ":");
	}
}

void
json_open(struct json_out *out, const char *key, char bracket)
{
	assert(out->depth < JSON_OUT_DEPTH);
	assert(bracket == '{' || bracket == '[');
	before(out, key);
	buffer_add(out->to, &bracket, 1);
	out->closes[out->depth++] = bracket == '{' ? '}' : ']';
	out->more = false;
}

void
json_close(struct json_out *out)
{
	assert(out->depth);
	buffer_add(out->to, &out->closes[--out->depth], 1);
	out->more = true;
}

void
json_add_text(struct json_out *out, const char *key, const char *text)
{
	before(out, key);
	if (text)
		json_quote(out->to, text);
	else
		buffer_text(out->to, "null");
}

void
json_add_int(struct json_out *out, const char *key, int64_t number)
{
	before(out, key);
	buffer_format(out->to, "%" PRId64, number);
}

/* The shortest of the forms that read back as the same number. */
void
json_add_real(struct json_out *out, const char *key, double number)
{
	char text[32];

	if (!isfinite(number)) {
		json_add_raw(out, key, "null");
		return;
	}
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	json_add_raw(out, key, text);
}

void
json_add_bool(struct json_out *out, const char *key, bool yes)
{
	json_add_raw(out, key, yes ? "true" : "false");
}

void
json_add_raw(struct json_out *out, const char *key, const char *json)
{
	before(out, key);
	buffer_text(out->to, json);
}
