/*
 * draw.c - random numbers that come again, and their distributions.
 */
#include "base.h"

#include "base/draw.h"

#include <math.h>

enum { MANY = 40000 };

static void
the_same_again(void **state)
{
	struct draw a, b, c;

	(void)state;
	draw_start(&a, 7, "one");
	draw_start(&b, 7, "one");
	draw_start(&c, 7, "two");
	for (int i = 0; i < 100; i++) {
		uint64_t bits = draw_bits(&a);

		assert_int_equal(bits, draw_bits(&b));
		assert_int_not_equal(bits, draw_bits(&c));
	}
	draw_start(&a, 8, "one");
	draw_start(&b, 7, "one");
	assert_int_not_equal(draw_bits(&a), draw_bits(&b));
}

/* Known numbers: a change of the generator changes every demo shop. */
static void
known_numbers(void **state)
{
	struct draw d = { { 1, 2, 3, 4 } };

	(void)state;
	assert_int_equal(draw_bits(&d), 11520);
	assert_int_equal(draw_bits(&d), 0);
	assert_int_equal(draw_bits(&d), 1509978240);
	assert_int_equal(draw_bits(&d), 1215971899390074240);
}

static void
even_and_within(void **state)
{
	int seen[6] = { 0 };
	struct draw d;

	(void)state;
	draw_start(&d, 1, "dice");
	for (int i = 0; i < 6 * MANY; i++) {
		int64_t pips = draw_between(&d, 1, 6);

		assert_in_range(pips, 1, 6);
		seen[pips - 1]++;
	}
	for (int i = 0; i < 6; i++)
		assert_in_range(seen[i], MANY * 97 / 100, MANY * 103 / 100);
	for (int i = 0; i < 1000; i++) {
		double u = draw_unit(&d);

		assert_true(u > 0 && u < 1);
		assert_int_equal(draw_below(&d, 1), 0);
	}
}

/* Mean and variance of many draws, against what they should be. */
#define CHECK(draw, mean, variance)                                            \
	do {                                                                   \
		double sum = 0, squares = 0, m;                                \
		for (int i = 0; i < MANY; i++) {                               \
			double x = (double)(draw);                             \
			sum += x;                                              \
			squares += x * x;                                      \
		}                                                              \
		m = sum / MANY;                                                \
		assert_true(                                                   \
		    fabs(m - (mean)) < 5 * sqrt((double)(variance) / MANY));   \
		assert_true(fabs(squares / MANY - m * m - (variance)) <        \
		    0.1 * (variance));                                         \
	} while (0)

static void
distributions(void **state)
{
	struct draw d;

	(void)state;
	draw_start(&d, 3, "shapes");
	CHECK(draw_unit(&d), 0.5, 1 / 12.0);
	CHECK(draw_normal(&d), 0, 1);
	CHECK(draw_exponential(&d, 4), 0.25, 1 / 16.0);
	CHECK(draw_gamma(&d, 0.7, 9), 0.7 / 9, 0.7 / 81);
	CHECK(draw_gamma(&d, 5, 0.5), 10, 20);
	CHECK(draw_beta(&d, 1, 3.2), 1 / 4.2, 3.2 / (4.2 * 4.2 * 5.2));
	CHECK(draw_poisson(&d, 3.5), 3.5, 3.5);
	CHECK(draw_chance(&d, 0.2), 0.2, 0.16);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_again),
		cmocka_unit_test(known_numbers),
		cmocka_unit_test(even_and_within),
		cmocka_unit_test(distributions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
