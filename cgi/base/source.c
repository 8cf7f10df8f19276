/*
 * source.c - unpacks, finds the encoding out and converts, block by block.
 */
#include "base/source.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <zlib.h>

enum { BLOCK = 64 * 1024, WRONG = 0xff };

struct source {
	gzFile gz;
	const char *error;
	int64_t size;
	enum encoding encoding;
	size_t begin, end; /* unread part of raw */
	bool ended;
	unsigned char raw[BLOCK];
};

const char *const encoding_names[ENCODINGS + 1] = { "guess", "utf-8",
	"windows-1252", "utf-16le", "utf-16be", NULL };

/* What Windows-1252 has at 0x80 to 0x9f; 0 is unassigned. */
static const uint16_t windows[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026,
	0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0,
	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
	0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

static void
fill(struct source *s)
{
	int got;

	if (s->begin) {
		memmove(s->raw, s->raw + s->begin, s->end - s->begin);
		s->end -= s->begin;
		s->begin = 0;
	}
	while (s->end < BLOCK && !s->ended) {
		got =
		    gzread(s->gz, s->raw + s->end, (unsigned)(BLOCK - s->end));
		if (got > 0)
			s->end += (size_t)got;
		else
			s->ended = true;
		if (got < 0)
			s->error = "the file can't be read or is damaged";
	}
	/* A truncated gzip ends without an error from gzread(). */
	if (s->ended && !s->error) {
		int code = Z_OK;

		gzerror(s->gz, &code);
		if (code == Z_BUF_ERROR)
			s->error =
			    "the file ends in the middle of its gzip data";
	}
}

static bool
starts(const struct source *s, const char *mark, size_t length)
{
	return s->end - s->begin >= length &&
	    memcmp(s->raw + s->begin, mark, length) == 0;
}

/* Text without a mark that has a NUL in every other place is UTF-16. */
static enum encoding
guess_wide(const struct source *s)
{
	size_t i, even = 0, odd = 0, n = s->end < 512 ? s->end : 512;

	for (i = 0; i + 1 < n; i += 2) {
		even += s->raw[i] == 0;
		odd += s->raw[i + 1] == 0;
	}
	if (odd > n / 5 && even == 0)
		return ENCODING_UTF16LE;
	if (even > n / 5 && odd == 0)
		return ENCODING_UTF16BE;
	return ENCODING_GUESS;
}

static void
read_mark(struct source *s)
{
	enum encoding told = s->encoding, found = ENCODING_GUESS;
	size_t mark = 0;

	if (starts(s, "\xef\xbb\xbf", 3))
		found = ENCODING_UTF8, mark = 3;
	else if (starts(s, "\xff\xfe", 2))
		found = ENCODING_UTF16LE, mark = 2;
	else if (starts(s, "\xfe\xff", 2))
		found = ENCODING_UTF16BE, mark = 2;
	if (told == ENCODING_GUESS)
		s->encoding = mark ? found : guess_wide(s);
	/* A mark is dropped only where it belongs to what was told. */
	if (told == ENCODING_GUESS || told == found)
		s->begin += mark;
}

/* The length of the UTF-8 character at p; 0 if it is none. */
static size_t
sequence(const unsigned char *p, const unsigned char *end)
{
	size_t i, length = *p >= 0xf0 ? 4 : *p >= 0xe0 ? 3 : 2;

	if (*p < 0xc2 || *p > 0xf4 || (size_t)(end - p) < length)
		return 0;
	for (i = 1; i < length; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return length;
}

/*
 * Called with the first byte that isn't ASCII in front. Text in Windows-1252
 * hardly ever forms UTF-8 characters by chance, so the more frequent wins;
 * then a damaged line in a UTF-8 file is reported rather than misread.
 */
static enum encoding
guess_narrow(const struct source *s, const unsigned char *p)
{
	const unsigned char *end = s->raw + s->end;
	size_t length, good = 0, bad = 0;

	while (p < end) {
		if (*p < 0x80) {
			p++;
			continue;
		}
		length = sequence(p, end);
		if (!length && !s->ended && end - p < 4)
			break;
		good += length != 0;
		bad += length == 0;
		p += length ? length : 1;
	}
	return good >= bad ? ENCODING_UTF8 : ENCODING_WINDOWS_1252;
}

struct source *
source_open(const char *path, enum encoding encoding)
{
	struct source *s;
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &about) != 0 || S_ISDIR(about.st_mode)) {
		close(fd);
		errno = EISDIR;
		return NULL;
	}
	s = memory_get(sizeof(*s));
	s->gz = gzdopen(fd, "rb");
	if (!s->gz) {
		close(fd);
		memory_put(s);
		errno = ENOMEM;
		return NULL;
	}
	gzbuffer(s->gz, 2 * BLOCK);
	s->size = (int64_t)about.st_size;
	s->encoding = encoding;
	fill(s);
	read_mark(s);
	return s;
}

void
source_close(struct source *s)
{
	if (!s)
		return;
	gzclose(s->gz);
	memory_put(s);
}

static size_t
put(char *out, unsigned code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

static size_t
read_narrow(struct source *s, char *bytes, size_t room)
{
	size_t n = 0;

	while (s->begin < s->end && room - n >= 4) {
		unsigned c = s->raw[s->begin++];

		if (c >= 0x80 && c < 0xa0)
			c = windows[c - 0x80];
		if (c)
			n += put(bytes + n, c);
		else
			bytes[n++] = s->raw[s->begin - 1] ? (char)WRONG : '\0';
	}
	return n;
}

static unsigned
unit(const struct source *s, size_t at)
{
	unsigned a = s->raw[at], b = s->raw[at + 1];

	return s->encoding == ENCODING_UTF16LE ? a | b << 8 : a << 8 | b;
}

/* One character from s->raw at begin; false when more bytes are needed. */
static bool
read_wide_one(struct source *s, char *bytes, size_t *n)
{
	size_t left = s->end - s->begin;
	unsigned first, second;

	if (left < 4 && !s->ended)
		return false;
	first = left >= 2 ? unit(s, s->begin) : 0xdc00;
	second = left >= 4 ? unit(s, s->begin + 2) : 0;
	s->begin += left < 2 ? left : 2;
	if (first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 &&
	    second < 0xe000) {
		s->begin += 2;
		first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
	}
	if (first >= 0xd800 && first < 0xe000)
		bytes[(*n)++] = (char)WRONG;
	else
		*n += put(bytes + *n, first);
	return true;
}

static size_t
read_wide(struct source *s, char *bytes, size_t room)
{
	size_t n = 0;

	while (s->begin < s->end && room - n >= 4)
		if (!read_wide_one(s, bytes, &n))
			break;
	return n;
}

static size_t
read_as_is(struct source *s, char *bytes, size_t room)
{
	size_t n = s->end - s->begin < room ? s->end - s->begin : room;

	memcpy(bytes, s->raw + s->begin, n);
	s->begin += n;
	return n;
}

/* As long as all is ASCII the question of the encoding stays open. */
static size_t
read_guessing(struct source *s, char *bytes, size_t room)
{
	size_t i = s->begin;

	while (i < s->end && s->raw[i] < 0x80)
		i++;
	if (i - s->begin < room)
		room = i - s->begin;
	if (room)
		return read_as_is(s, bytes, room);
	fill(s);
	s->encoding = guess_narrow(s, s->raw + s->begin);
	return 0;
}

static size_t
read_some(struct source *s, char *bytes, size_t room)
{
	switch (s->encoding) {
	case ENCODING_GUESS:
		return read_guessing(s, bytes, room);
	case ENCODING_WINDOWS_1252:
		return read_narrow(s, bytes, room);
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return read_wide(s, bytes, room);
	default:
		return read_as_is(s, bytes, room);
	}
}

size_t
source_read(void *source, char *bytes, size_t room)
{
	struct source *s = source;
	size_t n = 0;

	while (n == 0) {
		if (s->end - s->begin < 4 && !s->ended)
			fill(s);
		if (s->begin == s->end)
			return 0;
		n = read_some(s, bytes, room);
	}
	return n;
}

const char *
source_error(const struct source *s)
{
	return s->error;
}

int64_t
source_position(const struct source *s)
{
	int64_t at = gzoffset(s->gz);

	return at < 0 ? 0 : at;
}

int64_t
source_size(const struct source *s)
{
	return s->size;
}

enum encoding
source_encoding(const struct source *s)
{
	return s->encoding;
}
