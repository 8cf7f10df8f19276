/* money_text.c - amounts and numbers as the reader's language writes them. */
#include "base/money.h"
#include "base/money_style.h"

#include <inttypes.h>

#define SPACE "\u00a0"
#define NARROW "\u202f"

static const struct money_style styles[] = {
	{ "en", '.', ",", 4, false, false },
	{ "ar", '.', ",", 4, false, true },
	{ "bg", ',', SPACE, 5, true, true },
	{ "cs", ',', SPACE, 4, true, true },
	{ "da", ',', ".", 4, true, true },
	{ "de", ',', ".", 4, true, true },
	{ "el", ',', ".", 4, true, true },
	{ "es", ',', ".", 5, true, true },
	{ "et", ',', SPACE, 5, true, true },
	{ "fi", ',', SPACE, 4, true, true },
	{ "fr", ',', NARROW, 4, true, true },
	{ "he", '.', ",", 4, true, true },
	{ "hr", ',', ".", 4, true, true },
	{ "hu", ',', SPACE, 5, true, true },
	{ "it", ',', ".", 5, true, true },
	{ "lt", ',', SPACE, 4, true, true },
	{ "lv", ',', SPACE, 5, true, true },
	{ "nb", ',', SPACE, 4, true, true },
	{ "nl", ',', ".", 4, false, true },
	{ "pl", ',', SPACE, 5, true, true },
	{ "pt", ',', SPACE, 5, true, true },
	{ "pt_BR", ',', ".", 4, false, true },
	{ "ro", ',', ".", 4, true, true },
	{ "ru", ',', SPACE, 4, true, true },
	{ "sk", ',', SPACE, 4, true, true },
	{ "sl", ',', ".", 4, true, true },
	{ "sv", ',', SPACE, 4, true, true },
	{ "tr", ',', ".", 4, false, false },
	{ "uk", ',', SPACE, 4, true, true },
};

const struct money_style *
money_style(const char *language)
{
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		if (language != NULL &&
		    strcmp(styles[i].language, language) == 0)
			return &styles[i];
	return &styles[0];
}

/* Digits with the language's groups; length of them. */
static void
group_add(struct buffer *out, const char *digits, size_t length,
    const struct money_style *style)
{
	bool grouped = length >= (size_t)style->least;

	for (size_t i = 0; i < length; i++) {
		if (grouped && i > 0 && (length - i) % 3 == 0)
			buffer_text(out, style->group);
		buffer_add(out, digits + i, 1);
	}
}

/* Plain "1234.50" without a sign, as the language writes it. */
static void
number_add(
    struct buffer *out, const char *plain, const struct money_style *style)
{
	size_t whole = strcspn(plain, ".");

	group_add(out, plain, whole, style);
	if (plain[whole] == '.') {
		buffer_add(out, &style->decimal, 1);
		buffer_text(out, plain + whole + 1);
	}
}

/* The amount without a sign: "1234.50". INT64_MIN has no positive twin. */
static char *
plain_amount(struct arena *a, int64_t minor, int exponent)
{
	uint64_t amount = minor < 0 ? 0 - (uint64_t)minor : (uint64_t)minor;
	uint64_t unit = 1;

	for (int i = 0; i < exponent; i++)
		unit *= 10;
	if (exponent == 0)
		return arena_format(a, "%" PRIu64, amount);
	return arena_format(a, "%" PRIu64 ".%0*" PRIu64, amount / unit,
	    exponent, amount % unit);
}

char *
money_plain(struct arena *a, int64_t minor, const char *currency)
{
	return arena_format(a, "%s%s", minor < 0 ? "-" : "",
	    plain_amount(a, minor, money_exponent(currency)));
}

char *
money_field(
    struct arena *a, int64_t minor, const char *currency, const char *language)
{
	char *text = money_plain(a, minor, currency), *point;

	point = strchr(text, '.');
	if (point != NULL)
		*point = money_style(language)->decimal;
	return text;
}

char *
money_text(
    struct arena *a, int64_t minor, const char *currency, const char *language)
{
	const struct money_currency *known = money_find(currency);
	const struct money_style *style = money_style(language);
	bool coded = known == NULL || known->symbol == NULL;
	const char *sign = coded ? currency : known->symbol;
	struct buffer out = { .arena = a };

	if (sign == NULL)
		sign = "";
	buffer_text(&out, minor < 0 ? "-" : "");
	if (known != NULL && !style->after)
		buffer_format(
		    &out, "%s%s", sign, coded || style->apart ? SPACE : "");
	number_add(
	    &out, plain_amount(a, minor, money_exponent(currency)), style);
	if (known == NULL || style->after)
		buffer_format(&out, "%s%s", *sign == '\0' ? "" : SPACE, sign);
	return out.text;
}

char *
number_text(struct arena *a, int64_t number, const char *language)
{
	struct buffer out = { .arena = a };

	buffer_text(&out, number < 0 ? "-" : "");
	number_add(&out, plain_amount(a, number, 0), money_style(language));
	return out.text;
}

char *
number_decimal(
    struct arena *a, double value, int decimals, const char *language)
{
	struct buffer out = { .arena = a };
	char *plain = arena_format(a, "%.*f", decimals, value);
	/* -0.04 with one decimal is no more than 0.0 */
	bool minus = *plain == '-' && strpbrk(plain, "123456789") != NULL;

	buffer_text(&out, minus ? "-" : "");
	number_add(&out, plain + (*plain == '-'), money_style(language));
	return out.text;
}
