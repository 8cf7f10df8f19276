/*
 * api.c - the interface for machines: its map and its main().
 */
#include "page/api/routes.h"

#include "web/exchange.h"
#include "web/site.h"

static const struct route routes[] = {
#define ROUTE(method, path, right, kind, page)                                 \
	{ method, path, right, kind, page },
#include "page/api/routes.h"
};

int
main(int argc, char **argv)
{
	static const struct site site = { "api", SITE_ROUTES(routes),
		WHO_NOBODY, "layout/portal.cs", "base_url_api" };

	return site_run(&site, argc, argv);
}
