/*
 * template_check.c - can every page's template be read, under its layout?
 */
#include "web/template.h"

#include "base/conf.h"
#include "web/exchange.h"

#include <dirent.h>

static NEOERR *
parse(const char *layout, const char *template)
{
	CSPARSE *cs = NULL;
	HDF *hdf = NULL;
	NEOERR *error = hdf_init(&hdf);

	if (error == STATUS_OK)
		error = hdf_set_value(
		    hdf, "hdf.loadpaths.0", conf_text("template_dir"));
	if (error == STATUS_OK)
		error = hdf_set_value(hdf, "page.template", template);
	if (error == STATUS_OK)
		error = cs_init(&cs, hdf);
	if (error == STATUS_OK)
		error = template_functions(cs);
	if (error == STATUS_OK)
		error = cs_parse_file(cs, layout);
	cs_destroy(&cs);
	hdf_destroy(&hdf);
	return error == STATUS_OK ? error : nerr_pass(error);
}

static const char *
complaint(struct arena *arena, const char *template, NEOERR *error)
{
	STRING words;
	const char *text;

	string_init(&words);
	nerr_error_string(error, &words);
	text = arena_format(
	    arena, "%s: %s", template, words.buf ? words.buf : "?");
	string_clear(&words);
	nerr_ignore(&error);
	return text;
}

static const char *
check_folder(
    struct arena *arena, const char *folder, const char *layout, size_t *count)
{
	DIR *dir = opendir(
	    arena_format(arena, "%s/%s", conf_text("template_dir"), folder));
	const char *problem = NULL;
	struct dirent *entry;

	if (!dir)
		return arena_format(arena, "no templates in %s", folder);
	while (!problem && (entry = readdir(dir))) {
		const char *template =
		    arena_format(arena, "%s/%s", folder, entry->d_name);
		NEOERR *error;

		if (entry->d_name[0] == '.')
			continue;
		error = parse(layout, template);
		if (error != STATUS_OK)
			problem = complaint(arena, template, error);
		++*count;
	}
	closedir(dir);
	return problem;
}

const char *
template_check(struct arena *arena, size_t *count)
{
	static const char *const folders[][2] = {
		{ "staff", "layout/staff.cs" },
		{ "portal", "layout/portal.cs" },
		{ "public", "layout/portal.cs" },
	};
	const char *problem = NULL;

	*count = 0;
	nerr_init();
	for (size_t i = 0; !problem && i < 3; i++)
		problem =
		    check_folder(arena, folders[i][0], folders[i][1], count);
	return problem;
}
