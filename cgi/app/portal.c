/*
 * portal.c - the customers' site: its map and its main().
 */
#include "page/portal/routes.h"

#include "web/exchange.h"
#include "web/site.h"

static const struct route routes[] = {
#define ROUTE(method, path, right, kind, page)                                 \
	{ method, path, right, kind, page },
#include "page/portal/routes.h"
};

int
main(int argc, char **argv)
{
	static const struct site site = { "portal", SITE_ROUTES(routes),
		WHO_CUSTOMER, "layout/portal.cs", "base_url_portal" };

	return site_run(&site, argc, argv);
}
