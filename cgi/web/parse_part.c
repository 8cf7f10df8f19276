/*
 * parse_part.c - the headers of one multipart part (RFC 7578).
 */
#include "base/utf8.h"
#include "web/parse_in.h"

#include <strings.h>
#include <utf8proc.h>

enum { PART_LINES = 16, FILE_NAME = 255 };

/* The value when line is that header, else NULL. */
static char *
header(char *line, const char *name)
{
	size_t length = strlen(name);

	if (strncasecmp(line, name, length) != 0 || line[length] != ':')
		return NULL;
	line += length + 1;
	return line + strspn(line, " \t");
}

/* UTF-8'en'na%C3%AFve.txt of filename*; NULL when it is anything else. */
static char *
extended(char *value)
{
	char *language = strchr(value, '\'');
	char *text = language ? strchr(language + 1, '\'') : NULL;
	size_t length;

	if (!text || language - value != 5 ||
	    strncasecmp(value, "utf-8", 5) != 0)
		return NULL;
	length = strlen(++text);
	if (!url_decode(text, &length, false) || memchr(text, '\0', length))
		return NULL;
	text[length] = '\0';
	return text;
}

/* &#9731; becomes its character: old browsers wrote what didn't fit so. */
static size_t
reference(const char *at, char character[4])
{
	char *end;
	long number;

	if (at[0] != '&' || at[1] != '#' || at[2] < '1' || at[2] > '9')
		return 0;
	number = strtol(at + 2, &end, 10);
	if (*end != ';' || number < 0x20 || number > 0x10ffff ||
	    (number >= 0xd800 && number < 0xe000))
		return 0;
	memset(character, 0, 4);
	utf8proc_encode_char(
	    (utf8proc_int32_t)number, (utf8proc_uint8_t *)character);
	return (size_t)(end + 1 - at);
}

/* What browsers make of a file's name, undone: %22 is a quote. */
static const char *
unescaped(struct arena *a, const char *name)
{
	struct buffer b = { .arena = a };

	buffer_text(&b, "");
	while (*name) {
		char character[5] = "";
		size_t taken = reference(name, character);

		if (taken) {
			buffer_text(&b, character);
			name += taken;
		} else if (strncmp(name, "%22", 3) == 0) {
			buffer_text(&b, "\"");
			name += 3;
		} else {
			buffer_add(&b, name++, 1);
		}
	}
	return b.text;
}

/* Without folders, neither of ours nor of Windows. */
static const char *
last_step(const char *name)
{
	for (const char *at = name; *at; at++)
		if (*at == '/' || *at == '\\')
			name = at + 1;
	return name;
}

static enum parse_error
disposition(struct arena *a, char *value, struct part *part)
{
	const char *name, *plain = NULL, *better = NULL;
	enum param found;
	char *text;

	if (strncasecmp(value, "form-data", 9) != 0 ||
	    (value[9] && !strchr("; \t", value[9])) || part->name)
		return PARSE_MULTIPART_BAD;
	value += 9;
	while ((found = param_next(&value, &name, &text)) == PARAM_FOUND) {
		const char **place = strcasecmp(name, "name") == 0 ? &part->name
		    : strcasecmp(name, "filename") == 0            ? &plain
		    : strcasecmp(name, "filename*") == 0           ? &better
								   : NULL;
		if (!place)
			continue;
		if (*place)
			return PARSE_MULTIPART_BAD;
		*place = place == &better ? extended(text) : text;
		if (!*place)
			return PARSE_MULTIPART_BAD;
	}
	if (found == PARAM_BAD || !part->name)
		return PARSE_MULTIPART_BAD;
	if (plain)
		plain = unescaped(a, plain);
	if (plain || better)
		part->filename = last_step(better ? better : plain);
	return PARSE_OK;
}

static enum parse_error
encoding(const char *value, struct part *part)
{
	if (strcasecmp(value, "base64") == 0)
		part->base64 = true;
	else if (strcasecmp(value, "7bit") != 0 &&
	    strcasecmp(value, "8bit") != 0 && strcasecmp(value, "binary") != 0)
		return PARSE_MULTIPART_BAD;
	return PARSE_OK;
}

static enum parse_error
type_of_part(struct arena *a, const char *value, struct part *part)
{
	char *params;

	part->type = media_type(a, value, &params);
	if (strncmp(part->type, "multipart/", 10) == 0 ||
	    (strncmp(part->type, "text/", 5) == 0 && !part->filename &&
		!is_utf8_text(params)))
		return PARSE_TYPE_BAD;
	return PARSE_OK;
}

static enum parse_error
line_of_part(struct arena *a, char *line, struct part *part)
{
	char *value;

	if (!utf8_valid(line, strlen(line)))
		return PARSE_TEXT_BAD;
	if (!strchr(line, ':') || strpbrk(line, "\r\n") || *line == ' ' ||
	    *line == '\t')
		return PARSE_MULTIPART_BAD;
	if ((value = header(line, "Content-Disposition")))
		return disposition(a, value, part);
	if ((value = header(line, "Content-Transfer-Encoding")))
		return encoding(value, part);
	if ((value = header(line, "Content-Type")))
		return type_of_part(a, value, part);
	return PARSE_OK;
}

static enum parse_error
sound_names(const struct part *part, const struct parse_limits *limits)
{
	const char *name = part->name, *file = part->filename;

	if (!name)
		return PARSE_MULTIPART_BAD;
	if (!*name || utf8_control(name, strlen(name)))
		return PARSE_NAME_BAD;
	if (strlen(name) > limits->name)
		return PARSE_NAME_LONG;
	if (!file)
		return PARSE_OK;
	if (!utf8_valid(file, strlen(file)))
		return PARSE_TEXT_BAD;
	if (utf8_control(file, strlen(file)))
		return PARSE_NAME_BAD;
	return strlen(file) > FILE_NAME ? PARSE_NAME_LONG : PARSE_OK;
}

enum parse_error
part_head(struct arena *a, const char *bytes, size_t length,
    const struct parse_limits *limits, struct part *part)
{
	enum parse_error error = PARSE_OK;

	*part = (struct part){ .type = "" };
	if (memchr(bytes, '\0', length))
		return PARSE_TEXT_BAD;
	for (int lines = 0; length && !error; lines++) {
		const char *end = memmem(bytes, length, "\r\n", 2);

		if (!end || lines == PART_LINES)
			return PARSE_MULTIPART_BAD;
		error = line_of_part(
		    a, arena_copy(a, bytes, (size_t)(end - bytes)), part);
		length -= (size_t)(end + 2 - bytes);
		bytes = end + 2;
	}
	return error ? error : sound_names(part, limits);
}
