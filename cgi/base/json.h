/*
 * json.h - JSON text read within limits, and written.
 *
 * Reading gives jansson's own values (its accessors are the API). Writing
 * needs no tree: values go straight into a buffer.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"

#include <stdint.h>
#include <jansson.h>

enum json_error { JSON_OK, JSON_BAD, JSON_DEEP };

/*
 * One whole value of any kind; length bytes of UTF-8. Refused: nesting above
 * depth, a key twice in one object, \u0000, anything after the value. On
 * JSON_OK *value is the caller's (json_decref), else NULL.
 */
enum json_error json_read(
    const char *text, size_t length, size_t depth, json_t **value);
/* Canonical text: keys sorted, no spaces. */
char *json_text(struct arena *, const json_t *);

/*
 * Writing: json_open(&out, NULL, '{'), json_add_text(&out, "name", "Ana"),
 * json_open(&out, "tags", '['), json_add_text(&out, NULL, "x"),
 * json_close(&out), json_close(&out). key is NULL inside [ and outermost.
 */
enum { JSON_OUT_DEPTH = 16 };

struct json_out {
	struct buffer *to;
	size_t depth;
	char closes[JSON_OUT_DEPTH];
	bool more; /* a comma comes before the next */
};

void json_open(struct json_out *, const char *key, char bracket);
void json_close(struct json_out *);
void json_add_text(struct json_out *, const char *key,
    const char *text); /* NULL writes null */
void json_add_int(struct json_out *, const char *key, int64_t);
void json_add_real(struct json_out *, const char *key, double);
void json_add_bool(struct json_out *, const char *key, bool);
/* A text that is JSON already, a number from the database say. */
void json_add_raw(struct json_out *, const char *key, const char *json);
/* One quoted and escaped string. */
void json_quote(struct buffer *, const char *text);

#endif
