/*
 * parse.c - whole requests: head, body by its type, limits, errors.
 */
#include "given.h"

#include <jansson.h>
#include <string.h>

static struct arena *arena;
static struct parsed sent;

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
	parse_close(&sent);
	arena_free(arena);
	return 0;
}

static enum parse_error
ask(struct head head)
{
	return parse_head(&sent, arena, &head, &parse_page);
}

static enum parse_error
post_kind(const char *type, const char *bytes, unsigned kinds,
    const struct parse_limits *limits)
{
	struct given given = { bytes, strlen(bytes), 0, 3 };
	struct body body = { given_read, &given, "/tmp" };
	struct head head = {
		.method = "POST",
		.path = "/x",
		.type = type,
		.length = arena_format(arena, "%zu", strlen(bytes)),
	};

	parse_close(&sent);
	assert_int_equal(parse_head(&sent, arena, &head, limits), PARSE_OK);
	return parse_body(&sent, &head, &body, kinds, limits);
}

static enum parse_error
post(const char *type, const char *bytes)
{
	return post_kind(type, bytes, PARSE_FORM | PARSE_JSON, &parse_page);
}

static void
test_head(void **state)
{
	(void)state;
	assert_int_equal(ask((struct head){
			     .method = "GET",
			     .target = "/caf%C3%A9?a=1",
			     .query = "a=1&b=%C3%A9+x&a=",
			     .cookie = "sid=abc; theme=dark",
			 }),
	    PARSE_OK);
	assert_string_equal(sent.path, "/caf\xc3\xa9");
	assert_int_equal(sent.query.count, 3);
	assert_string_equal(parse_value(&sent.query, "b"), "\xc3\xa9 x");
	assert_int_equal(parse_count(&sent.query, "a"), 2);
	assert_string_equal(parse_nth(&sent.query, "a", 1)->value, "");
	assert_null(parse_nth(&sent.query, "a", 2));
	assert_string_equal(parse_value(&sent.cookies, "theme"), "dark");
	assert_null(parse_find(&sent.form, "a"));
}

/* The rest can be read even where one thing is wrong. */
static void
test_head_in_parts(void **state)
{
	(void)state;
	assert_int_equal(
	    ask((struct head){
		.path = "/a/../b", .query = "a=1", .cookie = "sid=abc" }),
	    PARSE_PATH_BAD);
	assert_null(sent.path);
	assert_string_equal(parse_value(&sent.cookies, "sid"), "abc");
	assert_int_equal(ask((struct head){ .path = "/a", .query = "a=%4" }),
	    PARSE_ESCAPE_BAD);
	assert_string_equal(sent.path, "/a");
	assert_int_equal(ask((struct head){ 0 }), PARSE_PATH_BAD);
}

static void
test_query_length(void **state)
{
	char query[9 * 1024] = "";

	(void)state;
	for (size_t i = 0; i < parse_page.query; i++)
		query[i] = i % 100 ? 'a' : '&';
	assert_int_equal(
	    ask((struct head){ .path = "/", .query = query }), PARSE_OK);
	query[parse_page.query] = 'a';
	assert_int_equal(ask((struct head){ .path = "/", .query = query }),
	    PARSE_QUERY_LONG);
}

static void
test_forms(void **state)
{
	static const char type[] = "application/x-www-form-urlencoded";

	(void)state;
	assert_int_equal(post(type, "a=1&b=2"), PARSE_OK);
	assert_string_equal(parse_value(&sent.form, "b"), "2");
	assert_int_equal(sent.query.count, 0);
	assert_int_equal(post("Application/X-WWW-Form-Urlencoded ; "
			      "charset=\"UTF-8\"",
			     "a=1"),
	    PARSE_OK);
	assert_int_equal(post("application/x-www-form-urlencoded; "
			      "charset=latin1",
			     "a=1"),
	    PARSE_TYPE_BAD);
	assert_int_equal(post("multipart/form-data; boundary=b",
			     "--b\r\nContent-Disposition: form-data; name=a"
			     "\r\n\r\n1\r\n--b--"),
	    PARSE_OK);
	assert_string_equal(parse_value(&sent.form, "a"), "1");
	assert_int_equal(post(type, ""), PARSE_OK);
}

static void
test_json(void **state)
{
	(void)state;
	assert_int_equal(
	    post("application/json; charset=utf-8", "{\"a\": [1, 2]}"),
	    PARSE_OK);
	assert_int_equal(json_array_size(json_object_get(sent.json, "a")), 2);
	assert_int_equal(
	    post("application/json", "{\"a\":1,\"a\":1}"), PARSE_JSON_BAD);
	assert_int_equal(post("application/json", "{\"a\":"), PARSE_JSON_BAD);
	assert_null(sent.json);
	assert_int_equal(
	    post_kind("application/json", "{}", PARSE_FORM, &parse_page),
	    PARSE_TYPE_BAD);
}

static void
test_json_depth(void **state)
{
	char deep[200] = "";

	(void)state;
	memset(deep, '[', 64);
	memset(deep + 64, ']', 64);
	assert_int_equal(post("application/json", deep), PARSE_OK);
	memset(deep, '[', 65);
	memset(deep + 65, ']', 65);
	assert_int_equal(post("application/json", deep), PARSE_JSON_DEEP);
}

static void
test_types(void **state)
{
	(void)state;
	assert_int_equal(post("text/plain", "a=1"), PARSE_TYPE_BAD);
	assert_int_equal(post("", "a=1"), PARSE_TYPE_BAD);
	assert_int_equal(post(NULL, "a=1"), PARSE_TYPE_BAD);
	assert_int_equal(post("nonsense;;", "a=1"), PARSE_TYPE_BAD);
	assert_int_equal(post_kind("multipart/form-data; boundary=b", "--b--",
			     PARSE_JSON, &parse_page),
	    PARSE_TYPE_BAD);
	assert_int_equal(
	    post_kind("text/csv", "a,b", PARSE_NOTHING, &parse_page),
	    PARSE_BODY_UNASKED);
}

static const char *
raw_type(const char *header)
{
	assert_int_equal(
	    post_kind(header, "x", PARSE_RAW, &parse_upload), PARSE_OK);
	return sent.files[0].type;
}

static void
test_raw_types(void **state)
{
	(void)state;
	assert_string_equal(raw_type(" A/B ;x=y"), "a/b");
	assert_string_equal(raw_type("image/svg+xml"), "image/svg+xml");
	assert_string_equal(raw_type("text/"), "");
	assert_string_equal(raw_type("/plain"), "");
	assert_string_equal(raw_type("text"), "");
	assert_string_equal(raw_type("text/plain, text/html"), "");
	assert_string_equal(raw_type("text /plain"), "");
	assert_string_equal(raw_type(NULL), "");
}

static void
test_raw(void **state)
{
	char bytes[4];

	(void)state;
	assert_int_equal(
	    post_kind("text/csv", "a,b\nc", PARSE_RAW, &parse_upload),
	    PARSE_OK);
	assert_int_equal(sent.file_count, 1);
	assert_string_equal(sent.files[0].type, "text/csv");
	assert_int_equal(sent.files[0].size, 5);
	assert_int_equal(upload_read(&sent.files[0], 1, bytes, 4), 4);
	assert_memory_equal(bytes, ",b\nc", 4);
}

static enum parse_error
with_length(const char *method, const char *length, const char *type)
{
	struct given given = { "a=1", 3, 0, 0 };
	struct body body = { given_read, &given, NULL };
	struct head head = {
		.method = method,
		.path = "/x",
		.type = type,
		.length = length,
	};

	assert_int_equal(ask(head), PARSE_OK);
	return parse_body(&sent, &head, &body, PARSE_FORM, &parse_page);
}

/* Fields and JSON are no longer on upload pages than elsewhere. */
static void
test_text_length(void **state)
{
	static const char *const types[] = {
		"application/x-www-form-urlencoded", "application/json"
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct body body = { given_read, &(struct given){ .bytes = "" },
			NULL };
		struct head head = { .method = "POST",
			.path = "/",
			.type = types[i],
			.length = "1048576" };

		assert_int_equal(ask(head), PARSE_OK);
		assert_int_equal(parse_body(&sent, &head, &body,
				     PARSE_FORM | PARSE_JSON, &parse_upload),
		    PARSE_BODY_SHORT);
		head.length = "1048577";
		assert_int_equal(parse_body(&sent, &head, &body,
				     PARSE_FORM | PARSE_JSON, &parse_upload),
		    PARSE_BODY_LONG);
	}
}

/* The most that an upload page takes fits into a request's arena. */
static void
test_memory(void **state)
{
	static const char part[] = "--b\r\nContent-Disposition: form-data; ";
	size_t most = parse_upload.value;
	char *filler = arena_alloc(arena, most + 1);
	struct buffer b = { .arena = arena };
	struct arena *request = arena_new(4 << 20);
	struct given given = { 0 };
	struct body body = { given_read, &given, "/tmp" };

	(void)state;
	memset(filler, 'x', most);
	for (size_t i = 0; i < parse_upload.text / most; i++)
		buffer_format(&b, "%sname=a\r\n\r\n%s\r\n", part, filler);
	for (size_t i = 0; i < parse_upload.files; i++)
		buffer_format(
		    &b, "%sname=f; filename=f\r\n\r\n%s\r\n", part, filler);
	buffer_text(&b, "--b--");
	given.bytes = b.text;
	given.length = b.length;
	sent = (struct parsed){ .arena = request };
	assert_int_equal(
	    parse_multipart(&sent, "multipart/form-data; boundary=b", &body,
		b.length, &parse_upload),
	    PARSE_OK);
	assert_int_equal(sent.file_count, parse_upload.files);
	assert_int_equal(sent.form.count, parse_upload.text / most);
	assert_false(arena_full(request));
	parse_close(&sent);
	arena_free(request);
}

static void
test_lengths(void **state)
{
	static const char type[] = "application/x-www-form-urlencoded";
	static const char *const bad[] = { "-1", "+3", "3, 3", "0x3", "3 ",
		" 3", "99999999999999999999", "3\r\n", "a" };

	(void)state;
	assert_int_equal(with_length("POST", "3", type), PARSE_OK);
	assert_int_equal(with_length("POST", "0", type), PARSE_OK);
	assert_int_equal(with_length("POST", "4", type), PARSE_BODY_SHORT);
	assert_int_equal(with_length("POST", "2", type), PARSE_OK);
	assert_string_equal(parse_value(&sent.form, "a"), "");
	assert_int_equal(with_length("POST", NULL, type), PARSE_LENGTH_MISSING);
	assert_int_equal(with_length("POST", "", type), PARSE_LENGTH_MISSING);
	assert_int_equal(with_length("POST", NULL, NULL), PARSE_OK);
	assert_int_equal(with_length("GET", NULL, type), PARSE_OK);
	assert_int_equal(with_length("GET", "3", type), PARSE_BODY_UNASKED);
	assert_int_equal(with_length("HEAD", "3", type), PARSE_BODY_UNASKED);
	assert_int_equal(
	    with_length("POST", "1048576", type), PARSE_BODY_SHORT);
	assert_int_equal(
	    with_length("POST", "000000000000003", type), PARSE_OK);
	assert_int_equal(
	    with_length("POST", "0000000000000003", type), PARSE_LENGTH_BAD);
	assert_int_equal(with_length("POST", "1048577", type), PARSE_BODY_LONG);
	assert_int_equal(
	    with_length("POST", "4294967295", type), PARSE_BODY_LONG);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(
		    with_length("POST", bad[i], type), PARSE_LENGTH_BAD);
}

static void
test_gone(void **state)
{
	struct given given = { "a=1", 3, 0, 0 };
	struct body body = { given_read, &given, NULL };
	struct head head = { .method = "POST",
		.path = "/",
		.type = "application/json",
		.length = "5" };

	(void)state;
	assert_int_equal(ask(head), PARSE_OK);
	assert_int_equal(
	    parse_body(&sent, &head, &body, PARSE_JSON, &parse_page),
	    PARSE_BODY_SHORT);
}

static void
digest(const char *type, const char *bytes, unsigned char made[32])
{
	static const char *const except[] = { "key", NULL };

	assert_int_equal(
	    post_kind(type, bytes, PARSE_FORM | PARSE_JSON, &parse_upload),
	    PARSE_OK);
	parse_digest(&sent, except, made);
}

#define FORM "application/x-www-form-urlencoded"
#define FILE_IN(boundary, content)                                             \
	"--" boundary "\r\nContent-Disposition: form-data; name=f; "           \
	"filename=f.txt\r\n\r\n" content "\r\n--" boundary "--"

static void
test_digest(void **state)
{
	unsigned char a[32], b[32];

	(void)state;
	digest(FORM, "a=1&b=2&key=x", a);
	digest(FORM, "key=yy&a=%31&b=2", b);
	assert_memory_equal(a, b, 32);
	digest(FORM, "a=1&b=3", b);
	assert_memory_not_equal(a, b, 32);
}

static void
test_digest_of_files(void **state)
{
	unsigned char a[32], b[32];

	(void)state;
	digest("multipart/form-data; boundary=x", FILE_IN("x", "1"), a);
	digest("multipart/form-data; boundary=y", FILE_IN("y", "1"), b);
	assert_memory_equal(a, b, 32);
	digest("multipart/form-data; boundary=x", FILE_IN("x", "2"), b);
	assert_memory_not_equal(a, b, 32);
	digest("application/json", "{\"b\":1, \"a\":2}", a);
	digest("application/json", "{\"a\":2,\"b\":1}", b);
	assert_memory_equal(a, b, 32);
}

static void
test_reasons(void **state)
{
	static const int statuses[] = { 400, 411, 413, 414, 415, 503 };

	(void)state;
	for (int e = PARSE_OK + 1; e < PARSE_ERRORS; e++) {
		bool known = false;

		for (size_t i = 0; i < 6; i++)
			known |=
			    parse_status((enum parse_error)e) == statuses[i];
		assert_true(known);
		assert_true(strlen(parse_reason((enum parse_error)e)) > 10);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_head),
		TEST(test_head_in_parts),
		TEST(test_query_length),
		TEST(test_forms),
		TEST(test_json),
		TEST(test_json_depth),
		TEST(test_types),
		TEST(test_raw_types),
		TEST(test_raw),
		TEST(test_text_length),
		TEST(test_memory),
		TEST(test_lengths),
		TEST(test_gone),
		TEST(test_digest),
		TEST(test_digest_of_files),
		TEST(test_reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
