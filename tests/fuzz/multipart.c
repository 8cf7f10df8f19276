/*
 * multipart.c - the first byte says in which steps the body comes and
 * whether a line with its Content-Type stands before it. In single bytes the
 * same body must give the same parts.
 */
#include "fuzz.h"

static const struct parse_limits limits = {
	.fields = 20,
	.name = 32,
	.value = 256,
	.text = 1024,
	.memory = 64,
	.files = 4,
	.file = 512,
	.part_head = 512,
};

static enum parse_error
parse(struct parsed *sent, struct arena *arena, const char *type,
    const char *bytes, size_t length, size_t step)
{
	struct fuzz_body from = { bytes, length, 0, step };
	struct body body = { fuzz_read, &from, "/dev/shm" };

	*sent = (struct parsed){ .arena = arena };
	return parse_multipart(sent, type, &body, length, &limits);
}

static void
check(const struct parsed *sent, size_t length)
{
	size_t total = 0;
	char byte;

	fuzz_check_pairs(&sent->form, &limits);
	for (size_t i = 0; i < sent->form.count; i++)
		total += sent->form.list[i].length;
	for (size_t i = 0; i < sent->file_count; i++) {
		const struct upload *f = &sent->files[i];

		total += f->size;
		HOLDS(f->size <= limits.file);
		HOLDS((f->fd >= 0) == (f->size > limits.memory));
		HOLDS(fuzz_is_text(f->name) && fuzz_is_text(f->field));
		HOLDS(!strpbrk(f->name, "/\\\r\n"));
		HOLDS(!f->size || upload_read(f, f->size - 1, &byte, 1) == 1);
	}
	HOLDS(total <= length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	const char *type = "multipart/form-data; boundary=XX";
	const char *start = (const char *)bytes + 1, *line;
	size_t step = size ? bytes[0] & 0x7f : 0;
	unsigned char digest[2][32];
	struct parsed one, two;
	enum parse_error error;

	size -= size > 0;
	line = size ? memchr(start, '\n', size) : NULL;
	if (line && start[-1] & 0x80) {
		type = arena_copy(arena, start, (size_t)(line - start));
		size -= (size_t)(line + 1 - start);
		start = line + 1;
	}
	error = parse(&one, arena, type, start, size, step);
	check(&one, size);
	HOLDS(parse(&two, arena, type, start, size, 1) == error);
	parse_digest(&one, NULL, digest[0]);
	parse_digest(&two, NULL, digest[1]);
	HOLDS(memcmp(digest[0], digest[1], 32) == 0);
	parse_close(&one);
	parse_close(&two);
	arena_free(arena);
	return 0;
}
