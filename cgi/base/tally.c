/*
 * tally.c - a hash table in a mapped file, doubled when it gets full. What was
 * touched is let go from time to time: it stays in the page cache as long as
 * there is room, but isn't ours.
 */
#include "base/tally.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

enum { FIRST = 65536, LET_GO = 512 };

struct slot {
	unsigned char key[HASH_KEY];
	uint32_t count; /* 0: free */
};

struct tally {
	struct slot *slots;
	uint64_t size, used; /* size is a power of two */
	unsigned touched;
};

static size_t
bytes_of(const struct tally *t)
{
	return (size_t)t->size * sizeof(*t->slots);
}

/* The space is taken at once: a full disk is an error here, no signal later. */
static bool
map_file(struct tally *t, int fd)
{
	int why = posix_fallocate(fd, 0, (off_t)bytes_of(t));

	if (why) {
		errno = why;
		return false;
	}
	t->slots =
	    mmap(NULL, bytes_of(t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	return t->slots != MAP_FAILED;
}

static bool
make(struct tally *t, uint64_t size)
{
	const char *folder = getenv("TMPDIR");
	int fd = open(folder && *folder ? folder : "/var/tmp",
	    O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	bool good;

	*t = (struct tally){ .size = size };
	if (fd < 0)
		return false;
	good = map_file(t, fd);
	close(fd);
	return good;
}

struct tally *
tally_new(void)
{
	struct tally *t = memory_get(sizeof(*t));

	if (make(t, FIRST))
		return t;
	memory_put(t);
	return NULL;
}

void
tally_free(struct tally *t)
{
	if (!t)
		return;
	munmap(t->slots, bytes_of(t));
	memory_put(t);
}

static struct slot *
find(const struct tally *t, const unsigned char *key)
{
	uint64_t at;

	memcpy(&at, key, sizeof(at));
	for (;; at++) {
		struct slot *slot = &t->slots[at & (t->size - 1)];

		if (!slot->count || memcmp(slot->key, key, HASH_KEY) == 0)
			return slot;
	}
}

static uint32_t
add(struct tally *t, const unsigned char *key, uint32_t by)
{
	struct slot *slot = find(t, key);

	if (!slot->count) {
		memcpy(slot->key, key, HASH_KEY);
		t->used++;
	}
	by = slot->count += by;
	if (++t->touched % LET_GO == 0)
		madvise(t->slots, bytes_of(t), MADV_DONTNEED);
	return by;
}

static bool
grow(struct tally *t)
{
	struct tally bigger;

	if (!make(&bigger, t->size * 2))
		return false;
	for (uint64_t i = 0; i < t->size; i++) {
		if (t->slots[i].count)
			add(&bigger, t->slots[i].key, t->slots[i].count);
		if (i % FIRST == 0)
			madvise(t->slots, bytes_of(t), MADV_DONTNEED);
	}
	munmap(t->slots, bytes_of(t));
	*t = bigger;
	return true;
}

uint32_t
tally_add(struct tally *t, const unsigned char key[HASH_KEY])
{
	if (t->used * 10 > t->size * 7 && !grow(t))
		return 0;
	return add(t, key, 1);
}
