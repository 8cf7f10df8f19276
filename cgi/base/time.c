/* time.c - days, seconds and their text forms; no zones here. */
#include "base/time.h"

#define DAY 86400

/*
 * Days of the proleptic Gregorian calendar, counted in eras of 400 years that
 * begin on 1 March, so that the leap day comes last.
 */
int64_t
time_days(int64_t year, int month, int day)
{
	int64_t era, of_era, of_year;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

void
time_date(int64_t days, int64_t *year, int *month, int *day)
{
	int64_t era, of_era, of_year, y, m;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	of_era = days - era * 146097;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = y + era * 400 + (*month <= 2);
}

int
time_weekday(int64_t days)
{
	/* 1970-01-01 was a Thursday. */
	int64_t w = (days + 3) % 7;

	return (int)(w < 0 ? w + 7 : w) + 1;
}

bool
time_date_valid(int64_t year, int month, int day)
{
	int64_t y;
	int m, d;

	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	time_date(time_days(year, month, day), &y, &m, &d);
	return m == month && d == day;
}

int64_t
time_from_civil(const struct time_civil *c)
{
	return time_days(c->year, c->month, c->day) * DAY + c->hour * 3600 +
	    c->minute * 60 + c->second;
}

void
time_to_civil(int64_t moment, struct time_civil *c)
{
	int64_t days = moment / DAY, rest = moment % DAY;

	if (rest < 0) {
		rest += DAY;
		days--;
	}
	time_date(days, &c->year, &c->month, &c->day);
	c->hour = (int)(rest / 3600);
	c->minute = (int)(rest / 60 % 60);
	c->second = (int)(rest % 60);
}

/* Exactly count digits at *text, which moves behind them; -1 otherwise. */
static int
digits(const char **text, int count)
{
	int value = 0;

	for (; count > 0; count--, (*text)++) {
		if (**text < '0' || **text > '9')
			return -1;
		value = value * 10 + (**text - '0');
	}
	return value;
}

static bool
skip(const char **text, char c)
{
	if (**text != c)
		return false;
	(*text)++;
	return true;
}

static bool
parse_date(const char **text, struct time_civil *c)
{
	c->year = digits(text, 4);
	if (c->year < 0 || !skip(text, '-'))
		return false;
	c->month = digits(text, 2);
	if (!skip(text, '-'))
		return false;
	c->day = digits(text, 2);
	return time_date_valid(c->year, c->month, c->day);
}

static bool
parse_clock(const char **text, struct time_civil *c)
{
	c->hour = digits(text, 2);
	if (!skip(text, ':'))
		return false;
	c->minute = digits(text, 2);
	c->second = skip(text, ':') ? digits(text, 2) : 0;
	if (skip(text, '.')) {
		if (digits(text, 1) < 0)
			return false;
		*text += strspn(*text, "0123456789");
	}
	return c->hour >= 0 && c->hour < 24 && c->minute >= 0 &&
	    c->minute < 60 && c->second >= 0 && c->second < 60;
}

/* "Z", "+01:00", "+0100" or nothing, in seconds east. */
static bool
parse_offset(const char **text, int *offset)
{
	int hours, minutes, sign = **text == '-' ? -1 : 1;

	*offset = 0;
	if (**text == '\0' || skip(text, 'Z'))
		return **text == '\0';
	if (!skip(text, '+') && !skip(text, '-'))
		return false;
	hours = digits(text, 2);
	skip(text, ':');
	minutes = hours < 0 ? -1 : digits(text, 2);
	*offset = sign * (hours * 3600 + minutes * 60);
	return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 &&
	    **text == '\0';
}

bool
time_parse(const char *text, int64_t *moment)
{
	struct time_civil c;
	int offset;

	if (text == NULL || !parse_date(&text, &c) ||
	    (!skip(&text, ' ') && !skip(&text, 'T')) ||
	    !parse_clock(&text, &c) || !parse_offset(&text, &offset))
		return false;
	*moment = time_from_civil(&c) - offset;
	return true;
}

bool
time_parse_date(const char *text, int64_t *days)
{
	struct time_civil c;

	if (text == NULL || !parse_date(&text, &c) || *text != '\0')
		return false;
	*days = time_days(c.year, c.month, c.day);
	return true;
}

char *
time_sql(struct arena *a, int64_t moment)
{
	struct time_civil c;

	time_to_civil(moment, &c);
	return arena_format(a, "%04lld-%02d-%02d %02d:%02d:%02d",
	    (long long)c.year, c.month, c.day, c.hour, c.minute, c.second);
}

char *
time_sql_date(struct arena *a, int64_t days)
{
	int64_t year;
	int month, day;

	time_date(days, &year, &month, &day);
	return arena_format(a, "%04lld-%02d-%02d", (long long)year, month, day);
}

char *
time_iso(struct arena *a, int64_t moment)
{
	struct time_civil c;

	time_to_civil(moment, &c);
	return arena_format(a, "%04lld-%02d-%02dT%02d:%02d:%02dZ",
	    (long long)c.year, c.month, c.day, c.hour, c.minute, c.second);
}
