/*
 * routes.h - the machines' site map: method, path, right, kind, page.
 *
 * Included plainly it declares the pages; app/api.c defines ROUTE first and
 * gets the table.
 */
#ifndef ROUTE
#include "web/page.h"
#define ROUTE(method, path, right, kind, page) int page(struct request *);
#endif

ROUTE("GET", "/healthz", ANYONE, OPEN, page_health_show)
ROUTE("GET", "/metrics", ANYONE, OPEN, page_metric_show)

#undef ROUTE
