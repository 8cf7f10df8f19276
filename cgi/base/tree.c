/*
 * tree.c - walks folders by fts(3), copies files piece by piece.
 */
#include "base/tree.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <sys/stat.h>

enum { PIECE = 1 << 20 };

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static FTS *
walk(const char *root)
{
	char *roots[] = { (char *)(uintptr_t)root, NULL };

	return fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
}

/* Below the root, without the slash. */
static const char *
below(const FTSENT *entry, const char *root)
{
	const char *path = entry->fts_path + strlen(root);

	return path + strspn(path, "/");
}

static bool
is_error(const FTSENT *entry)
{
	if (entry->fts_info != FTS_DNR && entry->fts_info != FTS_ERR)
		return false;
	errno = entry->fts_errno;
	return true;
}

static bool
is_file(const FTSENT *entry)
{
	return entry->fts_info == FTS_F && S_ISREG(entry->fts_statp->st_mode) &&
	    strncmp(entry->fts_name, "spool-", 6) != 0 &&
	    !strstr(entry->fts_name, ".meter");
}

bool
tree_each(const char *root,
    bool (*each)(void *, const char *path, int64_t size), void *context)
{
	FTS *fts = walk(root);
	FTSENT *entry;
	bool on = fts != NULL;

	while (on && (entry = fts_read(fts))) {
		if (is_error(entry))
			on = false;
		else if (is_file(entry))
			on = each(context, below(entry, root),
			    entry->fts_statp->st_size);
	}
	if (fts)
		fts_close(fts);
	return on;
}

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
pour(int from, int to)
{
	char *piece = memory_get(PIECE);
	ssize_t got;
	bool fine = true;

	while (fine && (got = read(from, piece, PIECE)) != 0)
		fine = got > 0 ? write_all(to, piece, (size_t)got)
			       : errno == EINTR;
	memory_put(piece);
	return fine && fsync(to) == 0;
}

static bool
copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), out;
	bool fine;

	if (in < 0)
		return errno == ENOENT;
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	fine = out >= 0 && pour(in, out);
	close(in);
	if (out >= 0 && close(out) != 0)
		fine = false;
	return fine;
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

static bool
copy_entry(const FTSENT *entry, const char *from, const char *to)
{
	struct arena *a = arena_new(0);
	const char *target = arena_format(a, "%s/%s", to, below(entry, from));
	bool fine = true;

	if (is_error(entry))
		fine = false;
	else if (entry->fts_info == FTS_D)
		fine = mkdir(target, 0700) == 0 || errno == EEXIST;
	else if (entry->fts_info == FTS_DP)
		fine = flush_folder(target);
	else if (is_file(entry))
		fine = copy_file(entry->fts_path, target);
	arena_free(a);
	return fine;
}

bool
tree_copy(const char *from, const char *to)
{
	FTS *fts = walk(from);
	FTSENT *entry;
	bool fine = fts != NULL;

	while (fine && (entry = fts_read(fts)))
		fine = copy_entry(entry, from, to);
	if (fts)
		fts_close(fts);
	return fine;
}

bool
tree_empty(const char *folder)
{
	DIR *in = opendir(folder);
	const struct dirent *entry;
	bool empty = true;

	if (!in)
		return errno == ENOENT;
	while (empty && (entry = readdir(in)))
		empty = strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0;
	closedir(in);
	return empty;
}

bool
tree_put(const char *path, const char *bytes, size_t length)
{
	struct arena *a = arena_new(0);
	const char *beside = arena_format(a, "%s.new", path);
	int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool fine = fd >= 0 && write_all(fd, bytes, length) && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		fine = false;
	fine = fine && rename(beside, path) == 0 &&
	    flush_folder(arena_format(a, "%.*s",
		(int)(strrchr(path, '/') ? strrchr(path, '/') - path : 1),
		strrchr(path, '/') ? path : "."));
	arena_free(a);
	return fine;
}
