/*
 * parse_window.c - a multipart body through a window that slides over it
 * once: content up to a delimiter, header blocks, the end.
 */
#include "web/parse_in.h"

#include <strings.h>

enum { WINDOW = 64 * 1024, BOUNDARY = 70 };

static size_t
at_hand(const struct window *w)
{
	return w->end - w->start;
}

/* Slides what is left to the front and fills the window behind it. */
static enum parse_error
fill(struct window *w)
{
	enum parse_error error = PARSE_OK;

	memmove(w->bytes, w->bytes + w->start, at_hand(w));
	w->end -= w->start;
	w->start = 0;
	while (w->end < WINDOW && w->reader.left && !error) {
		size_t got;

		error = read_some(
		    &w->reader, w->bytes + w->end, WINDOW - w->end, &got);
		w->end += got;
	}
	return error;
}

/* At least count bytes at hand, if there are as many. */
static enum parse_error
need(struct window *w, size_t count)
{
	return at_hand(w) < count && w->reader.left ? fill(w) : PARSE_OK;
}

/* The boundary of the Content-Type header, made into a delimiter. */
static enum parse_error
set_delimiter(struct window *w, struct arena *a, const char *type)
{
	const char *name, *boundary = NULL;
	char *params, *value;

	media_type(a, type, &params);
	while (param_next(&params, &name, &value) == PARAM_FOUND)
		if (strcasecmp(name, "boundary") == 0) {
			if (boundary)
				return PARSE_MULTIPART_BAD;
			boundary = value;
		}
	if (!boundary || !*boundary || strlen(boundary) > BOUNDARY ||
	    boundary[strlen(boundary) - 1] == ' ')
		return PARSE_MULTIPART_BAD;
	for (const char *c = boundary; *c; c++)
		if (*c < 0x20 || *c == 0x7f)
			return PARSE_MULTIPART_BAD;
	w->delimiter = arena_format(a, "\r\n--%s", boundary);
	w->delimiter_length = strlen(w->delimiter);
	return PARSE_OK;
}

enum parse_error
window_open(struct window *w, struct arena *a, const char *type,
    const struct body *body, size_t length)
{
	*w = (struct window){ .reader = { body, length }, .at_line_end = true };
	w->bytes = arena_alloc(a, WINDOW);
	/* As if a line had ended just before the body. */
	memcpy(w->bytes, "\r\n", 2);
	w->end = 2;
	return set_delimiter(w, a, type);
}

/*
 * Where content starts, the window starts with the CRLF of the line before.
 * It may already belong to the delimiter, else it is left out.
 */
enum parse_error
window_content(struct window *w, const char **bytes, size_t *length, bool *last)
{
	enum parse_error error = need(w, w->delimiter_length + 2);
	const char *found;
	size_t skip = w->at_line_end ? 2 : 0;

	if (error)
		return error;
	*bytes = w->bytes + w->start;
	found = memmem(*bytes, at_hand(w), w->delimiter, w->delimiter_length);
	if (!found && !w->reader.left)
		return PARSE_MULTIPART_BAD;
	*last = found != NULL;
	*length = found ? (size_t)(found - *bytes)
			: at_hand(w) - w->delimiter_length + 1;
	w->start += *length + (found ? w->delimiter_length : 0);
	if (*length) {
		*bytes += skip;
		*length -= skip;
		w->at_line_end = false;
	}
	return PARSE_OK;
}

/*
 * Two hyphens end it all, else a part follows. Some programs forget those
 * hyphens: a delimiter that is the last line of the body ends it, too.
 */
enum parse_error
window_part(struct window *w, bool *more)
{
	enum parse_error error = need(w, 2);

	*more = false;
	if (error)
		return error;
	if (at_hand(w) >= 2 && memcmp(w->bytes + w->start, "--", 2) == 0)
		return PARSE_OK;
	while (at_hand(w) && !error && strchr(" \t", w->bytes[w->start]) &&
	    w->bytes[w->start]) {
		w->start++;
		error = need(w, 1);
	}
	if (!error)
		error = need(w, 3);
	if (error)
		return error;
	if (at_hand(w) < 2 || memcmp(w->bytes + w->start, "\r\n", 2) != 0)
		return PARSE_MULTIPART_BAD;
	*more = at_hand(w) > 2;
	return PARSE_OK;
}

/* From the CRLF before the headers to the CRLF of the empty line. */
enum parse_error
window_head(struct window *w, size_t most, const char **bytes, size_t *length)
{
	enum parse_error error = need(w, most);
	const char *at = w->bytes + w->start, *end;

	if (error)
		return error;
	end = memmem(at, at_hand(w) < most ? at_hand(w) : most, "\r\n\r\n", 4);
	if (!end)
		return PARSE_MULTIPART_BAD;
	*bytes = at + 2;
	*length = (size_t)(end - at);
	w->start += *length + 2;
	w->at_line_end = true;
	return PARSE_OK;
}

enum parse_error
window_end(struct window *w)
{
	enum parse_error error = PARSE_OK;

	while (w->reader.left && !error) {
		w->start = w->end;
		error = fill(w);
	}
	return error;
}
