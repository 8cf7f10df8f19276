/*
 * money.c - amounts read and written in several languages and currencies.
 */
#include "base.h"

#include "base/money.h"

#include <inttypes.h>

#define NBSP "\u00a0"

static void
test_text(void **state)
{
	static const struct {
		int64_t minor;
		const char *currency, *language, *text;
	} table[] = {
		{ 4280, "EUR", "en", "€42.80" },
		{ -500, "EUR", "en", "-€5.00" },
		{ 1200, "JPY", "en", "¥1,200" },
		{ 1250, "KWD", "en", "KWD" NBSP "1.250" },
		{ 1234, "XYZ", "en", "12.34" NBSP "XYZ" },
		{ 4280, "EUR", "de", "42,80" NBSP "€" },
		{ -123456789, "EUR", "de", "-1.234.567,89" NBSP "€" },
		{ 123456, "CHF", "de", "1.234,56" NBSP "CHF" },
		{ 123450, "EUR", "fr", "1\u202f234,50" NBSP "€" },
		{ 123450, "EUR", "es", "1234,50" NBSP "€" },
		{ 1234500, "EUR", "es", "12.345,00" NBSP "€" },
		{ 4280, "EUR", "nl", "€" NBSP "42,80" },
		{ 5, "USD", "en", "$0.05" },
		{ -5, "USD", "en", "-$0.05" },
		{ 0, "USD", "en", "$0.00" },
		{ 12345, "CLF", "en", "CLF" NBSP "1.2345" },
		{ 4280, "EUR", "xx", "€42.80" },
		{ 4280, "EUR", NULL, "€42.80" },
		{ INT64_MIN, "JPY", "en", "-¥9,223,372,036,854,775,808" },
		{ INT64_MAX, "EUR", "en", "€92,233,720,368,547,758.07" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_string_equal(money_text(arena, table[i].minor,
					table[i].currency, table[i].language),
		    table[i].text);
}

static void
test_parse(void **state)
{
	static const struct {
		const char *text, *currency, *language;
		enum money_fault fault;
		int64_t minor;
	} table[] = {
		{ "42.80", "EUR", "en", MONEY_GOOD, 4280 },
		{ " 42.8 ", "EUR", "en", MONEY_GOOD, 4280 },
		{ "42", "EUR", "en", MONEY_GOOD, 4200 },
		{ "1,234.50", "EUR", "en", MONEY_GOOD, 123450 },
		{ "4,50", "EUR", "en", MONEY_GOOD, 450 },
		{ "1,234", "EUR", "en", MONEY_GOOD, 123400 },
		{ "12.500", "EUR", "en", MONEY_PRECISION, 0 },
		{ "1.234,50", "EUR", "en", MONEY_FORM, 0 },
		{ "1.234,50", "EUR", "de", MONEY_GOOD, 123450 },
		{ "1 234,50", "EUR", "de", MONEY_GOOD, 123450 },
		{ "1\u202f234,50 €", "EUR", "fr", MONEY_GOOD, 123450 },
		{ "1'234.50", "CHF", "de", MONEY_GOOD, 123450 },
		{ "4.50", "EUR", "de", MONEY_GOOD, 450 },
		{ "1.234", "EUR", "de", MONEY_GOOD, 123400 },
		{ "€5", "EUR", "en", MONEY_GOOD, 500 },
		{ "-€5.00", "EUR", "en", MONEY_GOOD, -500 },
		{ "€-5.00", "EUR", "en", MONEY_GOOD, -500 },
		{ "\u22125 EUR", "EUR", "en", MONEY_GOOD, -500 },
		{ "eur 5", "EUR", "en", MONEY_GOOD, 500 },
		{ "5 USD", "EUR", "en", MONEY_FORM, 0 },
		{ "1,200", "JPY", "en", MONEY_GOOD, 1200 },
		{ "1.5", "JPY", "en", MONEY_PRECISION, 0 },
		{ "1.250", "KWD", "en", MONEY_GOOD, 1250 },
		{ "", "EUR", "en", MONEY_EMPTY, 0 },
		{ " \u00a0", "EUR", "en", MONEY_EMPTY, 0 },
		{ "-", "EUR", "en", MONEY_FORM, 0 },
		{ "--5", "EUR", "en", MONEY_FORM, 0 },
		{ "abc", "EUR", "en", MONEY_FORM, 0 },
		{ "5x", "EUR", "en", MONEY_FORM, 0 },
		{ "1e3", "EUR", "en", MONEY_FORM, 0 },
		{ "0x10", "EUR", "en", MONEY_FORM, 0 },
		{ "nan", "EUR", "en", MONEY_FORM, 0 },
		{ "12,34,5", "EUR", "en", MONEY_FORM, 0 },
		{ "1,2345.00", "EUR", "en", MONEY_FORM, 0 },
		{ ",234.00", "EUR", "en", MONEY_FORM, 0 },
		{ "1.2.3", "EUR", "en", MONEY_FORM, 0 },
		{ ".50", "EUR", "en", MONEY_GOOD, 50 },
		{ "92233720368547758.07", "EUR", "en", MONEY_GOOD, INT64_MAX },
		{ "92233720368547758.08", "EUR", "en", MONEY_RANGE, 0 },
		{ "-92233720368547758.08", "EUR", "en", MONEY_GOOD, INT64_MIN },
	};
	int64_t minor;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		minor = 77;
		if (money_parse(table[i].text, table[i].currency,
			table[i].language, &minor) != table[i].fault ||
		    minor != (table[i].fault ? 77 : table[i].minor))
			fail_msg("\"%s\" in %s gives %" PRId64, table[i].text,
			    table[i].language, minor);
	}
}

static void
test_parse_with(void **state)
{
	int64_t minor = 0;

	(void)state;
	assert_int_equal(
	    money_parse_with("1234.5000", 2, '.', 0, &minor), MONEY_GOOD);
	assert_int_equal(minor, 123450);
	assert_int_equal(
	    money_parse_with("1234.505", 2, '.', 0, &minor), MONEY_PRECISION);
	assert_int_equal(
	    money_parse_with("1.234,5", 2, ',', '.', &minor), MONEY_GOOD);
	assert_int_equal(minor, 123450);
	assert_int_equal(
	    money_parse_with("1,234", 2, '.', 0, &minor), MONEY_FORM);
}

/* What is written into a field is read back as the same amount. */
static void
test_round_trip(void **state)
{
	static const char *const languages[] = { "en", "de", "fr", "pt_BR",
		"es", "ru" };
	static const int64_t amounts[] = { 0, 1, -1, 99, 100, 12345, 1234567,
		-98765432101, INT64_MAX };
	int64_t minor;

	(void)state;
	for (size_t c = 0; c < money_count(); c++)
		for (size_t l = 0; l < COUNT(languages); l++)
			for (size_t i = 0; i < COUNT(amounts); i++) {
				const char *code = money_at(c)->code;

				assert_int_equal(
				    money_parse(money_field(arena, amounts[i],
						    code, languages[l]),
					code, languages[l], &minor),
				    MONEY_GOOD);
				assert_true(minor == amounts[i]);
				assert_int_equal(
				    money_parse(money_text(arena, amounts[i],
						    code, languages[l]),
					code, languages[l], &minor),
				    MONEY_GOOD);
				assert_true(minor == amounts[i]);
			}
}

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 1; i < money_count(); i++)
		assert_true(
		    strcmp(money_at(i - 1)->code, money_at(i)->code) < 0);
	assert_null(money_at(money_count()));
	assert_null(money_find("eur"));
	assert_null(money_find("XXX"));
	assert_null(money_find(NULL));
	assert_int_equal(money_exponent("JPY"), 0);
	assert_int_equal(money_exponent("TND"), 3);
	assert_int_equal(money_exponent("XYZ"), 2);
	assert_string_equal(money_plain(arena, -123450, "EUR"), "-1234.50");
	assert_string_equal(money_plain(arena, 7, "KWD"), "0.007");
}

static void
test_numbers(void **state)
{
	(void)state;
	assert_string_equal(number_text(arena, 1234567, "en"), "1,234,567");
	assert_string_equal(number_text(arena, -1234, "de"), "-1.234");
	assert_string_equal(number_text(arena, 999, "en"), "999");
	assert_string_equal(number_decimal(arena, 4.25, 1, "de"), "4,2");
	assert_string_equal(number_decimal(arena, 1234.5, 1, "en"), "1,234.5");
	assert_string_equal(number_decimal(arena, -0.04, 1, "en"), "0.0");
	assert_string_equal(number_decimal(arena, 38, 0, "en"), "38");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_text),
		TEST(test_parse),
		TEST(test_parse_with),
		TEST(test_round_trip),
		TEST(test_table),
		TEST(test_numbers),
	};

	return RUN(tests);
}
