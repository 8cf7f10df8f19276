/*
 * parse_multipart.c - multipart/form-data (RFC 7578): fields into a list,
 * files into memory or the spool.
 */
#include "web/parse_in.h"

struct multipart {
	struct parsed *sent;
	const struct parse_limits *limits;
	struct window window;
	struct pairs_in fields;
	struct upload *files;
	size_t file_room, chosen; /* chosen: files that are not absent */
	size_t text;              /* bytes of all fields */
	char *scratch;            /* the part now being read */
};

/* The part that is being read: a field's text, or a file. */
struct taking {
	struct part part;
	struct sink sink;
	struct base64 base64;
	size_t length;
};

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

static enum parse_error
take_base64(
    struct multipart *m, struct taking *t, const char *bytes, size_t length)
{
	enum parse_error error = PARSE_OK;
	char room[1024];

	while (length && !error) {
		size_t step = length < sizeof(room) ? length : sizeof(room);
		size_t made;

		if (!base64_add(&t->base64, bytes, step, room, &made))
			return PARSE_MULTIPART_BAD;
		error = take_plain(m, t, room, made);
		bytes += step;
		length -= step;
	}
	return error;
}

/* Everything up to the next delimiter goes to t; nowhere when it is NULL. */
static enum parse_error
take_content(struct multipart *m, struct taking *t)
{
	enum parse_error error = PARSE_OK;
	bool last = false;

	while (!last && !error) {
		const char *bytes;
		size_t length;

		error = window_content(&m->window, &bytes, &length, &last);
		if (!error && t)
			error = t->part.base64
			    ? take_base64(m, t, bytes, length)
			    : take_plain(m, t, bytes, length);
	}
	if (!error && t && !base64_end(&t->base64))
		error = PARSE_MULTIPART_BAD;
	return error;
}

static enum parse_error
end_field(struct multipart *m, const struct taking *t)
{
	return pairs_add(&m->fields, t->part.name, strlen(t->part.name),
	    arena_copy(m->sent->arena, m->scratch, t->length), t->length);
}

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

/* File boxes left empty are no files, but count as fields do. */
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
	const char *head;
	size_t length;
	enum parse_error error =
	    window_head(&m->window, m->limits->part_head, &head, &length);

	if (!error)
		error =
		    part_head(m->sent->arena, head, length, m->limits, &t.part);
	if (error)
		return error;
	sink_start(
	    &t.sink, m->limits, m->window.reader.body->spool, m->scratch);
	error = take_content(m, &t);
	if (error) {
		sink_drop(&t.sink);
		return error;
	}
	return t.part.filename ? end_file(m, &t) : end_field(m, &t);
}

static enum parse_error
take_parts(struct multipart *m)
{
	enum parse_error error = take_content(m, NULL);
	bool more = true;

	while (!error && more) {
		error = window_part(&m->window, &more);
		if (!error && more)
			error = take_part(m);
	}
	return error ? error : window_end(&m->window);
}

enum parse_error
parse_multipart(struct parsed *sent, const char *type, const struct body *body,
    size_t length, const struct parse_limits *limits)
{
	struct multipart m = {
		.sent = sent,
		.limits = limits,
		.fields = { .arena = sent->arena, .limits = limits },
	};
	size_t room =
	    limits->memory > limits->value ? limits->memory : limits->value;
	enum parse_error error =
	    window_open(&m.window, sent->arena, type, body, length);

	if (error || !length)
		return error;
	m.scratch = arena_alloc(sent->arena, room);
	error = take_parts(&m);
	pairs_end(&m.fields, &sent->form);
	return error;
}
