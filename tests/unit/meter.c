/*
 * meter.c - many processes count at once, and one that dies harms nothing.
 */
#include "base.h"

#include "base/arena.h"
#include "base/meter.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static const char *const names[] = { "GET /a", "POST /a" };
static char path[64];
static uint64_t seen[3], ok[3], slow[3];

static void
note(void *context, const struct meter_line *line)
{
	size_t i = strcmp(line->name, "-") == 0 ? 2
	    : strcmp(line->name, names[1]) == 0 ? 1
						: 0;

	(void)context;
	for (int s = 0; s < METER_STATUSES && line->counts[s].status; s++) {
		seen[i] += line->counts[s].many;
		if (line->counts[s].status == 200)
			ok[i] += line->counts[s].many;
	}
	slow[i] = line->buckets[METER_BUCKETS];
}

static void
look(void)
{
	memset(seen, 0, sizeof(seen));
	memset(ok, 0, sizeof(ok));
	memset(slow, 0, sizeof(slow));
	assert_true(meter_read(path, note, NULL));
}

static void
test_processes(void **state)
{
	enum { PROCESSES = 4, EACH = 50000 };
	struct meter *m = meter_make(path, names, 2);

	(void)state;
	assert_non_null(m);
	for (int p = 0; p < PROCESSES; p++)
		if (fork() == 0) {
			for (int i = 0; i < EACH; i++)
				meter_add(m, i % 3 - 1, 200 + i % 20, 700);
			/* As if it were killed: nothing is flushed or freed. */
			kill(getpid(), SIGKILL);
		}
	while (wait(NULL) > 0)
		;
	look();
	/* Sixteen statuses have a place; those after them aren't told apart. */
	assert_int_equal(ok[0] + ok[1] + ok[2], PROCESSES * EACH / 20);
}

static void
test_kept(void **state)
{
	static const char *const others[] = { "GET /b", "POST /a" };
	struct meter *m = meter_make(path, names, 2);

	(void)state;
	look();
	assert_true(seen[0] > 0);
	meter_add(m, 1, 303, 20000000);
	meter_add(m, -1, 404, 1);
	look();
	assert_int_equal(slow[1], 1);
	assert_non_null(meter_make(path, others, 2));
	look();
	assert_int_equal(seen[0] + seen[1] + seen[2], 0);
}

static void
test_damaged(void **state)
{
	FILE *out = fopen(path, "we");

	(void)state;
	fputs("regulars meter1", out);
	fputc('\0', out);
	for (int i = 0; i < 8; i++)
		fputc(255, out);
	fclose(out);
	assert_false(meter_read(path, note, NULL));
	assert_false(meter_read("/nowhere/at/all", note, NULL));
	assert_null(meter_make("/nowhere/at/all", names, 2));
	meter_add(NULL, 0, 200, 1);
}

static void
test_cost(void **state)
{
	enum { TIMES = 1000000 };
	struct meter *m = meter_make(path, names, 2);
	struct timespec start, end;
	double each;

	(void)state;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	for (int i = 0; i < TIMES; i++)
		meter_add(m, 1, 200 + i % 8, (uint64_t)i);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	each = ((double)(end.tv_sec - start.tv_sec) * 1e9 +
		   (double)(end.tv_nsec - start.tv_nsec)) /
	    TIMES;
	print_message("%.0f ns each\n", each);
	assert_true(each < 2000);
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_processes),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_cost),
	};

	snprintf(path, sizeof(path), "/tmp/meter.%d", (int)getpid());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
