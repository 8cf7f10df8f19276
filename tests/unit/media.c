/*
 * media.c - real files are known, wrong names and two-faced files refused.
 */
#include "given.h"

#include "web/media.h"

#define PNG                                                                    \
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\x1f\x15\xc4\x89"
#define JPEG "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0rest"
#define GIF "GIF89a\1\0\1\0\x80\0\0\0\0\0\0\0\0!\xf9\4;"
#define WEBP "RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\1\0\x9d\1\x2a"
#define HEIC                                                                   \
	"\0\0\0\x18"                                                           \
	"ftypheic\0\0\0\0mif1heic"
#define PDF "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
#define ZIP "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

#define FILE_OF(name, bytes) name, bytes, sizeof(bytes) - 1

static const struct example {
	const char *name, *bytes;
	size_t size;
	enum media_error error;
	const char *type;
} table[] = {
	{ FILE_OF("a.png", PNG), MEDIA_OK, "image/png" },
	{ FILE_OF("A.PNG", PNG), MEDIA_OK, "image/png" },
	{ FILE_OF("a.jpg", JPEG), MEDIA_OK, "image/jpeg" },
	{ FILE_OF("a.b.JPEG", JPEG), MEDIA_OK, "image/jpeg" },
	{ FILE_OF("a.gif", GIF), MEDIA_OK, "image/gif" },
	{ FILE_OF("a.webp", WEBP), MEDIA_OK, "image/webp" },
	{ FILE_OF("a.heic", HEIC), MEDIA_OK, "image/heic" },
	{ FILE_OF("a.pdf", PDF), MEDIA_OK, "application/pdf" },
	{ FILE_OF("a.txt", "1 < 2 \xc3\xa4\r\n"), MEDIA_OK, "text/plain" },
	{ FILE_OF("a.txt", "\xef\xbb\xbfHello"), MEDIA_OK, "text/plain" },
	/* Another name than the content says. */
	{ FILE_OF("a.jpg", PNG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.png", JPEG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.txt", PDF), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.pdf", "just text"), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.html", PNG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.svg", GIF), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.png.exe", PNG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("png", PNG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.", PNG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.jp", JPEG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.jpg jpeg", JPEG), MEDIA_MISNAMED, NULL },
	{ FILE_OF("a.csv", "a,b\n1,2\n"), MEDIA_MISNAMED, NULL },
	/* What a browser would run, whatever it is called. */
	{ FILE_OF("a.svg", SVG), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.png", SVG), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.txt", "x <SVG onload=1>"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.txt", "<!DOCTYPE html>"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.jpg", "<html><body>"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.txt", "<?xml version='1.0'?>"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.html", "\0<ScRiPt>"), MEDIA_UNSAFE, NULL },
	/* Two things at once. */
	{ FILE_OF("a.jpg", JPEG "<script>alert(1)</script>"), MEDIA_UNSAFE,
	    NULL },
	{ FILE_OF("a.png", PNG "<html>"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.gif", "GIF89a/*\0\0\0\0\0*/=1;<script>;"), MEDIA_UNSAFE,
	    NULL },
	{ FILE_OF("a.jpg", JPEG "<?php phpinfo();"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.jpg", JPEG "%PDF-1.4"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.gif", GIF ZIP), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.jpg", JPEG ZIP), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.pdf", PDF "/S /JavaScript /JS (x)"), MEDIA_UNSAFE, NULL },
	{ FILE_OF("a.pdf", PDF "<script>"), MEDIA_UNSAFE, NULL },
	/* Nothing that we know. */
	{ FILE_OF("a.txt", "a\0b"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.txt", "\xe4nderung"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.txt",
	      "\xff\xfe"
	      "a\0"),
	    MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.exe", "MZ\x90\0\3"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.pdf", " %PDF-1.7 \1"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.pdf", "%PDF-1.7 \1 cut off"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.png", "\x89PNG\r\n\x1a\n"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.jpg", "\xff\xd8\xff"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.avi", "RIFF\x24\0\0\0AVI LIST"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.mp4",
	      "\0\0\0\x18"
	      "ftypisom"),
	    MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.txt", "\x1b[2J"), MEDIA_UNKNOWN, NULL },
	{ FILE_OF("a.txt", ""), MEDIA_EMPTY, NULL },
};

static enum media_error
find(const char *name, const char *bytes, size_t size,
    const struct media **media)
{
	struct upload file = {
		.name = name,
		.bytes = bytes,
		.size = size,
		.fd = -1,
	};

	*media = NULL;
	return media_find(&file, media);
}

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		const struct example *x = &table[i];
		const struct media *media;
		enum media_error error =
		    find(x->name, x->bytes, x->size, &media);

		if (error != x->error)
			fail_msg(
			    "row %zu, %s: %s", i, x->name, media_reason(error));
		if (x->type)
			assert_string_equal(media->type, x->type);
		assert_true((error == MEDIA_OK) == (media != NULL));
	}
}

/* Characters that an edge cuts, and what hides in the last bytes. */
static void
test_big_text(void **state)
{
	enum { SIZE = 200001 };
	char *bytes = memory_get(SIZE);
	const struct media *media;

	(void)state;
	for (int shift = 0; shift < 3; shift++) {
		memset(bytes, 'a', SIZE);
		for (int i = shift; i + 3 <= SIZE - 8; i += 3)
			memcpy(bytes + i, "\xe2\x82\xac", 3);
		assert_int_equal(find("a.txt", bytes, SIZE, &media), MEDIA_OK);
	}
	memcpy(bytes + SIZE - 8, "<script>", 8);
	assert_int_equal(find("a.txt", bytes, SIZE, &media), MEDIA_UNSAFE);
	memcpy(bytes, PNG, sizeof(PNG) - 1);
	assert_int_equal(find("a.png", bytes, SIZE, &media), MEDIA_UNSAFE);
	memory_put(bytes);
}

static void
test_gone(void **state)
{
	struct upload file = { .name = "a.txt", .size = 10, .fd = 12345 };
	const struct media *media;

	(void)state;
	assert_int_equal(media_find(&file, &media), MEDIA_BROKEN);
}

/* What the file box offers is what we take, under the endings we know. */
static void
test_accept(void **state)
{
	const struct media *media;
	const char *at = media_accept();
	size_t taken = 0;

	(void)state;
	while (at && *at == '.') {
		size_t length = strcspn(at, ",");
		char name[16];

		snprintf(name, sizeof(name), "a%.*s", (int)length, at);
		for (size_t i = 0; i < 10; i++)
			taken += find(name, table[i].bytes, table[i].size,
				     &media) == MEDIA_OK;
		at = at[length] ? at + length + 1 : NULL;
	}
	/* Three of the ten come twice: png, jpg and txt. jpg and heic have
	 * two endings. */
	assert_int_equal(taken, 2 + 2 * 2 + 1 + 1 + 2 + 1 + 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_big_text),
		cmocka_unit_test(test_gone),
		cmocka_unit_test(test_accept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
