/*
 * identifier.c - e-mail addresses against a public corpus, phones, numbers.
 *
 * ../shared/data/email_addr holds every form that RFC 5322 knows. We take
 * fewer: what its categories call valid and what only a look into DNS would
 * doubt, but no quoted local part, comment or address literal; blanks around
 * an address are cut off. differs[] names each case that goes another way.
 */
#include "base.h"

#include "base/country.h"
#include "base/identifier.h"

#define CORPUS "../shared/data/email_addr/tests.xml"

static const struct {
	const char *address;
	bool good;
	const char *why;
} differs[] = {
	{ "test@io", false, "a domain has a dot" },
	{ " test@iana.org", true, "blanks around are cut off" },
	{ "test@iana.org ", true, "blanks around are cut off" },
	{ "test@iana.org\n", true, "blanks around are cut off" },
	{ "test@iana.org\r", true, "blanks around are cut off" },
	{ "\rtest@iana.org", true, "blanks around are cut off" },
	{ "\ntest@iana.org", true, "blanks around are cut off" },
	{ "test@iana.org\r\n ", true, "blanks around are cut off" },
	{ "test@iana.org \r\n ", true, "blanks around are cut off" },
	{ "test@iana.org\r\n \r\n ", true, "blanks around are cut off" },
	{ "\r\n test@iana.org", true, "blanks around are cut off" },
	{ "\r\n \r\n test@iana.org", true, "blanks around are cut off" },
	{ "\r\ntest@iana.org", true, "blanks around are cut off" },
	{ "\r\n \r\ntest@iana.org", true, "blanks around are cut off" },
	{ " \r\ntest@iana.org", true, "blanks around are cut off" },
	{ " \r\n test@iana.org", true, "blanks around are cut off" },
	{ " \r\n \r\ntest@iana.org", true, "blanks around are cut off" },
	{ " \r\n\r\ntest@iana.org", true, "blanks around are cut off" },
	{ " \r\n\r\n test@iana.org", true, "blanks around are cut off" },
	{ "test@iana.org\r\n", true, "blanks around are cut off" },
	{ "test@iana.org\r\n \r\n", true, "blanks around are cut off" },
	{ "test@iana.org \r\n", true, "blanks around are cut off" },
	{ "test@iana.org \r\n \r\n", true, "blanks around are cut off" },
	{ "test@iana.org \r\n\r\n", true, "blanks around are cut off" },
	{ "test@iana.org \r\n\r\n ", true, "blanks around are cut off" },
};

/* XML's five entities, and U+24xx for the control sign it stands for. */
static char *
decoded(const char *text, size_t length)
{
	static const struct {
		const char *from, *to;
	} names[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&apos;", "'" } };
	struct buffer out = { .arena = arena };
	const char *end = text + length;
	unsigned number;
	char c;
	int read;

	buffer_text(&out, "");
	while (text < end) {
		size_t size = 0;

		for (size_t i = 0; size == 0 && i < COUNT(names); i++)
			if (strncmp(text, names[i].from,
				strlen(names[i].from)) == 0) {
				buffer_text(&out, names[i].to);
				size = strlen(names[i].from);
			}
		read = 0;
		if (size == 0 &&
		    sscanf(text, "&#x%x;%n", &number, &read) == 1 && read > 0) {
			size = (size_t)read;
			c = (char)(number >= 0x2400 ? number - 0x2400 : number);
			if (number < 0x80 || number >= 0x2400)
				buffer_add(&out, &c, c != '\0');
			else
				buffer_text(&out, "\u00a9");
		}
		if (size == 0)
			buffer_add(&out, text, size = 1);
		text += size;
	}
	return out.text;
}

static bool
expected(const char *address, const char *category)
{
	for (size_t i = 0; i < COUNT(differs); i++)
		if (strcmp(differs[i].address, address) == 0)
			return differs[i].good;
	/* No top domain has one letter. */
	if (strrchr(address, '.') != NULL && strrchr(address, '.')[1] != '\0' &&
	    strrchr(address, '.')[2] == '\0')
		return false;
	return strncmp(category, "ISEMAIL_VALID_CATEGORY", 22) == 0 ||
	    strncmp(category, "ISEMAIL_DNSWARN", 15) == 0;
}

static char *
whole_file(const char *path)
{
	struct buffer out = { .arena = arena };
	char part[4096];
	size_t got;
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return NULL;
	while ((got = fread(part, 1, sizeof(part), file)) > 0)
		buffer_add(&out, part, got);
	fclose(file);
	return out.text;
}

static void
test_corpus(void **state)
{
	char *at = whole_file(CORPUS), *from, *end, *category;
	struct identifier_email email;
	size_t cases = 0;

	(void)state;
	if (at == NULL) {
		print_message("skipped: no %s\n", CORPUS);
		skip();
	}
	while ((at = strstr(at, "<test ")) != NULL) {
		from = strstr(at, "<address");
		category = strstr(at, "<category>") + 10;
		at = category;
		if (strncmp(from, "<address>", 9) != 0)
			continue;
		end = strstr(from, "</address>");
		from = decoded(from + 9, (size_t)(end - from) - 9);
		cases++;
		if (identifier_email(arena, from, &email) !=
		    expected(from, category))
			fail_msg("<%s> %.24s", from, category);
	}
	assert_true(cases >= 160);
}

static void
test_email(void **state)
{
	static const struct {
		const char *text, *address, *shown;
	} table[] = {
		{ " Theodora.Brown+shop@Example.ORG ",
		    "theodora.brown+shop@example.org",
		    "theodora.brown+shop@example.org" },
		{ "info@Bücher.example", "info@xn--bcher-kva.example",
		    "info@bücher.example" },
		{ "info@xn--bcher-kva.example", "info@xn--bcher-kva.example",
		    "info@bücher.example" },
		{ "ÄRGER@example.org", "ärger@example.org",
		    "ärger@example.org" },
		{ "a\u0308rger@example.org", "ärger@example.org",
		    "ärger@example.org" },
		{ "straße@example.org", "straße@example.org",
		    "straße@example.org" },
		{ "a@straße.example", "a@xn--strae-oqa.example",
		    "a@straße.example" },
	};
	static const char *const bad[] = { "", "@", "a@b", "a b@example.org",
		"a@@example.org", "a@exa mple.org", "a@example.org,b@c.org",
		"<a@example.org>", "a@example..org", "a\xff@example.org",
		"a\u200b@example.org", "a@127.0.0.1", "a@[127.0.0.1]",
		"a@example.org\r\nBcc: x@y.org", "a\u00a0b@example.org" };
	struct identifier_email email;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		if (!identifier_email(arena, table[i].text, &email))
			fail_msg("%s is refused", table[i].text);
		assert_string_equal(email.address, table[i].address);
		assert_string_equal(email.shown, table[i].shown);
		/* What is normal stays as it is. */
		assert_true(identifier_email(arena, email.address, &email));
		assert_string_equal(email.address, table[i].address);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		if (identifier_email(arena, bad[i], &email))
			fail_msg("%s is taken", bad[i]);
	assert_false(identifier_email(arena, NULL, &email));
}

static void
test_phone(void **state)
{
	static const struct {
		const char *text, *country, *number;
	} table[] = {
		{ "030 123456-78", "DE", "+493012345678" },
		{ "+49 (0)30 12345678", "DE", "+493012345678" },
		{ "+49 30 12345678", NULL, "+493012345678" },
		{ "0049 30 12345678", "AT", "+493012345678" },
		{ "(202) 555-0123", "US", "+12025550123" },
		{ "1-202-555-0123", "US", "+12025550123" },
		{ "011 44 20 7946 0123", "US", "+442079460123" },
		{ "020 7946 0123", "GB", "+442079460123" },
		{ "06 1234 5678", "IT", "+390612345678" },
		{ "612 345 678", "ES", "+34612345678" },
		{ "06 1 234 5678", "HU", "+3612345678" },
		{ "8 912 345-67-89", "RU", "+79123456789" },
		{ "０９０-1234-5678", "JP", "+819012345678" },
		{ "030 12345678", NULL, NULL },
		{ "12", "DE", NULL },
		{ "", "DE", NULL },
		{ "call me", "DE", NULL },
		{ "030 12345678 ext 5", "DE", NULL },
		{ "+999 123456789", "DE", NULL },
		{ "+1 202 555", "US", NULL },
		{ "555-0123", "US", NULL },
		{ "+49 1234567890123456789", "DE", NULL },
		{ "++493012345678", "DE", NULL },
		{ "1234567", "HM", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		char *number =
		    identifier_phone(arena, table[i].text, table[i].country);

		if (table[i].number == NULL ? number != NULL
					    : number == NULL ||
			    strcmp(number, table[i].number) != 0)
			fail_msg("%s in %s gives %s", table[i].text,
			    table[i].country, number);
	}
	assert_null(identifier_phone(arena, NULL, "DE"));
}

static void
test_external(void **state)
{
	char text[200];

	(void)state;
	assert_string_equal(
	    identifier_external(arena, " \t00 12\u00a0\u2003 AB\n"),
	    "00 12 AB");
	assert_string_equal(identifier_external(arena, "e\u0301"), "é");
	assert_null(identifier_external(arena, " \r\n"));
	assert_null(identifier_external(arena, NULL));
	assert_null(identifier_external(arena, "\xff"));
	memset(text, '7', sizeof(text));
	text[190] = '\0';
	assert_non_null(identifier_external(arena, text));
	text[190] = '7';
	text[191] = '\0';
	assert_null(identifier_external(arena, text));
}

static void
test_countries(void **state)
{
	(void)state;
	assert_int_equal(country_count(), 249);
	for (size_t i = 0; i < country_count(); i++) {
		const struct country *it = country_at(i);

		assert_ptr_equal(country_find(it->code), it);
		assert_true(
		    strspn(it->calling, "0123456789") == strlen(it->calling));
	}
	assert_null(country_find("XX"));
	assert_null(country_find("de"));
	assert_null(country_find(NULL));
	assert_string_equal(country_find("GR")->calling, "30");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_corpus),
		TEST(test_email),
		TEST(test_phone),
		TEST(test_external),
		TEST(test_countries),
	};

	return RUN(tests);
}
