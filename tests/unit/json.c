/*
 * json.c - reading within limits (judged by a public suite), and writing.
 */
#include "given.h"

#include "base/json.h"

#include <dirent.h>
#include <math.h>

#define SUITE "../shared/data/json_suite/test_parsing"

static struct arena *arena;

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

static enum json_error
reads(const char *text)
{
	json_t *value;
	enum json_error error = json_read(text, strlen(text), 4, &value);

	assert_true((error == JSON_OK) == (value != NULL));
	json_decref(value);
	return error;
}

static void
test_read(void **state)
{
	(void)state;
	assert_int_equal(reads("{\"a\": [1, true, null, \"x\"]}"), JSON_OK);
	assert_int_equal(reads("[[[[]]]]"), JSON_OK);
	assert_int_equal(reads("[[[[[]]]]]"), JSON_DEEP);
	assert_int_equal(reads("\"[[[[[[[[\""), JSON_OK);
	assert_int_equal(reads("\"\\\"[[[[[[[[\""), JSON_OK);
	assert_int_equal(reads("[\"\\\\\",[[[[]]]]]"), JSON_DEEP);
	assert_int_equal(reads("[\"\\\\\",[[[]]]]"), JSON_OK);
	assert_int_equal(reads("\"\\\\\\\"[[[[[\""), JSON_OK);
	assert_int_equal(reads("[\"ab\",[[[[]]]]]"), JSON_DEEP);
	assert_int_equal(reads("\"a\\\"[[[[[\""), JSON_OK);
	assert_int_equal(reads("[[],[],[],[],[],[]]"), JSON_OK);
	assert_int_equal(reads("{\"a\":1,\"a\":2}"), JSON_BAD);
	assert_int_equal(reads("\"\\u0000\""), JSON_BAD);
	assert_int_equal(reads("\"\\ud800\""), JSON_BAD);
	assert_int_equal(reads("\"\xff\""), JSON_BAD);
	assert_int_equal(reads("[] x"), JSON_BAD);
	assert_int_equal(reads(""), JSON_BAD);
}

/* Refused by our rules though the suite has them as fine. */
static bool
is_ours(const char *name)
{
	static const char *const refused[] = {
		"y_object_duplicated_key.json",
		"y_object_duplicated_key_and_value.json",
		"y_string_null_escape.json",
		"y_object_escaped_null_in_key.json",
	};

	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		if (strcmp(name, refused[i]) == 0)
			return true;
	return false;
}

static void
check_file(const char *name)
{
	FILE *file = fopen(arena_format(arena, SUITE "/%s", name), "r");
	char *bytes = arena_alloc(arena, 1 << 20);
	json_t *value;
	size_t length;
	bool taken;

	assert_non_null(file);
	length = fread(bytes, 1, 1 << 20, file);
	fclose(file);
	taken = json_read(bytes, length, 64, &value) == JSON_OK;
	json_decref(value);
	if (*name != 'i' && taken != (*name == 'y' && !is_ours(name)))
		fail_msg("%s: %s", taken ? "taken" : "refused", name);
}

static void
test_suite(void **state)
{
	DIR *folder = opendir(SUITE);
	struct dirent *entry;
	int count = 0;

	(void)state;
	if (!folder) {
		print_message("skipped: no " SUITE "\n");
		skip();
	}
	while ((entry = readdir(folder)))
		if (entry->d_name[0] != '.') {
			check_file(entry->d_name);
			count++;
		}
	closedir(folder);
	assert_true(count > 300);
}

static void
test_text(void **state)
{
	static const char text[] = "{ \"b\": [1, 2.5], \"a\": \"\\u00e4\" }";
	json_t *value;

	(void)state;
	assert_int_equal(json_read(text, sizeof(text) - 1, 4, &value), JSON_OK);
	assert_string_equal(
	    json_text(arena, value), "{\"a\":\"\xc3\xa4\",\"b\":[1,2.5]}");
	json_decref(value);
}

static void
test_write(void **state)
{
	struct buffer b = { .arena = arena };
	struct json_out out = { .to = &b };

	(void)state;
	json_open(&out, NULL, '{');
	json_add_text(&out, "name", "A\"na\n");
	json_add_int(&out, "big", INT64_MIN);
	json_open(&out, "list", '[');
	json_add_bool(&out, NULL, true);
	json_add_text(&out, NULL, NULL);
	json_open(&out, NULL, '{');
	json_close(&out);
	json_add_real(&out, NULL, 0.1);
	json_add_real(&out, NULL, NAN);
	json_close(&out);
	json_add_raw(&out, "sum", "12.50");
	json_close(&out);
	assert_string_equal(b.text,
	    "{\"name\":\"A\\\"na\\n\",\"big\":-9223372036854775808,"
	    "\"list\":[true,null,{},0.1,null],\"sum\":12.50}");
}

static void
test_reals(void **state)
{
	struct buffer b = { .arena = arena };
	struct json_out out = { .to = &b };

	(void)state;
	json_open(&out, NULL, '[');
	json_add_real(&out, NULL, 0.1 + 0.2);
	json_add_real(&out, NULL, 1e300);
	json_add_real(&out, NULL, 5e-324);
	json_add_real(&out, NULL, -0.5);
	json_add_real(&out, NULL, 9007199254740993.0);
	json_close(&out);
	assert_string_equal(b.text,
	    "[0.30000000000000004,1e+300,4.94065645841247e-324,-0.5,"
	    "9007199254740992]");
}

static void
test_quote(void **state)
{
	struct buffer b = { .arena = arena };

	(void)state;
	json_quote(&b, " a\\\x01\x7f\t\xc3\xa4\xff\xe2\x82z");
	assert_string_equal(b.text,
	    "\" a\\\\\\u0001\\u007f\\t\xc3\xa4\\ufffd\\ufffd\\ufffdz\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_read),
		TEST(test_suite),
		TEST(test_text),
		TEST(test_write),
		TEST(test_reals),
		TEST(test_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
