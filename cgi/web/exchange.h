/*
 * exchange.h - one request on its way; for the files of web/ alone.
 */
#ifndef WEB_EXCHANGE_H
#define WEB_EXCHANGE_H

#include "web/page.h"
#include "web/site.h"

#include <ClearSilver.h>

enum { CAPTURES = 4, COOKIES = 8 };

struct route {
	const char *method, *path;
	enum right right;
	enum route_kind kind;
	int (*page)(struct request *);
};

/* One worker's lasting things: links, templates, the shop's settings. */
struct worker {
	const struct site *site;
	struct db *read, *write;
	struct arena *arena;
	struct shop *shop;
	struct secret_ring *keys;
	struct meter *meter; /* NULL: nobody counts */
	time_t replica_away; /* until when nobody asks the replica */
};

/* What is sent; grows outside the arena, kept from request to request. */
struct output {
	char *bytes;
	size_t length, room;
};

struct exchange {
	struct worker *worker;
	const struct site *site;
	struct head head;
	struct parsed sent;
	const struct route *route;
	const char *id; /* request id */
	const char *path;
	struct {
		const char *name, *text;
		size_t name_length;
	} captures[CAPTURES];
	struct who who;
	const char *cookie; /* session cookie as sent, or NULL */
	const char *visit;  /* pre-session cookie, made if none came */
	unsigned char visitor[32];
	const char *then; /* where a signed-out visitor wanted to go */
	HDF *hdf;
	/* Of the form that was read; what was sent, and what it means. */
	const struct field *fields;
	const char **values;
	size_t errors;
	bool undeclared; /* a field that no form has: 400 */
	bool broken;     /* our own part failed: 500 */
	bool unproved;   /* sent away to prove oneself: nothing was done */
	int status;
	const char *location, *notice, *notice_tone;
	const char *media_type, *file_name, *file_path;
	int retry_after;
	const char *set_cookies[COOKIES];
	size_t set_count;
	struct output *out;
	const struct csv_column *csv;
	const char *audit_kind, *audit_detail;
	int64_t audit_id;
	int64_t started;  /* whose session began here, 0 nobody's */
	bool end_session; /* Clear-Site-Data goes with the answer */
};

/* wire.c: the only file that meets FastCGI (and plain CGI for tests). */
void wire_open(int fd, volatile int *stop);
bool wire_accept(void);
const char *wire_param(const char *name); /* NULL when absent */
ssize_t wire_read(void *, char *bytes, size_t room);
bool wire_write(const char *bytes, size_t length);
void wire_finish(void);

/* route.c */
const struct route *route_find(struct exchange *);

/* session.c */
bool session_look(struct request *);
bool session_trusts(const struct request *);
void session_cookie(
    struct request *, const char *kind, const char *value, int64_t seconds);
const char *session_cookie_sent(const struct request *, const char *kind);
/* Signed words for the next page, and reading them back. */
void session_notice_set(struct request *);
void session_notice_read(struct request *);

/* view.c */
void view_open(struct request *);
void view_close(struct request *);
bool view_check(struct request *, NEOERR *);
/* Renders the layout round the template into out; false when it failed. */
bool view_render(struct request *, const char *layout, const char *template,
    struct output *);
void view_start(const struct site *); /* once per worker */

/* shop.c: the settings of the database, looked at again every few seconds */
struct shop *shop_new(void);
void shop_refresh(struct request *);
const char *shop_text(const struct shop *, const char *name);

/* refuse.c */
int refuse_token(struct request *);             /* 403, form given back */
int refuse_right(struct request *, enum right); /* 403 names it, or 404 */
int refuse_nobody(struct request *);            /* to the sign-in */
int refuse_bad(struct request *, int status, const char *reason);
int refuse_full(struct request *); /* 503: the disk is nearly full */

/* once.c */
int once_page(struct request *); /* the page itself */
int once_run(struct request *);  /* the page, keyed and audited */
/* After a COMMIT of unknown end: the answer it had, or -1. */
int once_look(struct request *);
void once_audit(struct request *);

/* answer.c */
int answer_fault(struct request *, int status, const char *layout);
void output_clear(struct output *);
void output_add(struct output *, const char *bytes, size_t length);
void answer_send(struct request *);

/* form.c */
/* The fields that may be kept and given back: secrets and files left out. */
char *form_kept(struct request *);
void form_again(struct request *, const char *json, const char *path);

#endif
