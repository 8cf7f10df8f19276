/*
 * parse_upload.c - files: small ones stay in memory, big ones go to files
 * that have no name, so that nothing is left behind whatever happens.
 */
#include "web/parse_in.h"

#include <errno.h>
#include <fcntl.h>

void
sink_start(struct sink *s, const struct parse_limits *limits, const char *spool,
    char *scratch)
{
	*s = (struct sink){
		.limits = limits,
		.spool = spool,
		.scratch = scratch,
		.fd = -1,
	};
	crypto_hash_sha256_init(&s->hash);
}

/* Not every file system knows O_TMPFILE. */
static int
spool_open(struct arena *a, const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char *name;

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	name = arena_format(a, "%s/spool-XXXXXX", folder);
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		unlink(name);
	return fd;
}

static bool
write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t done = write(fd, bytes, length);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		length -= (size_t)done;
	}
	return true;
}

static bool
leave_memory(struct sink *s)
{
	struct arena *a;

	if (!s->spool)
		return false;
	a = arena_new(0);
	s->fd = spool_open(a, s->spool);
	arena_free(a);
	return s->fd >= 0 && write_all(s->fd, s->scratch, s->size);
}

enum parse_error
sink_add(struct sink *s, const char *bytes, size_t length)
{
	if (length > s->limits->file - s->size)
		return PARSE_FILE_LONG;
	crypto_hash_sha256_update(
	    &s->hash, (const unsigned char *)bytes, length);
	if (s->fd < 0 && length <= s->limits->memory - s->size)
		memcpy(s->scratch + s->size, bytes, length);
	else if (s->fd < 0 && !leave_memory(s))
		return PARSE_SPOOL_BROKEN;
	else if (!write_all(s->fd, bytes, length))
		return PARSE_SPOOL_BROKEN;
	s->size += length;
	return PARSE_OK;
}

enum parse_error
sink_end(struct sink *s, struct arena *a, struct upload *file)
{
	crypto_hash_sha256_final(&s->hash, file->sha256);
	file->size = s->size;
	file->fd = s->fd;
	file->bytes = s->fd < 0 ? arena_copy(a, s->scratch, s->size) : NULL;
	return s->fd < 0 || lseek(s->fd, 0, SEEK_SET) == 0 ? PARSE_OK
							   : PARSE_SPOOL_BROKEN;
}

void
sink_drop(struct sink *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

const struct upload *
parse_file(const struct parsed *sent, const char *field)
{
	for (size_t i = 0; i < sent->file_count; i++)
		if (strcmp(sent->files[i].field, field) == 0)
			return &sent->files[i];
	return NULL;
}

bool
upload_absent(const struct upload *file)
{
	return !file->size && !*file->name;
}

ssize_t
upload_read(const struct upload *file, size_t offset, char *bytes, size_t room)
{
	size_t left = offset < file->size ? file->size - offset : 0;
	ssize_t got;

	if (room > left)
		room = left;
	if (file->fd < 0) {
		if (room)
			memcpy(bytes, file->bytes + offset, room);
		return (ssize_t)room;
	}
	do
		got = pread(file->fd, bytes, room, (off_t)offset);
	while (got < 0 && errno == EINTR);
	return got;
}
