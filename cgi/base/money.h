/*
 * money.h - amounts as whole minor units of one ISO 4217 currency.
 *
 * int64 cents (yen, fils ...) everywhere; never a floating number, never a
 * sum across currencies. Languages are codes of locale.h ("en", "de").
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct money_currency {
	const char *code;   /* "EUR" */
	int exponent;       /* digits after the decimal point */
	const char *symbol; /* "€", or NULL: the code is shown */
	const char *name;   /* English, for _(): N_("Euro") */
};

enum money_fault {
	MONEY_GOOD,
	MONEY_EMPTY,     /* nothing there but blanks */
	MONEY_FORM,      /* not a number, or grouped where none goes */
	MONEY_PRECISION, /* more decimals than the currency has */
	MONEY_RANGE      /* does not fit int64 */
};

/* Upper case code; NULL when there is no such currency today. */
const struct money_currency *money_find(const char *code);
size_t money_count(void);
/* In order of code; NULL past the end. */
const struct money_currency *money_at(size_t index);
/* 2 for a code that is unknown. */
int money_exponent(const char *code);

/*
 * Reads what a person wrote: blanks around it, a leading sign, the
 * language's own group and decimal signs ("1,234.50" in English, "1.234,50"
 * or "1 234,50" in German), the currency's symbol or code before or after.
 * Where only one sign stands and it can't be a group (not three digits
 * after it), either sign is taken as decimal: "4,50" is 4.50 in English.
 * On a fault *minor is untouched.
 */
enum money_fault money_parse(const char *text, const char *currency,
    const char *language, int64_t *minor);
/*
 * The same with the signs told, for files: decimal '.' or ','; group is ','
 * '.' ' ' '\'' or 0 for none. exponent digits at most after the decimal.
 */
enum money_fault money_parse_with(
    const char *text, int exponent, char decimal, char group, int64_t *minor);

/*
 * For the reader: "€42.80", "-€5.00", "42,80 €", "KWD 1.250"; an unknown
 * code "12.34 XYZ". Spaces inside do not break.
 */
char *money_text(
    struct arena *, int64_t minor, const char *currency, const char *language);
/* For a form field of the reader's language, no symbol, no groups: "42.80". */
char *money_field(
    struct arena *, int64_t minor, const char *currency, const char *language);
/* For CSV and JSON: "-1234.50", always with a point, never grouped. */
char *money_plain(struct arena *, int64_t minor, const char *currency);

/* 1234567 as "1,234,567" or as the language groups. */
char *number_text(struct arena *, int64_t number, const char *language);
/* value with so many decimals: "4.2", "4,2". */
char *number_decimal(
    struct arena *, double value, int decimals, const char *language);

#endif
