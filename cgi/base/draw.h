/*
 * draw.h - random numbers that come again: the same seed and stream give the
 * same draws on every machine.
 *
 * For demo data, samples and tests, never for secrets (base/secret.h).
 * xoshiro256** by Blackman and Vigna, seeded by splitmix64.
 */
#ifndef BASE_DRAW_H
#define BASE_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct draw {
	uint64_t state[4];
};

/* Streams of one seed don't touch each other: more draws from one leave the
 * others as they were. */
void draw_start(struct draw *, uint64_t seed, const char *stream);
uint64_t draw_bits(struct draw *);
/* Between 0 and 1, never either. */
double draw_unit(struct draw *);
/* 0 to limit - 1, evenly; limit from 1. */
uint64_t draw_below(struct draw *, uint64_t limit);
/* From least to most, both possible. */
int64_t draw_between(struct draw *, int64_t least, int64_t most);
bool draw_chance(struct draw *, double probability);

double draw_normal(struct draw *);
/* Mean 1 / rate. */
double draw_exponential(struct draw *, double rate);
/* Mean shape / rate; any shape above 0. */
double draw_gamma(struct draw *, double shape, double rate);
/* Mean a / (a + b). */
double draw_beta(struct draw *, double a, double b);
/* Any mean that isn't huge: the time is proportional to it. */
uint64_t draw_poisson(struct draw *, double mean);

#endif
