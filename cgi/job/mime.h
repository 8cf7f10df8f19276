/*
 * mime.h - a letter to one person as bytes that any mail server accepts.
 *
 * All text is UTF-8. A header can't be smuggled in: a name, subject,
 * address or id with a line break or any other control character, and text
 * that isn't UTF-8, is refused. (A NUL can't come in: these are C strings.)
 */
#ifndef JOB_MIME_H
#define JOB_MIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct mime_letter {
	const char *from, *from_name; /* the name may be NULL */
	const char *to, *to_name;     /* the name may be NULL */
	const char *reply_to;         /* NULL: none */
	const char *subject;
	const char *text; /* every letter has text ... */
	const char *html; /* ... and HTML beside it, or NULL */
	/*
	 * "unique@host" without brackets. The same letter sent again must
	 * bear the same one: by it the receiver knows a duplicate.
	 */
	const char *message_id;
	int64_t at;              /* Date: seconds since 1970, UTC */
	const char *unsubscribe; /* a http(s) URL, or NULL */
};

struct mime_message {
	const char *from, *to; /* for the envelope: host as A-labels */
	bool international;    /* needs a server with SMTPUTF8 */
	const char *bytes;     /* CR LF at each line's end, 7 bit but
				  for addresses that aren't ASCII */
	size_t length;
};

/*
 * The message, in the arena; or NULL and *wrong says in one English phrase
 * what can't be sent (for the log and the outbox). A letter refused once is
 * refused always: there is no use in trying again.
 */
const struct mime_message *mime_build(
    struct arena *, const struct mime_letter *, const char **wrong);

/*
 * The address with its host as A-labels (grüße@bücher.example becomes
 * grüße@xn--bcher-kva.example), or NULL when it can't be one.
 */
const char *mime_address(struct arena *, const char *address);

#endif
