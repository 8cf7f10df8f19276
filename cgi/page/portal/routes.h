/*
 * routes.h - the portal's site map: method, path, right, kind, page.
 *
 * Included plainly it declares the pages; app/portal.c defines ROUTE first
 * and gets the table.
 */
#ifndef ROUTE
#include "web/common.h"
#include "web/page.h"
#define ROUTE(method, path, right, kind, page) int page(struct request *);
#endif

ROUTE("POST", "/language", ANYONE, PLAIN, page_language_set)
ROUTE("POST", "/theme", ANYONE, PLAIN, page_theme_set)
ROUTE("GET", "/again", CUSTOMER, PAGE, page_again_show)
ROUTE("GET", "/my/history", CUSTOMER, PAGE, page_history_show)
ROUTE("GET", "/my/orders/{no}", CUSTOMER, PAGE, page_history_order)

#undef ROUTE
