/*
 * tally.c - a hash table in a file: groups of eight slots, doubled when full.
 */
#include "base/tally.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>

enum { GROUP = 8, FIRST = 8192 };

struct slot {
	unsigned char key[HASH_KEY];
	uint32_t count; /* 0: free */
};

struct tally {
	int fd;
	uint64_t groups, used; /* groups is a power of two */
};

static int
open_nameless(void)
{
	const char *folder = getenv("TMPDIR");

	return open(folder && *folder ? folder : "/var/tmp",
	    O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static bool
file_make(struct tally *t, uint64_t groups)
{
	t->groups = groups;
	t->used = 0;
	t->fd = open_nameless();
	return t->fd >= 0 &&
	    ftruncate(t->fd, (off_t)(groups * GROUP * sizeof(struct slot))) ==
	    0;
}

struct tally *
tally_new(void)
{
	struct tally *t = memory_get(sizeof(*t));

	if (file_make(t, FIRST))
		return t;
	tally_free(t);
	return NULL;
}

void
tally_free(struct tally *t)
{
	if (!t)
		return;
	if (t->fd >= 0)
		close(t->fd);
	memory_put(t);
}

static uint64_t
home(const struct tally *t, const unsigned char *key)
{
	uint64_t number;

	memcpy(&number, key, sizeof(number));
	return number & (t->groups - 1);
}

/* The place of the key's slot or of the free one where it belongs. */
static bool
find(const struct tally *t, const unsigned char *key, off_t *place,
    struct slot *found)
{
	struct slot group[GROUP];
	uint64_t at = home(t, key);

	for (;; at = (at + 1) & (t->groups - 1)) {
		*place = (off_t)(at * sizeof(group));
		if (pread(t->fd, group, sizeof(group), *place) !=
		    (ssize_t)sizeof(group))
			return false;
		for (size_t i = 0; i < GROUP; i++) {
			if (group[i].count &&
			    memcmp(group[i].key, key, HASH_KEY) != 0)
				continue;
			*found = group[i];
			*place += (off_t)(i * sizeof(*group));
			return true;
		}
	}
}

static uint32_t
add(struct tally *t, const unsigned char *key, uint32_t by)
{
	struct slot slot;
	off_t place;

	if (!find(t, key, &place, &slot))
		return 0;
	t->used += slot.count == 0;
	memcpy(slot.key, key, HASH_KEY);
	slot.count += by;
	if (pwrite(t->fd, &slot, sizeof(slot), place) != (ssize_t)sizeof(slot))
		return 0;
	return slot.count;
}

static bool
copy_all(const struct tally *from, struct tally *to)
{
	struct slot slots[GROUP * 64];
	uint64_t at, size = from->groups * GROUP * sizeof(slots[0]);

	for (at = 0; at < size; at += sizeof(slots)) {
		if (pread(from->fd, slots, sizeof(slots), (off_t)at) !=
		    (ssize_t)sizeof(slots))
			return false;
		for (size_t i = 0; i < GROUP * 64; i++)
			if (slots[i].count &&
			    !add(to, slots[i].key, slots[i].count))
				return false;
	}
	return true;
}

static bool
grow(struct tally *t)
{
	struct tally bigger;

	if (!file_make(&bigger, t->groups * 2) || !copy_all(t, &bigger)) {
		int why = errno;

		if (bigger.fd >= 0)
			close(bigger.fd);
		errno = why;
		return false;
	}
	close(t->fd);
	*t = bigger;
	return true;
}

uint32_t
tally_add(struct tally *t, const unsigned char key[HASH_KEY])
{
	if (t->used * 10 > t->groups * GROUP * 7 && !grow(t))
		return 0;
	return add(t, key, 1);
}
