/*
 * money_style.h - how a language writes numbers; for money_*.c only.
 */
#ifndef BASE_MONEY_STYLE_H
#define BASE_MONEY_STYLE_H

#include <stdbool.h>

struct money_style {
	const char *language;
	char decimal;
	const char *group; /* UTF-8, may be a kind of space */
	int least;         /* digits before groups are made */
	bool after;        /* the symbol follows the number */
	bool apart;        /* a space between them even so */
};

/* Never NULL: what is unknown is written the English way. */
const struct money_style *money_style(const char *language);

#endif
