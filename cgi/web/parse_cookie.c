/*
 * parse_cookie.c - the Cookie header, read leniently: other software on the
 * same host may have set what we can't read, and must not lock anybody out.
 */
#include "base/utf8.h"
#include "web/parse_in.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
trim(const char **start, const char **end)
{
	while (*start < *end && is_blank(**start))
		(*start)++;
	while (*start < *end && is_blank((*end)[-1]))
		(*end)--;
}

/* Leaves out what isn't name=value in readable text. */
static enum parse_error
add_cookie(struct pairs_in *in, const char *start, const char *end)
{
	const char *equals = memchr(start, '=', (size_t)(end - start));
	const char *name_end = equals, *value;
	size_t name_length, length;

	if (!equals)
		return PARSE_OK;
	value = equals + 1;
	trim(&start, &name_end);
	trim(&value, &end);
	if (end - value >= 2 && *value == '"' && end[-1] == '"') {
		value++;
		end--;
	}
	name_length = (size_t)(name_end - start);
	length = (size_t)(end - value);
	if (!name_length || name_length > in->limits->name ||
	    !utf8_valid(start, name_length) || !utf8_valid(value, length) ||
	    utf8_control(start, name_length) || utf8_control(value, length))
		return PARSE_OK;
	if (in->count >= in->limits->cookies)
		return PARSE_COOKIES_LONG;
	return pairs_add(in, arena_copy(in->arena, start, name_length),
	    name_length, arena_copy(in->arena, value, length), length);
}

enum parse_error
parse_cookies(struct arena *a, const char *header,
    const struct parse_limits *limits, struct pairs *made)
{
	struct pairs_in in = { .arena = a, .limits = limits };
	enum parse_error error = PARSE_OK;

	*made = (struct pairs){ 0 };
	if (strlen(header) > limits->cookie_bytes)
		return PARSE_COOKIES_LONG;
	while (*header && !error) {
		const char *end = header + strcspn(header, ";");

		error = add_cookie(&in, header, end);
		header = *end ? end + 1 : end;
	}
	pairs_end(&in, made);
	return error;
}
