/*
 * parse_in.h - what the files of the parser share; nobody else includes it.
 */
#ifndef WEB_PARSE_IN_H
#define WEB_PARSE_IN_H

#include "web/parse.h"

#include <sodium.h>

/* A list of pairs while it grows. */
struct pairs_in {
	struct arena *arena;
	struct pair *list;
	size_t count, room;
	const struct parse_limits *limits;
};

/*
 * Checks both texts (UTF-8, name without control characters, limits) and
 * keeps the pointers: they must be the arena's, a NUL behind each.
 */
enum parse_error pairs_add(struct pairs_in *, const char *name,
    size_t name_length, const char *value, size_t length);
/* The finished list, ready to be searched. */
void pairs_end(struct pairs_in *, struct pairs *);

/* Undoes %XX (and + where plus) in place; false on a bad escape. */
bool url_decode(char *bytes, size_t *length, bool plus);

/*
 * Header values of the form  word; name=value; name="value".  The cursor
 * starts behind the word, in a text of the caller's own: name and value are
 * cut out of it in place.
 */
enum param { PARAM_NONE, PARAM_FOUND, PARAM_BAD };
enum param param_next(char **cursor, const char **name, char **value);
/*
 * The media type at the start of a header's value, in lower case, or "" when
 * it is none. *params is a copy of what follows, for param_next().
 */
const char *media_type(struct arena *, const char *header, char **params);
/* No charset at all, or UTF-8, or ASCII. Uses params up. */
bool is_utf8_text(char *params);

/* The rest of a body. read_some() gives 0 only when all of it was read. */
struct reader {
	const struct body *body;
	size_t left;
};

enum parse_error read_some(
    struct reader *, char *bytes, size_t room, size_t *got);

/*
 * A file on its way into memory or, once it is above the limit, to the spool.
 * scratch (limits->memory bytes) may be shared by sinks that follow each
 * other.
 */
struct sink {
	const struct parse_limits *limits;
	const char *spool;
	char *scratch;
	size_t size;
	int fd;
	crypto_hash_sha256_state hash;
};

void sink_start(struct sink *, const struct parse_limits *, const char *spool,
    char *scratch);
enum parse_error sink_add(struct sink *, const char *bytes, size_t length);
/* Fills size, bytes or fd, and sha256 of *file. */
enum parse_error sink_end(struct sink *, struct arena *, struct upload *file);
/* Instead of sink_end() after an error. */
void sink_drop(struct sink *);

/* base64 that comes in pieces; starts all zero. */
struct base64 {
	unsigned bits, count;
	bool ended;
};

/* made has room for length bytes; false when it is none. */
bool base64_add(struct base64 *, const char *bytes, size_t length, char *made,
    size_t *made_length);
/* All of it was there. */
bool base64_end(const struct base64 *);

/*
 * A multipart body. window_open(); window_content() until last (what stands
 * before the first part); then window_part() and, while there are more,
 * window_head() and again window_content() until last; window_end(). What
 * *bytes points to lives until the next call.
 */
struct window {
	struct reader reader;
	char *bytes;
	size_t start, end; /* of what is left in bytes */
	bool at_line_end;
	const char *delimiter; /* CRLF, two hyphens, boundary */
	size_t delimiter_length;
};

enum parse_error window_open(struct window *, struct arena *, const char *type,
    const struct body *, size_t length);
/* The next piece of content; *last: the delimiter came behind it. */
enum parse_error window_content(
    struct window *, const char **bytes, size_t *length, bool *last);
enum parse_error window_part(struct window *, bool *more);
/* The header lines of a part, each with its CRLF; most bytes at most. */
enum parse_error window_head(
    struct window *, size_t most, const char **bytes, size_t *length);
/* Reads what is left, so that the visitor is listened to until the end. */
enum parse_error window_end(struct window *);

/* One part of a multipart body, told apart by its headers. */
struct part {
	const char *name; /* of the field */
	const char
	    *filename; /* NULL: a text field; "" is a file box left empty */
	const char *type;
	bool base64;
};

/* bytes[0..length): the header lines, each with its CRLF. */
enum parse_error part_head(struct arena *, const char *bytes, size_t length,
    const struct parse_limits *, struct part *);

#endif
