/*
 * parse.c - the order in which a request is read, and the table of limits.
 */
#include "base/json.h"
#include "web/parse_in.h"

enum { KIB = 1024, MIB = 1024 * 1024 };

#define LIMITS_OF_ALL                                                          \
	.path = 2 * KIB, .query = 8 * KIB, .cookie_bytes = 8 * KIB,            \
	.cookies = 50, .fields = 200, .name = 128, .value = 64 * KIB,          \
	.text = 1 * MIB, .memory = 64 * KIB, .part_head = 8 * KIB,             \
	.json_depth = 64

const struct parse_limits parse_page = {
	LIMITS_OF_ALL,
	.body = 1 * MIB,
};

const struct parse_limits parse_upload = {
	LIMITS_OF_ALL,
	.body = 25 * MIB,
	.files = 5,
	.file = 10 * MIB,
};

const struct parse_limits parse_import = {
	LIMITS_OF_ALL,
	.body = 257 * MIB,
	.files = 1,
	.file = 256 * MIB,
};

enum parse_error
parse_head(struct parsed *sent, struct arena *a, const struct head *head,
    const struct parse_limits *limits)
{
	const char *query = head->query ? head->query : "";
	bool escaped = head->target && *head->target;
	const char *path = escaped ? head->target : head->path;
	size_t length = strlen(query);
	enum parse_error of_path, of_query, of_cookies;

	*sent = (struct parsed){ .arena = a };
	of_path = parse_path(a, path ? path : "", escaped, limits, &sent->path);
	of_query = length > limits->query
	    ? PARSE_QUERY_LONG
	    : parse_urlencoded(a, arena_copy(a, query, length), length, limits,
		  &sent->query);
	of_cookies = parse_cookies(
	    a, head->cookie ? head->cookie : "", limits, &sent->cookies);
	return of_path ? of_path : of_query ? of_query : of_cookies;
}

/* Digits only: no sign, no list, nothing that another reader sees otherwise. */
static enum parse_error
read_length(const char *text, size_t *length)
{
	size_t digits = strspn(text, "0123456789");

	if (!digits || digits > 15 || text[digits])
		return PARSE_LENGTH_BAD;
	*length = (size_t)strtoull(text, NULL, 10);
	return PARSE_OK;
}

enum parse_error
read_some(struct reader *r, char *bytes, size_t room, size_t *got)
{
	ssize_t count;

	*got = 0;
	if (room > r->left)
		room = r->left;
	if (!room)
		return PARSE_OK;
	count = r->body->read(r->body->from, bytes, room);
	if (count <= 0 || (size_t)count > room)
		return PARSE_BODY_SHORT;
	*got = (size_t)count;
	r->left -= *got;
	return PARSE_OK;
}

/* A whole body in memory, with a NUL behind it. */
static enum parse_error
read_all(struct arena *a, const struct body *body, size_t length, char **bytes)
{
	struct reader r = { body, length };
	enum parse_error error = PARSE_OK;
	size_t have = 0, got;

	*bytes = arena_alloc(a, length + 1);
	while (r.left && !error) {
		error = read_some(&r, *bytes + have, r.left, &got);
		have += got;
	}
	return error;
}

static enum parse_error
read_form(struct parsed *sent, const struct body *body,
    const struct parse_limits *limits)
{
	enum parse_error error;
	char *bytes;

	if (sent->body_length > limits->text)
		return PARSE_BODY_LONG;
	error = read_all(sent->arena, body, sent->body_length, &bytes);
	if (error)
		return error;
	return parse_urlencoded(
	    sent->arena, bytes, sent->body_length, limits, &sent->form);
}

static enum parse_error
read_json(struct parsed *sent, const struct body *body,
    const struct parse_limits *limits)
{
	enum parse_error error;
	char *bytes;

	if (sent->body_length > limits->text)
		return PARSE_BODY_LONG;
	error = read_all(sent->arena, body, sent->body_length, &bytes);
	if (error)
		return error;
	switch (json_read(
	    bytes, sent->body_length, limits->json_depth, &sent->json)) {
	case JSON_OK:
		return PARSE_OK;
	case JSON_DEEP:
		return PARSE_JSON_DEEP;
	case JSON_BAD:
		break;
	}
	return PARSE_JSON_BAD;
}

/* The body as it is becomes the one file. */
static enum parse_error
read_raw(struct parsed *sent, const char *type, const struct body *body,
    const struct parse_limits *limits)
{
	struct upload *file = arena_alloc(sent->arena, sizeof(*file));
	char *scratch = arena_alloc(sent->arena, limits->memory);
	enum { STEP = 16 * KIB };
	char *step = arena_alloc(sent->arena, STEP);
	struct reader r = { body, sent->body_length };
	enum parse_error error = PARSE_OK;
	struct sink sink;
	size_t got;

	sink_start(&sink, limits, body->spool, scratch);
	while (r.left && !error) {
		error = read_some(&r, step, STEP, &got);
		if (!error)
			error = sink_add(&sink, step, got);
	}
	if (error) {
		sink_drop(&sink);
		return error;
	}
	*file = (struct upload){ .field = "", .name = "", .type = type };
	sent->files = file;
	sent->file_count = 1;
	return sink_end(&sink, sent->arena, file);
}

static enum parse_error
read_kind(struct parsed *sent, const char *header, const struct body *body,
    unsigned kinds, const struct parse_limits *limits)
{
	char *params;
	const char *type = media_type(sent->arena, header, &params);
	bool multipart = strcmp(type, "multipart/form-data") == 0;

	if (kinds & PARSE_FORM && multipart)
		return parse_multipart(
		    sent, header, body, sent->body_length, limits);
	if (kinds & PARSE_RAW)
		return read_raw(sent, type, body, limits);
	if (!is_utf8_text(params))
		return PARSE_TYPE_BAD;
	if (kinds & PARSE_FORM &&
	    strcmp(type, "application/x-www-form-urlencoded") == 0)
		return read_form(sent, body, limits);
	if (kinds & PARSE_JSON && strcmp(type, "application/json") == 0)
		return read_json(sent, body, limits);
	return PARSE_TYPE_BAD;
}

static bool
is_reading(const char *method)
{
	return !method || strcmp(method, "GET") == 0 ||
	    strcmp(method, "HEAD") == 0;
}

enum parse_error
parse_body(struct parsed *sent, const struct head *head,
    const struct body *body, unsigned kinds, const struct parse_limits *limits)
{
	const char *type = head->type ? head->type : "";
	enum parse_error error;

	if (!head->length || !*head->length)
		return *type && !is_reading(head->method) ? PARSE_LENGTH_MISSING
							  : PARSE_OK;
	error = read_length(head->length, &sent->body_length);
	if (error || !sent->body_length)
		return error;
	if (is_reading(head->method) || !kinds)
		return PARSE_BODY_UNASKED;
	if (sent->body_length > limits->body)
		return PARSE_BODY_LONG;
	return read_kind(sent, type, body, kinds, limits);
}

void
parse_close(struct parsed *sent)
{
	for (size_t i = 0; i < sent->file_count; i++)
		if (sent->files[i].fd >= 0)
			close(sent->files[i].fd);
	sent->file_count = 0;
	json_decref(sent->json);
	sent->json = NULL;
}
