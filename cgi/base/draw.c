/*
 * draw.c - xoshiro256** and the distributions drawn from it.
 */
#include "base/draw.h"

#include <math.h>

static uint64_t
splitmix(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

void
draw_start(struct draw *d, uint64_t seed, const char *stream)
{
	uint64_t mixed = 0xcbf29ce484222325u; /* FNV-1a of the name */

	for (; *stream; stream++)
		mixed = (mixed ^ (unsigned char)*stream) * 0x100000001b3u;
	mixed ^= splitmix(&seed);
	for (int i = 0; i < 4; i++)
		d->state[i] = splitmix(&mixed);
}

static uint64_t
turn(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

uint64_t
draw_bits(struct draw *d)
{
	uint64_t *s = d->state, result = turn(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = turn(s[3], 45);
	return result;
}

double
draw_unit(struct draw *d)
{
	return ((double)(draw_bits(d) >> 11) + 0.5) * 0x1.0p-53;
}

uint64_t
draw_below(struct draw *d, uint64_t limit)
{
	uint64_t uneven = -limit % limit, bits;

	do
		bits = draw_bits(d);
	while (bits < uneven);
	return bits % limit;
}

int64_t
draw_between(struct draw *d, int64_t least, int64_t most)
{
	return least + (int64_t)draw_below(d, (uint64_t)(most - least) + 1);
}

bool
draw_chance(struct draw *d, double probability)
{
	return draw_unit(d) < probability;
}

/* Marsaglia's polar method; its second number is thrown away, so that a
 * stream has no memory but its state. */
double
draw_normal(struct draw *d)
{
	double u, v, s;

	do {
		u = 2 * draw_unit(d) - 1;
		v = 2 * draw_unit(d) - 1;
		s = u * u + v * v;
	} while (s >= 1 || s <= 0);
	return u * sqrt(-2 * log(s) / s);
}

double
draw_exponential(struct draw *d, double rate)
{
	return -log(draw_unit(d)) / rate;
}

/* Marsaglia and Tsang (2000) for shapes from 1. */
static double
gamma_from_one(struct draw *d, double shape)
{
	double base = shape - 1.0 / 3, scale = 1 / sqrt(9 * base);

	for (;;) {
		double x = draw_normal(d), v = 1 + scale * x;

		if (v <= 0)
			continue;
		v = v * v * v;
		if (log(draw_unit(d)) <
		    0.5 * x * x + base - base * v + base * log(v))
			return base * v;
	}
}

double
draw_gamma(struct draw *d, double shape, double rate)
{
	if (shape >= 1)
		return gamma_from_one(d, shape) / rate;
	/* The power can be too small for a double; its log isn't. */
	return exp(log(gamma_from_one(d, shape + 1)) +
		   log(draw_unit(d)) / shape) /
	    rate;
}

double
draw_beta(struct draw *d, double a, double b)
{
	double x = draw_gamma(d, a, 1), y = draw_gamma(d, b, 1);

	return x / (x + y);
}

uint64_t
draw_poisson(struct draw *d, double mean)
{
	uint64_t count = 0;
	double left = mean - draw_exponential(d, 1);

	while (left > 0) {
		count++;
		left -= draw_exponential(d, 1);
	}
	return count;
}
