/*
 * agent.c - browsers as people call them, and cells of rows replaced.
 */
#include "base/agent.h"

#include "given.h"

static void
words(void **state)
{
	static const struct {
		const char *header, *words;
	} cases[] = {
		{ "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"
		  " Firefox/140.0",
		    "Firefox, Linux" },
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
		  " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
		  " Safari/537.36 Edg/141.0.0.0",
		    "Edge, Windows" },
		{ "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"
		  " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0"
		  " Mobile/15E148 Safari/604.1",
		    "Safari, iPhone" },
		{ "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML,"
		  " like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
		    "Chrome, Android" },
		{ "curl/7.88.1", "curl/7.88.1" },
		{ "", "" },
	};
	struct arena *arena = arena_new(0);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
		    cases[i].words, agent_words(arena, cases[i].header));
	arena_free(arena);
}

static void
rows_of_sessions(void **state)
{
	static const char *const names[] = { "id", "agent" };
	const char *cells[] = { "1", "X Firefox/1 (Windows)", "2", NULL };
	struct rows rows = { 2, 2, names, cells };
	struct arena *arena = arena_new(0);

	(void)state;
	agent_rows(arena, &rows, "agent");
	assert_string_equal("1", cells[0]);
	assert_string_equal("Firefox, Windows", cells[1]);
	assert_string_equal("", cells[3]);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(rows_of_sessions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
