/* time_local.c - between moments and what the clock on the wall shows. */
#include "base/time.h"

#define DAY 86400

void
time_local(const struct time_zone *zone, int64_t moment, struct time_civil *c)
{
	time_to_civil(moment + time_offset(zone, moment), c);
}

int64_t
time_utc(const struct time_zone *zone, const struct time_civil *c)
{
	int64_t wall = time_from_civil(c), early, late;
	int before = time_offset(zone, wall - DAY);
	int after = time_offset(zone, wall + DAY);

	/* The larger offset gives the earlier moment of the two. */
	early = wall - (before > after ? before : after);
	late = wall - (before > after ? after : before);
	if (early + time_offset(zone, early) == wall)
		return early;
	if (late + time_offset(zone, late) == wall)
		return late;
	/* In a gap: read with the offset of before it, as if not skipped. */
	return wall - before;
}

int64_t
time_local_days(const struct time_zone *zone, int64_t moment)
{
	int64_t wall = moment + time_offset(zone, moment);

	return wall / DAY - (wall % DAY < 0);
}

int64_t
time_day_start(const struct time_zone *zone, int64_t days)
{
	struct time_civil c;

	time_to_civil(days * DAY, &c);
	return time_utc(zone, &c);
}
