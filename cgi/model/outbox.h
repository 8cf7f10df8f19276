/*
 * outbox.h - mails, made in the transaction of their cause. Table: outbox.
 *
 * A mail exists if its cause was committed; the sender takes it, hands it to
 * the mail server and notes the answer. Killed in between it is sent again
 * with the same Message-ID, never lost. Pages use web/letter.h, which
 * renders a template and calls outbox_add().
 */
#ifndef MODEL_OUTBOX_H
#define MODEL_OUTBOX_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

struct outbox_mail {
	const char *message_id; /* "unique@host", unique for ever */
	const char *template;   /* "mail/join_code" */
	const char *to, *to_name, *lang;
	const char *subject, *text, *html;
	const char *masked; /* text without its code or link; NULL: no secret */
	bool held;          /* waits for an admin instead of the sender */
	int64_t customer, staff; /* whose it is; 0: neither */
	const char *cause_kind;  /* "feedback" ... or "" */
	int64_t cause;
};

/* The new mail's id; 0 when the statement failed. */
int64_t outbox_add(struct db *, const struct outbox_mail *);

/* For the sender. */

/* Mails whose sender died wait again. Their number. */
uint64_t outbox_release(struct db *);
/*
 * The next mail that is due, ours for `lease` seconds: columns id,
 * message_id, to_address, to_name, subject, text_body, html_body, tries,
 * created_at. NULL when there is none. Commit before sending.
 */
const struct row *outbox_take(struct db *, int64_t lease);
/* The server took it; codes and links are wiped. */
void outbox_sent(struct db *, int64_t id, const char *words);
/* Again later, growing from 5 seconds to 4 hours; failed after 5 days. */
void outbox_later(struct db *, int64_t id, const char *why);
/* The server said never: the person or the message was refused. */
void outbox_bounced(struct db *, int64_t id, const char *why);
/* It can't be sent at all. */
void outbox_failed(struct db *, int64_t id, const char *why);

/* For admins. */

/*
 * Columns: id, template, to_address, to_name, lang, subject, state, run_at,
 * tries, last_error, created_at, sent_at, secret (1: it bears a code or
 * link); newest first. state: "" or one; to: "" or an address. after, back,
 * size as in job_list().
 */
const struct rows *outbox_list(struct db *, const char *state, const char *to,
    int64_t after, bool back, int64_t size);
/*
 * The same columns and message_id, text_body, html_body, cause_kind,
 * cause_id, customer_id, staff_id. Unless `open` a secret mail's text is the
 * masked one and its HTML is empty. NULL when unknown.
 */
const struct row *outbox_get(struct db *, int64_t id, bool open);
/* Columns state, many: at most 1,000 of each is told. */
const struct rows *outbox_counts(struct db *);
/* A held, failed or bounced mail goes to the sender. False: it is none. */
bool outbox_retry(struct db *, int64_t id);

#endif
