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
