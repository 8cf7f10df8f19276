/*
 * template.c - ClearSilver: files kept, functions registered, trees rendered.
 */
#include "web/template.h"

#include "web/exchange.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { KEPT = 256 };

static struct kept_file {
	char *name, *text;
} kept[KEPT];

static struct asset {
	char *name, *path;
} assets[64];
static size_t asset_count;

char *
template_url(struct arena *arena, const char *text)
{
	struct buffer b = { .arena = arena };

	buffer_text(&b, "");
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z') || strchr("-._~", c))
			buffer_add(&b, text, 1);
		else
			buffer_format(&b, "%%%02X", c);
	}
	return b.text;
}

static char *
read_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	char *text = NULL;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && status.st_size < (1 << 20)) {
		size_t size = (size_t)status.st_size;

		text = memory_get(size + 1);
		if (read(fd, text, size) != (ssize_t)size) {
			memory_put(text);
			text = NULL;
		}
	}
	close(fd);
	return text;
}

/* A template is read once per worker; SIGHUP makes new workers. */
static const char *
file_text(const char *name)
{
	char path[4096];
	size_t i;

	for (i = 0; i < KEPT && kept[i].name; i++)
		if (strcmp(kept[i].name, name) == 0)
			return kept[i].text;
	if (i == KEPT)
		abort();
	snprintf(path, sizeof(path), "%s/%s", conf_text("template_dir"), name);
	kept[i].text = read_file(path);
	if (kept[i].text)
		kept[i].name = memory_text(name);
	return kept[i].text;
}

static NEOERR *
load(void *context, HDF *hdf, const char *name, char **contents)
{
	const char *text = file_text(name);

	(void)context;
	(void)hdf;
	if (!text)
		return nerr_raise(NERR_NOT_FOUND, "no template %s", name);
	*contents = strdup(text);
	return *contents ? STATUS_OK : nerr_raise(NERR_NOMEM, "template");
}

/* plural(n, "one", "many"): both texts are in the catalogue. */
static NEOERR *
plural(CSPARSE *parse, CS_FUNCTION *function, CSARG *args, CSARG *result)
{
	char *one = NULL, *many = NULL;
	int number = 0;
	NEOERR *error = cs_arg_parse(parse, args, "iss", &number, &one, &many);

	(void)function;
	result->op_type = CS_TYPE_STRING;
	result->alloc = 1;
	result->s =
	    strdup(error == STATUS_OK ? locale_plural(one, many, number) : "");
	free(one);
	free(many);
	return error == STATUS_OK ? error : nerr_pass(error);
}

/*
 * fill("{n} of {all}", "n", x), and fill2 with two places: values in named
 * places. cs_arg_parse, since an argument may itself call a function.
 */
static NEOERR *
fill(CSPARSE *parse, CS_FUNCTION *function, CSARG *args, CSARG *result)
{
	char *text = NULL, *place[2] = { NULL }, *value[2] = { NULL };
	struct arena *arena = arena_new(0);
	bool two = function->n_args == 5;
	NEOERR *error = cs_arg_parse(parse, args, two ? "sssss" : "sss", &text,
	    &place[0], &value[0], &place[1], &value[1]);

	result->op_type = CS_TYPE_STRING;
	result->alloc = 1;
	result->s = strdup(error != STATUS_OK
		? ""
		: locale_fill(arena, text ? text : "", place[0],
		      value[0] ? value[0] : "", two ? place[1] : NULL,
		      value[1] ? value[1] : "", NULL));
	free(text);
	for (int i = 0; i < 2; i++) {
		free(place[i]);
		free(value[i]);
	}
	arena_free(arena);
	return error == STATUS_OK ? error : nerr_pass(error);
}

NEOERR *
template_functions(CSPARSE *cs)
{
	NEOERR *error = cgi_register_strfuncs(cs);

	if (error == STATUS_OK)
		error = cs_register_function(cs, "plural", 3, plural);
	if (error == STATUS_OK)
		error = cs_register_function(cs, "fill", 3, fill);
	if (error == STATUS_OK)
		error = cs_register_function(cs, "fill2", 5, fill);
	return error;
}

static NEOERR *
render_to(void *context, char *text)
{
	output_add(context, text, strlen(text));
	return STATUS_OK;
}

/*
 * Parsing layout, macros and page costs more than rendering them, so the
 * trees of the pages asked for last are kept; each is some 100 KB. A tree is
 * told by the file and by the page that the file's variable include names.
 */
enum { TREES = 8 };

static struct tree {
	char name[160];
	CSPARSE *cs;
	unsigned long used;
} trees[TREES];

static void
tree_drop(struct tree *tree)
{
	cs_destroy(&tree->cs);
	tree->name[0] = '\0';
}

static NEOERR *
tree_parse(struct tree *tree, HDF *hdf, const char *file)
{
	NEOERR *error = cs_init(&tree->cs, hdf);

	if (error != STATUS_OK)
		return nerr_pass(error);
	cs_register_fileload(tree->cs, NULL, load);
	error = template_functions(tree->cs);
	if (error == STATUS_OK)
		error = cs_parse_file(tree->cs, file);
	return error == STATUS_OK ? error : nerr_pass(error);
}

/* The kept one, or the place of the one that was used longest ago. */
static struct tree *
tree_find(const char *name)
{
	struct tree *oldest = &trees[0];

	for (size_t i = 0; i < TREES; i++) {
		if (strcmp(trees[i].name, name) == 0)
			return &trees[i];
		if (trees[i].used < oldest->used)
			oldest = &trees[i];
	}
	return oldest;
}

static NEOERR *
render(HDF *hdf, const char *file, struct output *out)
{
	static unsigned long clock;
	char name[sizeof(trees[0].name)];
	struct tree *tree;
	NEOERR *error = STATUS_OK;

	snprintf(name, sizeof(name), "%s|%s", file,
	    hdf_get_value(hdf, "page.template", ""));
	tree = tree_find(name);
	tree->used = ++clock;
	if (strcmp(tree->name, name) != 0) {
		tree_drop(tree);
		error = tree_parse(tree, hdf, file);
		memcpy(tree->name, name, sizeof(name));
	}
	if (error == STATUS_OK) {
		tree->cs->hdf = hdf;
		error = cs_render(tree->cs, out, render_to);
	}
	if (error == STATUS_OK)
		return error;
	/* Half walked, half parsed: not to be used again. */
	tree_drop(tree);
	return nerr_pass(error);
}

bool
template_render(struct request *r, const char *file, struct output *out)
{
	return view_check(r, render(r->exchange->hdf, file, out));
}

#ifdef DEBUG
/*
 * A misspelt variable renders as nothing: tests compare the names that the
 * templates use with the tree that each page made.
 */
static void
write_tree(struct request *r, const char *template)
{
	const char *folder = getenv("REGULARS_TREES");
	char path[4096];
	size_t length;

	if (!folder)
		return;
	length =
	    (size_t)snprintf(path, sizeof(path) - 1, "%s/%s", folder, template);
	for (char *c = path + strlen(folder) + 1; c < path + length; c++)
		if (*c == '/')
			*c = '.';
	view_check(r, hdf_write_file(r->exchange->hdf, path));
}
#else
static inline void
write_tree(struct request *r, const char *template)
{
	(void)r;
	(void)template;
}
#endif

/* The key of this rendering: each form shown is one operation. */
bool
view_render(struct request *r, const char *layout, const char *template,
    struct output *out)
{
	view_text(r, "page.template", template);
	view_text(r, "page.key", secret_token(r->arena));
	write_tree(r, template);
	return template_render(r, layout, out);
}

static void
read_manifest(void)
{
	char path[4096], line[512], name[128], file[256];
	FILE *in;

	snprintf(path, sizeof(path), "%s/manifest", conf_text("static_dir"));
	in = fopen(path, "re");
	if (!in) {
		log_line(LOG_WARN, "no-manifest", "path", path, NULL);
		return;
	}
	while (asset_count < 64 && fgets(line, sizeof(line), in))
		if (sscanf(line, "%127s %255s", name, file) == 2) {
			assets[asset_count].name = memory_text(name);
			assets[asset_count++].path = memory_text(file);
		}
	fclose(in);
}

void
template_assets(struct request *r)
{
	for (size_t i = 0; i < asset_count; i++)
		view_text(r, assets[i].name, assets[i].path);
}

/* If values came out raw, no page may be shown at all. */
static void
prove_escaping(void)
{
	static char template[] = "<?cs var:x ?>";
	struct output out = { 0 };
	CSPARSE *cs = NULL;
	HDF *hdf = NULL;
	char *copy = strdup(template);

	if (hdf_init(&hdf) != STATUS_OK ||
	    hdf_set_value(hdf, "Config.VarEscapeMode", "html") != STATUS_OK ||
	    hdf_set_value(hdf, "x", "<\"'&>") != STATUS_OK ||
	    cs_init(&cs, hdf) != STATUS_OK ||
	    cgi_register_strfuncs(cs) != STATUS_OK || !copy ||
	    cs_parse_string(cs, copy, strlen(copy)) != STATUS_OK ||
	    cs_render(cs, &out, render_to) != STATUS_OK)
		abort();
	output_add(&out, "", 1);
	if (strpbrk(out.bytes, "<>\"'")) {
		fputs("templates show values unescaped\n", stderr);
		_exit(70);
	}
	cs_destroy(&cs);
	hdf_destroy(&hdf);
	memory_put(out.bytes);
}

void
template_start(void)
{
	nerr_init();
	prove_escaping();
	read_manifest();
}
