/* secret_text.c - bytes as text: base64url, base32, hex. */
#include "base/secret.h"

#include <sodium.h>

#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

static const char base32_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

char *
secret_base64(struct arena *a, const void *bytes, size_t size)
{
	size_t room = sodium_base64_encoded_len(size, BASE64);
	char *text = arena_alloc(a, room);

	return sodium_bin2base64(text, room, bytes, size, BASE64);
}

unsigned char *
secret_base64_read(struct arena *a, const char *text, size_t *size)
{
	size_t length = strlen(text);
	unsigned char *bytes = arena_alloc(a, length / 4 * 3 + 4);
	const char *end;

	if (sodium_base642bin(bytes, length / 4 * 3 + 3, text, length, NULL,
		size, &end, BASE64) != 0 ||
	    *end != '\0')
		return NULL;
	return bytes;
}

char *
secret_hex(struct arena *a, const void *bytes, size_t size)
{
	char *text = arena_alloc(a, 2 * size + 1);

	return sodium_bin2hex(text, 2 * size + 1, bytes, size);
}

char *
secret_base32(struct arena *a, const void *bytes, size_t size)
{
	const unsigned char *from = bytes;
	char *text = arena_alloc(a, size / 5 * 8 + 9), *to = text;
	unsigned value = 0;
	int bits = 0;

	for (size_t i = 0; i < size; i++) {
		value = (value << 8 | from[i]) & 0xffff;
		for (bits += 8; bits >= 5; bits -= 5)
			*to++ = base32_digits[value >> (bits - 5) & 31];
	}
	if (bits > 0)
		*to++ = base32_digits[value << (5 - bits) & 31];
	return text;
}

/* 0 to 31, or -1. */
static int
base32_value(char c)
{
	const char *at;

	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	at = c == '\0' ? NULL : strchr(base32_digits, c);
	return at == NULL ? -1 : (int)(at - base32_digits);
}

unsigned char *
secret_base32_read(struct arena *a, const char *text, size_t *size)
{
	unsigned char *bytes = arena_alloc(a, strlen(text) + 1), *to = bytes;
	unsigned value = 0;
	int bits = 0, digit;

	for (; *text != '\0' && *text != '='; text++) {
		if (*text == ' ' || *text == '-')
			continue;
		if ((digit = base32_value(*text)) < 0)
			return NULL;
		value = (value << 5 | (unsigned)digit) & 0xffff;
		bits += 5;
		if (bits >= 8) {
			*to++ = (unsigned char)(value >> (bits - 8));
			bits -= 8;
		}
	}
	*size = (size_t)(to - bytes);
	return bytes;
}
