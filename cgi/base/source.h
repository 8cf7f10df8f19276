/*
 * source.h - a file of text in whatever form a shop has it, as UTF-8 bytes.
 *
 * Gzip is unpacked on the way, a byte order mark removed, UTF-16 and
 * Windows-1252 (which holds Latin-1) turned into UTF-8. Nothing is kept, so
 * the size of the file doesn't matter. Bytes that are wrong in the file's
 * encoding come out wrong (0xff or as they were), so that the reader behind
 * reports them with their line; nothing is replaced in silence.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

enum encoding {
	ENCODING_GUESS, /* mark, else by the bytes themselves */
	ENCODING_UTF8,
	ENCODING_WINDOWS_1252,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODINGS
};

struct source;

/* "guess", "utf-8", "windows-1252", "utf-16le", "utf-16be", NULL. */
extern const char *const encoding_names[ENCODINGS + 1];

/* NULL, with errno, when the file can't be opened or is no file. */
struct source *source_open(const char *path, enum encoding);
void source_close(struct source *);
/*
 * Up to `room` (at least 8) bytes of UTF-8; 0 at the end and after a fault.
 * Its shape suits csv_new(): `source` is a struct source.
 */
size_t source_read(void *source, char *bytes, size_t room);
/* What went wrong (disk, damaged gzip), or NULL. */
const char *source_error(const struct source *);
/* Bytes of the file that were read so far, and all it has, for progress. */
int64_t source_position(const struct source *);
int64_t source_size(const struct source *);
/* What was found; ENCODING_GUESS as long as all bytes were ASCII. */
enum encoding source_encoding(const struct source *);

#endif
