/* totp.c - codes of an authenticator app, by liboath. */
#include "base/totp.h"
#include "base/secret.h"

#include <liboath/oath.h>

#define STEP 30 /* seconds */
#define DIGITS 6

/* No i, l, o, u, and no 0, 1: what people misread when they type it. */
static const char recovery_digits[] = "abcdefghjkmnpqrstvwxyz23456789";

void
totp_seed(unsigned char seed[TOTP_SEED])
{
	secret_random(seed, TOTP_SEED);
}

/* liboath wants a writable seed and room for the code and its NUL. */
static bool
code_of_step(
    const void *seed, size_t size, int64_t step, unsigned digits, char code[9])
{
	return step >= 0 &&
	    oath_hotp_generate(seed, size, (uint64_t)step, digits, false,
		OATH_HOTP_DYNAMIC_TRUNCATION, code) == OATH_OK;
}

char *
totp_code(struct arena *a, const void *seed, size_t size, int64_t moment,
    unsigned digits)
{
	char code[9] = "";

	if (!code_of_step(seed, size, moment / STEP, digits, code))
		return NULL;
	return arena_text(a, code);
}

/* Six digits without the blanks people copy along; false: not a code. */
static bool
plain_code(const char *text, char code[DIGITS + 1])
{
	size_t have = 0;

	for (; *text != '\0'; text++) {
		if (*text == ' ')
			continue;
		if (*text < '0' || *text > '9' || have == DIGITS)
			return false;
		code[have++] = *text;
	}
	code[have] = '\0';
	return have == DIGITS;
}

bool
totp_check(const void *seed, size_t size, const char *code, int64_t now,
    int64_t last, int64_t *step)
{
	char given[DIGITS + 1], wanted[9];
	bool good = false;

	if (code == NULL || !plain_code(code, given))
		return false;
	/* All three are made in any case, so that time tells nothing. */
	for (int64_t try = now / STEP - 1; try <= now / STEP + 1; try++) {
		if (!code_of_step(seed, size, try, DIGITS, wanted))
			continue;
		if (secret_equal(given, wanted, DIGITS) && try > last &&
		    !good) {
			*step = try;
			good = true;
		}
	}
	secret_wipe(wanted, sizeof(wanted));
	return good;
}

/* Percent-encodes all that isn't unreserved (RFC 3986). */
static void
uri_add(struct buffer *out, const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || strchr("-._~", c))
			buffer_add(out, text, 1);
		else
			buffer_format(out, "%%%02X", c);
	}
}

char *
totp_uri(struct arena *a, const char *issuer, const char *account,
    const void *seed, size_t size)
{
	struct buffer out = { .arena = a };

	buffer_text(&out, "otpauth://totp/");
	uri_add(&out, issuer);
	buffer_text(&out, ":");
	uri_add(&out, account);
	buffer_format(&out, "?secret=%s&issuer=", secret_base32(a, seed, size));
	uri_add(&out, issuer);
	buffer_text(&out, "&algorithm=SHA1&digits=6&period=30");
	return out.text;
}

char *
totp_seed_text(struct arena *a, const void *seed, size_t size)
{
	struct buffer out = { .arena = a };
	const char *text = secret_base32(a, seed, size);

	buffer_text(&out, "");
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (i > 0 && i % 4 == 0)
			buffer_text(&out, " ");
		buffer_add(&out, text + i, 1);
	}
	return out.text;
}

char *
totp_recovery(struct arena *a)
{
	char code[15];

	for (size_t i = 0; i < 14; i++)
		code[i] = i % 5 == 4 ? '-'
				     : recovery_digits[secret_random_below(
					   sizeof(recovery_digits) - 1)];
	code[14] = '\0';
	return arena_text(a, code);
}

char *
totp_digits(struct arena *a, const char *text)
{
	char *digits = arena_text(a, text), *to = digits;

	for (; *text != '\0'; text++)
		if (*text >= '0' && *text <= '9')
			*to++ = *text;
	*to = '\0';
	return digits;
}

char *
totp_recovery_plain(struct arena *a, const char *text)
{
	char plain[13];
	size_t have = 0;

	for (; text != NULL && *text != '\0'; text++) {
		char c = *text;

		if (c == ' ' || c == '-')
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (strchr(recovery_digits, c) == NULL || have == 12)
			return NULL;
		plain[have++] = c;
	}
	plain[have] = '\0';
	return have == 12 ? arena_text(a, plain) : NULL;
}
