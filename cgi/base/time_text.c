/* time_text.c - moments and dates as the reader's language says them. */
#include "base/time.h"
#include "base/locale.h"

#define NEAR 7 /* days told by their distance */

static const char *const weekdays[] = {
	N_("Mon"),
	N_("Tue"),
	N_("Wed"),
	N_("Thu"),
	N_("Fri"),
	N_("Sat"),
	N_("Sun"),
};

static const char *const months[] = {
	N_("January"),
	N_("February"),
	N_("March"),
	N_("April"),
	N_("May"),
	N_("June"),
	N_("July"),
	N_("August"),
	N_("September"),
	N_("October"),
	N_("November"),
	N_("December"),
};

static const char *const short_months[] = {
	N_("Jan"),
	N_("Feb"),
	N_("Mar"),
	N_("Apr"),
	N_("May"),
	N_("Jun"),
	N_("Jul"),
	N_("Aug"),
	N_("Sep"),
	N_("Oct"),
	N_("Nov"),
	N_("Dec"),
};

/* A pattern's {weekday} {day} {month} {year} {time}; clock may be NULL. */
static char *
fill(struct arena *a, const char *pattern, int64_t days,
    const char *const *names, const char *clock)
{
	int64_t year;
	int month, day;

	time_date(days, &year, &month, &day);
	return locale_fill(a, pattern, "weekday",
	    _(weekdays[time_weekday(days) - 1]), "day",
	    arena_format(a, "%d", day), "month", _(names[month - 1]), "year",
	    arena_format(a, "%lld", (long long)year), "time", clock, NULL);
}

static int64_t
year_of(int64_t days)
{
	int64_t year;
	int month, day;

	time_date(days, &year, &month, &day);
	return year;
}

char *
time_clock(struct arena *a, const struct time_reader *reader, int64_t moment)
{
	struct time_civil c;

	time_local(reader->zone, moment, &c);
	return arena_format(a, "%02d:%02d", c.hour, c.minute);
}

char *
time_text(struct arena *a, const struct time_reader *reader, int64_t moment)
{
	int64_t days = time_local_days(reader->zone, moment);
	int64_t today = time_local_days(reader->zone, reader->now);
	const char *pattern = year_of(days) == year_of(today)
	    ? _("{weekday} {day} {month}, {time}")
	    : _("{weekday} {day} {month} {year}, {time}");

	return fill(
	    a, pattern, days, short_months, time_clock(a, reader, moment));
}

/* The name of a day next to today, with the time; NULL: none. */
static const char *
near_pattern(int64_t away)
{
	if (away == 0)
		return _("today, {time}");
	if (away == -1)
		return _("yesterday, {time}");
	return away == 1 ? _("tomorrow, {time}") : NULL;
}

char *
time_near(struct arena *a, const struct time_reader *reader, int64_t moment)
{
	int64_t days = time_local_days(reader->zone, moment);
	int64_t away = days - time_local_days(reader->zone, reader->now);
	const char *pattern = near_pattern(away);
	long count = (long)(away < 0 ? -away : away);

	if (pattern != NULL)
		return fill(
		    a, pattern, days, months, time_clock(a, reader, moment));
	if (count > NEAR)
		return time_text(a, reader, moment);
	pattern = away > 0
	    ? locale_plural("in {count} day", "in {count} days", count)
	    : locale_plural("{count} day ago", "{count} days ago", count);
	return locale_fill(
	    a, pattern, "count", arena_format(a, "%ld", count), NULL);
}

char *
time_day(struct arena *a, int64_t days)
{
	return fill(a, _("{day} {month} {year}"), days, months, NULL);
}

char *
time_day_short(struct arena *a, int64_t days)
{
	return fill(a, _("{day} {month} {year}"), days, short_months, NULL);
}

char *
time_month(struct arena *a, int64_t days)
{
	return fill(a, _("{month} {year}"), days, months, NULL);
}

char *
time_month_short(struct arena *a, int64_t days)
{
	return fill(a, _("{month} {year}"), days, short_months, NULL);
}
