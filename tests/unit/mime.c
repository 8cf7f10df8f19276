/*
 * mime.c - letters are built, parsed back by GMime and compared.
 */
#include "job/mime.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <gmime/gmime.h>

static struct arena *arena;

static struct mime_letter
sample(void)
{
	return (struct mime_letter){
		.from = "shop@regulars.example",
		.from_name = "Kontor & Söhne, \"Kaffee\"",
		.to = "olena@example.com",
		.to_name = "Олена Коваленко",
		.subject = "Your code",
		.text = "Hello,\n\n.\n..\nFrom here: 123456\n",
		.html = "<p>Hello, <b>123456</b></p>\n",
		.message_id = "m1.abc@regulars.example",
		.at = 1700000000,
	};
}

static const struct mime_message *
build(const struct mime_letter *letter)
{
	const char *wrong = NULL;
	const struct mime_message *m = mime_build(arena, letter, &wrong);

	if (!m)
		print_message("refused: %s\n", wrong);
	assert_non_null(m);
	assert_null(wrong);
	return m;
}

static void
refused(const struct mime_letter *letter)
{
	const char *wrong = NULL;

	assert_null(mime_build(arena, letter, &wrong));
	assert_non_null(wrong);
}

static GMimeMessage *
parse(const struct mime_message *m)
{
	GMimeStream *stream =
	    g_mime_stream_mem_new_with_buffer(m->bytes, m->length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *back = g_mime_parser_construct_message(parser, NULL);

	assert_non_null(back);
	g_object_unref(parser);
	g_object_unref(stream);
	return back;
}

static const char *
header(GMimeMessage *m, const char *name)
{
	return g_mime_object_get_header(GMIME_OBJECT(m), name);
}

/* The text of a part, lines ended by LF alone. */
static void
assert_part(GMimeObject *part, const char *type, const char *wanted)
{
	char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part)), *to;

	to = text;
	for (char *from = text; *from; from++)
		if (*from != '\r')
			*to++ = *from;
	*to = '\0';
	assert_string_equal(g_mime_content_type_get_media_subtype(
				g_mime_object_get_content_type(part)),
	    type);
	assert_string_equal(text, wanted);
	g_free(text);
}

static InternetAddressMailbox *
first(InternetAddressList *list)
{
	assert_int_equal(internet_address_list_length(list), 1);
	return INTERNET_ADDRESS_MAILBOX(
	    internet_address_list_get_address(list, 0));
}

/* Every line ends with CR LF and is under 998 bytes; nothing above 7 bit. */
static void
assert_lines(const struct mime_message *m)
{
	size_t length = 0;

	assert_int_equal(strlen(m->bytes), m->length);
	for (size_t i = 0; i < m->length; i++) {
		if (m->bytes[i] == '\n')
			assert_true(i && m->bytes[i - 1] == '\r');
		if (m->bytes[i] == '\r')
			assert_int_equal(m->bytes[i + 1], '\n');
		length = m->bytes[i] == '\n' ? 0 : length + 1;
		assert_true(length <= 998);
		assert_true(m->international || (m->bytes[i] & 0x80) == 0);
	}
	assert_int_equal(m->bytes[m->length - 1], '\n');
}

static void
a_letter_comes_back(void **state)
{
	struct mime_letter letter = sample();
	const struct mime_message *m = build(&letter);
	GMimeMessage *back = parse(m);
	GMimeMultipart *parts =
	    GMIME_MULTIPART(g_mime_message_get_mime_part(back));
	InternetAddressMailbox *to = first(g_mime_message_get_to(back));
	InternetAddressMailbox *from = first(g_mime_message_get_from(back));

	(void)state;
	assert_lines(m);
	assert_string_equal(g_mime_message_get_subject(back), "Your code");
	assert_string_equal(
	    g_mime_message_get_message_id(back), "m1.abc@regulars.example");
	assert_string_equal(internet_address_mailbox_get_addr(to), letter.to);
	assert_string_equal(
	    internet_address_get_name(INTERNET_ADDRESS(to)), letter.to_name);
	assert_string_equal(internet_address_get_name(INTERNET_ADDRESS(from)),
	    letter.from_name);
	assert_string_equal(header(back, "Auto-Submitted"), "auto-generated");
	assert_string_equal(header(back, "MIME-Version"), "1.0");
	assert_string_equal(
	    header(back, "Date"), "Tue, 14 Nov 2023 22:13:20 +0000");
	assert_null(header(back, "List-Unsubscribe"));
	assert_int_equal(g_mime_multipart_get_count(parts), 2);
	assert_part(g_mime_multipart_get_part(parts, 0), "plain", letter.text);
	assert_part(g_mime_multipart_get_part(parts, 1), "html", letter.html);
	g_object_unref(back);
}

static void
nasty_subjects_come_back(void **state)
{
	static const char *const subjects[] = {
		"",
		"Ihre Rückmeldung über Größe",
		"?= a ?=",
		"お問い合わせの件について、返信が届きました。長い件名です。長い件名です。",
		"مرحبا بك في متجرنا",
		"👩‍👩‍👧‍👦 ❤️ family",
		"Re: \"quoted\" <b>&amp; (comment)",
		"'; DROP TABLE outbox; --",
		"$(id) `id` %s%n",
		"e\xcc\x81 combining",
		"a  b   c",
		"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
		NULL,
	};

	(void)state;
	for (int i = 0; subjects[i]; i++) {
		struct mime_letter letter = sample();
		GMimeMessage *back;
		const struct mime_message *m;

		letter.subject = subjects[i];
		m = build(&letter);
		assert_lines(m);
		back = parse(m);
		assert_string_equal(
		    g_mime_message_get_subject(back), subjects[i]);
		g_object_unref(back);
	}
}

static void
nasty_names_come_back(void **state)
{
	static const char *const names[] = {
		"O'Brien, \"Bob\" <evil@example.org>",
		"Ünal; group: a@b.example",
		"山田 太郎",
		"\\back\\slash",
		"a@b.example",
		NULL,
	};

	(void)state;
	for (int i = 0; names[i]; i++) {
		struct mime_letter letter = sample();
		InternetAddressMailbox *to;
		GMimeMessage *back;

		letter.to_name = names[i];
		back = parse(build(&letter));
		to = first(g_mime_message_get_to(back));
		assert_string_equal(
		    internet_address_get_name(INTERNET_ADDRESS(to)), names[i]);
		assert_string_equal(
		    internet_address_mailbox_get_addr(to), letter.to);
		g_object_unref(back);
	}
}

static void
encoded_words_are_not_believed(void **state)
{
	struct mime_letter letter = sample();
	GMimeMessage *back;

	(void)state;
	letter.subject = "=?utf-8?q?Bank?= and =?x";
	letter.to_name = "=?utf-8?b?YQ?=";
	back = parse(build(&letter));
	assert_string_equal(
	    g_mime_message_get_subject(back), "= ?utf-8?q?Bank?= and = ?x");
	assert_string_equal(internet_address_get_name(INTERNET_ADDRESS(
				first(g_mime_message_get_to(back)))),
	    "= ?utf-8?b?YQ?=");
	g_object_unref(back);
}

static void
headers_cannot_be_smuggled(void **state)
{
	static const char *const evil[] = {
		"a\nBcc: x@example.org",
		"a\r\nBcc: x@example.org",
		"a\rb",
		"a\n\nbody",
		"a\vb",
		"a\x1b[2J",
		"a\x7f",
		"a\xc2\x85"
		"b",
		"a\xe2\x80\xa8"
		"b",
		"a\xff",
		"a\xc0\x8a",
		"a\xed\xa0\x80",
		NULL,
	};

	(void)state;
	for (int i = 0; evil[i]; i++) {
		struct mime_letter l = sample();

		l.subject = evil[i];
		refused(&l);
		l = sample(), l.to_name = evil[i], refused(&l);
		l = sample(), l.from_name = evil[i], refused(&l);
		l = sample(), l.to = evil[i], refused(&l);
		l = sample();
		l.to = arena_format(arena, "%s@example.com", evil[i]);
		refused(&l);
		l.to = arena_format(arena, "x@%s", evil[i]);
		refused(&l);
		l = sample(), l.message_id = evil[i], refused(&l);
		l = sample(), l.reply_to = evil[i], refused(&l);
		l = sample();
		l.unsubscribe = arena_format(arena, "https://a/%s", evil[i]);
		refused(&l);
	}
}

static void
addresses_of_the_world(void **state)
{
	(void)state;
	assert_string_equal(
	    mime_address(arena, "a.b+c@Example.com"), "a.b+c@example.com");
	assert_string_equal(mime_address(arena, "info@bücher.example"),
	    "info@xn--bcher-kva.example");
	assert_string_equal(mime_address(arena, "用户@例子.广告"),
	    "用户@xn--fsqu00a.xn--4rr70v");
	assert_null(mime_address(arena, NULL));
	assert_null(mime_address(arena, ""));
	assert_null(mime_address(arena, "@example.com"));
	assert_null(mime_address(arena, "a@"));
	assert_null(mime_address(arena, "a"));
	assert_null(mime_address(arena, "a b@example.com"));
	assert_null(mime_address(arena, "a>b@example.com"));
	assert_null(mime_address(arena, "a@b@example.com"));
	assert_null(mime_address(arena, ".a@example.com"));
	assert_null(mime_address(arena, "a..b@example.com"));
	assert_null(mime_address(arena, "a@example..com"));
	assert_null(mime_address(arena, "a@-example.com"));
	assert_null(mime_address(arena, "a@exam_ple.com/x"));
	assert_null(mime_address(arena,
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.example"));
}

static void
international_addresses_travel(void **state)
{
	struct mime_letter letter = sample();
	const struct mime_message *m;
	GMimeMessage *back;

	(void)state;
	letter.to = "grüße@bücher.example";
	m = build(&letter);
	assert_true(m->international);
	assert_string_equal(m->to, "grüße@xn--bcher-kva.example");
	back = parse(m);
	assert_string_equal(internet_address_mailbox_get_idn_addr(
				first(g_mime_message_get_to(back))),
	    "grüße@xn--bcher-kva.example");
	g_object_unref(back);
	letter.to = "info@bücher.example";
	m = build(&letter);
	assert_false(m->international);
	assert_lines(m);
}

static void
bodies_come_back(void **state)
{
	struct buffer words = { .arena = arena };
	struct mime_letter letter = sample();
	GMimeMessage *back;
	const struct mime_message *m;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buffer_text(&words, i % 50 ? "ü日x" : "\n.\nFrom me\n");
	for (int i = 0; i < 3000; i++)
		buffer_text(&words, "y");
	buffer_text(&words, "\n--=-boundary\nlast line without end");
	letter.text = words.text;
	letter.html = NULL;
	letter.unsubscribe = "https://shop.example/u/abc";
	m = build(&letter);
	assert_lines(m);
	back = parse(m);
	assert_part(g_mime_message_get_mime_part(back), "plain", letter.text);
	assert_string_equal(
	    header(back, "List-Unsubscribe"), "<https://shop.example/u/abc>");
	assert_string_equal(header(back, "List-Unsubscribe-Post"),
	    "List-Unsubscribe=One-Click");
	g_object_unref(back);
	letter.text = "a\r\nb\rc\r\r\nd\n";
	assert_lines(build(&letter));
	letter.text = "not \xff utf-8";
	refused(&letter);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_comes_back),
		cmocka_unit_test(nasty_subjects_come_back),
		cmocka_unit_test(nasty_names_come_back),
		cmocka_unit_test(encoded_words_are_not_believed),
		cmocka_unit_test(headers_cannot_be_smuggled),
		cmocka_unit_test(addresses_of_the_world),
		cmocka_unit_test(international_addresses_travel),
		cmocka_unit_test(bodies_come_back),
	};
	int failed;

	g_mime_init();
	arena = arena_new(0);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(arena);
	return failed;
}
