/* money_parse.c - what a person or a file writes as an amount. */
#include "base/money.h"
#include "base/money_style.h"

#include <strings.h>

/* Signs that look alike, each written as the plain one of ASCII. */
static const struct {
	const char *from;
	char to;
} alike[] = {
	{ "\u00a0", ' ' },
	{ "\u202f", ' ' },
	{ "\u2009", ' ' },
	{ "\t", ' ' },
	{ "\u2212", '-' },
	{ "\u2019", '\'' },
};

/* A copy with look-alikes made plain. */
static char *
plain_copy(const char *text, char *copy, size_t room)
{
	size_t have = 0, length;

	while (*text != '\0' && have + 1 < room) {
		char c = *text;

		length = 1;
		for (size_t i = 0; i < sizeof(alike) / sizeof(alike[0]); i++)
			if (strncmp(text, alike[i].from,
				strlen(alike[i].from)) == 0) {
				c = alike[i].to;
				length = strlen(alike[i].from);
			}
		copy[have++] = c;
		text += length;
	}
	copy[have] = '\0';
	return *text == '\0' ? copy : NULL;
}

static char *
trim(char *text)
{
	size_t length;

	text += strspn(text, " ");
	for (length = strlen(text); length > 0 && text[length - 1] == ' ';)
		text[--length] = '\0';
	return text;
}

/* The text without mark at its start or end, where one stands. */
static char *
without(char *text, const char *mark)
{
	size_t size = mark == NULL ? 0 : strlen(mark), length = strlen(text);

	if (size == 0 || length < size)
		return text;
	if (strncasecmp(text, mark, size) == 0)
		return trim(text + size);
	if (strcasecmp(text + length - size, mark) == 0)
		text[length - size] = '\0';
	return trim(text);
}

/* '-' or '+' when the text starts with it (and is moved on), else 0. */
static char
take_sign(char **text)
{
	char sign = **text;

	if (sign != '-' && sign != '+')
		return 0;
	*text = trim(*text + 1);
	return sign;
}

/* Digits and groups up to the decimal sign: false when wrongly grouped. */
static bool
whole_part(const char **text, char decimal, char group, char *digits,
    size_t *have, size_t room)
{
	size_t run = 0, groups = 0;
	const char *at = *text;

	for (; *at != '\0' && *at != decimal; at++) {
		if (*at >= '0' && *at <= '9') {
			run++;
			if (*have + 1 >= room)
				return false;
			digits[(*have)++] = *at;
			continue;
		}
		if (group == 0 || *at != group || run == 0 || run > 3 ||
		    (groups > 0 && run < 2))
			return false;
		groups++;
		run = 0;
	}
	*text = at;
	return groups == 0 || run == 3;
}

/* Up to exponent digits behind the decimal sign, filled up with zeros. */
static enum money_fault
fraction_part(const char *text, int exponent, char *digits, size_t *have)
{
	int run = 0;

	if (text[strspn(text, "0123456789")] != '\0')
		return MONEY_FORM;
	for (; *text != '\0'; text++, run++)
		if (run < exponent)
			digits[(*have)++] = *text;
		else if (*text != '0')
			return MONEY_PRECISION;
	for (; run < exponent; run++)
		digits[(*have)++] = '0';
	return MONEY_GOOD;
}

static enum money_fault
digits_value(const char *digits, size_t length, bool minus, int64_t *minor)
{
	int64_t value = 0;

	/* Towards below zero: the smallest int64 has no positive twin. */
	for (size_t i = 0; i < length; i++)
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, digits[i] - '0', &value))
			return MONEY_RANGE;
	if (!minus && value == INT64_MIN)
		return MONEY_RANGE;
	*minor = minus ? value : -value;
	return MONEY_GOOD;
}

enum money_fault
money_parse_with(
    const char *text, int exponent, char decimal, char group, int64_t *minor)
{
	char copy[96], digits[128], *at;
	size_t have = 0;
	enum money_fault fault;
	const char *rest;
	bool minus;

	at = plain_copy(text, copy, sizeof(copy));
	if (at == NULL)
		return MONEY_FORM;
	rest = trim(at);
	if (*rest == '\0')
		return MONEY_EMPTY;
	minus = *rest == '-';
	rest += *rest == '-' || *rest == '+';
	if (strpbrk(rest, "0123456789") == NULL ||
	    !whole_part(&rest, decimal, group, digits, &have, 100))
		return MONEY_FORM;
	fault = fraction_part(*rest == decimal && *rest != '\0' ? rest + 1 : "",
	    exponent, digits, &have);
	if (fault != MONEY_GOOD)
		return fault;
	return digits_value(digits, have, minus, minor);
}

/* The only '.' or ',' of the text, when it can't be a group: decimal. */
static char
lone_decimal(const char *text, char decimal)
{
	const char *at = strpbrk(text, ".,");

	if (at == NULL || strpbrk(at + 1, ".,") != NULL || *at == decimal ||
	    strspn(at + 1, "0123456789") == 3)
		return decimal;
	return *at;
}

/* Longer than the currency's minor unit: "12.500" may mean thousands. */
static bool
too_precise(const char *text, char decimal, int exponent)
{
	const char *at = strchr(text, decimal);
	size_t digits = at == NULL ? 0 : strspn(at + 1, "0123456789");

	return digits > (size_t)exponent && at[1 + digits] == '\0';
}

/* Blanks and apostrophes group in any language, else the language's own. */
static char
group_sign(const char *text, char decimal, const struct money_style *style)
{
	if (strchr(text, ' ') != NULL)
		return ' ';
	if (strchr(text, '\'') != NULL)
		return '\'';
	return *style->group == decimal ? 0 : *style->group;
}

enum money_fault
money_parse(const char *text, const char *currency, const char *language,
    int64_t *minor)
{
	const struct money_currency *known = money_find(currency);
	const struct money_style *style = money_style(language);
	char copy[96], whole[100], *core, sign, decimal;

	core = text == NULL ? NULL : plain_copy(text, copy, sizeof(copy));
	if (core == NULL)
		return text == NULL ? MONEY_EMPTY : MONEY_FORM;
	core = trim(core);
	sign = take_sign(&core);
	core = without(core, currency);
	core = without(core, known == NULL ? NULL : known->symbol);
	if (sign == 0)
		sign = take_sign(&core);
	decimal = lone_decimal(core, style->decimal);
	if (too_precise(core, decimal, money_exponent(currency)))
		return MONEY_PRECISION;
	snprintf(whole, sizeof(whole), "%s%s", sign == '-' ? "-" : "", core);
	return money_parse_with(whole, money_exponent(currency), decimal,
	    group_sign(core, decimal, style), minor);
}
