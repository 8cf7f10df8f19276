/*
 * stat.h - estimates with their uncertainty.
 */
#ifndef BASE_STAT_H
#define BASE_STAT_H

#include <stdbool.h>
#include <stdint.h>

enum { STAT_LEAST = 10 }; /* below it a share is too few to tell */

struct stat_share {
	int64_t n;
	int percent, low, high; /* whole per cent, 95 % interval */
	bool enough;            /* n >= STAT_LEAST; else the rest is 0 */
};

/*
 * `good` of `n`. The interval is Wilson's score interval (E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference",
 * JASA 22 (1927) 209-212) with z = 1.959964: it stays within 0 and 100 and
 * keeps its coverage for small n and for shares near the ends. Low is rounded
 * down and high up, so that rounding never narrows it.
 */
struct stat_share stat_share(int64_t good, int64_t n);
/* The bounds themselves, 0 to 1; n from 1. */
void stat_wilson(int64_t good, int64_t n, double *low, double *high);

#endif
