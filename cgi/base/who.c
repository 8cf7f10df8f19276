/*
 * who.c - the rights by name.
 */
#include "base/who.h"

#include "base/locale.h"

static const struct {
	const char *name, *words;
} rights[RIGHTS] = {
#define RIGHT(name, words) [RIGHT_##name] = { #name, words },
#include "base/right.h"
#undef RIGHT
};

const char *
right_name(enum right right)
{
	return right < RIGHTS ? rights[right].name : NULL;
}

const char *
right_words(enum right right)
{
	if (right == CUSTOMER || right == STAFF)
		return _("sign in");
	return right < RIGHTS && rights[right].words ? _(rights[right].words)
						     : "";
}

enum right
right_find(const char *name)
{
	for (int right = STAFF + 1; right < RIGHTS; right++)
		if (strcmp(rights[right].name, name) == 0)
			return (enum right)right;
	return RIGHTS;
}
