/*
 * route.c - which line of the site map a path is.
 */
#include "web/exchange.h"

#include <errno.h>

static bool
is_word(const char *text, size_t length)
{
	if (length == 0 || length > 120)
		return false;
	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && !strchr("._-", c))
			return false;
	}
	return true;
}

static bool
is_id(const char *text, size_t length)
{
	if (length == 0 || length > 18 || text[0] == '0')
		return false;
	return strspn(text, "0123456789") >= length;
}

/* Walks pattern and path together; captures what stood for a {place}. */
static bool
matches(struct exchange *x, const char *pattern, const char *path)
{
	size_t captures = 0;

	while (*pattern) {
		if (*pattern == '{') {
			const char *name = pattern + 1;
			size_t name_length = strcspn(name, "}");
			size_t length = strcspn(path, "/");
			bool number =
			    name_length == 2 && memcmp(name, "id", 2) == 0;

			if (captures == CAPTURES ||
			    !(number ? is_id(path, length)
				     : is_word(path, length)))
				return false;
			x->captures[captures].name = name;
			x->captures[captures].name_length = name_length;
			x->captures[captures].text = path;
			captures++;
			pattern = name + name_length + 1;
			path += length;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	if (*path)
		return false;
	for (; captures < CAPTURES; captures++)
		x->captures[captures].name = NULL;
	return true;
}

const struct route *
route_find(struct exchange *x)
{
	const char *method = x->head.method;

	if (strcmp(method, "HEAD") == 0)
		method = "GET";
	for (size_t i = 0; i < x->site->route_count; i++) {
		const struct route *route = &x->site->routes[i];

		if (strcmp(route->method, method) == 0 &&
		    matches(x, route->path, x->path))
			return route;
	}
	return NULL;
}

const char *
path_text(const struct request *r, const char *name)
{
	const struct exchange *x = r->exchange;

	for (size_t i = 0; i < CAPTURES && x->captures[i].name; i++)
		if (strlen(name) == x->captures[i].name_length &&
		    memcmp(name, x->captures[i].name, strlen(name)) == 0)
			return arena_copy(r->arena, x->captures[i].text,
			    strcspn(x->captures[i].text, "/"));
	fprintf(
	    stderr, "no {%s} in %s\n", name, x->route ? x->route->path : "?");
	abort();
}

int64_t
path_id(const struct request *r)
{
	return strtoll(path_text(r, "id"), NULL, 10);
}
