/* identifier.c - phone numbers and numbers of other systems in one form. */
#include "base/identifier.h"
#include "base/country.h"

#include <utf8proc.h>

#define EXTERNAL_MOST 190 /* bytes: an index takes that of utf8mb4 */
#define PHONE_LEAST 7     /* digits, country code counted in */
#define PHONE_MOST 15

/* Digits of any script; full-width ones come from Japanese keyboards. */
static int
digit_value(utf8proc_int32_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 0xff10 && c <= 0xff19)
		return c - 0xff10;
	if (c >= 0x0660 && c <= 0x0669)
		return c - 0x0660;
	if (c >= 0x06f0 && c <= 0x06f9)
		return c - 0x06f0;
	return -1;
}

/* What people put between the digits. */
static bool
is_phone_mark(utf8proc_int32_t c)
{
	return (c < 0x80 && strchr(" -./()", c) != NULL) || c == 0xa0 ||
	    c == 0x202f || (c >= 0x2010 && c <= 0x2015) ||
	    (c >= 0x202a && c <= 0x202e) || c == 0x200e || c == 0x200f;
}

/*
 * The digits alone; *plus when a + came first. "(0)" after a + is the trunk
 * prefix that isn't dialled from abroad. False for anything else.
 */
static bool
phone_digits(const char *text, char digits[PHONE_MOST + 6], bool *plus)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
	size_t have = 0;
	utf8proc_ssize_t length;
	utf8proc_int32_t c;
	int value;

	*plus = false;
	while (*at != '\0') {
		if (*plus && strncmp((const char *)at, "(0)", 3) == 0) {
			at += 3;
			continue;
		}
		length = utf8proc_iterate(at, -1, &c);
		if (length <= 0)
			return false;
		at += length;
		value = digit_value(c);
		if (value >= 0 && have < PHONE_MOST + 5)
			digits[have++] = (char)('0' + value);
		else if ((c == '+' || c == 0xff0b) && have == 0 && !*plus)
			*plus = true;
		else if (value >= 0 || !is_phone_mark(c))
			return false;
	}
	digits[have] = '\0';
	return have > 0;
}

/* "00" and North America's "011" lead abroad from most countries. */
static const char *
without_exit(const char *digits, const struct country *home)
{
	if (home != NULL && home->calling[0] == '1')
		return strncmp(digits, "011", 3) == 0 ? digits + 3 : NULL;
	return strncmp(digits, "00", 2) == 0 ? digits + 2 : NULL;
}

/* The country code and the national number behind it. */
static char *
at_home(struct arena *a, const char *digits, const struct country *home)
{
	size_t trunk = strlen(home->trunk);

	if (*home->calling == '\0')
		return NULL;
	if (home->calling[0] == '1') {
		digits += *digits == '1' && strlen(digits) == 11;
		return strlen(digits) == 10 ? arena_format(a, "1%s", digits)
					    : NULL;
	}
	if (trunk > 0 && strncmp(digits, home->trunk, trunk) == 0)
		digits += trunk;
	return arena_format(a, "%s%s", home->calling, digits);
}

char *
identifier_phone(struct arena *a, const char *text, const char *country)
{
	const struct country *home = country_find(country);
	char digits[PHONE_MOST + 6];
	const char *whole = NULL;
	bool plus;

	if (text == NULL || !phone_digits(text, digits, &plus))
		return NULL;
	whole = plus ? digits : without_exit(digits, home);
	if (whole == NULL && home != NULL)
		whole = at_home(a, digits, home);
	if (whole == NULL || strlen(whole) < PHONE_LEAST ||
	    strlen(whole) > PHONE_MOST || !country_calling_known(whole))
		return NULL;
	if (*whole == '1' && strlen(whole) != 11)
		return NULL;
	return arena_format(a, "+%s", whole);
}

/* Bytes of the blank at text (any of Unicode's, or a control); else 0. */
static size_t
blank(const char *text)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t length;

	length = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
	if (length <= 0 || c == 0)
		return 0;
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
		return (size_t)length;
	default:
		return 0;
	}
}

/* Runs of blanks as one, none at the ends. */
static char *
squeezed(struct arena *a, const char *text)
{
	struct buffer out = { .arena = a };
	size_t length;
	bool gap = false;

	buffer_text(&out, "");
	while (*text != '\0') {
		if ((length = blank(text)) > 0) {
			gap = out.length > 0;
			text += length;
			continue;
		}
		if (gap)
			buffer_text(&out, " ");
		gap = false;
		buffer_add(&out, text++, 1);
	}
	return out.text;
}

char *
identifier_external(struct arena *a, const char *text)
{
	utf8proc_uint8_t *nfc;
	char *copy;

	if (text == NULL)
		return NULL;
	nfc = utf8proc_NFC((const utf8proc_uint8_t *)text);
	if (nfc == NULL)
		return NULL;
	copy = squeezed(a, (const char *)nfc);
	memory_put(nfc);
	return *copy == '\0' || strlen(copy) > EXTERNAL_MOST ? NULL : copy;
}
