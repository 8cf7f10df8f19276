/*
 * parse_fixtures.c - recorded requests of browsers of several ages give the
 * parts that js/ beside them names.
 */
#include "given.h"

#include <ctype.h>
#include <strings.h>

#define FOLDER "../shared/data/multipart/"
#define FUNKY(character)                                                       \
	" ? % * | \" < > . " character " ; ' @ # $ ^ & ( ) - _ = + { } [ ] ` " \
	"~.txt"

static const struct fixture {
	const char *request; /* under http/, without .http */
	const char *field;   /* of the file; NULL when none comes */
	const char *name;
	const char *content; /* or a name under file/ after a @ */
} table[] = {
	{ "encoding/menu_separator.png", "image", "menu_separator.png",
	    "@menu_separator.png" },
	{ "encoding/beta-sticker-1.png", "sticker", "beta-sticker-1.png",
	    "@beta-sticker-1.png" },
	{ "encoding/blank.gif", "file", "blank.gif", "@blank.gif" },
	{ "encoding/binaryfile.tar.gz", "file", "binaryfile.tar.gz",
	    "@binaryfile.tar.gz" },
	{ "encoding/plain.txt", "file", "plain.txt",
	    "I am a plain text file\n" },
	{ "misc/boundary-substring-json", "upload", "plain.txt",
	    "I am a plain text file\r\n" },
	{ "misc/empty", NULL, NULL, NULL },
	{ "misc/empty-urlencoded", NULL, NULL, NULL },
	{ "misc/empty-multipart", NULL, NULL, NULL },
	{ "misc/empty-multipart2", NULL, NULL, NULL },
	{ "misc/minimal", NULL, NULL, NULL },
	{ "no-filename/generic", "upload", "", "I am a plain text file\n" },
	{ "no-filename/filename-name", "upload", "plain.txt",
	    "I am a plain text file\r\n" },
	{ "preamble/crlf", "upload", "plain.txt", "I am a plain text file\n" },
	{ "preamble/preamble", "upload", "plain.txt",
	    "I am a plain text file\r\n" },
	{ "special-chars-in-filename/osx-chrome-13", "upload", FUNKY("?"),
	    "I am a text file with a funky name!\n" },
	{ "special-chars-in-filename/osx-firefox-3.6", "upload",
	    FUNKY("\xe2\x98\x83"), "I am a text file with a funky name!\n" },
	{ "special-chars-in-filename/osx-safari-5", "upload", FUNKY("?"),
	    "I am a text file with a funky name!\n" },
	{ "special-chars-in-filename/xp-chrome-12", "upload", FUNKY("?"), "" },
	{ "special-chars-in-filename/xp-safari-5", "upload", FUNKY("?"), "" },
	{ "special-chars-in-filename/xp-ie-7", "upload", FUNKY("\xe2\x98\x83"),
	    "" },
	{ "special-chars-in-filename/xp-ie-8", "upload", FUNKY("\xe2\x98\x83"),
	    "" },
	{ "workarounds/missing-hyphens1", "upload", "plain.txt",
	    "I am a simple plain text file\r\n" },
	{ "workarounds/missing-hyphens2", "upload", "second-plaintext.txt",
	    "Some another plain text file, yeah!\r\n" },
};

static struct arena *arena;

static char *
read_file(const char *path, size_t *length)
{
	struct buffer b = { .arena = arena };
	FILE *file = fopen(path, "r");
	char room[4096];
	size_t got;

	assert_non_null(file);
	buffer_text(&b, "");
	while ((got = fread(room, 1, sizeof(room), file)))
		buffer_add(&b, room, got);
	fclose(file);
	*length = b.length;
	return b.text;
}

static const char *
header(const char *head, const char *name)
{
	const char *at =
	    strcasestr(head, arena_format(arena, "\r\n%s: ", name));

	if (!at)
		return NULL;
	at += strlen(name) + 4;
	return arena_copy(arena, at, strcspn(at, "\r\n"));
}

/* The recorded Content-Length is often wrong: the body's own is used. */
static enum parse_error
parse_request(const char *request, struct parsed *sent)
{
	size_t length;
	char *bytes = read_file(
	    arena_format(arena, FOLDER "http/%s.http", request), &length);
	char *end = memmem(bytes, length, "\r\n\r\n", 4);
	struct given given = { .step = 7 };
	struct body body = { given_read, &given, "/tmp" };
	struct head head = { .method = "POST", .path = "/upload" };
	enum parse_error error;

	assert_non_null(end);
	*end = '\0';
	given.bytes = end + 4;
	given.length = length - (size_t)(end + 4 - bytes);
	head.type = header(bytes, "Content-Type");
	head.length = arena_format(arena, "%zu", given.length);
	error = parse_head(sent, arena, &head, &parse_upload);
	assert_int_equal(error, PARSE_OK);
	return parse_body(sent, &head, &body, PARSE_FORM, &parse_upload);
}

static void
check_file(const struct fixture *f, const struct upload *file)
{
	size_t length = strlen(f->content);
	const char *content = f->content;

	if (*content == '@')
		content = read_file(
		    arena_format(arena, FOLDER "file/%s", f->content + 1),
		    &length);
	assert_string_equal(file->field, f->field);
	assert_string_equal(file->name, f->name);
	assert_int_equal(file->size, length);
	assert_memory_equal(file->bytes, content, length);
}

static void
check(const struct fixture *f)
{
	bool titled = strstr(f->request, "special") != NULL;
	struct parsed sent;

	if (parse_request(f->request, &sent) != PARSE_OK)
		fail_msg("refused: %s", f->request);
	assert_int_equal(sent.file_count, f->field != NULL);
	assert_int_equal(sent.form.count, titled);
	if (titled)
		assert_string_equal(
		    parse_value(&sent.form, "title"), "Weird filename");
	if (f->field)
		check_file(f, sent.files);
	parse_close(&sent);
}

static void
test_fixtures(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		arena = arena_new(0);
		check(&table[i]);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_fixtures) };

	if (access(FOLDER, R_OK) != 0) {
		puts("skipped: no " FOLDER);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
