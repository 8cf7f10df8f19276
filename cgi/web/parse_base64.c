/*
 * parse_base64.c - base64 that comes in pieces.
 */
#include "web/parse_in.h"

static int
digit_of(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = memchr(digits, c, sizeof(digits) - 1);

	return found ? (int)(found - digits) : -1;
}

bool
base64_add(struct base64 *b, const char *bytes, size_t length, char *made,
    size_t *made_length)
{
	*made_length = 0;
	for (; length; bytes++, length--) {
		int digit = digit_of(*bytes);

		if (*bytes == '=')
			b->ended = true;
		if (memchr(" \t\r\n=", *bytes, 5))
			continue;
		if (digit < 0 || b->ended)
			return false;
		b->bits = (b->bits << 6 | (unsigned)digit) & 0xffff;
		b->count += 6;
		if (b->count >= 8) {
			b->count -= 8;
			made[(*made_length)++] =
			    (char)(b->bits >> b->count & 0xff);
		}
	}
	return true;
}

bool
base64_end(const struct base64 *b)
{
	return b->count != 6 && !(b->bits & ((1u << b->count) - 1));
}
