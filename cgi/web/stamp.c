/*
 * stamp.c - signed times in forms.
 */
#include "web/stamp.h"

#include "base/secret.h"
#include "web/exchange.h"

static const char *
mark_of(const struct request *r, const char *purpose, const char *seconds)
{
	const char *text = arena_format(r->arena, "%s|%s", purpose, seconds);

	return secret_base64(
	    r->arena, request_hash(r, "stamp", text), SECRET_HASH / 2);
}

const char *
stamp_make(const struct request *r, const char *purpose)
{
	const char *now =
	    arena_format(r->arena, "%" PRId64, (int64_t)time(NULL));

	return arena_format(r->arena, "%s.%s", now, mark_of(r, purpose, now));
}

int64_t
stamp_age(const struct request *r, const char *purpose, const char *stamp)
{
	const char *dot = strchr(stamp, '.'), *made;
	int64_t age;

	if (!dot || dot - stamp > 12)
		return -1;
	made = arena_copy(r->arena, stamp, (size_t)(dot - stamp));
	if (!secret_equal_text(dot + 1, mark_of(r, purpose, made)))
		return -1;
	age = (int64_t)time(NULL) - strtoll(made, NULL, 10);
	return age < 0 ? 0 : age;
}
