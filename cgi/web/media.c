/*
 * media.c - the kinds of files that we take, told by their first bytes, and
 * what gives a file away that is also something else.
 */
#include "base/locale.h"
#include "base/utf8.h"
#include "web/media.h"

#include <assert.h>
#include <ctype.h>
#include <strings.h>

enum { EDGE = 64 * 1024 };

/* The first and the last bytes of a file; they overlap in a small one. */
struct edges {
	char *first, *last;
	size_t first_length, last_length;
	bool whole; /* first is all there is */
};

static bool
starts(const struct edges *e, size_t at, const char *bytes, size_t length)
{
	return e->first_length >= at + length &&
	    memcmp(e->first + at, bytes, length) == 0;
}

static bool
is_jpeg(const struct edges *e)
{
	return starts(e, 0, "\xff\xd8\xff", 3) && e->first_length > 20;
}

static bool
is_png(const struct edges *e)
{
	return starts(e, 0, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) &&
	    e->first_length >= 33;
}

static bool
is_gif(const struct edges *e)
{
	return (starts(e, 0, "GIF87a", 6) || starts(e, 0, "GIF89a", 6)) &&
	    e->first_length > 13 && e->last[e->last_length - 1] == ';';
}

static bool
is_webp(const struct edges *e)
{
	return starts(e, 0, "RIFF", 4) && starts(e, 8, "WEBPVP8", 7) &&
	    e->first_length > 20 && strchr(" LX", e->first[15]) && e->first[15];
}

static bool
is_heic(const struct edges *e)
{
	static const char brands[][5] = { "heic", "heix", "heim", "heis",
		"mif1", "msf1" };

	if (!starts(e, 4, "ftyp", 4))
		return false;
	for (size_t i = 0; i < sizeof(brands) / sizeof(*brands); i++)
		if (starts(e, 8, brands[i], 4))
			return true;
	return false;
}

static bool
is_pdf(const struct edges *e)
{
	return (starts(e, 0, "%PDF-1.", 7) || starts(e, 0, "%PDF-2.", 7)) &&
	    memmem(e->last, e->last_length, "%%EOF", 5);
}

/* Readable to the edge; a character may be cut there. */
static bool
is_readable(const char *text, size_t length, bool whole)
{
	while (length) {
		size_t size = utf8_step(text, length);
		unsigned char c = (unsigned char)*text;

		if (!size)
			return !whole && length < 4 && c >= 0xc2;
		if ((c < 0x20 && !strchr("\t\n\f\r", c)) || !c || c == 0x7f)
			return false;
		text += size;
		length -= size;
	}
	return true;
}

static bool
is_text(const struct edges *e)
{
	size_t skip = 0;

	if (!is_readable(e->first, e->first_length, e->whole))
		return false;
	if (e->whole)
		return true;
	while (skip < 3 && (e->last[skip] & 0xc0) == 0x80)
		skip++;
	return is_readable(e->last + skip, e->last_length - skip, true);
}

static const struct kind {
	struct media media;
	bool (*is)(const struct edges *);
	const char *endings; /* of names; the first is ours, " " between */
} table[] = {
	{ { "image/jpeg", "jpg", true }, is_jpeg, "jpg jpeg jpe jfif" },
	{ { "image/png", "png", true }, is_png, "png" },
	{ { "image/gif", "gif", true }, is_gif, "gif" },
	{ { "image/webp", "webp", true }, is_webp, "webp" },
	{ { "image/heic", "heic", true }, is_heic, "heic heif" },
	{ { "application/pdf", "pdf", false }, is_pdf, "pdf" },
	{ { "text/plain", "txt", false }, is_text, "txt text" },
};

static const struct kind *
kind_of(const struct edges *e)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].is(e))
			return &table[i];
	return NULL;
}

static bool
is_named(const struct kind *kind, const char *name)
{
	const char *dot = strrchr(name, '.'), *at = kind->endings;
	size_t length = dot ? strlen(dot + 1) : 0;

	if (dot && strchr(dot, ' '))
		return false;
	while (length && at) {
		if (strncasecmp(at, dot + 1, length) == 0 &&
		    (at[length] == ' ' || !at[length]))
			return true;
		at = strchr(at, ' ');
		if (at)
			at++;
	}
	return false;
}

static bool
holds(const char *bytes, size_t length, const char *word)
{
	size_t size = strlen(word);

	while (length >= size) {
		const char *at = memchr(bytes, *word, length - size + 1);

		if (!at)
			return false;
		if (strncasecmp(at, word, size) == 0)
			return true;
		length -= (size_t)(at + 1 - bytes);
		bytes = at + 1;
	}
	return false;
}

static bool
holds_any(const struct edges *e, const char *const *words)
{
	for (; *words; words++)
		if (holds(e->first, e->first_length, *words) ||
		    holds(e->last, e->last_length, *words))
			return true;
	return false;
}

/* An archive is read from its end, whatever it starts with. */
static bool
is_archive(const struct edges *e)
{
	for (size_t i = 0; i + 22 <= e->last_length; i++) {
		const unsigned char *at = (unsigned char *)e->last + i;

		if (memcmp(at, "PK\5\6", 4) == 0 &&
		    at[20] + at[21] * 256u == e->last_length - i - 22)
			return true;
	}
	return false;
}

static bool
is_markup(const struct edges *e)
{
	static const char *const words[] = { "<html", "<svg", "<script",
		"<!doctype", "<iframe", "<body", "<?xml", "<?php", NULL };

	return holds_any(e, words);
}

/* Pictures may hold XML (their metadata), but nothing that runs. */
static bool
is_unsafe(const struct edges *e, const struct kind *kind)
{
	static const char *const run[] = { "<script", "<html", "<!doctype",
		"<iframe", "<?php", NULL };
	static const char *const act[] = { "/JavaScript", "/Launch", NULL };
	size_t head = e->first_length < 1024 ? e->first_length : 1024;

	if (is_archive(e))
		return true;
	if (!kind || kind->is == is_text)
		return is_markup(e);
	if (kind->is == is_pdf)
		return holds_any(e, act) || holds_any(e, run);
	return holds_any(e, run) || memmem(e->first, head, "%PDF-", 5);
}

static bool
read_edges(const struct upload *file, struct edges *e)
{
	size_t length = file->size < EDGE ? file->size : EDGE;

	e->first_length = e->last_length = length;
	e->whole = file->size <= EDGE;
	return upload_read(file, 0, e->first, length) == (ssize_t)length &&
	    upload_read(file, file->size - length, e->last, length) ==
	    (ssize_t)length;
}

enum media_error
media_find(const struct upload *file, const struct media **media)
{
	struct edges e = { memory_get(EDGE), memory_get(EDGE), 0, 0, false };
	const struct kind *kind = NULL;
	enum media_error error = MEDIA_OK;

	if (!file->size)
		error = MEDIA_EMPTY;
	else if (!read_edges(file, &e))
		error = MEDIA_BROKEN;
	else if ((kind = kind_of(&e), is_unsafe(&e, kind)))
		error = MEDIA_UNSAFE;
	else if (!kind)
		error = MEDIA_UNKNOWN;
	else if (!is_named(kind, file->name))
		error = MEDIA_MISNAMED;
	else
		*media = &kind->media;
	memory_put(e.first);
	memory_put(e.last);
	return error;
}

const char *
media_reason(enum media_error error)
{
	static const char *const reasons[MEDIA_ERRORS] = {
		[MEDIA_OK] = "",
		[MEDIA_EMPTY] = N_("This file is empty."),
		[MEDIA_UNKNOWN] =
		    N_("We take pictures (JPEG, PNG, GIF, WebP, HEIC), PDF "
		       "and plain text (UTF-8)."),
		[MEDIA_MISNAMED] =
		    N_("The end of this file's name doesn't fit its "
		       "content."),
		[MEDIA_UNSAFE] =
		    N_("This file could hold a program, so we can't take "
		       "it."),
		[MEDIA_BROKEN] =
		    N_("This file couldn't be read. Please try again."),
	};

	assert(error < MEDIA_ERRORS);
	return reasons[error];
}

const char *
media_accept(void)
{
	return ".jpg,.jpeg,.png,.gif,.webp,.heic,.heif,.pdf,.txt";
}
