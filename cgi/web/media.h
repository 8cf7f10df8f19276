/*
 * media.h - what an uploaded file really is.
 *
 * Only kinds of this table are taken. The content decides; the file name's
 * ending must agree with it, or the file is refused. Nothing that a browser
 * would run (SVG, HTML, XML) is ever taken, whatever it is called.
 */
#ifndef WEB_MEDIA_H
#define WEB_MEDIA_H

#include "web/parse.h"

struct media {
	const char *type;   /* "image/jpeg": what we serve it as */
	const char *ending; /* "jpg": of the name that we give it */
	bool picture;
};

enum media_error {
	MEDIA_OK,
	MEDIA_EMPTY,    /* no bytes */
	MEDIA_UNKNOWN,  /* no kind that we take */
	MEDIA_MISNAMED, /* the name's ending says something else */
	MEDIA_UNSAFE,   /* holds markup or script */
	MEDIA_BROKEN,   /* can't be read back */
	MEDIA_ERRORS
};

/* *kind is set on MEDIA_OK only. Reads at most the first and last 64 KiB. */
enum media_error media_find(const struct upload *, const struct media **kind);
/* English, marked for translation; a sentence for the visitor. */
const char *media_reason(enum media_error);
/* For a file input's accept attribute: ".jpg,.png,…". */
const char *media_accept(void);

#endif
