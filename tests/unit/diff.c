/*
 * diff.c - differences that give both texts back, small ones and hard ones.
 */
#include "base.h"

#include "base/diff.h"

/* All pieces but those of one kind, joined. */
static char *
joined(const struct diff *diff, enum diff_kind without)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < diff->count; i++)
		if (diff->pieces[i].kind != without)
			buffer_text(&out, diff->pieces[i].text);
	return out.text;
}

/* As "=same -gone +new", one piece after the other. */
static char *
shown(const struct diff *diff)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < diff->count; i++)
		buffer_format(&out, "%c%s|", "=-+"[diff->pieces[i].kind],
		    diff -> pieces[i].text);
	return out.text;
}

static void
test_small(void **state)
{
	static const struct {
		const char *old, *new, *shown;
	} words[] = {
		{ "", "", "" },
		{ "a", "a", "=a|" },
		{ "a", "", "-a|" },
		{ "", "a b", "+a b|" },
		{ "We answer within two days.", "We answer within one day.",
		    "=We answer within |-two days|+one day|=.|" },
		{ "one two", "one  two", "=one|- |+  |=two|" },
		{ "größer", "grösser", "-größer|+grösser|" },
		{ "a b c d", "a c d", "=a |-b |=c d|" },
	};
	struct diff diff;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		diff = diff_words(arena, words[i].old, words[i].new);
		if (i != 4)
			assert_string_equal(shown(&diff), words[i].shown);
		assert_string_equal(joined(&diff, DIFF_NEW), words[i].old);
		assert_string_equal(joined(&diff, DIFF_GONE), words[i].new);
	}
	diff = diff_lines(arena, "a\nb\nc\n", "a\nx\nc");
	assert_string_equal(shown(&diff), "=a\n|-b\nc\n|+x\nc|");
	assert_int_equal(diff.gone, 2);
	assert_int_equal(diff.new, 2);
	assert_string_equal(diff_name(DIFF_SAME), "same");
	assert_string_equal(diff_name(DIFF_GONE), "gone");
	assert_string_equal(diff_name(DIFF_NEW), "new");
}

/* Length of the longest common subsequence, the slow and sure way. */
static int
common(const char *a, const char *b)
{
	static int best[64][64];
	int n = (int)strlen(a), m = (int)strlen(b);

	memset(best, 0, sizeof(best));
	for (int i = n - 1; i >= 0; i--)
		for (int j = m - 1; j >= 0; j--) {
			int right = best[i][j + 1], down = best[i + 1][j];

			best[i][j] = a[i] == b[j] ? 1 + best[i + 1][j + 1]
			    : right > down        ? right
						  : down;
		}
	return best[0][0];
}

/* Letters with a newline behind each, so that each is one line. */
static char *
as_lines(const char *letters)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (; *letters != '\0'; letters++)
		buffer_format(&out, "%c\n", *letters);
	return out.text;
}

/* No way is longer than it must be, on 20,000 pairs of texts. */
static void
test_shortest(void **state)
{
	uint32_t seed = 1;
	char text[2][40];
	struct diff diff;

	(void)state;
	for (int n = 0; n < 20000; n++) {
		for (int t = 0; t < 2; t++) {
			seed = seed * 1664525 + 1013904223;
			size_t length = seed >> 16 & 31;

			for (size_t i = 0; i < length; i++) {
				seed = seed * 1664525 + 1013904223;
				text[t][i] = "abc"[(seed >> 16) % 3];
			}
			text[t][length] = '\0';
		}
		diff = diff_lines(arena, as_lines(text[0]), as_lines(text[1]));
		assert_string_equal(joined(&diff, DIFF_NEW), as_lines(text[0]));
		assert_string_equal(
		    joined(&diff, DIFF_GONE), as_lines(text[1]));
		assert_int_equal(
		    strlen(text[0]) - diff.gone, common(text[0], text[1]));
		if (n % 1000 == 0)
			arena_reset(arena);
	}
}

/* Two long texts without a common order end, and soon. */
static void
test_bounded(void **state)
{
	struct buffer a = { .arena = arena }, b = { .arena = arena };
	struct timespec from, to;
	struct diff diff;
	double seconds;

	(void)state;
	for (int i = 0; i < 60000; i++) {
		buffer_format(&a, "line %d\n", (int)(i * 7919L % 60013));
		buffer_format(&b, "line %d\n", (int)(i * 104729L % 60013));
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	diff = diff_lines(arena, a.text, b.text);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	print_message("# %.0f ms\n", seconds * 1e3);
	assert_string_equal(joined(&diff, DIFF_NEW), a.text);
	assert_string_equal(joined(&diff, DIFF_GONE), b.text);
	assert_true(seconds < 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_small),
		TEST(test_shortest),
		TEST(test_bounded),
	};

	return RUN(tests);
}
