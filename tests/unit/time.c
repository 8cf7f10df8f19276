/*
 * time.c - calendar, zones with their changes, and words for the reader.
 */
#include "base.h"

#include "base/locale.h"
#include "base/time.h"

static int64_t
at(const char *text)
{
	int64_t moment = 0;

	if (!time_parse(text, &moment))
		fail_msg("%s is no time", text);
	return moment;
}

/* Every day of 2,000 years, against the C library. */
static void
test_days(void **state)
{
	int64_t year;
	int month, day;
	struct tm tm;

	(void)state;
	for (int64_t days = -500000; days < 300000; days++) {
		time_t t = days * 86400;

		assert_non_null(gmtime_r(&t, &tm));
		time_date(days, &year, &month, &day);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(day, tm.tm_mday);
		assert_int_equal(time_days(year, month, day), days);
		assert_int_equal(time_weekday(days) % 7, tm.tm_wday);
	}
	assert_false(time_date_valid(2026, 2, 29));
	assert_true(time_date_valid(2024, 2, 29));
	assert_false(time_date_valid(1900, 2, 29));
	assert_false(time_date_valid(2026, 13, 1));
	assert_false(time_date_valid(2026, 4, 31));
}

static void
test_parse(void **state)
{
	static const char *const bad[] = { "", "2026-11-20", "2026-11-31 10:00",
		"2026-11-20 24:00:00", "2026-11-20 10:60", "2026-11-20x10:00",
		"2026-11-20 10:00:00.", "2026-11-20T10:00:00+1",
		"2026-11-20 10:00:00 ", "26-11-20 10:00", "2026-1-20 10:00" };
	int64_t moment = 5;

	(void)state;
	assert_int_equal(at("1970-01-01 00:00:00"), 0);
	assert_int_equal(at("2026-11-20 13:05:00.123456"), 1795179900);
	assert_int_equal(at("2026-11-20T13:05:00Z"), 1795179900);
	assert_int_equal(at("2026-11-20T14:05:00+01:00"), 1795179900);
	assert_int_equal(at("2026-11-20T08:05-0500"), 1795179900);
	for (size_t i = 0; i < COUNT(bad); i++)
		if (time_parse(bad[i], &moment) || moment != 5)
			fail_msg("\"%s\" was taken", bad[i]);
	assert_false(time_parse_date("2026-02-29", &moment));
	assert_true(time_parse_date("1970-01-11", &moment));
	assert_int_equal(moment, 10);
	assert_string_equal(time_sql(arena, -1), "1969-12-31 23:59:59");
	assert_string_equal(
	    time_iso(arena, 1795179900), "2026-11-20T13:05:00Z");
	assert_string_equal(time_sql_date(arena, 10), "1970-01-11");
}

static void
test_zone_names(void **state)
{
	size_t count = 0;
	const char *const *names = time_zone_names(&count);

	(void)state;
	assert_true(count > 300);
	for (size_t i = 0; i < count; i++)
		if (!time_zone_valid(names[i]))
			fail_msg("%s can't be read", names[i]);
	assert_true(time_zone_valid("UTC"));
	assert_true(time_zone_valid("Etc/GMT+5"));
	assert_false(time_zone_valid(""));
	assert_false(time_zone_valid(NULL));
	assert_false(time_zone_valid("Mars/Olympus"));
	assert_false(time_zone_valid("../../../etc/passwd"));
	assert_false(time_zone_valid("Europe/../Europe/Berlin"));
	assert_false(time_zone_valid("Europe"));
	assert_false(time_zone_valid("/etc/localtime"));
	assert_false(time_zone_valid("zone.tab"));
}

/* Each zone, hours apart from 1900 to 2100, against the C library. */
static void
test_offsets_as_the_library(void **state)
{
	size_t count, compared = 0;
	const char *const *names = time_zone_names(&count);
	struct tm tm;

	(void)state;
	for (size_t i = 0; i < count; i += 7) {
		const struct time_zone *zone = time_zone(names[i]);

		setenv("TZ", names[i], 1);
		tzset();
		for (time_t t = -2200000000; t < 4100000000; t += 40001) {
			assert_non_null(localtime_r(&t, &tm));
			if (tm.tm_gmtoff != time_offset(zone, t))
				fail_msg("%s at %ld: %ld, not %d", names[i], t,
				    tm.tm_gmtoff, time_offset(zone, t));
			compared++;
		}
	}
	unsetenv("TZ");
	assert_true(compared > 1000000);
}

static int64_t
wall(const struct time_zone *zone, const char *text)
{
	struct time_civil c;

	time_to_civil(at(text), &c);
	return time_utc(zone, &c);
}

static void
test_gap_and_overlap(void **state)
{
	const struct time_zone *berlin = time_zone("Europe/Berlin");
	const struct time_zone *york = time_zone("America/New_York");
	const struct time_zone *howe = time_zone("Australia/Lord_Howe");

	(void)state;
	assert_int_equal(
	    wall(berlin, "2026-03-29 01:59:59"), at("2026-03-29 00:59:59"));
	/* Skipped: 02:30 is 03:30. */
	assert_int_equal(
	    wall(berlin, "2026-03-29 02:30:00"), at("2026-03-29 01:30:00"));
	assert_int_equal(
	    wall(berlin, "2026-03-29 03:00:00"), at("2026-03-29 01:00:00"));
	/* Twice: the first. */
	assert_int_equal(
	    wall(berlin, "2026-10-25 02:30:00"), at("2026-10-25 00:30:00"));
	assert_int_equal(
	    wall(berlin, "2026-10-25 03:00:00"), at("2026-10-25 02:00:00"));
	assert_int_equal(
	    wall(york, "2026-11-01 01:30:00"), at("2026-11-01 05:30:00"));
	assert_int_equal(
	    wall(york, "2040-07-01 12:00:00"), at("2040-07-01 16:00:00"));
	/* Half an hour's change, in the south. */
	assert_int_equal(time_offset(howe, at("2050-01-15 00:00")), 11 * 3600);
	assert_int_equal(time_offset(howe, at("2050-07-15 00:00")), 37800);
	assert_int_equal(
	    wall(NULL, "2026-11-20 10:00"), at("2026-11-20 10:00"));
}

/* A day may have 23, 24 or 25 hours, or none, or begin at one o'clock. */
static void
test_days_of_a_zone(void **state)
{
	const struct time_zone *berlin = time_zone("Europe/Berlin");
	const struct time_zone *apia = time_zone("Pacific/Apia");
	int64_t spring = time_days(2026, 3, 29),
		autumn = time_days(2026, 10, 25);

	(void)state;
	assert_int_equal(
	    time_day_start(berlin, spring + 1) - time_day_start(berlin, spring),
	    23 * 3600);
	assert_int_equal(
	    time_day_start(berlin, autumn + 1) - time_day_start(berlin, autumn),
	    25 * 3600);
	assert_int_equal(time_local_days(berlin, at("2026-11-20 23:30")),
	    time_days(2026, 11, 21));
	assert_int_equal(time_local_days(NULL, -1), -1);
	assert_int_equal(time_local_days(apia, at("2011-12-30 09:59:59")),
	    time_days(2011, 12, 29));
	assert_int_equal(time_local_days(apia, at("2011-12-30 10:00:00")),
	    time_days(2011, 12, 31));
}

static void
test_words(void **state)
{
	struct time_reader reader = { .zone = time_zone("Europe/Berlin"),
		.now = at("2026-11-20 12:00:00") };

	(void)state;
	assert_string_equal(
	    time_text(arena, &reader, at("2026-11-20 13:05:00")),
	    "Fri 20 Nov, 14:05");
	assert_string_equal(
	    time_text(arena, &reader, at("2025-06-01 22:30:00")),
	    "Mon 2 Jun 2025, 00:30");
	assert_string_equal(
	    time_near(arena, &reader, at("2026-11-20 10:40")), "today, 11:40");
	assert_string_equal(time_near(arena, &reader, at("2026-11-19 17:42")),
	    "yesterday, 18:42");
	assert_string_equal(time_near(arena, &reader, at("2026-11-20 23:30")),
	    "tomorrow, 00:30");
	assert_string_equal(
	    time_near(arena, &reader, at("2026-11-23 09:00")), "in 3 days");
	assert_string_equal(
	    time_near(arena, &reader, at("2026-11-15 09:00")), "5 days ago");
	assert_string_equal(time_near(arena, &reader, at("2026-11-01 09:00")),
	    "Sun 1 Nov, 10:00");
	assert_string_equal(
	    time_day(arena, time_days(2026, 11, 20)), "20 November 2026");
	assert_string_equal(
	    time_day_short(arena, time_days(2026, 11, 20)), "20 Nov 2026");
	assert_string_equal(
	    time_month(arena, time_days(2026, 11, 20)), "November 2026");
	assert_string_equal(
	    time_month_short(arena, time_days(2026, 11, 20)), "Nov 2026");
	assert_string_equal(
	    time_clock(arena, &reader, at("2026-11-20 23:05")), "00:05");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_days),
		TEST(test_parse),
		TEST(test_zone_names),
		TEST(test_offsets_as_the_library),
		TEST(test_gap_and_overlap),
		TEST(test_days_of_a_zone),
		TEST(test_words),
	};

	return RUN(tests);
}
