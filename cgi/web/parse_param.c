/*
 * parse_param.c - the inside of header values: a type and its parameters.
 */
#include "web/parse_in.h"

#include <strings.h>

enum { TYPE_LENGTH = 100 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_token(char c)
{
	return c > 0x20 && c < 0x7f && !strchr("()<>@,;:\\\"/[]?={}", c);
}

static char *
after_blanks(char *at)
{
	while (is_blank(*at))
		at++;
	return at;
}

/*
 * Behind the opening quote. Browsers leave quotes and backslashes of file
 * names as they are, so a quote ends the value only where the parameter ends
 * too, and a backslash escapes nothing but those two. NULL if it never ends.
 */
static char *
quoted_value(char *at)
{
	char *to = at;

	for (; *at; at++) {
		if (*at == '\\' && (at[1] == '"' || at[1] == '\\')) {
			at++;
		} else if (*at == '"') {
			char *next = after_blanks(at + 1);

			if (!*next || *next == ';') {
				*to = '\0';
				return next;
			}
		}
		*to++ = *at;
	}
	return NULL;
}

/* Unquoted ones are taken up to the semicolon: some boundaries are odd. */
static char *
bare_value(char *at)
{
	char *end = at + strcspn(at, "; \t\"");
	char *next = after_blanks(end);

	if (*next && *next != ';')
		return NULL;
	if (*next)
		next++;
	*end = '\0';
	return next;
}

enum param
param_next(char **cursor, const char **name, char **value)
{
	char *at = after_blanks(*cursor);

	while (*at == ';')
		at = after_blanks(at + 1);
	if (!*at)
		return PARAM_NONE;
	for (*name = at; is_token(*at); at++)
		;
	if (at == *name || *at != '=')
		return PARAM_BAD;
	*at++ = '\0';
	*value = *at == '"' ? at + 1 : at;
	at = *at == '"' ? quoted_value(at + 1) : bare_value(at);
	if (!at)
		return PARAM_BAD;
	*cursor = at;
	return PARAM_FOUND;
}

/* The end of type/subtype, or start when there is none. */
static char *
type_end(char *start)
{
	char *at = start;

	while (is_token(*at))
		at++;
	if (at == start || *at != '/' || !is_token(at[1]))
		return start;
	for (at++; is_token(*at);)
		at++;
	return at - start <= TYPE_LENGTH ? at : start;
}

const char *
media_type(struct arena *a, const char *header, char **params)
{
	char *start = after_blanks(arena_text(a, header));
	char *end = type_end(start), *rest = after_blanks(end);
	char *type;

	*params = rest;
	if (*rest && *rest != ';')
		end = start;
	type = arena_copy(a, start, (size_t)(end - start));
	for (char *c = type; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c | 0x20);
	return type;
}

bool
is_utf8_text(char *params)
{
	const char *name;
	char *value;

	while (param_next(&params, &name, &value) == PARAM_FOUND)
		if (strcasecmp(name, "charset") == 0 &&
		    strcasecmp(value, "utf-8") != 0 &&
		    strcasecmp(value, "us-ascii") != 0)
			return false;
	return true;
}
