/*
 * page.h - everything a page may use.
 *
 * A page is a function that takes a request and returns an answer. It reads
 * the path and the form, calls the model, names what the template may see
 * and returns one of the answer_*() calls. It frees nothing, checks no
 * rights (the site map does), has no effect outside the database and never
 * meets HTML, SQL or HDF; so serve can run it again after a deadlock.
 */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "base/arena.h"
#include "base/locale.h"
#include "base/rows.h"
#include "base/time.h"
#include "base/who.h"
#include "web/parse.h"

#include <inttypes.h>
#include <stdbool.h>

struct attempt;
struct exchange;
struct secret_ring;

struct request {
	struct db *db; /* GET: the reading link; POST: the writing one */
	struct arena *arena;
	const struct who *who;
	const char *lang;          /* code of the reader's language */
	struct time_reader reader; /* whose zone, and now */
	struct exchange *exchange; /* for web/ only */
};

/*
 * The site map (page/PROGRAM/routes.h) is lines of
 *	ROUTE(method, path, right, kind, page)
 * {id} in a path stands for a number from 1, {name} for a word of
 * A-Z a-z 0-9 . _ - (at most 120).
 */
enum route_kind {
	PAGE,   /* GET */
	FORM,   /* POST with token and idempotency key, one transaction */
	UPLOAD, /* the same, may carry files */
	/*
	 * POST with token, bears secrets: no idempotency key, no transaction
	 * of its own until request_keep(); single-use rows guard it.
	 */
	SECRET,
	/* POST with token, idempotent by nature and without audit (language).
	 */
	PLAIN,
	OPEN /* GET for machines: no session is looked up, no cookie made */
};

/* The number that stood for {id}; the word that stood for {name}. */
int64_t path_id(const struct request *);
const char *path_text(const struct request *, const char *name);
/* Own path, and own path with the query as it was asked. */
const char *request_path(const struct request *);
const char *request_query(const struct request *, const char *name); /* or "" */
/* Percent-encoded, for the query of a redirect. */
const char *request_escape(const struct request *, const char *text);
/* Address of the visitor; the request id that logs and audit carry. */
const char *request_address(const struct request *);
const char *request_id(const struct request *);
const char *request_agent(const struct request *); /* browser, cut to 250 */
/* The primary, where what a replica has isn't enough. */
struct db *request_primary(const struct request *);
/* A value of the shop's settings, "" when unset (shop_name, currency ...). */
const char *request_shop(const struct request *, const char *setting);
/* Hash of the visitor's pre-session cookie, for codes bound to a browser. */
const unsigned char *request_visitor(const struct request *);

/*
 * Forms. Only declared fields exist (others are a clear 400); the list ends
 * with an empty entry. form_read() reads the form of a POST or the query of a
 * GET, checks all fields, gives values, complaints and choices to the
 * template as form.NAME.value, .error and .choices.N, and is true when all
 * are sound. Text is NFC, CRLF is LF, blanks around a line are gone; a
 * password is left as it is and never given back.
 */
enum field_kind {
	FIELD_LINE,   /* one line; min..max characters */
	FIELD_TEXT,   /* several lines; min..max characters */
	FIELD_NUMBER, /* whole, min..max */
	FIELD_CHOICE, /* one of choices */
	FIELD_MANY,   /* any of choices, repeated; see form_has() */
	FIELD_IDS,    /* any whole numbers, repeated; see form_ids() */
	FIELD_CHECK,  /* "1" or absent */
	FIELD_DATE,   /* YYYY-MM-DD */
	FIELD_TIME,   /* YYYY-MM-DDTHH:MM in the reader's zone */
	FIELD_MONEY,  /* in the shop's currency, reader's notation */
	FIELD_EMAIL,  /* normalised */
	FIELD_PHONE,  /* E.164 with the shop's country */
	FIELD_SECRET, /* password or code: never given back or kept */
	FIELD_FILE,   /* see form_file() */
	FIELD_TRAP,   /* must stay empty: a machine filled it */
	FIELD_HIDDEN  /* one line that the page itself put there */
};

struct choice {
	const char *value, *label; /* label N_("…") */
	const char *icon, *tone;   /* "bi-heart"; good, bad, calm, due */
};

struct field {
	const char *name;
	enum field_kind kind;
	int64_t min, max;             /* length, or value; max 0: 200 */
	const struct choice *choices; /* ends with a NULL value */
	const char *missing;          /* N_(what to say when empty) */
	bool optional;
};

bool form_read(struct request *, const struct field *);
/* "" when left empty. The field must have been declared and read. */
const char *form_text(const struct request *, const char *name);
int64_t form_number(const struct request *, const char *name);
bool form_given(const struct request *, const char *name);
/* FIELD_MANY and FIELD_CHECK: was this value ticked? */
bool form_has(const struct request *, const char *name, const char *value);
/* FIELD_IDS: *count numbers. */
const int64_t *form_ids(
    const struct request *, const char *name, size_t *count);
/* FIELD_TIME: UTC as the database takes it; NULL when empty. */
const char *form_utc(const struct request *, const char *name);
/* NULL when no file was chosen. */
const struct upload *form_file(const struct request *, const char *name);
/* A complaint of the page's own, beside the field ("" for the whole form). */
void form_error(struct request *, const char *name, const char *words);
bool form_sound(const struct request *);
/* What a form shows before anything was typed. */
void form_fill(struct request *, const char *name, const char *value);
/* Choices that come from the database: columns value and label. */
void form_choices(struct request *, const char *name, const struct rows *);
/* Gives choices and empty values of a form that wasn't read (GET of it). */
void form_show(struct request *, const struct field *);

/*
 * What the template may see. Values are data; the template escapes them.
 * Columns by suffix get children for the reader: x_at (.iso .text .near
 * .day .month), x_on (.text), x_minor with the row's currency (.text).
 */
void view_text(struct request *, const char *name, const char *);
void view_number(struct request *, const char *name, int64_t);
/* 1 or absent. */
void view_flag(struct request *, const char *name, bool);
void view_row(struct request *, const char *name, const struct row *);
void view_rows(struct request *, const char *name, const struct rows *);
/* Markdown as blocks for macro/prose.cs. */
void view_prose(struct request *, const char *name, const char *markdown);
/* UTC text of the database with its children. NULL: nothing. */
void view_time(struct request *, const char *name, const char *at);
void view_money(
    struct request *, const char *name, int64_t minor, const char *currency);
/* Title and menu item of the page; the title is already translated. */
void view_title(struct request *, const char *title, const char *nav);

/*
 * Lists by key: the page asks the model for list_size + 1 rows after (or
 * before) the keys in the query; view_list() shows list_size of them and sets
 * pager.newer and pager.older from the columns of the first and last row.
 */
enum { LIST_SIZE = 50 };
struct list_place {
	const char *after; /* key text from the query, or NULL: the start */
	bool back;         /* towards newer ones */
	int64_t size;      /* rows to ask for: LIST_SIZE + 1 */
};
/* From the query's after= or before=; declared by itself in form_read(). */
struct list_place list_place(const struct request *);
/*
 * key names the column whose text is the place of a row. Rows asked for
 * backwards come in that order and are turned round here.
 */
void view_list(
    struct request *, const char *name, const struct rows *, const char *key);

/* The list as a table: columns are the row's, in the reader's language. */
struct csv_column {
	const char *column, *label; /* label N_("…") */
};
bool csv_wanted(const struct request *);
/* Starts it; hand csv_row and the returned pointer to a model's each(). */
void *csv_start(
    struct request *, const char *file_name, const struct csv_column *);
bool csv_row(void *csv, const struct row *);
int answer_csv(struct request *);
/* The same in one call, for lists that are short enough to be held. */
int answer_csv_rows(struct request *, const char *file_name,
    const struct csv_column *, const struct rows *);

/* Every page ends by returning one of these. */
int answer_page(struct request *, int status, const char *template);
int answer_missing(struct request *);
/* Signed in, but this needs the password again: to /login/again?then=. */
int answer_prove(struct request *);
int answer_redirect(struct request *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A redirect after a change, with the words that the next page shows. */
int answer_done(struct request *, const char *words, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A file of ours as attachment; path below data_dir. */
int answer_file(struct request *, const char *path, const char *media_type,
    const char *file_name);
/* Text built by the page (JSON, a table): attachment unless file_name NULL. */
int answer_text(struct request *, const char *media_type, const char *file_name,
    const char *text, size_t length);
/* The system can't just now: 503 with Retry-After. */
int answer_busy(struct request *, int seconds);
/* Too many tries: the page again with 429 and Retry-After. */
int answer_wait(struct request *, int64_t seconds, const char *template);

/* What the audit row names; without it, {id} of the path and the route. */
void audit_object(struct request *, const char *kind, int64_t id);
void audit_detail(struct request *, const char *detail);

/*
 * SECRET pages: commits what was done so far (an attempt that must count
 * even if the rest is refused) and opens the next transaction.
 */
void request_keep(struct request *);

/* Sign-in and out: cookie and session row. Returns with the new cookie set. */
void session_start(struct request *, int64_t id, bool full);
void session_end(struct request *);
/* Language and theme of somebody who isn't signed in, kept in cookies. */
void session_taste(struct request *, const char *lang, const char *theme);
/* Has this browser signed in to that account before? */
bool session_device_known(struct request *, int64_t id);
/*
 * Whose tries at `what` count (see model/attempt.h): those of all strangers
 * at the account called name, or, in a browser that signed in as id before,
 * its own. Known and unknown names alike.
 */
const struct attempt *session_attempt(
    struct request *, const char *what, const char *name, int64_t id);
/* Keyed hash of "purpose|text", 32 bytes: what codes and names are kept as. */
const unsigned char *request_hash(
    const struct request *, const char *purpose, const char *text);
/* The site's keys, to seal and open secrets of rows. */
const struct secret_ring *request_keys(const struct request *);

#endif
