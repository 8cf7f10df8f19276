/*
 * bare.c - the floor: a page's statements over one link, its tree, its
 * template, and nothing else. No parsing of requests, no session, no rights,
 * no escaping checks: what a page costs at the least with these libraries.
 *
 *	bare SOCKET FOLDER FILE DBSOCKET USER PASSWORD DATABASE
 *
 * FOLDER holds statements.sql (one a line, values inlined) and tree.hdf, both
 * taken from the product answering that page; FILE is the layout. With FOLDER
 * "fixed:PATH" the bytes of PATH are answered: the floor of FastCGI alone.
 */
#include "base/locale.h"
#include "web/template.h"

#include <fcgiapp.h>
#include <mysql.h>
#include <sys/stat.h>

enum { MOST = 64, CELL = 4096, COLUMNS = 64, LEAVES = 20000 };

static MYSQL_STMT *statements[MOST];
static size_t statement_count, leaf_count;
static char *names[LEAVES], *values[LEAVES];
static CSPARSE *tree;
static struct buffer out;
static char cells[COLUMNS][CELL];

static void
die(const char *what)
{
	fprintf(stderr, "bare: %s\n", what);
	exit(1);
}

static void
must(NEOERR *error)
{
	if (error == STATUS_OK)
		return;
	nerr_log_error(error);
	die("ClearSilver");
}

static void
prepare(MYSQL *mysql, const char *file)
{
	FILE *in = fopen(file, "re");
	static char line[1 << 16];

	while (in && fgets(line, sizeof(line), in)) {
		MYSQL_STMT *s = mysql_stmt_init(mysql);

		if (statement_count == MOST ||
		    mysql_stmt_prepare(s, line, strlen(line)) != 0)
			die(mysql_stmt_error(s));
		statements[statement_count++] = s;
	}
	if (in)
		fclose(in);
}

static void
run(MYSQL_STMT *s)
{
	MYSQL_BIND binds[COLUMNS] = { 0 };
	unsigned columns = mysql_stmt_field_count(s);

	for (unsigned i = 0; i < columns && i < COLUMNS; i++) {
		binds[i].buffer_type = MYSQL_TYPE_STRING;
		binds[i].buffer = cells[i];
		binds[i].buffer_length = CELL;
	}
	if (mysql_stmt_execute(s) != 0)
		die(mysql_stmt_error(s));
	if (columns &&
	    (mysql_stmt_bind_result(s, binds) != 0 ||
		mysql_stmt_store_result(s) != 0))
		die(mysql_stmt_error(s));
	while (columns && mysql_stmt_fetch(s) != MYSQL_NO_DATA)
		continue;
	mysql_stmt_free_result(s);
}

/* The tree's leaves by their whole names, to be set anew for each answer. */
static void
gather(HDF *node, const char *prefix)
{
	char name[512];

	for (; node; node = hdf_obj_next(node)) {
		snprintf(name, sizeof(name), "%s%s%s", prefix,
		    *prefix ? "." : "", hdf_obj_name(node));
		if (hdf_obj_value(node) && leaf_count < LEAVES) {
			names[leaf_count] = memory_text(name);
			values[leaf_count++] = memory_text(hdf_obj_value(node));
		}
		if (hdf_obj_child(node))
			gather(hdf_obj_child(node), name);
	}
}

static NEOERR *
add(void *context, char *text)
{
	(void)context;
	buffer_text(&out, text);
	return STATUS_OK;
}

static void
render(void)
{
	HDF *hdf;

	must(hdf_init(&hdf));
	for (size_t i = 0; i < leaf_count; i++)
		must(hdf_set_value(hdf, names[i], values[i]));
	tree->hdf = hdf;
	must(cs_render(tree, NULL, add));
	hdf_destroy(&hdf);
}

static void
prepare_tree(const char *folder, const char *layout)
{
	char path[4096];
	HDF *hdf;

	snprintf(path, sizeof(path), "%s/tree.hdf", folder);
	must(hdf_init(&hdf));
	must(hdf_read_file(hdf, path));
	must(hdf_set_value(hdf, "hdf.loadpaths.0", "templates"));
	must(cs_init(&tree, hdf));
	must(template_functions(tree));
	must(cs_parse_file(tree, (char *)(uintptr_t)layout));
	gather(hdf_obj_child(hdf), "");
}

static void
read_fixed(const char *path)
{
	FILE *in = fopen(path, "re");
	char part[8192];
	size_t got;

	while (in && (got = fread(part, 1, sizeof(part), in)) > 0)
		buffer_add(&out, part, got);
	if (in)
		fclose(in);
}

int
main(int argc, char **argv)
{
	bool fixed = argc > 2 && strncmp(argv[2], "fixed:", 6) == 0;
	struct arena *arena = arena_new(0);
	FCGX_Request request;
	char path[4096];

	if (argc != 8)
		die("seven words are needed");
	nerr_init();
	locale_init(NULL);
	out.arena = arena;
	if (!fixed) {
		MYSQL *mysql = mysql_init(NULL);

		mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
		if (!mysql_real_connect(
			mysql, NULL, argv[5], argv[6], argv[7], 0, argv[4], 0))
			die(mysql_error(mysql));
		snprintf(path, sizeof(path), "%s/statements.sql", argv[2]);
		prepare(mysql, path);
		prepare_tree(argv[2], argv[3]);
	} else {
		read_fixed(argv[2] + 6);
	}
	FCGX_Init();
	FCGX_InitRequest(&request, FCGX_OpenSocket(argv[1], 1024), 0);
	chmod(argv[1], 0666);
	while (FCGX_Accept_r(&request) == 0) {
		if (!fixed) {
			arena_reset(arena);
			out = (struct buffer){ .arena = arena };
			for (size_t i = 0; i < statement_count; i++)
				run(statements[i]);
			render();
		}
		FCGX_FPrintF(request.out,
		    "Content-Type: text/html; charset=utf-8\r\n\r\n");
		FCGX_PutStr(out.text, (int)out.length, request.out);
		FCGX_Finish_r(&request);
	}
	return 0;
}
