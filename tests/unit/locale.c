/*
 * locale.c - languages switched to and fro in one process, what a browser
 * asks for, plurals, and values in named places.
 */
#include "base.h"

#include "base/locale.h"
#include "base/time.h"

#include <sys/stat.h>
#include <sys/wait.h>

static char folder[] = "/tmp/locale.XXXXXX";

static const char german[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    "msgid \"Open cases\"\nmsgstr \"Offene Fälle\"\n"
    "msgid \"November\"\nmsgstr \"November\"\n"
    "msgid \"Fri\"\nmsgstr \"Fr\"\n"
    "msgid \"{weekday} {day} {month}, {time}\"\n"
    "msgstr \"{weekday}, {day}. {month}, {time}\"\n"
    "msgid \"{day} {month} {year}\"\nmsgstr \"{day}. {month} {year}\"\n"
    "msgid \"one case\"\nmsgid_plural \"{count} cases\"\n"
    "msgstr[0] \"ein Fall\"\nmsgstr[1] \"{count} Fälle\"\n";

static const char polish[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n"
    "msgid \"one case\"\nmsgid_plural \"{count} cases\"\n"
    "msgstr[0] \"sprawa\"\nmsgstr[1] \"sprawy\"\nmsgstr[2] \"spraw\"\n";

static void
run(char *const command[])
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		execvp(command[0], command);
		_exit(127);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
}

static void
catalogue(const char *code, const char *text)
{
	char path[200], out[200];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, code);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/%s/LC_MESSAGES", folder, code);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/%s.po", folder, code);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	snprintf(
	    out, sizeof(out), "%s/%s/LC_MESSAGES/regulars.mo", folder, code);
	run((char *[]){ (char *)"msgfmt", (char *)"-o", out, path, NULL });
}

static int
folder_make(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	catalogue("de", german);
	catalogue("pl", polish);
	catalogue("zh_TW", polish);
	catalogue("ar", polish);
	locale_init(folder);
	return 0;
}

static int
folder_remove(void **state)
{
	(void)state;
	run((char *[]){ (char *)"rm", (char *)"-r", folder, NULL });
	return 0;
}

static void
test_table(void **state)
{
	(void)state;
	assert_int_equal(locale_count(), 5);
	assert_string_equal(locale_at(0)->code, "en");
	assert_string_equal(locale_find("de")->name, "Deutsch");
	assert_string_equal(locale_find("ar")->dir, "rtl");
	assert_string_equal(locale_find("pl")->dir, "ltr");
	assert_null(locale_find("fr"));
	assert_null(locale_find("../de"));
	assert_null(locale_find(NULL));
	assert_null(locale_at(5));
}

/* The next reader must never get the last one's language. */
static void
test_alternating(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		locale_use("de");
		assert_string_equal(_("Open cases"), "Offene Fälle");
		assert_string_equal(locale_now()->code, "de");
		locale_use("en");
		assert_string_equal(_("Open cases"), "Open cases");
		locale_use("de");
		locale_use("xx");
		assert_string_equal(_("Open cases"), "Open cases");
		assert_string_equal(locale_now()->code, "en");
	}
}

static void
test_plural(void **state)
{
	static const struct {
		const char *code;
		long n;
		const char *text;
	} table[] = {
		{ "en", 1, "one case" },
		{ "en", 0, "{count} cases" },
		{ "en", -1, "one case" },
		{ "de", 1, "ein Fall" },
		{ "de", 2, "{count} Fälle" },
		{ "pl", 1, "sprawa" },
		{ "pl", 3, "sprawy" },
		{ "pl", 12, "spraw" },
		{ "pl", 22, "sprawy" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		locale_use(table[i].code);
		assert_string_equal(
		    locale_plural("one case", "{count} cases", table[i].n),
		    table[i].text);
	}
	locale_use("en");
}

static void
test_choose(void **state)
{
	static const struct {
		const char *choice, *accept, *code, *shop;
	} table[] = {
		{ NULL, NULL, "en", NULL },
		{ NULL, "", "en", NULL },
		{ NULL, "de", "de", NULL },
		{ NULL, "DE-at, en;q=0.8", "de", NULL },
		{ NULL, "en;q=0.5, de;q=0.7", "de", NULL },
		{ NULL, "en;q=0.7 , de; q=0.5", "en", NULL },
		{ NULL, "fr, de;q=0.1", "de", NULL },
		{ NULL, "de;q=0", "en", NULL },
		{ NULL, "fr, it", "en", NULL },
		{ NULL, "fr, *;q=0.5, de;q=0.3", "de", NULL },
		{ NULL, "zh-Hant-TW", "zh_TW", NULL },
		{ NULL, "zh-TW,zh;q=0.9", "zh_TW", NULL },
		{ "pl", "de", "pl", NULL },
		{ "fr", "de", "de", NULL },
		{ "", "de", "de", NULL },
		{ NULL, ";;;,,,;q=,q=1,de;q=x", "en", NULL },
		{ NULL, "deutsch", "en", NULL },
		{ NULL, NULL, "de", "de" },
		{ NULL, "fr, *", "de", "de" },
		{ NULL, "en-IE, en;q=0.9", "en", "de" },
		{ "pl", NULL, "pl", "de" },
		{ NULL, "fr", "en", "xx" },
		{ NULL, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,de", "de",
		    NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		if (strcmp(locale_choose(
			       table[i].choice, table[i].accept, table[i].shop),
			table[i].code) != 0)
			fail_msg("%s gives %s", table[i].accept,
			    locale_choose(table[i].choice, table[i].accept,
				table[i].shop));
}

static void
test_fill(void **state)
{
	(void)state;
	assert_string_equal(locale_fill(arena, "{name} has {count} of {name}",
				"count", "3", "name", "{count}", NULL),
	    "{count} has 3 of {count}");
	assert_string_equal(
	    locale_fill(arena, "{other} {name", "name", "x", NULL),
	    "{other} {name");
	assert_string_equal(locale_fill(arena, "{a}{", "a", NULL, NULL), "{");
	assert_string_equal(locale_fill(arena, "", "a", "b", NULL), "");
}

static void
test_time_in_german(void **state)
{
	struct time_reader reader = { .now = 1795179900 };

	(void)state;
	locale_use("de");
	assert_string_equal(
	    time_day(arena, time_days(2026, 11, 20)), "20. November 2026");
	assert_string_equal(
	    time_text(arena, &reader, 1795179900), "Fr, 20. Nov, 13:05");
	locale_use("en");
	assert_string_equal(
	    time_text(arena, &reader, 1795179900), "Fri 20 Nov, 13:05");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_table),
		TEST(test_alternating),
		TEST(test_plural),
		TEST(test_choose),
		TEST(test_fill),
		TEST(test_time_in_german),
	};

	return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
