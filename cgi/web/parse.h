/*
 * parse.h - what a visitor sent, taken apart within limits.
 *
 * Two steps, so that the site map can speak between them: parse_head() reads
 * path, query and cookies; when serve knows the page (what body it takes,
 * whose limits hold) parse_body() reads the form, the files or the JSON.
 *
 *	struct parsed sent;
 *	enum parse_error e = parse_head(&sent, arena, &head, &parse_page);
 *	...find the page of sent.path...
 *	if (!e)
 *		e = parse_body(&sent, &head, &body, PARSE_FORM, &parse_page);
 *	if (e)
 *		...answer parse_status(e) with _(parse_reason(e))...
 *	parse_close(&sent);
 *
 * Every text is decoded exactly once and is valid UTF-8 without a NUL, or the
 * whole request is refused. Nothing is merged: query, form and cookies stay
 * apart, in the order sent, and a name sent twice is there twice. What may be
 * repeated is the form layer's business, and so is turning CRLF into LF.
 * All memory is the arena's, but for spooled files and JSON: parse_close().
 */
#ifndef WEB_PARSE_H
#define WEB_PARSE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The head, as the server gave it; NULL and "" both mean "not sent". */
struct head {
	const char *method;
	/*
	 * Either target: as it stands in the request line, escapes and all
	 * (REQUEST_URI; a ? and what follows is left out). Or, when target is
	 * NULL, path: the escapes already undone once (PATH_INFO).
	 */
	const char *target, *path;
	const char *query;  /* without the ? */
	const char *type;   /* Content-Type */
	const char *length; /* Content-Length, as sent */
	const char *cookie; /* Cookie, as sent */
};

/* Where the body comes from and where big files may go. */
struct body {
	/*
	 * Fills up to room bytes; 0 at the end, -1 when the visitor is gone.
	 * Never asked for more than Content-Length says.
	 */
	ssize_t (*read)(void *from, char *bytes, size_t room);
	void *from;
	/* Folder for files above limits.memory (unlinked as they are made). */
	const char *spool;
};

/*
 * The one table of limits; bytes unless it says otherwise. Three rows:
 * ordinary pages take no files, upload pages a few, import one big one.
 */
struct parse_limits {
	size_t path, query;
	size_t cookie_bytes, cookies;
	size_t fields;      /* how many; query and form each */
	size_t name, value; /* of one field */
	size_t body;        /* all of it */
	size_t text;        /* all fields of a form together */
	size_t memory;      /* a file above it goes to the spool */
	size_t files, file; /* how many; the size of each */
	size_t part_head;   /* headers of one multipart part */
	size_t json_depth;
};

extern const struct parse_limits parse_page, parse_upload, parse_import;

struct pair {
	const char *name, *value; /* C strings; value may be "" */
	size_t length;            /* of value */
};

/* In the order sent. */
struct pairs {
	const struct pair *list;
	size_t count;
	const struct pair **sorted; /* for parse.c only */
};

/*
 * One file. A form whose file box was left empty sends a file without name
 * and size: upload_absent(). It does not count against limits.files.
 */
struct upload {
	const char *field; /* name of the form's field */
	const char *name;  /* client's file name, folders cut off */
	const char *type;  /* as claimed, lower case, or "" */
	size_t size;
	const char *bytes; /* all of it when fd is -1 */
	int fd;            /* else a spooled file, at its start */
	unsigned char sha256[32];
};

enum parse_body_kind {
	PARSE_NOTHING = 0,
	PARSE_FORM = 1 << 0, /* urlencoded, or multipart */
	PARSE_JSON = 1 << 1,
	PARSE_RAW = 1 << 2, /* any type: the body is one upload */
};

struct json_t;

struct parsed {
	struct arena *arena;
	const char *path; /* "/…", decoded once */
	struct pairs query, cookies, form;
	const struct upload *files;
	size_t file_count;
	struct json_t *json; /* NULL unless JSON was sent */
	size_t body_length;  /* as declared */
};

/* Each has a status and a reason; PARSE_OK is 0. */
enum parse_error {
	PARSE_OK,
	PARSE_PATH_BAD,       /* 400: dots, //, NUL, not UTF-8 … */
	PARSE_PATH_LONG,      /* 414 */
	PARSE_QUERY_LONG,     /* 414 */
	PARSE_ESCAPE_BAD,     /* 400: % without two digits */
	PARSE_TEXT_BAD,       /* 400: not UTF-8, or a NUL */
	PARSE_NAME_BAD,       /* 400: empty, or control characters */
	PARSE_NAME_LONG,      /* 400 */
	PARSE_VALUE_LONG,     /* 413 */
	PARSE_FIELDS_MANY,    /* 413 */
	PARSE_COOKIES_LONG,   /* 400: too long or too many */
	PARSE_LENGTH_MISSING, /* 411 */
	PARSE_LENGTH_BAD,     /* 400 */
	PARSE_BODY_LONG,      /* 413 */
	PARSE_BODY_SHORT,     /* 400: ended before its length */
	PARSE_BODY_UNASKED,   /* 400: a body where none belongs */
	PARSE_TYPE_BAD,       /* 415 */
	PARSE_MULTIPART_BAD,  /* 400 */
	PARSE_FILE_UNASKED,   /* 400: a file where none belongs */
	PARSE_FILE_LONG,      /* 413 */
	PARSE_FILES_MANY,     /* 413 */
	PARSE_JSON_BAD,       /* 400 */
	PARSE_JSON_DEEP,      /* 400 */
	PARSE_SPOOL_BROKEN,   /* 503: our disk, not the visitor's fault */
	PARSE_ERRORS
};

int parse_status(enum parse_error);
/* English, marked for translation; a sentence for the visitor. */
const char *parse_reason(enum parse_error);

/*
 * Path, query and cookies. Clears *sent first; on an error what was read up
 * to there stays (path may be NULL), so that an answer can still be made.
 */
enum parse_error parse_head(struct parsed *sent, struct arena *,
    const struct head *, const struct parse_limits *);
/*
 * The body, by its type. kinds is the or of what the page takes; no body at
 * all is fine with each. GET and HEAD may have none.
 */
enum parse_error parse_body(struct parsed *sent, const struct head *,
    const struct body *, unsigned kinds, const struct parse_limits *);
/* Closes spooled files and gives the JSON back; fine on a cleared struct. */
void parse_close(struct parsed *);

/* The first of that name, or NULL. O(log n), like the two below. */
const struct pair *parse_find(const struct pairs *, const char *name);
/* How often the name was sent. */
size_t parse_count(const struct pairs *, const char *name);
/* The n-th (from 0) of that name in the order sent, or NULL. */
const struct pair *parse_nth(const struct pairs *, const char *name, size_t n);
/* The first one's value, or NULL. */
const char *parse_value(const struct pairs *, const char *name);

/*
 * SHA-256 of the form's fields and files as decoded (so another multipart
 * boundary gives the same), or of the JSON's canonical text. Fields named in
 * except (ends with NULL; NULL for none) are left out.
 */
void parse_digest(
    const struct parsed *, const char *const *except, unsigned char digest[32]);

/* Files: the first of that field, or NULL; and no file was chosen. */
const struct upload *parse_file(const struct parsed *, const char *field);
bool upload_absent(const struct upload *);
/* Up to room bytes from offset, from memory or spool; -1 when broken. */
ssize_t upload_read(
    const struct upload *, size_t offset, char *bytes, size_t room);

/*
 * The parts, for tests and fuzzing. *text is decoded in place where it says
 * so, and must then be the caller's own.
 */
enum parse_error parse_path(struct arena *, const char *target, bool escaped,
    const struct parse_limits *, const char **path);
/* bytes[length] must be writable (a NUL goes there). Decodes in place. */
enum parse_error parse_urlencoded(struct arena *, char *bytes, size_t length,
    const struct parse_limits *, struct pairs *);
enum parse_error parse_cookies(struct arena *, const char *header,
    const struct parse_limits *, struct pairs *);
/* sent->arena is set; length bytes are read from the body, not more. */
enum parse_error parse_multipart(struct parsed *sent, const char *type,
    const struct body *, size_t length, const struct parse_limits *);

#endif
