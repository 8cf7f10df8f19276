/*
 * smtp.h - hands one message to a mail server.
 */
#ifndef JOB_SMTP_H
#define JOB_SMTP_H

#include "job/mime.h"

struct smtp;

enum smtp_tls {
	SMTP_TLS_NEVER, /* plain: a server on this very machine */
	SMTP_TLS_MAY,   /* STARTTLS where offered; no proof of who it is */
	SMTP_TLS_MUST,  /* STARTTLS with a certificate that holds */
};

struct smtp_server {
	/* "smtp://host:port", or "smtps://host:port": TLS from the start. */
	const char *url;
	enum smtp_tls tls; /* for smtp:// only */
	/* NULL: no sign-in. Refused where it would travel in the clear to
	   another machine. */
	const char *user, *password;
	const char *hello;       /* our own name for EHLO */
	const char *authorities; /* file of certificates; NULL: system's */
	long connect_seconds, seconds; /* at most; 0: 20, 120 */
};

enum smtp_result {
	SMTP_SENT,
	SMTP_LATER, /* try again: no connection, 4xx, our own sign-in */
	SMTP_NEVER, /* the server refused this message or person: 5xx */
};

struct smtp_answer {
	enum smtp_result result;
	int code;         /* the server's last; 0 when it said none */
	const char *text; /* its words, or what went wrong */
	/*
	 * The whole message was handed over, the answer never came: the
	 * server may have taken it. Sending it again may make a duplicate
	 * (with the same Message-ID).
	 */
	bool unsure;
};

/* NULL and *wrong says why when the settings can't be used. */
struct smtp *smtp_open(const struct smtp_server *, const char **wrong);
void smtp_close(struct smtp *); /* NULL is fine */

/* Connects when need be and keeps the connection for the next message. */
struct smtp_answer smtp_send(
    struct smtp *, struct arena *, const struct mime_message *);

#endif
