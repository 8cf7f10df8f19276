/*
 * import_date.c - walks along format and text together.
 */
#include "model/import_date.h"

#include <string.h>
#include <strings.h>

/* Digits at *p, at most `most`, at least `least`; moves *p behind them. */
static bool
number(const char **p, int least, int most, int64_t *value)
{
	int n = 0;

	for (*value = 0; n < most && **p >= '0' && **p <= '9'; n++, (*p)++)
		*value = *value * 10 + (**p - '0');
	return n >= least;
}

static bool
take(const char **text, char letter, int count, struct time_civil *civil)
{
	int64_t value;
	int least = count > 1 ? count : 1, most = count > 1 ? count : 2;

	if (!number(text, least, most, &value))
		return false;
	switch (letter) {
	case 'Y':
		civil->year = count == 4 ? value
		    : value < 70         ? 2000 + value
					 : 1900 + value;
		break;
	case 'M':
		civil->month = (int)value;
		break;
	case 'D':
		civil->day = (int)value;
		break;
	case 'h':
		civil->hour = (int)value;
		break;
	case 'm':
		civil->minute = (int)value;
		break;
	default:
		civil->second = (int)value;
	}
	return true;
}

static bool
half_of_day(const char **text, struct time_civil *civil)
{
	bool after = strncasecmp(*text, "PM", 2) == 0;

	if (!after && strncasecmp(*text, "AM", 2) != 0)
		return false;
	if (civil->hour < 1 || civil->hour > 12)
		return false;
	civil->hour = civil->hour % 12 + (after ? 12 : 0);
	*text += 2;
	return true;
}

static bool
sound(const struct time_civil *c)
{
	return time_date_valid(c->year, c->month, c->day) && c->hour >= 0 &&
	    c->hour < 24 && c->minute < 60 && c->second < 60;
}

static bool
walk(const char *text, const char *format, struct time_civil *civil)
{
	while (*format && *text) {
		int count = 1;

		if (strncmp(format, "AM", 2) == 0) {
			if (!half_of_day(&text, civil))
				return false;
			format += 2;
			continue;
		}
		if (!strchr("YMDhms", *format)) {
			if (*format++ != *text++)
				return false;
			continue;
		}
		while (format[count] == *format)
			count++;
		if (!take(&text, *format, count, civil))
			return false;
		format += count;
	}
	/* Only the time of day may be missing at the end. */
	return !*text && !strpbrk(format, "YMD");
}

bool
import_date(const char *text, const char *format, struct time_civil *civil)
{
	*civil = (struct time_civil){ 0 };
	if (strcmp(format, "iso") == 0)
		return (walk(text, "YYYY-MM-DD hh:mm:ss", civil) ||
			   walk(text, "YYYY-MM-DDThh:mm:ss", civil)) &&
		    sound(civil);
	return walk(text, format, civil) && sound(civil);
}
