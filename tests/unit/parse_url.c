/*
 * parse_url.c - paths, queries and cookies: decoded once, refused clearly,
 * in a time that their length alone decides.
 */
#include "given.h"

#include <math.h>

static struct arena *arena;
static struct pairs pairs;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new(0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static enum parse_error
form_bytes(const char *bytes, size_t length, const struct parse_limits *l)
{
	return parse_urlencoded(
	    arena, arena_copy(arena, bytes, length), length, l, &pairs);
}

static enum parse_error
form(const char *text)
{
	return form_bytes(text, strlen(text), &parse_page);
}

/* What a target is decoded to, or NULL when it is refused. */
static const char *
path_of(const char *target, bool escaped)
{
	const char *path = NULL;
	enum parse_error error =
	    parse_path(arena, target, escaped, &parse_page, &path);

	assert_true((error == PARSE_OK) == (path != NULL));
	return path;
}

static void
test_paths(void **state)
{
	static const char *const refused[] = { "", "a", "*", "//", "/a//b",
		"/.", "/..", "/a/./b", "/a/../b", "/a/..", "/%2e%2e/b",
		"/a/%2E", "/%2", "/%", "/%zz", "/a%00b", "/a%2Fb", "/a%2fb",
		"/%e4", "/%c0%af", "/%ed%a0%80", "/a b", "/a\tb", "/a%0ab",
		"/a%7f", "/a#b", "http://host/a", "/%c2%85" };

	(void)state;
	assert_string_equal(path_of("/", true), "/");
	assert_string_equal(path_of("/my/orders/", true), "/my/orders/");
	assert_string_equal(path_of("/a?b=/../c", true), "/a");
	assert_string_equal(path_of("/%2561", true), "/%61");
	assert_string_equal(path_of("/%61", true), "/a");
	assert_string_equal(path_of("/a+b", true), "/a+b");
	assert_string_equal(path_of("/.a/..b/c..", true), "/.a/..b/c..");
	assert_string_equal(path_of("/%C3%A9", true), "/\xc3\xa9");
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		if (path_of(refused[i], true))
			fail_msg("was taken: %s", refused[i]);
}

/* Escapes undone already: a % is a %, and nothing is undone again. */
static void
test_decoded_paths(void **state)
{
	(void)state;
	assert_string_equal(path_of("/%61", false), "/%61");
	assert_string_equal(path_of("/a b?c", false), "/a b?c");
	assert_null(path_of("/a/../b", false));
	assert_null(path_of("/\xe4", false));
}

static void
test_path_length(void **state)
{
	char *path = arena_alloc(arena, parse_page.path + 2);
	const char *made;

	(void)state;
	memset(path, 'a', parse_page.path + 1);
	path[0] = '/';
	assert_int_equal(
	    parse_path(arena, path, true, &parse_page, &made), PARSE_PATH_LONG);
	path[parse_page.path] = '\0';
	assert_int_equal(
	    parse_path(arena, path, true, &parse_page, &made), PARSE_OK);
}

static void
test_fields(void **state)
{
	(void)state;
	assert_int_equal(form("a=1&b=x+y%2B&&c&d==&a=%2561"), PARSE_OK);
	assert_int_equal(pairs.count, 5);
	assert_string_equal(pairs.list[1].value, "x y+");
	assert_string_equal(pairs.list[2].name, "c");
	assert_string_equal(pairs.list[2].value, "");
	assert_string_equal(pairs.list[3].value, "=");
	assert_string_equal(parse_nth(&pairs, "a", 1)->value, "%61");
	assert_int_equal(parse_nth(&pairs, "a", 1)->length, 3);
	assert_int_equal(parse_count(&pairs, "z"), 0);
	assert_null(parse_find(&pairs, "z"));
	assert_int_equal(form(""), PARSE_OK);
	assert_int_equal(pairs.count, 0);
	assert_null(parse_value(&pairs, ""));
}

static void
test_refused_fields(void **state)
{
	static const struct {
		const char *text;
		enum parse_error error;
	} table[] = {
		{ "a=%", PARSE_ESCAPE_BAD },
		{ "a=%4", PARSE_ESCAPE_BAD },
		{ "a=%4g", PARSE_ESCAPE_BAD },
		{ "a=%u0041", PARSE_ESCAPE_BAD },
		{ "%=1", PARSE_ESCAPE_BAD },
		{ "a=%4&1=2", PARSE_ESCAPE_BAD },
		{ "a=%00", PARSE_TEXT_BAD },
		{ "a%00=1", PARSE_TEXT_BAD },
		{ "a=%ff", PARSE_TEXT_BAD },
		{ "a=%c0%80", PARSE_TEXT_BAD },
		{ "a=%ed%a0%80", PARSE_TEXT_BAD },
		{ "a=%f4%90%80%80", PARSE_TEXT_BAD },
		{ "a=\xe4", PARSE_TEXT_BAD },
		{ "=1", PARSE_NAME_BAD },
		{ "a%0a=1", PARSE_NAME_BAD },
		{ "a%c2%85=1", PARSE_NAME_BAD },
		{ "a%7f=1", PARSE_NAME_BAD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (form(table[i].text) != table[i].error)
			fail_msg("not so: %s", table[i].text);
	assert_int_equal(form_bytes("a=1\0b", 5, &parse_page), PARSE_TEXT_BAD);
}

static const char *
repeated(const char *text, size_t count)
{
	struct buffer b = { .arena = arena };

	buffer_text(&b, "");
	while (count--)
		buffer_text(&b, text);
	return b.text;
}

static void
test_field_limits(void **state)
{
	const struct parse_limits *l = &parse_page;

	(void)state;
	assert_int_equal(form(repeated("a=1&", l->fields)), PARSE_OK);
	assert_int_equal(
	    form(repeated("a=1&", l->fields + 1)), PARSE_FIELDS_MANY);
	assert_int_equal(form(repeated("n", l->name)), PARSE_OK);
	assert_int_equal(form(repeated("n", l->name + 1)), PARSE_NAME_LONG);
	assert_int_equal(
	    form(arena_format(arena, "a=%s", repeated("v", l->value))),
	    PARSE_OK);
	assert_int_equal(
	    form(arena_format(arena, "a=%s", repeated("v", l->value + 1))),
	    PARSE_VALUE_LONG);
}

static enum parse_error
cookies(const char *text)
{
	return parse_cookies(arena, text, &parse_page, &pairs);
}

static void
test_cookies(void **state)
{
	(void)state;
	assert_int_equal(
	    cookies("sid=a=b; theme=\"dark\";x=;  y = z "), PARSE_OK);
	assert_int_equal(pairs.count, 4);
	assert_string_equal(parse_value(&pairs, "sid"), "a=b");
	assert_string_equal(parse_value(&pairs, "theme"), "dark");
	assert_string_equal(parse_value(&pairs, "x"), "");
	assert_string_equal(parse_value(&pairs, "y"), "z");
	assert_int_equal(cookies("sid=1; sid=2"), PARSE_OK);
	assert_string_equal(parse_value(&pairs, "sid"), "1");
	assert_int_equal(parse_count(&pairs, "sid"), 2);
	assert_int_equal(
	    cookies("; ;=;novalue;=x;a\x01=b;c=\xff;d=%41;\""), PARSE_OK);
	assert_int_equal(pairs.count, 1);
	assert_string_equal(parse_value(&pairs, "d"), "%41");
}

static void
test_cookie_limits(void **state)
{
	size_t most = parse_page.cookie_bytes;

	(void)state;
	assert_int_equal(
	    cookies(repeated("a=1;", parse_page.cookies)), PARSE_OK);
	assert_int_equal(cookies(repeated("a=1;", parse_page.cookies + 1)),
	    PARSE_COOKIES_LONG);
	assert_int_equal(cookies(arena_format(arena, "%s=1;%s=1",
			     repeated("a", parse_page.name),
			     repeated("b", parse_page.name + 1))),
	    PARSE_OK);
	assert_int_equal(pairs.count, 1);
	assert_int_equal(cookies(repeated("a", most)), PARSE_OK);
	assert_int_equal(cookies(repeated("a", most + 1)), PARSE_COOKIES_LONG);
}

/* Many fields of few bytes, no two of the same or all of the same name. */
static double
seconds_for(size_t count, bool same)
{
	struct parse_limits l = parse_page;
	struct buffer b = { .arena = arena };
	double start;

	l.fields = count;
	for (size_t i = 0; i < count; i++)
		buffer_format(&b, "k%zu=v&", same ? (size_t)0 : i);
	start = given_seconds();
	assert_int_equal(
	    parse_urlencoded(arena, b.text, b.length, &l, &pairs), PARSE_OK);
	for (size_t i = 0; i < count; i++)
		assert_non_null(parse_find(&pairs, "k0"));
	return given_seconds() - start;
}

/*
 * 60 KB of keys, with their lookups, in 5 ms; and four times as many in about
 * four times it (2.6 for each doubling; quadratic work would be 16). Other
 * work on the machine only ever adds, so the least of many runs counts.
 */
static void
check_linear(const char *what, size_t keys, bool same)
{
	double one = 1, four = 1;

	for (int i = 0; i < 40; i++) {
		one = fmin(one, seconds_for(keys, same));
		four = fmin(four, seconds_for(keys * 4, same));
		arena_reset(arena);
		if (i >= 4 && one < 0.005 && four < one * 2.6 * 2.6)
			break;
	}
	print_message("# %s keys, 60 KB: %.2f ms, 240 KB: %.2f ms\n", what,
	    one * 1e3, four * 1e3);
#ifndef __SANITIZE_ADDRESS__
	assert_true(one < 0.005);
#endif
	assert_true(four < one * 2.6 * 2.6);
}

static void
test_linear(void **state)
{
	(void)state;
	check_linear("unlike", 60 * 1024 / 8, false);
	check_linear("equal", 60 * 1024 / 5, true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_paths),
		TEST(test_decoded_paths),
		TEST(test_path_length),
		TEST(test_fields),
		TEST(test_refused_fields),
		TEST(test_field_limits),
		TEST(test_cookies),
		TEST(test_cookie_limits),
		TEST(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
