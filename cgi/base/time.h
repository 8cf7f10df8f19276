/*
 * time.h - moments in UTC, civil time in a zone, and both for the reader.
 *
 * A moment is int64 seconds since 1970 UTC. The database's text form is
 * "2026-11-20 13:05:00.000000". Zones are read from the machine's tz data.
 * Which moment is "now" is always told by the caller (it comes from the
 * database), never asked of the clock here.
 */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct time_civil {
	int64_t year;
	int month, day; /* from 1 */
	int hour, minute, second;
};

struct time_zone; /* cached for the process's life */

/* In whose zone, and when now is. The language is that of locale_use(). */
struct time_reader {
	const struct time_zone *zone; /* NULL: UTC */
	int64_t now;
};

/* Days since 1970-01-01 of a date of the Gregorian calendar, and back. */
int64_t time_days(int64_t year, int month, int day);
void time_date(int64_t days, int64_t *year, int *month, int *day);
/* 1 is Monday, 7 Sunday. */
int time_weekday(int64_t days);
bool time_date_valid(int64_t year, int month, int day);

/* As if the civil time were UTC; no check of its fields. */
int64_t time_from_civil(const struct time_civil *);
void time_to_civil(int64_t moment, struct time_civil *);

/*
 * "2026-11-20 13:05:00", with or without ".ffffff" (cut off), "T" for the
 * blank, seconds left out, "Z" or "+01:00" at the end. False when it isn't
 * such a text or no such date; then *moment is untouched.
 */
bool time_parse(const char *text, int64_t *moment);
/* "2026-11-20" to days since 1970; false as above. */
bool time_parse_date(const char *text, int64_t *days);
/* "2026-11-20 13:05:00", as the database takes it. */
char *time_sql(struct arena *, int64_t moment);
char *time_sql_date(struct arena *, int64_t days);
/* "2026-11-20T13:05:00Z", for datetime="" and JSON. */
char *time_iso(struct arena *, int64_t moment);

/* NULL when there is no such zone ("Europe/Berlin", "UTC"). */
const struct time_zone *time_zone(const char *name);
bool time_zone_valid(const char *name);
const char *time_zone_name(const struct time_zone *);
/* Names to choose from, sorted; *count of them. Read once. */
const char *const *time_zone_names(size_t *count);
/* Seconds to add to UTC at this moment. NULL zone: 0. */
int time_offset(const struct time_zone *, int64_t moment);

void time_local(const struct time_zone *, int64_t moment, struct time_civil *);
/*
 * A local time that happens twice means the first; one that is skipped moves
 * on by the length of the gap (02:30 becomes 03:30).
 */
int64_t time_utc(const struct time_zone *, const struct time_civil *);
/* The local date of a moment, in days; the moment at which a date begins. */
int64_t time_local_days(const struct time_zone *, int64_t moment);
int64_t time_day_start(const struct time_zone *, int64_t days);

/* "Fri 20 Nov, 14:05"; with the year when it isn't this one. */
char *time_text(struct arena *, const struct time_reader *, int64_t moment);
/* "today, 11:40", "yesterday, 18:42", "tomorrow, 09:00", "in 3 days",
 * "5 days ago"; past a week as time_text(). */
char *time_near(struct arena *, const struct time_reader *, int64_t moment);
/* "14:05" */
char *time_clock(struct arena *, const struct time_reader *, int64_t moment);
/* Dates in days since 1970 (time_local_days() of a moment). */
char *time_day(struct arena *, int64_t days);         /* "20 November 2026" */
char *time_day_short(struct arena *, int64_t days);   /* "20 Nov 2026" */
char *time_month(struct arena *, int64_t days);       /* "November 2026" */
char *time_month_short(struct arena *, int64_t days); /* "Nov 2026" */

#endif
