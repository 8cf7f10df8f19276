/*
 * parse_multipart.c - multipart/form-data (RFC 7578) through a window that
 * slides over the body once.
 */
#include "web/parse_in.h"

#include <strings.h>

enum { WINDOW = 64 * 1024, BOUNDARY = 70 };

struct multipart {
	struct parsed *sent;
	const struct parse_limits *limits;
	struct reader reader;
	struct pairs_in fields;
	struct upload *files;
	size_t file_room, chosen; /* chosen: files that are not absent */
	size_t text;              /* bytes of all fields */
	char *scratch;            /* the part now being read */
	char *window;
	size_t start, end;            /* of what is left in the window */
	char delimiter[BOUNDARY + 5]; /* CRLF, two hyphens, boundary */
	size_t delimiter_length;
};

/* The part that is being read: a field's text, or a file. */
struct taking {
	struct part part;
	struct sink sink;
	size_t length;
	unsigned bits, bit_count; /* of base64 */
	bool ended;
};

static size_t
at_hand(const struct multipart *m)
{
	return m->end - m->start;
}

/* Slides what is left to the front and fills the window behind it. */
static enum parse_error
fill(struct multipart *m)
{
	enum parse_error error = PARSE_OK;

	memmove(m->window, m->window + m->start, at_hand(m));
	m->end -= m->start;
	m->start = 0;
	while (m->end < WINDOW && m->reader.left && !error) {
		size_t got;

		error = read_some(
		    &m->reader, m->window + m->end, WINDOW - m->end, &got);
		m->end += got;
	}
	return error;
}

/* At least count bytes at hand, if there are as many. */
static enum parse_error
need(struct multipart *m, size_t count)
{
	return at_hand(m) < count && m->reader.left ? fill(m) : PARSE_OK;
}

static enum parse_error
take_plain(
    struct multipart *m, struct taking *t, const char *bytes, size_t length)
{
	if (t->part.filename && length && !m->limits->files)
		return PARSE_FILE_UNASKED;
	if (t->part.filename)
		return sink_add(&t->sink, bytes, length);
	if (length > m->limits->value - t->length)
		return PARSE_VALUE_LONG;
	if (length > m->limits->text - m->text)
		return PARSE_BODY_LONG;
	memcpy(m->scratch + t->length, bytes, length);
	t->length += length;
	m->text += length;
	return PARSE_OK;
}

static int
base64_digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found = memchr(digits, c, sizeof(digits) - 1);

	return found ? (int)(found - digits) : -1;
}

static enum parse_error
take_base64(
    struct multipart *m, struct taking *t, const char *bytes, size_t length)
{
	char room[1024];
	size_t made = 0;
	enum parse_error error = PARSE_OK;

	for (size_t i = 0; i < length && !error; i++) {
		int digit = base64_digit(bytes[i]);

		if (strchr(" \t\r\n", bytes[i]) && bytes[i])
			continue;
		if (bytes[i] == '=')
			t->ended = true;
		else if (digit < 0 || t->ended)
			return PARSE_MULTIPART_BAD;
		if (t->ended)
			continue;
		t->bits = (t->bits << 6 | (unsigned)digit) & 0xffff;
		t->bit_count += 6;
		if (t->bit_count < 8)
			continue;
		t->bit_count -= 8;
		room[made++] = (char)(t->bits >> t->bit_count & 0xff);
		if (made == sizeof(room)) {
			error = take_plain(m, t, room, made);
			made = 0;
		}
	}
	return error ? error : take_plain(m, t, room, made);
}

static enum parse_error
take(struct multipart *m, struct taking *t, size_t length)
{
	const char *bytes = m->window + m->start;

	m->start += length;
	if (!t || !length)
		return PARSE_OK;
	return t->part.base64 ? take_base64(m, t, bytes, length)
			      : take_plain(m, t, bytes, length);
}

/*
 * Everything up to the next delimiter goes to t (nowhere when NULL). The
 * window starts with the CRLF of the line before, which may already belong
 * to the delimiter and is no content.
 */
static enum parse_error
take_until_delimiter(struct multipart *m, struct taking *t)
{
	enum parse_error error = need(m, m->delimiter_length + 2);
	size_t skip = 2;

	while (!error) {
		const char *from = m->window + m->start;
		const char *found =
		    memmem(from, at_hand(m), m->delimiter, m->delimiter_length);
		size_t length;

		if (!found && !m->reader.left)
			return PARSE_MULTIPART_BAD;
		length = found ? (size_t)(found - from)
			       : at_hand(m) - m->delimiter_length + 1;
		if (length) {
			m->start += skip;
			length -= skip;
			skip = 0;
		}
		error = take(m, t, length);
		if (found) {
			m->start += m->delimiter_length;
			return error;
		}
		if (!error)
			error = fill(m);
	}
	return error;
}

/*
 * Behind a delimiter: two hyphens end it all, else a part follows. Some
 * programs forget those hyphens: a delimiter that is the last line of the
 * body ends it, too. The CRLF stays, as take_until_delimiter() expects.
 */
static enum parse_error
after_delimiter(struct multipart *m, bool *more)
{
	enum parse_error error = need(m, m->limits->part_head);
	char *at = m->window + m->start;

	*more = false;
	if (error)
		return error;
	if (at_hand(m) >= 2 && memcmp(at, "--", 2) == 0) {
		m->start += 2;
		return PARSE_OK;
	}
	while (at_hand(m) && (*at == ' ' || *at == '\t')) {
		at++;
		m->start++;
	}
	error = need(m, 3);
	at = m->window + m->start;
	if (error)
		return error;
	if (at_hand(m) < 2 || memcmp(at, "\r\n", 2) != 0)
		return PARSE_MULTIPART_BAD;
	*more = at_hand(m) > 2;
	return PARSE_OK;
}

static enum parse_error
drain(struct multipart *m)
{
	enum parse_error error = PARSE_OK;

	while (m->reader.left && !error) {
		m->start = m->end;
		error = fill(m);
	}
	return error;
}

/* From the CRLF before the headers to the CRLF of the empty line. */
static enum parse_error
take_head(struct multipart *m, struct part *part)
{
	enum parse_error error = need(m, m->limits->part_head);
	const char *at = m->window + m->start, *end;
	size_t length = at_hand(m);

	if (error)
		return error;
	if (length > m->limits->part_head)
		length = m->limits->part_head;
	end = memmem(at, length, "\r\n\r\n", 4);
	if (!end)
		return PARSE_MULTIPART_BAD;
	m->start += (size_t)(end + 2 - at);
	return part_head(
	    m->sent->arena, at + 2, (size_t)(end - at), m->limits, part);
}

static enum parse_error
end_field(struct multipart *m, const struct taking *t)
{
	return pairs_add(&m->fields, t->part.name, strlen(t->part.name),
	    arena_copy(m->sent->arena, m->scratch, t->length), t->length);
}

/* Room for one more; files left out count as fields do. */
static struct upload *
next_file(struct multipart *m)
{
	size_t count = m->sent->file_count;

	if (count == m->file_room) {
		size_t room = count ? count * 2 : 8;
		struct upload *files =
		    arena_array(m->sent->arena, room, sizeof(*files));

		if (count)
			memcpy(files, m->files, count * sizeof(*files));
		m->sent->files = m->files = files;
		m->file_room = room;
	}
	return &m->files[count];
}

static enum parse_error
end_file(struct multipart *m, struct taking *t)
{
	struct upload *file;
	enum parse_error error;

	if (m->sent->file_count >= m->limits->fields) {
		sink_drop(&t->sink);
		return PARSE_FIELDS_MANY;
	}
	file = next_file(m);
	*file = (struct upload){
		.field = t->part.name,
		.name = t->part.filename,
		.type = t->part.type,
	};
	error = sink_end(&t->sink, m->sent->arena, file);
	m->sent->file_count++;
	if (error || upload_absent(file))
		return error;
	if (!m->limits->files)
		return PARSE_FILE_UNASKED;
	return ++m->chosen > m->limits->files ? PARSE_FILES_MANY : PARSE_OK;
}

static enum parse_error
take_part(struct multipart *m)
{
	struct taking t = { .length = 0 };
	enum parse_error error = take_head(m, &t.part);

	if (error)
		return error;
	sink_start(&t.sink, m->limits, m->reader.body->spool, m->scratch);
	error = take_until_delimiter(m, &t);
	if (!error && t.part.base64 &&
	    (t.bit_count == 6 || (t.bits & ((1u << t.bit_count) - 1))))
		error = PARSE_MULTIPART_BAD;
	if (error) {
		sink_drop(&t.sink);
		return error;
	}
	return t.part.filename ? end_file(m, &t) : end_field(m, &t);
}

/* The boundary of the Content-Type header, made into a delimiter. */
static enum parse_error
set_delimiter(struct multipart *m, const char *type)
{
	const char *name, *boundary = NULL;
	char *params, *value;

	media_type(m->sent->arena, type, &params);
	while (param_next(&params, &name, &value) == PARAM_FOUND)
		if (strcasecmp(name, "boundary") == 0) {
			if (boundary)
				return PARSE_MULTIPART_BAD;
			boundary = value;
		}
	if (!boundary || !*boundary || strlen(boundary) > BOUNDARY ||
	    boundary[strlen(boundary) - 1] == ' ')
		return PARSE_MULTIPART_BAD;
	for (const char *c = boundary; *c; c++)
		if (*c < 0x20 || *c >= 0x7f)
			return PARSE_MULTIPART_BAD;
	snprintf(m->delimiter, sizeof(m->delimiter), "\r\n--%s", boundary);
	m->delimiter_length = strlen(m->delimiter);
	return PARSE_OK;
}

static void
set_up(struct multipart *m)
{
	const struct parse_limits *l = m->limits;
	struct arena *a = m->sent->arena;

	m->window = arena_alloc(a, WINDOW);
	m->scratch =
	    arena_alloc(a, l->memory > l->value ? l->memory : l->value);
	/* As if a line had ended just before the body. */
	memcpy(m->window, "\r\n", 2);
	m->end = 2;
}

enum parse_error
parse_multipart(struct parsed *sent, const char *type, const struct body *body,
    size_t length, const struct parse_limits *limits)
{
	struct multipart m = {
		.sent = sent,
		.limits = limits,
		.reader = { body, length },
		.fields = { .arena = sent->arena, .limits = limits },
	};
	enum parse_error error = set_delimiter(&m, type);
	bool more = true;

	if (error || !length)
		return error;
	set_up(&m);
	error = take_until_delimiter(&m, NULL);
	if (!error)
		error = after_delimiter(&m, &more);
	while (!error && more) {
		error = take_part(&m);
		if (!error)
			error = after_delimiter(&m, &more);
	}
	if (!error)
		error = drain(&m);
	pairs_end(&m.fields, &sent->form);
	return error;
}
