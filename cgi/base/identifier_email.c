/* identifier_email.c - e-mail addresses that mail can be sent to. */
#include "base/identifier.h"

#include <idn2.h>
#include <utf8proc.h>

#define LOCAL_MOST 64 /* bytes, RFC 5321 */
#define ADDRESS_MOST 254

/* Letters and digits of RFC 5322's atoms, or any letter beyond ASCII. */
static bool
is_atom(utf8proc_int32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z') ||
		    (c != 0 && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

/* Atoms with single dots between them. */
static bool
local_good(const char *local)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)local;
	utf8proc_ssize_t length;
	utf8proc_int32_t c, last = '.';

	for (; *at != '\0'; at += length, last = c) {
		length = utf8proc_iterate(at, -1, &c);
		if (length <= 0 || (c == '.' && last == '.') ||
		    (c != '.' && !is_atom(c)))
			return false;
	}
	return last != '.' && strlen(local) <= LOCAL_MOST;
}

static utf8proc_int32_t
lower(utf8proc_int32_t c, void *nothing)
{
	(void)nothing;
	return utf8proc_tolower(c);
}

/* NFC and small letters; NULL when it isn't UTF-8. */
static char *
local_normal(struct arena *a, const char *text, size_t length)
{
	utf8proc_uint8_t *normal = NULL;
	char *local = arena_copy(a, text, length);

	/* Not the fold of Unicode, which joins ß and ss: they may be two. */
	if (utf8proc_map_custom((const utf8proc_uint8_t *)local, 0, &normal,
		UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE, lower,
		NULL) < 0)
		return NULL;
	local = arena_text(a, (const char *)normal);
	memory_put(normal);
	return local;
}

/* Letters, digits and hyphens; the last label is no number. */
static bool
domain_good(const char *domain)
{
	const char *last = strrchr(domain, '.'), *label = domain;
	size_t length;

	if (last == NULL || (last[1] >= '0' && last[1] <= '9'))
		return false;
	for (;; label += length + 1) {
		length = strcspn(label, ".");
		if (length == 0 || length > 63 || label[0] == '-' ||
		    label[length - 1] == '-' ||
		    strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-") <
			length)
			return false;
		if (label[length] == '\0')
			return strlen(domain) <= 253 && strlen(last + 1) >= 2;
	}
}

/* Lower-case A-labels; NULL when IDNA doesn't allow it. */
static char *
domain_normal(struct arena *a, const char *domain)
{
	uint8_t *out = NULL;
	char *text;

	if (idn2_lookup_u8((const uint8_t *)domain, &out,
		IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return NULL;
	text = arena_text(a, (const char *)out);
	idn2_free(out);
	for (char *c = text; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return text;
}

static char *
domain_shown(struct arena *a, const char *domain)
{
	char *out = NULL, *text;

	if (idn2_to_unicode_8z8z(domain, &out, 0) != IDN2_OK)
		return arena_text(a, domain);
	text = arena_text(a, out);
	idn2_free(out);
	return text;
}

bool
identifier_email(
    struct arena *a, const char *text, struct identifier_email *email)
{
	const char *at;
	char *local, *domain;
	size_t length;

	if (text == NULL)
		return false;
	text += strspn(text, " \t\r\n");
	for (length = strlen(text);
	     length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL;)
		length--;
	text = arena_copy(a, text, length);
	at = strrchr(text, '@');
	if (at == NULL || at == text || length > 4 * ADDRESS_MOST)
		return false;
	local = local_normal(a, text, (size_t)(at - text));
	domain = domain_normal(a, at + 1);
	if (local == NULL || domain == NULL || !local_good(local) ||
	    !domain_good(domain) ||
	    strlen(local) + 1 + strlen(domain) > ADDRESS_MOST)
		return false;
	email->address = arena_format(a, "%s@%s", local, domain);
	email->shown = arena_format(a, "%s@%s", local, domain_shown(a, domain));
	return true;
}
