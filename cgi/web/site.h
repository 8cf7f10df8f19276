/*
 * site.h - one program's pages, and running them.
 *
 * app/portal.c, app/staff.c and app/api.c include their site map twice and
 * hand the table to site_run().
 */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "base/who.h"
#include "web/page.h"

#include <stddef.h>

struct site {
	const char *program; /* portal, staff, api */
	const struct route *routes;
	size_t route_count;
	enum who_kind visitors; /* who signs in here */
	const char *layout;     /* layout/portal.cs ... */
	const char *base_url;   /* setting's name */
};

/* The parts of a route, in the order of the site map's columns. */
#define SITE_ROUTES(list) list, sizeof(list) / sizeof((list)[0])

/*
 * Runs the program: reads --conf FILE, listens, keeps its workers. As a
 * plain CGI (page tests) it answers the one request on standard input.
 * Returns main()'s status.
 */
int site_run(const struct site *, int argc, char **argv);

#endif
