/*
 * country.h - the countries of ISO 3166-1: names and how they telephone.
 */
#ifndef BASE_COUNTRY_H
#define BASE_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

struct country {
	const char *code;    /* "DE" */
	const char *name;    /* English; show _(name) */
	const char *calling; /* "49"; "" where nobody telephones */
	const char *trunk;   /* dropped after it: "0", "8", or "" */
};

/* NULL when there is no such country. Capitals only. */
const struct country *country_find(const char *code);
size_t country_count(void);
/* In order of code; NULL past the end. */
const struct country *country_at(size_t index);
/* True when an international number (digits only) begins with a code. */
bool country_calling_known(const char *digits);

#endif
