/*
 * parse_multipart.c - parts of hand-made bodies, in steps of every size.
 */
#include "given.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

static struct arena *arena;
static struct parsed sent;

#define TYPE "multipart/form-data; boundary=XX"
#define FIELD(name) "Content-Disposition: form-data; name=\"" name "\"\r\n"
#define FILED(name, file)                                                      \
	"Content-Disposition: form-data; name=\"" name "\"; filename=\"" file  \
	"\"\r\n"

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
parse_with(const char *type, const char *bytes, size_t length, size_t step,
    const struct parse_limits *limits)
{
	struct given given = { bytes, length, 0, step };
	struct body body = { given_read, &given, "/tmp" };

	parse_close(&sent);
	sent = (struct parsed){ .arena = arena };
	return parse_multipart(&sent, type, &body, length, limits);
}

static enum parse_error
parse(const char *bytes)
{
	return parse_with(TYPE, bytes, strlen(bytes), 0, &parse_upload);
}

static void
test_parts_in_order(void **state)
{
	static const char body[] = "a preamble\r\n--XX\r\n" FIELD(
	    "a") "\r\none\r\n--XX  \r\n" FILED("f",
	    "x.txt") "Content-Type: Text/Plain\r\n\r\nbytes\r\n\r\n--XX\r\n" FIELD("a") "\r\n\r\n--XX--\r\nan epilogue";

	(void)state;
	for (size_t step = 0; step < 40; step++) {
		assert_int_equal(parse_with(TYPE, body, sizeof(body) - 1, step,
				     &parse_upload),
		    PARSE_OK);
		assert_int_equal(sent.form.count, 2);
		assert_string_equal(sent.form.list[0].value, "one");
		assert_string_equal(sent.form.list[1].value, "");
		assert_int_equal(parse_count(&sent.form, "a"), 2);
		assert_int_equal(sent.file_count, 1);
		assert_string_equal(sent.files[0].field, "f");
		assert_string_equal(sent.files[0].name, "x.txt");
		assert_string_equal(sent.files[0].type, "text/plain");
		assert_int_equal(sent.files[0].size, 7);
		assert_memory_equal(sent.files[0].bytes, "bytes\r\n", 7);
		assert_ptr_equal(parse_file(&sent, "f"), &sent.files[0]);
		assert_null(parse_file(&sent, "a"));
	}
}

/* Content that looks like a delimiter for a while. */
static void
test_near_delimiters(void **state)
{
	(void)state;
	assert_int_equal(
	    parse("--XX\r\n" FIELD("a") "\r\n\r\n--X\r\r\n--\r\n--XX--"),
	    PARSE_OK);
	assert_string_equal(sent.form.list[0].value, "\r\n--X\r\r\n--");
	/* A part without content needs no line of its own. */
	assert_int_equal(parse("--XX\r\n" FIELD("a") "\r\n--XX--"), PARSE_OK);
	assert_string_equal(sent.form.list[0].value, "");
}

static void
test_broken(void **state)
{
	static const char *const broken[] = {
		"nothing",
		"--XX",
		"--XX\r\n" FIELD("a") "\r\none",
		"--XX\r\n" FIELD("a") "\r\none\r\n--X",
		"--XX\r\n" FIELD("a") "\r\none\r\n--XX",
		"--XX\r\n" FIELD("a") "\r\none\r\n--XXY\r\n--XX--",
		"--XX\r\n" FIELD("a"),
		"--XX\r\n\r\none\r\n--XX--",
		"--XX\r\nContent-Type: text/plain\r\n\r\none\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: inline; name=a\r\n\r\n\r\n--XX--",
		"--XX\r\n" FIELD("a") FIELD("b") "\r\none\r\n--XX--",
		"--XX\r\n" FIELD("a\"; name=\"b") "\r\none\r\n--XX--",
		"--XX\r\n" FIELD("a") "no colon\r\n\r\none\r\n--XX--",
		"--XX\r\n" FIELD("a") " X: folded\r\n\r\none\r\n--XX--",
		"--XX\r\n" FIELD("a") "X: a\nb\r\n\r\none\r\n--XX--",
		"--XX\nContent-Disposition: form-data; name=a\n\n1\n--XX--\n",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: "
				      "quoted-printable\r\n\r\none\r\n--XX--",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n"
				      "\r\n!!!!\r\n--XX--",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n"
				      "\r\nQUJDR\r\n--XX--",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n"
				      "\r\nQR==\r\n--XX--",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n"
				      "\r\nQUJDA\r\n--XX--",
		"--XX\r\n" FIELD("a") "Content-Transfer-Encoding: base64\r\n"
				      "\r\nQQ==QQ==\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=a; "
		"filename*=latin1''x\r\n\r\n\r\n--XX--",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
		if (parse(broken[i]) != PARSE_MULTIPART_BAD)
			fail_msg("was taken: %s", broken[i]);
}

static void
test_texts(void **state)
{
	static const struct {
		const char *body;
		enum parse_error error;
	} table[] = {
		{ "--XX\r\n" FIELD("a") "\r\n\xc3\xa4\r\n--XX--", PARSE_OK },
		{ "--XX\r\n" FIELD("a") "\r\n\xe4\r\n--XX--", PARSE_TEXT_BAD },
		{ "--XX\r\n" FIELD("\xe4") "\r\na\r\n--XX--", PARSE_TEXT_BAD },
		{ "--XX\r\n" FIELD("") "\r\na\r\n--XX--", PARSE_NAME_BAD },
		{ "--XX\r\n" FIELD("a\tb") "\r\na\r\n--XX--", PARSE_NAME_BAD },
		{ "--XX\r\n" FILED("f", "a\tb") "\r\na\r\n--XX--",
		    PARSE_NAME_BAD },
		{ "--XX\r\nContent-Disposition: form-data; name=f; "
		  "filename*=UTF-8''%e4\r\n\r\n1\r\n--XX--",
		    PARSE_TEXT_BAD },
		{ "--XX\r\n" FIELD("a") "Content-Type: text/plain; "
					"charset=ISO-8859-1\r\n\r\na\r\n--XX--",
		    PARSE_TYPE_BAD },
		{ "--XX\r\n" FIELD("a") "Content-Type: multipart/mixed; "
					"boundary=b\r\n\r\na\r\n--XX--",
		    PARSE_TYPE_BAD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (parse(table[i].body) != table[i].error)
			fail_msg("not so: %s", table[i].body);
	assert_int_equal(
	    parse_with(TYPE, "--XX\r\n" FIELD("a") "\r\na\0b\r\n--XX--", 62, 0,
		&parse_upload),
	    PARSE_TEXT_BAD);
}

static const char *
file_name(const char *parameters)
{
	const char *body = arena_format(arena,
	    "--XX\r\nContent-Disposition: form-data; name=f; %s\r\n"
	    "\r\n1\r\n--XX--",
	    parameters);

	assert_int_equal(parse(body), PARSE_OK);
	assert_int_equal(sent.file_count, 1);
	return sent.files[0].name;
}

static void
test_file_names(void **state)
{
	(void)state;
	assert_string_equal(
	    file_name("filename=\"a \\\"b\\\".txt\""), "a \"b\".txt");
	assert_string_equal(file_name("filename=\"C:\\x\\y.txt\""), "y.txt");
	assert_string_equal(file_name("filename=\"../../etc/pw\""), "pw");
	assert_string_equal(file_name("filename=\"a%22b.txt\""), "a\"b.txt");
	assert_string_equal(file_name("filename=\"a;b.txt\""), "a;b.txt");
	assert_string_equal(file_name("filename=plain.txt"), "plain.txt");
	assert_string_equal(
	    file_name("filename=\"&#9731;.txt\""), "\xe2\x98\x83.txt");
	assert_string_equal(file_name("filename=\"&#0;&#xd800;&#55296;\""),
	    "&#0;&#xd800;&#55296;");
	assert_string_equal(file_name("filename=\"&#32;&#55295;&#57344;"
				      "&#1114111;&#1114112;&#57343;\""),
	    " \xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf"
	    "&#1114112;&#57343;");
	assert_string_equal(
	    file_name("filename=\"&#31;&#1x;&#9731\""), "&#31;&#1x;&#9731");
	assert_string_equal(file_name("filename=\"a.txt\"; "
				      "filename*=UTF-8''n%C3%A4.txt"),
	    "n\xc3\xa4.txt");
	assert_string_equal(
	    file_name("filename*=utf-8'de'%2e%2e%2fb.txt"), "b.txt");
}

#define ONE "\r\n\r\n1\r\n--XX--"
#define DISPOSED "--XX\r\nContent-Disposition: form-data; name=f; "

static void
test_dispositions(void **state)
{
	static const struct {
		const char *body;
		enum parse_error error;
	} table[] = {
		{ DISPOSED "x=y" ONE, PARSE_OK },
		{ DISPOSED "=" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "x" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "x=y z" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename=\"a" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF-8''%zz" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF-8''a%00b" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF-8" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF-8'x" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF8''x" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=utf_8''x" ONE, PARSE_MULTIPART_BAD },
		{ DISPOSED "filename*=UTF-8'de'x" ONE, PARSE_OK },
		{ "--XX\r\nContent-Disposition:form-data;x=y;name=f" ONE,
		    PARSE_OK },
		{ "--XX\r\nContent-Disposition: form-data\t;name=f" ONE,
		    PARSE_OK },
		{ "--XX\r\nContent-Disposition: form-datax; name=f" ONE,
		    PARSE_MULTIPART_BAD },
		{ "--XX\r\n" FIELD("a") "Content-Disposition: form-data" ONE,
		    PARSE_MULTIPART_BAD },
		{ "--XX\r\n" FILED("", "f") "\r\n1\r\n--XX--", PARSE_NAME_BAD },
		{ "--XX\r\n" FILED("a\tb", "f") "\r\n1\r\n--XX--",
		    PARSE_NAME_BAD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (parse(table[i].body) != table[i].error)
			fail_msg("not so: %s", table[i].body);
}

static void
test_file_name_length(void **state)
{
	char name[257] = "";

	(void)state;
	memset(name, 'n', 255);
	assert_int_equal(
	    strlen(file_name(arena_format(arena, "filename=%s", name))), 255);
	name[255] = 'n';
	assert_int_equal(
	    parse(arena_format(
		arena, "--XX\r\n" FILED("f", "%s") "\r\n1\r\n--XX--", name)),
	    PARSE_NAME_LONG);
}

static void
test_base64(void **state)
{
	(void)state;
	assert_int_equal(parse("--XX\r\n" FIELD(
			     "a") "Content-Transfer-Encoding: BASE64\r\n\r\n"
				  "SGVs\r\nbG8=\r\n--XX--"),
	    PARSE_OK);
	assert_string_equal(sent.form.list[0].value, "Hello");
	assert_int_equal(parse("--XX\r\n" FIELD(
			     "a") "Content-Transfer-Encoding: base64\r\n\r\n"
				  "QUJD\r\n--XX--"),
	    PARSE_OK);
	assert_string_equal(sent.form.list[0].value, "ABC");
	assert_int_equal(
	    parse_with(TYPE,
		"--XX\r\n" FIELD(
		    "a") "Content-Transfer-Encoding: base64\r\n\r\n"
			 "QUJ\0\r\n--XX--",
		97, 0, &parse_upload),
	    PARSE_MULTIPART_BAD);
}

/* Longer than the window and than any step of the decoder. */
static void
test_big_base64(void **state)
{
	struct buffer b = { .arena = arena };
	char bytes[3];

	(void)state;
	buffer_text(&b,
	    "--XX\r\n" FILED(
		"f", "a") "Content-Transfer-Encoding: base64\r\n\r\n");
	for (int i = 0; i < 40000; i++)
		buffer_text(&b, i % 2 ? "eHl6" : "QUJD\r\n");
	buffer_text(&b, "\r\n--XX--");
	assert_int_equal(
	    parse_with(TYPE, b.text, b.length, 999, &parse_upload), PARSE_OK);
	assert_int_equal(sent.files[0].size, 120000);
	for (size_t i = 0; i < 40000; i++) {
		assert_int_equal(
		    upload_read(&sent.files[0], i * 3, bytes, 3), 3);
		assert_memory_equal(bytes, i % 2 ? "xyz" : "ABC", 3);
	}
}

static void
test_boundaries(void **state)
{
	static const struct {
		const char *type;
		enum parse_error error;
	} table[] = {
		{ "multipart/form-data; boundary=\"X X\"", PARSE_OK },
		{ "multipart/form-data; charset=utf-8; BOUNDARY=\"X X\"",
		    PARSE_OK },
		{ "multipart/form-data; boundary=X X", PARSE_MULTIPART_BAD },
		{ "multipart/form-data", PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=", PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=\"\"", PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=\"X ", PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=\"X \"", PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=\"X\x7fX\"",
		    PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=\"X\tX\"",
		    PARSE_MULTIPART_BAD },
		{ "multipart/form-data; boundary=a; boundary=a",
		    PARSE_MULTIPART_BAD },
	};
	static const char body[] = "--X X\r\n" FIELD("a") "\r\n1\r\n--X X--";

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (parse_with(table[i].type, body, sizeof(body) - 1, 0,
			&parse_upload) != table[i].error)
			fail_msg("not so: %s", table[i].type);
	assert_int_equal(
	    parse_with("multipart/form-data; boundary=\"X \"",
		"--X \r\n" FIELD("a") "\r\n1\r\n--X --", 59, 0, &parse_upload),
	    PARSE_MULTIPART_BAD);
}

static void
test_boundary_length(void **state)
{
	char boundary[72];

	(void)state;
	memset(boundary, 'b', sizeof(boundary));
	for (int length = 69; length <= 71; length++) {
		const char *type = arena_format(arena,
		    "multipart/form-data; boundary=%.*s", length, boundary);
		const char *body = arena_format(arena,
		    "--%.*s\r\n" FIELD("a") "\r\n1\r\n--%.*s--", length,
		    boundary, length, boundary);

		assert_int_equal(
		    parse_with(type, body, strlen(body), 0, &parse_upload),
		    length <= 70 ? PARSE_OK : PARSE_MULTIPART_BAD);
	}
}

/* A body with count parts, made by part(i), each file of size bytes. */
static struct buffer
many(size_t count, const char *head, size_t size)
{
	struct buffer b = { .arena = arena };
	char *bytes = arena_alloc(arena, size + 1);

	memset(bytes, 'x', size);
	for (size_t i = 0; i < count; i++) {
		buffer_format(&b, "--XX\r\n%s\r\n", head);
		buffer_add(&b, bytes, size);
		buffer_text(&b, "\r\n");
	}
	buffer_text(&b, "--XX--\r\n");
	return b;
}

static enum parse_error
parse_many(size_t count, const char *head, size_t size,
    const struct parse_limits *limits)
{
	struct buffer b = many(count, head, size);

	return parse_with(TYPE, b.text, b.length, 0, limits);
}

static void
test_limits(void **state)
{
	struct parse_limits l = parse_upload;

	(void)state;
	l.fields = 3;
	l.value = 10;
	l.text = 25;
	l.name = 4;
	l.files = 2;
	l.file = 100;
	l.memory = 50;
	l.part_head = 200;
	assert_int_equal(parse_many(3, FIELD("a"), 8, &l), PARSE_OK);
	assert_int_equal(parse_many(4, FIELD("a"), 1, &l), PARSE_FIELDS_MANY);
	assert_int_equal(parse_many(1, FIELD("a"), 10, &l), PARSE_OK);
	assert_int_equal(parse_many(1, FIELD("a"), 11, &l), PARSE_VALUE_LONG);
	assert_int_equal(parse_many(3, FIELD("a"), 9, &l), PARSE_BODY_LONG);
	assert_int_equal(parse_many(1, FIELD("abcd"), 1, &l), PARSE_OK);
	assert_int_equal(parse_many(1, FIELD("abcde"), 1, &l), PARSE_NAME_LONG);
	assert_int_equal(
	    parse_many(1, FILED("abcde", "f"), 1, &l), PARSE_NAME_LONG);
	assert_int_equal(parse_many(2, FILED("f", "a"), 100, &l), PARSE_OK);
	assert_int_equal(
	    parse_many(1, FILED("f", "a"), 101, &l), PARSE_FILE_LONG);
	assert_int_equal(
	    parse_many(3, FILED("f", "a"), 1, &l), PARSE_FILES_MANY);
	/* Empty file boxes are no files, but not endless either. */
	assert_int_equal(parse_many(3, FILED("f", ""), 0, &l), PARSE_OK);
	assert_true(upload_absent(parse_file(&sent, "f")));
	assert_int_equal(
	    parse_many(4, FILED("f", ""), 0, &l), PARSE_FIELDS_MANY);
	l.part_head = 40;
	assert_int_equal(parse_many(1, FIELD("a"), 1, &l), PARSE_MULTIPART_BAD);
}

static void
test_no_files_on_ordinary_pages(void **state)
{
	(void)state;
	assert_int_equal(parse_many(2, FIELD("a"), 1, &parse_page), PARSE_OK);
	assert_int_equal(
	    parse_many(1, FILED("f", ""), 0, &parse_page), PARSE_OK);
	assert_int_equal(
	    parse_many(1, FILED("f", "a"), 0, &parse_page), PARSE_FILE_UNASKED);
	assert_int_equal(
	    parse_many(1, FILED("f", "a"), 9, &parse_page), PARSE_FILE_UNASKED);
}

static void
test_sixteen_header_lines(void **state)
{
	struct buffer b = { .arena = arena };

	(void)state;
	buffer_text(&b, "--XX\r\n" FIELD("a"));
	for (int i = 0; i < 15; i++)
		buffer_text(&b, "X: y\r\n");
	assert_int_equal(
	    parse(arena_format(arena, "%s\r\n1\r\n--XX--", b.text)), PARSE_OK);
	assert_int_equal(
	    parse(arena_format(arena, "%sX: y\r\n\r\n1\r\n--XX--", b.text)),
	    PARSE_MULTIPART_BAD);
}

/* Descriptors in use, to see that none is left behind. */
static int
descriptors(void)
{
	int count = 0;

	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void
test_spool(void **state)
{
	size_t big = parse_upload.memory + 1;
	int before = descriptors();
	char got[10];

	(void)state;
	assert_int_equal(
	    parse_many(1, FILED("f", "a"), big - 1, &parse_upload), PARSE_OK);
	assert_int_equal(sent.files[0].fd, -1);
	assert_int_equal(
	    parse_many(2, FILED("f", "a"), big, &parse_upload), PARSE_OK);
	assert_true(sent.files[0].fd >= 0);
	assert_int_equal(sent.files[1].size, big);
	assert_int_equal(lseek(sent.files[1].fd, 0, SEEK_END), (off_t)big);
	assert_int_equal(upload_read(&sent.files[1], big - 3, got, 10), 3);
	assert_memory_equal(got, "xxx", 3);
	assert_int_equal(upload_read(&sent.files[1], big + 3, got, 10), 0);
	assert_int_equal(descriptors(), before + 2);
	/* An error in the middle of a spooled file leaves nothing open. */
	assert_int_equal(parse_many(1, FILED("f", "a"), parse_upload.file + 1,
			     &parse_upload),
	    PARSE_FILE_LONG);
	parse_close(&sent);
	assert_int_equal(descriptors(), before);
}

static void
test_spool_missing(void **state)
{
	struct buffer b = many(1, FILED("f", "a"), parse_upload.memory + 1);
	struct given given = { b.text, b.length, 0, 0 };
	struct body body = { given_read, &given, "/nonexistent" };

	(void)state;
	sent = (struct parsed){ .arena = arena };
	assert_int_equal(
	    parse_multipart(&sent, TYPE, &body, b.length, &parse_upload),
	    PARSE_SPOOL_BROKEN);
}

/* A disk that fills up while a file arrives. */
static void
test_spool_full(void **state)
{
	struct rlimit before, small;
	int open_before = descriptors();

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 100000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(
	    parse_many(1, FILED("f", "a"), 99999, &parse_upload), PARSE_OK);
	assert_int_equal(parse_many(1, FILED("f", "a"), 300000, &parse_upload),
	    PARSE_SPOOL_BROKEN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	parse_close(&sent);
	assert_int_equal(descriptors(), open_before);
}

static void
test_short_body(void **state)
{
	static const char bytes[] = "--XX\r\n" FIELD("a") "\r\n1\r\n--XX--";
	struct given given = { bytes, sizeof(bytes) - 1, 0, 0 };
	struct body body = { given_read, &given, NULL };

	(void)state;
	sent = (struct parsed){ .arena = arena };
	assert_int_equal(parse_multipart(&sent, TYPE, &body, sizeof(bytes) + 10,
			     &parse_upload),
	    PARSE_BODY_SHORT);
}

static double
seconds_for(const char *pattern, size_t size)
{
	struct buffer b = { .arena = arena };
	double start;

	buffer_text(&b, "--XX\r\n" FILED("f", "a") "\r\n");
	while (b.length < size)
		buffer_text(&b, pattern);
	buffer_text(&b, "\r\n--XX--");
	start = given_seconds();
	assert_int_equal(
	    parse_with(TYPE, b.text, b.length, 0, &parse_upload), PARSE_OK);
	return given_seconds() - start;
}

/* Bodies made of almost-delimiters take no longer than their length asks. */
static void
test_linear(void **state)
{
	static const char *const patterns[] = { "\r\n--X", "\r\n-", "\r" };

	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		double one = 1, two = 1;

		/* The least of several: other work only ever adds. */
		for (int j = 0; j < 20; j++) {
			one = fmin(one, seconds_for(patterns[i], 2 << 20));
			two = fmin(two, seconds_for(patterns[i], 8 << 20));
			parse_close(&sent);
			arena_reset(arena);
			if (j >= 2 && two < one * 6)
				break;
		}
		print_message("# %zu: 2 MiB %.1f ms, 8 MiB %.1f ms\n", i,
		    one * 1e3, two * 1e3);
		assert_true(two < one * 6);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_parts_in_order),
		TEST(test_near_delimiters),
		TEST(test_broken),
		TEST(test_texts),
		TEST(test_file_names),
		TEST(test_dispositions),
		TEST(test_file_name_length),
		TEST(test_base64),
		TEST(test_big_base64),
		TEST(test_boundaries),
		TEST(test_boundary_length),
		TEST(test_limits),
		TEST(test_no_files_on_ordinary_pages),
		TEST(test_sixteen_header_lines),
		TEST(test_spool),
		TEST(test_spool_missing),
		TEST(test_spool_full),
		TEST(test_short_body),
		TEST(test_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
