/*
 * meter.c - a file of counters that processes share by mmap(2).
 */
#include "base/meter.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum { NAME = 96, MOST_ROUTES = 1000 };

static const char magic[16] = "regulars meter1";

const uint32_t meter_ends[METER_BUCKETS] = { 500, 1000, 2000, 5000, 10000,
	20000, 50000, 100000, 250000, 1000000, 2500000, 10000000 };

/* A status is given a place by whoever meets it first. */
struct route {
	char name[NAME];
	_Atomic uint32_t statuses[METER_STATUSES];
	_Atomic uint64_t counts[METER_STATUSES];
	_Atomic uint64_t buckets[METER_BUCKETS + 1];
	_Atomic uint64_t micros;
};

struct meter {
	char magic[sizeof(magic)];
	uint64_t count;
	struct route routes[];
};

static size_t
size_of(size_t count)
{
	return sizeof(struct meter) + count * sizeof(struct route);
}

static struct meter *
map(int fd, size_t size, int rights)
{
	struct meter *m = mmap(NULL, size, rights, MAP_SHARED, fd, 0);

	return m == MAP_FAILED ? NULL : m;
}

static bool
fits(const struct meter *m, const char *const *names, size_t count)
{
	if (memcmp(m->magic, magic, sizeof(magic)) != 0 || m->count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strncmp(m->routes[i].name, names[i], NAME - 1) != 0)
			return false;
	return true;
}

static struct meter *
take_over(const char *path, const char *const *names, size_t count)
{
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	struct meter *m = NULL;
	struct stat status;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && (size_t)status.st_size == size_of(count))
		m = map(fd, size_of(count), PROT_READ | PROT_WRITE);
	close(fd);
	if (m && !fits(m, names, count)) {
		munmap(m, size_of(count));
		m = NULL;
	}
	return m;
}

/* All of its blocks are there from the start: a full disk can't end us. */
static struct meter *
make_new(const char *path, const char *const *names, size_t count)
{
	struct arena *a = arena_new(0);
	const char *beside = arena_format(a, "%s.new", path);
	int fd, error;
	struct meter *m = NULL;

	unlink(beside);
	fd = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
	error = fd < 0 ? errno : posix_fallocate(fd, 0, (off_t)size_of(count));
	if (!error && fchmod(fd, 0640) == 0)
		m = map(fd, size_of(count), PROT_READ | PROT_WRITE);
	for (size_t i = 0; m && i < count; i++)
		snprintf(m->routes[i].name, NAME, "%s", names[i]);
	if (m) {
		m->count = count;
		memcpy(m->magic, magic, sizeof(magic));
	}
	if (m && rename(beside, path) != 0) {
		error = errno;
		munmap(m, size_of(count));
		m = NULL;
	}
	if (fd >= 0)
		close(fd);
	arena_free(a);
	if (!m && error)
		errno = error;
	return m;
}

struct meter *
meter_make(const char *path, const char *const *names, size_t count)
{
	const char **all;
	struct meter *m;

	if (count >= MOST_ROUTES)
		abort();
	all = memory_get((count + 1) * sizeof(*all));
	memcpy(all, names, count * sizeof(*all));
	all[count] = "-";
	m = take_over(path, all, count + 1);
	if (!m)
		m = make_new(path, all, count + 1);
	memory_put(all);
	return m;
}

static void
add(_Atomic uint64_t *to, uint64_t many)
{
	atomic_fetch_add_explicit(to, many, memory_order_relaxed);
}

static void
add_status(struct route *r, uint32_t status)
{
	for (size_t i = 0; i < METER_STATUSES; i++) {
		uint32_t there =
		    atomic_load_explicit(&r->statuses[i], memory_order_relaxed);

		/* When another was quicker, `there` says who. */
		if (there == 0 &&
		    atomic_compare_exchange_strong(
			&r->statuses[i], &there, status))
			there = status;
		if (there == status) {
			add(&r->counts[i], 1);
			return;
		}
	}
}

void
meter_add(struct meter *m, int route, int status, uint64_t micros)
{
	struct route *r;
	size_t bucket = 0;

	if (!m || status <= 0)
		return;
	r = &m->routes[route < 0 ? m->count - 1 : (uint64_t)route];
	while (bucket < METER_BUCKETS && micros > meter_ends[bucket])
		bucket++;
	add_status(r, (uint32_t)status);
	add(&r->buckets[bucket], 1);
	add(&r->micros, micros);
}

static void
tell(struct route *r, void (*each)(void *, const struct meter_line *),
    void *context)
{
	struct meter_line line = { .name = r->name };

	for (size_t i = 0; i < METER_STATUSES; i++) {
		line.counts[i].status = (int)atomic_load(&r->statuses[i]);
		line.counts[i].many = atomic_load(&r->counts[i]);
	}
	for (size_t i = 0; i <= METER_BUCKETS; i++)
		line.buckets[i] = atomic_load(&r->buckets[i]);
	line.micros = atomic_load(&r->micros);
	if (line.counts[0].status && memchr(r->name, '\0', NAME))
		each(context, &line);
}

bool
meter_read(const char *path, void (*each)(void *, const struct meter_line *),
    void *context)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat status = { 0 };
	struct meter *m = NULL;
	size_t size = 0;
	bool sound;

	if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		size = (size_t)status.st_size;
	if (size >= sizeof(*m) && size <= size_of(MOST_ROUTES))
		m = map(fd, size, PROT_READ);
	if (fd >= 0)
		close(fd);
	sound = m && memcmp(m->magic, magic, sizeof(magic)) == 0 && m->count &&
	    m->count <= MOST_ROUTES && size_of(m->count) == size;
	for (size_t i = 0; sound && i < m->count; i++)
		tell(&m->routes[i], each, context);
	if (m)
		munmap(m, size);
	return sound;
}
