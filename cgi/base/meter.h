/*
 * meter.h - counts of requests, one file a program, shared by its processes.
 *
 * The master makes the file before it forks; each worker adds to it without a
 * lock (a few atomic additions, no system call), so that one killed at any
 * moment leaves it sound. A reload goes on counting in it unless the routes
 * are others now; then a new file takes its place. Another program reads it
 * as data that it doesn't trust.
 */
#ifndef BASE_METER_H
#define BASE_METER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { METER_BUCKETS = 12, METER_STATUSES = 16 };

struct meter;

/* Upper ends of the durations that are told apart, in microseconds. */
extern const uint32_t meter_ends[METER_BUCKETS];

/*
 * names: one for each route, at most 95 bytes of each are kept; requests
 * without a route count under the last one, "-", which is added here. NULL
 * with errno when the file can't be made.
 */
struct meter *meter_make(
    const char *path, const char *const *names, size_t count);
/* route: 0 to count - 1, or -1 for none. */
void meter_add(struct meter *, int route, int status, uint64_t micros);

struct meter_line {
	const char *name; /* of the route; valid until the call returns */
	/* Status 0 ends the list when it isn't full. */
	struct meter_count {
		int status;
		uint64_t many;
	} counts[METER_STATUSES];
	uint64_t buckets[METER_BUCKETS + 1]; /* the last: longer than all */
	uint64_t micros;                     /* sum */
};

/* Each route that was ever asked for. False when there's no sound file. */
bool meter_read(const char *path,
    void (*each)(void *, const struct meter_line *), void *context);

#endif
