/* password_list.c - looks a word up in the mapped list of common passwords. */
#include "base/password_list.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>

static const char *list;
static size_t list_size;

const char *
password_list_open(const char *path)
{
	struct stat about;
	void *map = MAP_FAILED;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return "the list of common passwords can't be opened";
	if (fstat(fd, &about) == 0 && about.st_size > 0)
		map = mmap(
		    NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (map == MAP_FAILED)
		return "the list of common passwords can't be read";
	if (list != NULL)
		munmap((void *)(uintptr_t)list, list_size);
	list = map;
	list_size = (size_t)about.st_size;
	return NULL;
}

/* Below, at or above 0 as the line at start sorts against the word. */
static int
compare(const char *start, size_t line, const char *word, size_t length)
{
	int order = memcmp(start, word, line < length ? line : length);

	if (order != 0 || line == length)
		return order;
	return line < length ? -1 : 1;
}

bool
password_list_has(const char *word, size_t length)
{
	size_t low = 0, high = list_size, start, end;
	int order;

	/* low and high always stand at the start of a line. */
	while (low < high) {
		for (start = low + (high - low) / 2;
		     start > low && list[start - 1] != '\n'; start--)
			;
		for (end = start; end < list_size && list[end] != '\n'; end++)
			;
		order = compare(list + start, end - start, word, length);
		if (order == 0)
			return true;
		if (order < 0)
			low = end + 1;
		else
			high = start;
	}
	return false;
}
