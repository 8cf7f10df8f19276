/*
 * fuzz.h - what the targets share. A target is one function that is given
 * bytes; whatever they are, it must come back, and what it claims must hold.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/utf8.h"
#include "web/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Like assert(), in every build. */
#define HOLDS(claim)                                                           \
	do {                                                                   \
		if (!(claim))                                                  \
			abort();                                               \
	} while (0)

struct fuzz_body {
	const char *bytes;
	size_t length, at, step;
};

static inline ssize_t
fuzz_read(void *from, char *bytes, size_t room)
{
	struct fuzz_body *b = from;
	size_t left = b->length - b->at;

	if (room > left)
		room = left;
	if (b->step && room > b->step)
		room = b->step;
	if (room)
		memcpy(bytes, b->bytes + b->at, room);
	b->at += room;
	return (ssize_t)room;
}

static inline bool
fuzz_is_text(const char *text)
{
	return utf8_valid(text, strlen(text));
}

/* What holds for every list, also for what was read before an error. */
static inline void
fuzz_check_pairs(const struct pairs *p, const struct parse_limits *limits)
{
	HOLDS(p->count <= limits->fields);
	for (size_t i = 0; i < p->count; i++) {
		const struct pair *x = &p->list[i], *y;

		HOLDS(*x->name && fuzz_is_text(x->name));
		HOLDS(!utf8_control(x->name, strlen(x->name)));
		HOLDS(strlen(x->name) <= limits->name);
		HOLDS(strlen(x->value) == x->length);
		HOLDS(fuzz_is_text(x->value) && x->length <= limits->value);
		y = parse_find(p, x->name);
		HOLDS(y && y <= x && strcmp(y->name, x->name) == 0);
		HOLDS(parse_count(p, x->name) >= 1);
		HOLDS(!parse_nth(p, x->name, parse_count(p, x->name)));
	}
}

#endif
