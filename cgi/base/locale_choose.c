/* locale_choose.c - the language a browser asks for. */
#include "base/locale.h"

#include <strings.h>

#define RANGE_MOST 16 /* bytes of a language range we care for */

/* The place of a range in the header, and how much it is wanted. */
struct range {
	char code[RANGE_MOST];
	int q; /* thousandths */
};

/* "0.8" at text, in thousandths; nonsense counts as not wanted. */
static int
quality(const char *text)
{
	int q, scale = 100;

	if (*text != '0' && *text != '1')
		return 0;
	q = (*text - '0') * 1000;
	if (text[1] == '.')
		for (text += 2; *text >= '0' && *text <= '9' && scale > 0;
		     text++, scale /= 10)
			q += (*text - '0') * scale;
	return q > 1000 ? 1000 : q;
}

/* The next range of the header; NULL when there is none left. */
static const char *
range_next(const char *text, struct range *range)
{
	size_t length, end;
	const char *q;

	text += strspn(text, " \t,");
	if (*text == '\0')
		return NULL;
	end = strcspn(text, ",");
	length = strcspn(text, ",; \t");
	range->q = 1000;
	q = memmem(text, end, "q=", 2);
	if (q != NULL)
		range->q = quality(q + 2);
	if (length >= RANGE_MOST)
		range->q = 0;
	else
		memcpy(range->code, text, length);
	range->code[length < RANGE_MOST ? length : 0] = '\0';
	return text + end;
}

/* Compares "pt-BR" with "pt_BR", up to length. */
static bool
same(const char *range, const char *code, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char a = range[i] == '-' ? '_' : range[i];

		if (strncasecmp(&a, code + i, 1) != 0)
			return false;
	}
	return true;
}

/* "de-AT" finds de; "zh" and "zh-Hans" find the first zh_... */
static const struct locale_language *
range_find(const char *range)
{
	size_t length = strlen(range), main = strcspn(range, "-");
	const struct locale_language *it;

	for (size_t i = 0; (it = locale_at(i)) != NULL; i++)
		if (strlen(it->code) == length && same(range, it->code, length))
			return it;
	for (size_t i = 0; (it = locale_at(i)) != NULL; i++)
		if (strlen(it->code) == main && same(range, it->code, main))
			return it;
	for (size_t i = 0; (it = locale_at(i)) != NULL; i++)
		if (same(range, it->code, main) && it->code[main] == '_')
			return it;
	return NULL;
}

const char *
locale_choose(const char *choice, const char *accept, const char *shop)
{
	const struct locale_language *best = locale_find(choice), *it;
	struct range range = { .q = 0 };
	int most = 0;

	if (best != NULL)
		return best->code;
	while (
	    accept != NULL && (accept = range_next(accept, &range)) != NULL) {
		it = range.q > most ? range_find(range.code) : NULL;
		if (it == NULL)
			continue;
		best = it;
		most = range.q;
	}
	if (best == NULL)
		best = locale_find(shop);
	return best == NULL ? "en" : best->code;
}
