/*
 * parse_url.c - paths, and name=value&name=value as in a query or a form.
 */
#include "base/utf8.h"
#include "web/parse_in.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
url_decode(char *bytes, size_t *length, bool plus)
{
	size_t to = 0;

	for (size_t from = 0; from < *length; from++) {
		char c = bytes[from];

		if (c == '%') {
			int high = from + 2 < *length
			    ? hex_digit(bytes[from + 1])
			    : -1;
			int low = high < 0 ? -1 : hex_digit(bytes[from + 2]);

			if (low < 0)
				return false;
			c = (char)(high * 16 + low);
			from += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		bytes[to++] = c;
	}
	*length = to;
	return true;
}

/* One name=value; end may be overwritten (it is the & or the end). */
static enum parse_error
add_field(struct pairs_in *in, char *start, char *end)
{
	size_t length = (size_t)(end - start);
	char *equals = memchr(start, '=', length);
	char *value = equals ? equals + 1 : end;
	size_t name_length = equals ? (size_t)(equals - start) : length;
	size_t value_length = (size_t)(end - value);

	if (!url_decode(start, &name_length, true) ||
	    !url_decode(value, &value_length, true))
		return PARSE_ESCAPE_BAD;
	value[value_length] = '\0';
	start[name_length] = '\0';
	return pairs_add(in, start, name_length, value, value_length);
}

enum parse_error
parse_urlencoded(struct arena *a, char *bytes, size_t length,
    const struct parse_limits *limits, struct pairs *made)
{
	struct pairs_in in = { .arena = a, .limits = limits };
	enum parse_error error = PARSE_OK;
	char *end = bytes + length;

	while (bytes < end && !error) {
		char *stop = memchr(bytes, '&', (size_t)(end - bytes));

		if (!stop)
			stop = end;
		if (stop > bytes)
			error = add_field(&in, bytes, stop);
		bytes = stop < end ? stop + 1 : end;
	}
	pairs_end(&in, made);
	return error;
}

/* Nothing that another reader of the path could understand otherwise. */
static bool
sound_path(const char *path)
{
	if (*path != '/')
		return false;
	for (const char *at = path; *at; at++) {
		if (*at != '/')
			continue;
		if (at[1] == '/')
			return false;
		if (at[1] == '.' && (!at[2] || at[2] == '/'))
			return false;
		if (at[1] == '.' && at[2] == '.' && (!at[3] || at[3] == '/'))
			return false;
	}
	return true;
}

/* As it may stand in a request line; %2F would hide a slash from routes. */
static bool
sound_target(const char *target, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)target[i];

		if (c <= 0x20 || c == 0x7f || c == '#')
			return false;
		if (c == '%' && i + 2 < length && target[i + 1] == '2' &&
		    (target[i + 2] | 0x20) == 'f')
			return false;
	}
	return true;
}

enum parse_error
parse_path(struct arena *a, const char *target, bool escaped,
    const struct parse_limits *limits, const char **path)
{
	size_t length = escaped ? strcspn(target, "?") : strlen(target);
	char *copy;

	if (length > limits->path)
		return PARSE_PATH_LONG;
	if (escaped && !sound_target(target, length))
		return PARSE_PATH_BAD;
	copy = arena_copy(a, target, length);
	if (escaped && !url_decode(copy, &length, false))
		return PARSE_ESCAPE_BAD;
	copy[length] = '\0';
	if (!utf8_valid(copy, length) || utf8_control(copy, length) ||
	    !sound_path(copy))
		return PARSE_PATH_BAD;
	*path = copy;
	return PARSE_OK;
}
