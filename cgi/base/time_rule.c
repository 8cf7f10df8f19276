/* time_rule.c - the POSIX rule by which clocks change year after year. */
#include "base/time_rule.h"
#include "base/time.h"

#define DAY 86400

/* A name of letters, or of anything in angle brackets. */
static bool
read_name(const char **text)
{
	const char *at = *text;

	if (*at == '<') {
		at = strchr(at, '>');
		*text = at == NULL ? *text : at + 1;
		return at != NULL;
	}
	while ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))
		at++;
	if (at - *text < 3)
		return false;
	*text = at;
	return true;
}

static bool
read_number(const char **text, int most, int *number)
{
	*number = 0;
	if (**text < '0' || **text > '9')
		return false;
	for (; **text >= '0' && **text <= '9'; (*text)++)
		if ((*number = *number * 10 + (**text - '0')) > most)
			return false;
	return true;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool
read_clock(const char **text, int *seconds)
{
	int sign = **text == '-' ? -1 : 1, part, unit = 3600;

	*text += **text == '-' || **text == '+';
	if (!read_number(text, 167, seconds))
		return false;
	*seconds *= 3600;
	while (**text == ':' && unit > 1) {
		(*text)++;
		unit /= 60;
		if (!read_number(text, 59, &part))
			return false;
		*seconds += part * unit;
	}
	*seconds *= sign;
	return true;
}

static bool
read_month_day(const char **text, struct time_rule_day *day)
{
	if (!read_number(text, 12, &day->month) || *(*text)++ != '.' ||
	    !read_number(text, 5, &day->week) || *(*text)++ != '.' ||
	    !read_number(text, 6, &day->day))
		return false;
	return day->month >= 1 && day->week >= 1;
}

static bool
read_day(const char **text, struct time_rule_day *day)
{
	bool good;

	if (*(*text)++ != ',')
		return false;
	day->kind = **text == 'M' || **text == 'J' ? *(*text)++ : 'D';
	good = day->kind == 'M' ? read_month_day(text, day)
				: read_number(text, 365, &day->day);
	day->second = 2 * 3600;
	if (!good || **text != '/')
		return good;
	(*text)++;
	return read_clock(text, &day->second);
}

bool
time_rule_read(const char *text, struct time_rule *rule)
{
	int west;

	memset(rule, 0, sizeof(*rule));
	if (!read_name(&text) || !read_clock(&text, &west))
		return false;
	rule->standard = -west;
	if (*text == '\0')
		return true;
	rule->has_summer = true;
	rule->summer = rule->standard + 3600;
	if (!read_name(&text))
		return false;
	if (*text != ',' && *text != '\0') {
		if (!read_clock(&text, &west))
			return false;
		rule->summer = -west;
	}
	return read_day(&text, &rule->start) && read_day(&text, &rule->end) &&
	    *text == '\0';
}

/* The local second, as if UTC, at which the change happens in that year. */
static int64_t
change(const struct time_rule_day *day, int64_t year)
{
	int64_t first, days;
	bool leap = time_date_valid(year, 2, 29);

	if (day->kind != 'M') {
		days = time_days(year, 1, 1) + day->day;
		/* J counts from 1 and never counts 29 February. */
		if (day->kind == 'J')
			days += leap && day->day >= 60 ? 0 : -1;
		return days * DAY + day->second;
	}
	first = time_days(year, day->month, 1);
	days = first + (day->day - time_weekday(first) % 7 + 7) % 7 +
	    7 * (day->week - 1);
	/* Week 5 is the last one, which may be the fourth. */
	if (day->week == 5 &&
	    !time_date_valid(year, day->month, (int)(days - first) + 1))
		days -= 7;
	return days * DAY + day->second;
}

int
time_rule_offset(const struct time_rule *rule, int64_t moment)
{
	struct time_civil local;
	int64_t start, end;
	bool summer;

	if (!rule->has_summer)
		return rule->standard;
	time_to_civil(moment + rule->standard, &local);
	start = change(&rule->start, local.year) - rule->standard;
	end = change(&rule->end, local.year) - rule->summer;
	/* In the south summer reaches over the turn of the year. */
	summer = start < end ? moment >= start && moment < end
			     : moment >= start || moment < end;
	return summer ? rule->summer : rule->standard;
}
