/*
 * stat.c - shares and their intervals.
 */
#include "base/stat.h"

#include <math.h>

void
stat_wilson(int64_t good, int64_t n, double *low, double *high)
{
	const double z = 1.959963984540054;
	double size = (double)n, p = (double)good / size;
	double below = 1 + z * z / size;
	double middle = (p + z * z / (2 * size)) / below;
	double half =
	    z / below * sqrt(p * (1 - p) / size + z * z / (4 * size * size));

	*low = good == 0 ? 0 : fmax(0, middle - half);
	*high = good == n ? 1 : fmin(1, middle + half);
}

struct stat_share
stat_share(int64_t good, int64_t n)
{
	struct stat_share share = { .n = n, .enough = n >= STAT_LEAST };
	double low, high;

	if (!share.enough)
		return share;
	stat_wilson(good, n, &low, &high);
	share.percent = (int)lround(100.0 * (double)good / (double)n);
	share.low = (int)floor(100 * low);
	share.high = (int)ceil(100 * high);
	return share;
}
