/*
 * letter.h - mails to customers and staff, rendered when they are queued.
 *
 * A letter is templates/NAME.cs ("mail/join_code"): it only sets what the
 * letter says (layout/letter_html.cs tells the names); layout/letter_text.cs
 * and layout/letter_html.cs draw it, so text and HTML can't differ. It is
 * written in the language of whoever reads it, and goes to the outbox in the
 * page's transaction: sent if the page's work is committed, and only then.
 */
#ifndef WEB_LETTER_H
#define WEB_LETTER_H

#include "web/page.h"

enum letter_kind {
	LETTER_TEXT,        /* letter.NAME */
	LETTER_CODE,        /* the same; hidden from admins */
	LETTER_LINK,        /* own path, becomes a full URL of the portal */
	LETTER_SECRET_LINK, /* the same; hidden from admins */
	LETTER_STAFF_LINK,  /* own path on the intranet */
	LETTER_STAFF_SECRET_LINK
};

struct letter_value {
	const char *name, *value;
	enum letter_kind kind;
};

enum { LETTER_VALUES = 8 };

struct letter {
	const char *template;     /* "mail/join_code" */
	const char *to, *to_name; /* the name may be NULL */
	const char *lang;         /* the reader's; NULL or "": the request's */
	int64_t customer, staff;  /* whose it is; 0: neither */
	const char *cause_kind;   /* "feedback" ...; NULL: none */
	int64_t cause;
	struct letter_value values[LETTER_VALUES]; /* ends with a NULL name */
};

/* The mail's id; 0 when something failed (the page is then refused). */
int64_t letter_queue(struct request *, const struct letter *);

#endif
