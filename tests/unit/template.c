/*
 * template.c - every template parses under its layout: a misspelt macro, a
 * wrong number of arguments or an unclosed if would else show only when
 * somebody asks for the page.
 */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ClearSilver.h>
#include <glob.h>
#include <stdbool.h>

/* The functions that web/template.c registers; here they only must exist. */
static NEOERR *
nothing(CSPARSE *parse, CS_FUNCTION *function, CSARG *args, CSARG *result)
{
	(void)parse;
	(void)function;
	(void)args;
	result->op_type = CS_TYPE_STRING;
	result->s = strdup("");
	result->alloc = 1;
	return STATUS_OK;
}

static NEOERR *
swallow(void *context, char *text)
{
	(void)context;
	(void)text;
	return STATUS_OK;
}

static NEOERR *
show(CSPARSE *cs, const char *file)
{
	NEOERR *error = cgi_register_strfuncs(cs);

	if (error == STATUS_OK)
		error = cs_register_function(cs, "plural", 3, nothing);
	if (error == STATUS_OK)
		error = cs_register_function(cs, "fill", 3, nothing);
	if (error == STATUS_OK)
		error = cs_register_function(cs, "fill2", 5, nothing);
	if (error == STATUS_OK)
		error = cs_parse_file(cs, file);
	if (error == STATUS_OK)
		error = cs_render(cs, NULL, swallow);
	return error;
}

/* Does the layout, and in it the page (NULL: none), parse and render? */
static bool
sound(const char *folder, const char *layout, const char *page)
{
	HDF *hdf = NULL;
	CSPARSE *cs = NULL;
	NEOERR *error = hdf_init(&hdf);

	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "Config.VarEscapeMode", "html");
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "hdf.loadpaths.0", "templates");
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "hdf.loadpaths.1", folder);
	if (error == STATUS_OK && page)
		error = hdf_set_value(hdf, "page.template", page);
	if (error == STATUS_OK)
		error = cs_init(&cs, hdf);
	if (error == STATUS_OK)
		error = show(cs, layout);
	cs_destroy(&cs);
	hdf_destroy(&hdf);
	if (error == STATUS_OK)
		return true;
	print_message("%s in %s:\n", page ? page : layout, layout);
	nerr_log_error(error);
	nerr_ignore(&error);
	return false;
}

static size_t
all_sound(const char *pattern, const char *layout)
{
	glob_t found = { 0 };
	size_t count;

	if (glob(pattern, 0, NULL, &found) != 0)
		return 0;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *name = found.gl_pathv[i] + strlen("templates/");

		assert_true(layout ? sound("templates", layout, name)
				   : sound("templates", name, NULL));
	}
	count = found.gl_pathc;
	globfree(&found);
	return count;
}

static void
test_portal(void **state)
{
	(void)state;
	all_sound("templates/portal/*.cs", "layout/portal.cs");
	assert_true(
	    all_sound("templates/public/*.cs", "layout/portal.cs") >= 6);
}

static void
test_staff(void **state)
{
	(void)state;
	all_sound("templates/staff/*.cs", "layout/staff.cs");
	all_sound("templates/admin/*.cs", "layout/staff.cs");
	assert_true(sound("templates", "layout/staff.cs", "public/login.cs"));
}

/* What both say when they refuse. */
static void
test_refusals(void **state)
{
	static const char *const pages[] = { "missing", "forbidden", "failed",
		"bad", "toomuch", "token", "again", "bounce" };
	char name[64];

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		snprintf(name, sizeof(name), "layout/%s.cs", pages[i]);
		assert_true(sound("templates", "layout/portal.cs", name));
		assert_true(sound("templates", "layout/staff.cs", name));
	}
}

static void
test_mail(void **state)
{
	(void)state;
	assert_true(
	    all_sound("templates/mail/*.cs", "layout/letter_html.cs") >= 8);
	all_sound("templates/mail/*.cs", "layout/letter_text.cs");
}

/* ClearSilver itself loses 32 bytes where it gives a template up. */
static void
leaks_counted(bool counted)
{
#ifdef __SANITIZE_ADDRESS__
	if (counted)
		__lsan_enable();
	else
		__lsan_disable();
#else
	(void)counted;
#endif
}

/* The judge finds a misspelt macro and a missing argument. */
static void
test_planted(void **state)
{
	(void)state;
	leaks_counted(false);
	assert_false(sound(
	    "tests/lint/bad_parse", "layout/portal.cs", "macro_misspelt.cs"));
	assert_false(sound(
	    "tests/lint/bad_parse", "layout/portal.cs", "argument_missing.cs"));
	assert_false(
	    sound("tests/lint/bad_parse", "layout/portal.cs", "if_open.cs"));
	leaks_counted(true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_portal),
		cmocka_unit_test(test_staff),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_mail),
		cmocka_unit_test(test_planted),
	};

	nerr_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
