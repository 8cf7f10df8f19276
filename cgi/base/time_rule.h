/*
 * time_rule.h - the rule at the end of a zone file, for time_zone.c only:
 * "CET-1CEST,M3.5.0,M10.5.0/3" says what applies after its table.
 */
#ifndef BASE_TIME_RULE_H
#define BASE_TIME_RULE_H

#include <stdbool.h>
#include <stdint.h>

/* The day and second of a year at which the clocks change. */
struct time_rule_day {
	char kind; /* 'M' month.week.day, 'J' 1-365, 'D' 0-365 */
	int month, week, day;
	int second; /* local, -167 to 167 hours */
};

struct time_rule {
	int standard, summer; /* seconds east of UTC */
	bool has_summer;
	struct time_rule_day start, end;
};

/* False when the text isn't one of RFC 8536's. */
bool time_rule_read(const char *text, struct time_rule *);
int time_rule_offset(const struct time_rule *, int64_t moment);

#endif
