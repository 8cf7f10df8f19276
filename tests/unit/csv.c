/*
 * csv.c - the reader against other people's CSV files and hand-made faults.
 */
#include "base/csv.h"

#include "base/arena.h"
#include "base/source.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <jansson.h>
#include <zlib.h>
/* Last: cmocka.h wants the four before it. */
#include <cmocka.h>

#define DATA "../shared/data/"

struct text {
	const char *p;
	size_t left, at_once;
};

static size_t
read_text(void *context, char *bytes, size_t room)
{
	struct text *t = context;
	size_t n = t->left < room ? t->left : room;

	if (t->at_once && n > t->at_once)
		n = t->at_once;
	memcpy(bytes, t->p, n);
	t->p += n;
	t->left -= n;
	return n;
}

/* Rows as "[a][b]|", with "line:problem" where there is one. */
static const char *
told(struct csv *csv)
{
	static char out[8192];
	const struct csv_row *row;
	size_t i, n = 0;

	out[0] = '\0';
	while ((row = csv_next(csv))) {
		for (i = 0; i < row->count; i++)
			n += (size_t)snprintf(out + n, sizeof(out) - n, "[%s]",
			    row->cells[i].text);
		if (row->problem)
			n += (size_t)snprintf(out + n, sizeof(out) - n, "%d:%d",
			    (int)row->line, (int)row->problem);
		n += (size_t)snprintf(out + n, sizeof(out) - n, "|");
		assert_true(n < sizeof(out));
	}
	csv_free(csv);
	return out;
}

static const char *
cut_as(struct csv_options options, const char *text, size_t length)
{
	struct text t = { text, length, 0 };
	char whole[8192];

	snprintf(
	    whole, sizeof(whole), "%s", told(csv_new(options, read_text, &t)));
	/* The same when the bytes come one by one. */
	t = (struct text){ text, length, 1 };
	assert_string_equal(told(csv_new(options, read_text, &t)), whole);
	return told(
	    csv_new(options, read_text, &(struct text){ text, length, 3 }));
}

#define CUT(text, ...)                                                         \
	cut_as((struct csv_options){ __VA_ARGS__ }, text, sizeof(text) - 1)

static void
test_rows(void **state)
{
	(void)state;
	assert_string_equal(CUT(""), "");
	assert_string_equal(CUT("a"), "[a]|");
	assert_string_equal(CUT("a,\n"), "[a][]|");
	assert_string_equal(CUT("\n\n"), "[]|[]|");
	assert_string_equal(CUT("a\rb\r\nc\n"), "[a]|[b]|[c]|");
	assert_string_equal(
	    CUT("\"a\r\nb\",\"\"\"\"\n,"), "[a\r\nb][\"]|[][]|");
	assert_string_equal(CUT("a;b\tc|d", .separator = ';'), "[a][b\tc|d]|");
	assert_string_equal(
	    CUT("a\t\"b\n", .separator = '\t', .quote = '\n'), "[a][\"b]|");
	assert_string_equal(CUT(" a  b\t \n\n\"c d\" e", .separator = ' '),
	    "[a][b]||[c d][e]|");
}

static void
test_faults(void **state)
{
	(void)state;
	/* One lost quote costs its own row only. */
	assert_string_equal(
	    CUT("a,b\n1,\"x\n2,y\n3,z\n"), "[a][b]|2:2|[2][y]|[3][z]|");
	assert_string_equal(CUT("1,\"x\n2,\"y\"\n3,z\n"), "1:1|[2][y]|[3][z]|");
	assert_string_equal(CUT("a\"b\nc"), "1:1|[c]|");
	assert_string_equal(CUT("\"a\" ,b\nc"), "1:1|[c]|");
	assert_string_equal(CUT("a\0b\nc"), "1:5|[c]|");
	assert_string_equal(
	    CUT("\xc3\xa9\n\xe9\n\xed\xa0\x80\nc"), "[\xc3\xa9]|2:4|3:4|[c]|");
}

static void
test_limits(void **state)
{
	(void)state;
	assert_string_equal(CUT("abcd,e\nf", .cell_limit = 3), "1:6|[f]|");
	assert_string_equal(CUT("a,b,c\nd", .cells_limit = 2), "1:8|[d]|");
	assert_string_equal(CUT("abcdefgh\r\nd", .row_limit = 5), "1:7|[d]|");
	assert_string_equal(
	    CUT("\"b\ndefghijk\nl", .row_limit = 5), "1:2|2:7|[l]|");
}

static void
test_ragged(void **state)
{
	struct text t = { "a,b\n1\n2,3\n4,5,6\n", 16, 0 };
	struct csv *csv = csv_new((struct csv_options){ 0 }, read_text, &t);
	const struct csv_row *row = csv_next(csv);

	(void)state;
	assert_int_equal(csv_find(row, "B"), 1);
	assert_int_equal(csv_find(row, "c"), -1);
	csv_expect(csv, row->count);
	assert_string_equal(told(csv), "[1]2:3|[2][3]|[4][5][6]4:3|");
}

static void
test_lines(void **state)
{
	static const char text[] = "a,\"x\ny\r\nz\",b\nc";
	struct text t = { text, sizeof(text) - 1, 0 };
	struct csv *csv = csv_new((struct csv_options){ 0 }, read_text, &t);
	const struct csv_row *row = csv_next(csv);

	(void)state;
	assert_int_equal(row->cells[1].line, 1);
	assert_int_equal(row->cells[2].line, 3);
	assert_int_equal(csv_next(csv)->line, 4);
	csv_free(csv);
}

/* A row that is far longer than the window, and many of them. */
static void
test_long(void **state)
{
	size_t length = 900 * 1024, i;
	char *text = memory_get(length);
	struct text t = { text, length, 0 };
	struct csv *csv;
	const struct csv_row *row;

	(void)state;
	for (i = 0; i < length; i++)
		text[i] = i % 100 == 99 ? ',' : 'x';
	csv = csv_new(
	    (struct csv_options){ .cells_limit = 20000 }, read_text, &t);
	row = csv_next(csv);
	assert_int_equal(row->problem, CSV_FINE);
	assert_int_equal(row->count, length / 100 + 1);
	assert_null(csv_next(csv));
	csv_free(csv);
	memory_put(text);
}

static void
test_guess(void **state)
{
	(void)state;
	assert_int_equal(csv_guess("a;b,c\n1;2\n", 10), ';');
	assert_int_equal(csv_guess("a\tb c\n1\t2\n", 10), '\t');
	assert_int_equal(csv_guess("a|b\n1|2\n", 8), '|');
	assert_int_equal(csv_guess(" a  b\n 1 2\n", 11), ' ');
	assert_int_equal(csv_guess("a\n1\n", 4), ',');
}

static void
test_put(void **state)
{
	struct arena *arena = arena_new(0);
	struct buffer b = { .arena = arena };

	(void)state;
	csv_put(&b, true, "=1+1");
	csv_put(&b, false, "a\"b");
	csv_put(&b, false, "\t,x");
	csv_put(&b, false, "");
	csv_put_number(&b, false, "-1.50");
	csv_put_bytes(&b, false, "\0z", 2);
	csv_put(&b, false, "@\n");
	csv_put_end(&b);
	assert_int_equal(b.length,
	    sizeof("'=1+1,\"a\"\"b\",\"'\t,x\",,-1.50,'\0z,\"'@\n\"\r\n") - 1);
	assert_memory_equal(b.text,
	    "'=1+1,\"a\"\"b\",\"'\t,x\",,-1.50,'\0z,\"'@\n\"\r\n", b.length);
	arena_free(arena);
}

/* ---- other people's files ---- */

static const char *
read_file(const char *path)
{
	struct source *source = source_open(path, ENCODING_GUESS);
	const char *out;

	assert_non_null(source);
	out = told(csv_new((struct csv_options){ 0 }, source_read, source));
	assert_null(source_error(source));
	source_close(source);
	return out;
}

static const char *
json_cell(const json_t *value)
{
	return json_is_string(value) ? json_string_value(value) : "?";
}

/* The rows that the JSON means: objects need the heading before them. */
static const char *
json_told(const json_t *rows)
{
	static char out[8192];
	size_t i, j, n = 0;
	json_t *row, *value;
	const char *key;

	out[0] = '\0';
	json_array_foreach(rows, i, row)
	{
		if (i == 0 && json_is_object(row)) {
			json_object_foreach(row, key, value) n +=
			    (size_t)snprintf(
				out + n, sizeof(out) - n, "[%s]", key);
			n += (size_t)snprintf(out + n, sizeof(out) - n, "|");
		}
		if (json_is_object(row)) {
			json_object_foreach(row, key, value) n +=
			    (size_t)snprintf(out + n, sizeof(out) - n, "[%s]",
				json_cell(value));
		} else {
			json_array_foreach(row, j, value) n += (size_t)snprintf(
			    out + n, sizeof(out) - n, "[%s]", json_cell(value));
		}
		n += (size_t)snprintf(out + n, sizeof(out) - n, "|");
	}
	return out;
}

static int
compare_folder(const char *files, const char *json)
{
	DIR *folder = opendir(json);
	struct dirent *entry;
	char path[512];
	int count = 0;

	if (!folder) {
		print_message("skipped: no %s\n", json);
		return -1;
	}
	while ((entry = readdir(folder))) {
		json_t *rows;
		const char *want;
		size_t length = strlen(entry->d_name);

		if (length < 6 || entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", json, entry->d_name);
		rows = json_load_file(path, 0, NULL);
		assert_non_null(rows);
		want = json_told(rows);
		snprintf(path, sizeof(path), "%s/%.*s.csv", files,
		    (int)length - 5, entry->d_name);
		/* Restored files lie in a folder of their own. */
		if (access(path, R_OK) == 0) {
			/* No objects at all: only the heading is there. */
			if (!*want)
				want = "[foo][bar][baz]|";
			assert_string_equal(read_file(path), want);
			count++;
		}
		json_decref(rows);
	}
	closedir(folder);
	return count;
}

static void
test_spectrum(void **state)
{
	int count = compare_folder(
	    DATA "csv_spectrum/csvs_crlf_restored", DATA "csv_spectrum/json");

	(void)state;
	if (count < 0)
		skip();
	assert_int_equal(count, 3);
	assert_string_equal(read_file(DATA "csv_spectrum/csvs/newlines.csv"),
	    "[a][b][c]|[1][2][3]|[Once upon \na time][5][6]|[7][8][9]|");
	assert_string_equal(read_file(DATA "csv_spectrum/csvs/utf8.csv"),
	    "[a][b][c]|[1][2][3]|[4][5][\u02a4]|");
}

/* All of them but the CRLF ones, whose copies have lost their CR. */
static void
test_spectrum_plain(void **state)
{
	static const char *const names[] = { "comma_in_quotes", "empty",
		"escaped_quotes", "json", "newlines", "quotes_and_newlines",
		"simple", "utf8" };
	size_t i;

	(void)state;
	if (access(DATA "csv_spectrum", R_OK) != 0)
		skip();
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[256], want[8192];
		json_t *rows;

		snprintf(path, sizeof(path), DATA "csv_spectrum/json/%s.json",
		    names[i]);
		rows = json_load_file(path, 0, NULL);
		snprintf(want, sizeof(want), "%s", json_told(rows));
		json_decref(rows);
		snprintf(path, sizeof(path), DATA "csv_spectrum/csvs/%s.csv",
		    names[i]);
		assert_string_equal(read_file(path), want);
	}
}

static bool
refused(const char *name)
{
	char path[256];
	struct source *source;
	struct csv *csv;
	const struct csv_row *row;
	bool bad;

	snprintf(path, sizeof(path), DATA "csv_test_data/csv/%s", name);
	source = source_open(path, ENCODING_GUESS);
	assert_non_null(source);
	csv = csv_new((struct csv_options){ 0 }, source_read, source);
	row = csv_next(csv);
	bad = !row || csv_find(row, "foo") != 0 || csv_find(row, "baz") != 2;
	csv_expect(csv, row ? row->count : 0);
	while (!bad && (row = csv_next(csv)))
		bad = row->problem != CSV_FINE;
	csv_free(csv);
	source_close(source);
	return bad;
}

static void
test_rfc4180(void **state)
{
	static const char *const wrong[] = { "bad-header-less-fields.csv",
		"bad-header-more-fields.csv", "bad-header-no-header.csv",
		"bad-header-wrong-header.csv", "bad-missing-quote.csv",
		"bad-quotes-with-unescaped-quote.csv",
		"bad-unescaped-quote.csv" };
	size_t i;
	int count =
	    compare_folder(DATA "csv_test_data/csv", DATA "csv_test_data/json");

	(void)state;
	if (count < 0)
		skip();
	assert_int_equal(count, 18);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_true(refused(wrong[i]));
	assert_false(refused("simple-lf.csv"));
}

static void
test_csvkit(void **state)
{
	static const char sample[] = "[a][b][c]|[1][2][3]|[4][5][\u02a4]|";

	(void)state;
	if (access(DATA "csvkit", R_OK) != 0)
		skip();
	assert_string_equal(
	    read_file(DATA "csvkit/test_utf16_big.csv"), sample);
	assert_string_equal(
	    read_file(DATA "csvkit/test_utf16_little.csv"), sample);
	assert_string_equal(read_file(DATA "csvkit/test_utf8_bom.csv"),
	    "[foo][bar][baz]|[1][2][3]|[4][5][\u02a4]|");
	assert_string_equal(read_file(DATA "csvkit/test_latin1.csv"),
	    "[a][b][c]|[1][2][3]|[4][5][\u00a9]|");
	assert_string_equal(read_file(DATA "csvkit/mac_newlines.csv"),
	    "[a][b][c]|[1][2][3]|[Once upon\ra time][5][6]|");
	assert_string_equal(
	    read_file(DATA "csvkit/null_byte.csv"), "[a][b][c]|2:5|");
}

static int64_t
count_rows(const char *path, int64_t *bad)
{
	struct source *source = source_open(path, ENCODING_GUESS);
	struct csv *csv;
	const struct csv_row *row;
	int64_t rows = 0;

	assert_non_null(source);
	csv = csv_new((struct csv_options){ 0 }, source_read, source);
	*bad = 0;
	while ((row = csv_next(csv))) {
		if (rows++ == 0)
			csv_expect(csv, row->count);
		*bad += row->problem != CSV_FINE;
	}
	assert_null(source_error(source));
	csv_free(csv);
	source_close(source);
	return rows;
}

static void
test_real(void **state)
{
	int64_t bad;

	(void)state;
	if (access(DATA "csvkit/ks_1033_data.csv", R_OK) != 0)
		skip();
	assert_int_equal(
	    count_rows(DATA "csvkit/ks_1033_data.csv", &bad), 1576);
	assert_int_equal(bad, 0);
	assert_int_equal(
	    count_rows(DATA "online_retail/online_retail_2010-12.csv.gz", &bad),
	    42482);
	assert_int_equal(bad, 0);
}

/* ---- encodings ---- */

static const char *
from_bytes(const char *bytes, size_t length, enum encoding encoding)
{
	static char out[256];
	char path[] = "/tmp/regulars-csv-XXXXXX";
	int fd = mkstemp(path);
	struct source *source;
	size_t n = 0, got;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), length);
	close(fd);
	source = source_open(path, encoding);
	unlink(path);
	while ((got = source_read(source, out + n, 8)) > 0)
		n += got;
	out[n] = '\0';
	if (source_error(source))
		snprintf(out, sizeof(out), "fault");
	source_close(source);
	return out;
}

#define FROM(bytes, encoding) from_bytes(bytes, sizeof(bytes) - 1, encoding)

static void
test_encodings(void **state)
{
	(void)state;
	assert_string_equal(FROM("caf\xe9 \x80", ENCODING_GUESS), "café €");
	assert_string_equal(FROM("café €", ENCODING_GUESS), "café €");
	assert_string_equal(FROM("\xef\xbb\xbf"
				 "a",
				ENCODING_GUESS),
	    "a");
	assert_string_equal(FROM("\xc3\xa9", ENCODING_WINDOWS_1252), "Ã©");
	assert_string_equal(FROM("a\0b\0,\0c\0", ENCODING_GUESS), "ab,c");
	assert_string_equal(FROM("\x3d\xd8\x0e\xde", ENCODING_UTF16LE), "😎");
	/* What is wrong stays wrong, for the reader to report. */
	assert_string_equal(FROM("\x3d\xd8"
				 "a\0",
				ENCODING_UTF16LE),
	    "\xff"
	    "a");
	assert_string_equal(FROM("a\0b", ENCODING_UTF16LE), "a\xff");
	assert_string_equal(FROM("\x81", ENCODING_WINDOWS_1252), "\xff");
	assert_string_equal(FROM("é é\xe9", ENCODING_GUESS), "é é\xe9");
}

static void
test_gzip(void **state)
{
	char path[] = "/tmp/regulars-gz-XXXXXX", text[4000];
	int fd = mkstemp(path);
	gzFile gz = gzdopen(fd, "wb");
	struct source *source;
	char out[5000];
	size_t n = 0, got;
	unsigned i, seed = 1;

	(void)state;
	for (i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + ((seed = seed * 69069 + 1) >> 24) % 26);
	gzwrite(gz, text, sizeof(text));
	gzclose(gz);
	source = source_open(path, ENCODING_GUESS);
	while ((got = source_read(source, out + n, 1000)) > 0)
		n += got;
	assert_int_equal(n, sizeof(text));
	assert_memory_equal(out, text, n);
	assert_int_equal(source_position(source), source_size(source));
	source_close(source);
	/* Cut short: what is there comes out, and the fault is told. */
	assert_int_equal(truncate(path, 1000), 0);
	source = source_open(path, ENCODING_GUESS);
	while (source_read(source, out, 1000) > 0)
		;
	assert_non_null(source_error(source));
	source_close(source);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_ragged),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_spectrum),
		cmocka_unit_test(test_spectrum_plain),
		cmocka_unit_test(test_rfc4180),
		cmocka_unit_test(test_csvkit),
		cmocka_unit_test(test_real),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_gzip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
