/*
 * template.h - ClearSilver itself: template files kept in memory, functions
 * that templates may call, the addresses of static files. For web/ alone.
 */
#ifndef WEB_TEMPLATE_H
#define WEB_TEMPLATE_H

#include "web/page.h"

#include <ClearSilver.h>

struct output;

/*
 * Once per worker: reads the static files' manifest and proves that values
 * are escaped (else the process ends).
 */
void template_start(void);
/* asset.NAME of every static file */
void template_assets(struct request *);
/* Renders a file of template_dir with the request's tree. */
bool template_render(struct request *, const char *file, struct output *);
/* Percent-encoded for a query. */
char *template_url(struct arena *, const char *text);

/* NULL when every page's template can be read, else the first complaint. */
const char *template_check(struct arena *, size_t *count);
/* plural(), fill() ... for a tree that is parsed elsewhere (the bench). */
NEOERR *template_functions(CSPARSE *);

#endif
