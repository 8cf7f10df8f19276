/*
 * password_slot.c - how many may hash at one time, over all processes.
 *
 * Each slot and each seat of the queue is one byte of an unnamed file that
 * the master made before it forked; who works there holds a lock on it. The
 * kernel gives the lock back when its process ends, even by kill -9, which a
 * semaphore's count would not survive.
 */
#include "base/password.h"
#include "base/password_list.h"

#include <fcntl.h>
#include <sys/mman.h>

#define QUEUE 4 /* seats for each slot */
#define NAP 5   /* milliseconds between two looks */

static int file = -1;
static int slot_count;
static int held = -1;
static pid_t holder; /* a child inherits held, but not the lock */

const char *
password_slots_make(unsigned slots)
{
	long cores = slots > 0 ? (long)slots : sysconf(_SC_NPROCESSORS_ONLN);

	slot_count = cores < 1 ? 1 : cores > 256 ? 256 : (int)cores;
	if (file >= 0)
		close(file);
	file = memfd_create("password slots", MFD_CLOEXEC);
	return file < 0 ? "the slots for passwords can't be made" : NULL;
}

static bool
lock(int place, short kind)
{
	struct flock range = { .l_type = kind,
		.l_whence = SEEK_SET,
		.l_start = place,
		.l_len = 1 };

	return fcntl(file, F_SETLK, &range) == 0;
}

/* The first free place of count from first on; -1 when there is none. */
static int
lock_any(int first, int count)
{
	for (int i = 0; i < count; i++)
		if (lock(first + i, F_WRLCK))
			return first + i;
	return -1;
}

static void
nap(void)
{
	struct timespec time = { .tv_nsec = NAP * 1000000L };

	nanosleep(&time, NULL);
}

bool
password_slot_take(unsigned milliseconds)
{
	unsigned waited;
	int seat;

	if (holder != getpid())
		held = -1;
	holder = getpid();
	/* Without slots (a command of one process) nobody has to wait. */
	if (file < 0 || held >= 0)
		return true;
	held = lock_any(0, slot_count);
	if (held >= 0)
		return true;
	seat = lock_any(slot_count, slot_count * QUEUE);
	if (seat < 0)
		return false;
	for (waited = 0; held < 0 && waited < milliseconds; waited += NAP) {
		nap();
		held = lock_any(0, slot_count);
	}
	lock(seat, F_UNLCK);
	return held >= 0;
}

void
password_slot_give(void)
{
	if (held < 0 || holder != getpid())
		return;
	lock(held, F_UNLCK);
	held = -1;
}
