/*
 * store.c - write, flush, rename, flush the folder.
 */
#include "web/store.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { PIECE = 65536 };

static bool
write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t wrote = write(fd, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

static bool
copy(int fd, const struct upload *file)
{
	char piece[PIECE];
	size_t done = 0;

	while (done < file->size) {
		ssize_t got = upload_read(file, done, piece, sizeof(piece));

		if (got <= 0 || !write_all(fd, piece, (size_t)got))
			return false;
		done += (size_t)got;
	}
	return fsync(fd) == 0;
}

static bool
flush_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool fine = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return fine;
}

/* A new folder's name must last, too. */
static bool
make_folder(const char *data, const char *folder)
{
	if (mkdir(folder, 0750) == 0)
		return flush_folder(data);
	return errno == EEXIST;
}

static bool
put(struct request *r, const char *folder, const char *whole,
    const struct upload *file)
{
	const char *draft =
	    arena_format(r->arena, "%s/.%s", folder, secret_token(r->arena));
	int fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
	bool fine = fd >= 0 && copy(fd, file);

	if (fd >= 0 && close(fd) != 0)
		fine = false;
	if (fine && rename(draft, whole) == 0)
		return flush_folder(folder);
	if (fd >= 0)
		unlink(draft);
	return false;
}

/*
 * Of the request, too: two who send the same picture have a file each, and
 * erasing one of them leaves the other's.
 */
static const char *
name_of(struct request *r, const struct upload *file, const struct media *media)
{
	const char *text = arena_format(r->arena, "%s %s", request_id(r),
	    secret_hex(r->arena, file->sha256, SECRET_HASH));

	return arena_format(r->arena, "%s.%s",
	    secret_sha256_hex(r->arena, text, strlen(text)), media->ending);
}

const char *
store_file(struct request *r, const char *folder, const struct upload *file,
    const struct media *media)
{
	const char *data = conf_text("data_dir");
	const char *name = name_of(r, file, media);
	const char *into = arena_format(r->arena, "%s/%s", data, folder);
	const char *whole = arena_format(r->arena, "%s/%s", into, name);

	if (make_folder(data, into) && put(r, into, whole, file))
		return arena_format(r->arena, "%s/%s", folder, name);
	log_line(LOG_FAULT, "file-not-kept", "path", whole, "says",
	    strerror(errno), NULL);
	return NULL;
}
