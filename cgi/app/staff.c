/*
 * staff.c - the intranet: its map and its main().
 */
#include "page/staff/routes.h"

#include "web/exchange.h"
#include "web/site.h"

static const struct route routes[] = {
#define ROUTE(method, path, right, kind, page)                                 \
	{ method, path, right, kind, page },
#include "page/staff/routes.h"
};

int
main(int argc, char **argv)
{
	static const struct site site = { "staff", SITE_ROUTES(routes),
		WHO_STAFF, "layout/staff.cs", "base_url_staff" };

	return site_run(&site, argc, argv);
}
