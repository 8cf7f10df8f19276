/*
 * utf8.c - validity by hand (every byte of a request passes here), forms and
 * folding by libutf8proc.
 */
#include "base/utf8.h"

#include <stdint.h>
#include <utf8proc.h>

static bool
is_tail(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The second byte alone tells overlong forms, surrogates, above U+10FFFF. */
static bool
is_second(unsigned char first, unsigned char second)
{
	switch (first) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return second >= 0x80 && second <= 0xbf;
	}
}

static size_t
size_of(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xc2 || first > 0xf4)
		return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

size_t
utf8_step(const char *bytes, size_t length)
{
	size_t size = length ? size_of((unsigned char)bytes[0]) : 0;

	if (size <= 1)
		return size;
	if (size > length ||
	    !is_second((unsigned char)bytes[0], (unsigned char)bytes[1]))
		return 0;
	for (size_t i = 2; i < size; i++)
		if (!is_tail(bytes[i]))
			return 0;
	return size;
}

bool
utf8_valid(const char *bytes, size_t length)
{
	while (length) {
		size_t size = utf8_step(bytes, length);

		if (!size || !*bytes)
			return false;
		bytes += size;
		length -= size;
	}
	return true;
}

bool
utf8_control(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 || c == 0x7f)
			return true;
		if (c == 0xc2 && i + 1 < length &&
		    (unsigned char)text[i + 1] < 0xa0)
			return true;
	}
	return false;
}

size_t
utf8_count(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += !is_tail(*text);
	return count;
}

size_t
utf8_fit(const char *text, size_t room)
{
	size_t length = strnlen(text, room + (room < SIZE_MAX));

	if (length <= room)
		return length;
	while (room && is_tail(text[room]))
		room--;
	return room;
}

size_t
utf8_first(const char *text, size_t count)
{
	size_t at = 0;

	for (; text[at]; at++)
		if (!is_tail(text[at]) && count-- == 0)
			break;
	return at;
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* What libutf8proc makes of text; it says no only to invalid UTF-8. */
static char *
mapped(struct arena *a, const char *text, unsigned options)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t length;
	char *copy;

	length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &made,
	    (utf8proc_option_t)(options | UTF8PROC_NULLTERM | UTF8PROC_STABLE));
	copy = length < 0 ? arena_text(a, text)
			  : arena_copy(a, (const char *)made, (size_t)length);
	memory_put(made);
	return copy;
}

char *
utf8_nfc(struct arena *a, const char *text)
{
	if (is_ascii(text))
		return arena_text(a, text);
	return mapped(a, text, UTF8PROC_COMPOSE);
}

/*
 * Accents that people leave out when they search: Latin, Greek and Cyrillic
 * ones, Hebrew points, Arabic vowel signs. Vowel signs of Indian scripts and
 * Japanese voice marks make other words and stay.
 */
static bool
is_accent(utf8proc_int32_t c)
{
	return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7) ||
	    (c >= 0x064b && c <= 0x065f) || c == 0x0670;
}

/* Letters that don't come apart but that keyboards elsewhere lack. */
static const char *
plain_letter(utf8proc_int32_t c)
{
	static const struct {
		utf8proc_int32_t letter;
		const char *plain;
	} table[] = {
		{ 0x00e6, "ae" },
		{ 0x00f0, "d" },
		{ 0x00f8, "o" },
		{ 0x00fe, "th" },
		{ 0x0111, "d" },
		{ 0x0127, "h" },
		{ 0x0131, "i" },
		{ 0x0142, "l" },
		{ 0x0153, "oe" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].letter == c)
			return table[i].plain;
	return NULL;
}

static char *
without_accents(struct arena *a, const char *text)
{
	struct buffer b = { .arena = a };
	size_t length = strlen(text);

	buffer_text(&b, "");
	while (length) {
		size_t size = utf8_step(text, length);
		utf8proc_int32_t c = 0;
		const char *plain;

		if (!size)
			break;
		utf8proc_iterate(
		    (const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &c);
		plain = plain_letter(c);
		if (plain)
			buffer_text(&b, plain);
		else if (!is_accent(c))
			buffer_add(&b, text, size);
		text += size;
		length -= size;
	}
	return b.text;
}

static char *
lowered(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text);

	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

char *
utf8_fold(struct arena *a, const char *text)
{
	char *apart;

	if (is_ascii(text))
		return lowered(a, text);
	apart = mapped(a, text,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_IGNORE);
	return mapped(a, without_accents(a, apart), UTF8PROC_COMPOSE);
}
