/*
 * password.c - hashing and its parameters, what is refused, and the slots.
 */
#include "base.h"

#include "base/password.h"

#include <math.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#define LIST "build/common-passwords"

static struct secret_ring pepper = { .count = 1 };

static int
start(void **state)
{
	(void)state;
	secret_init();
	pepper.keys[0].id = 4;
	secret_random(pepper.keys[0].bytes, SECRET_KEY);
	return password_init(&pepper, LIST, 2) != NULL;
}

static void
test_hash(void **state)
{
	char *one = password_hash(arena, PASSWORD_CUSTOMER, "a pass phrase");
	char *staff = password_hash(arena, PASSWORD_STAFF, "a pass phrase");

	(void)state;
	assert_memory_equal(one, "4$argon2id$v=19$m=19456,t=2,p=1$", 32);
	assert_memory_equal(staff, "4$argon2id$v=19$m=65536,t=3,p=1$", 32);
	assert_true(strlen(staff) < PASSWORD_STORED);
	assert_true(password_verify(PASSWORD_CUSTOMER, one, "a pass phrase"));
	assert_false(password_verify(PASSWORD_CUSTOMER, one, "a pass phrasE"));
	assert_false(password_verify(PASSWORD_CUSTOMER, one, ""));
	assert_false(password_verify(PASSWORD_CUSTOMER, NULL, "nobody"));
	assert_false(password_verify(PASSWORD_CUSTOMER, "", "nobody"));
	assert_false(password_verify(PASSWORD_CUSTOMER, one + 1, "nobody"));
	assert_false(password_old(PASSWORD_CUSTOMER, one));
	assert_true(password_old(PASSWORD_STAFF, one));
	assert_false(password_old(PASSWORD_STAFF, staff));
}

/* The hash alone, without the key, is of no use; keys can be changed. */
static void
test_pepper(void **state)
{
	char *stored = password_hash(arena, PASSWORD_CUSTOMER, "a pass phrase");
	struct secret_key old = pepper.keys[0];

	(void)state;
	pepper.keys[0].bytes[0] ^= 1;
	assert_false(
	    password_verify(PASSWORD_CUSTOMER, stored, "a pass phrase"));
	pepper.keys[0].id = 5;
	pepper.keys[1] = old;
	pepper.count = 2;
	assert_true(
	    password_verify(PASSWORD_CUSTOMER, stored, "a pass phrase"));
	assert_true(password_old(PASSWORD_CUSTOMER, stored));
	assert_memory_equal(
	    password_hash(arena, PASSWORD_CUSTOMER, "x"), "5$", 2);
	pepper.keys[0] = old;
	pepper.count = 1;
}

static double
seconds(const char *stored)
{
	struct timespec from, to;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	password_verify(PASSWORD_CUSTOMER, stored, "some pass phrase");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* The least of several: other work on the machine only ever adds. */
static void
test_nobody_takes_as_long(void **state)
{
	char *stored = password_hash(arena, PASSWORD_CUSTOMER, "a pass phrase");
	double known = 1, nobody = 1;

	(void)state;
	for (int i = 0; i < 12; i++) {
		known = fmin(known, seconds(stored));
		nobody = fmin(nobody, seconds(NULL));
	}
	print_message(
	    "# known %.1f ms, nobody %.1f ms\n", known * 1e3, nobody * 1e3);
	assert_true(fabs(known - nobody) < 0.010);
	assert_true(nobody > known / 2);
}

static void
test_problem(void **state)
{
	static const char *const context[] = { "Corner Books",
		"theodora.brown@example.org", "Theodora Brown", NULL };
	static const char *const bad[] = { "", "short", "elevenchars",
		"password1234", "Password1234!", "P@ssw0rd2026", "qwertyuiop12",
		"passwordpassword", "iloveyou1234", "aaaaaaaaaaaaaaa",
		"abcabcabcabcabc", "123456789012", "abcdefghijklmn",
		"1q2w3e4r5t6y", "asdfghjklasdf", "99999999999999",
		"cornerbooks1", "CornerBooks2026", "theodora2026",
		"brown-theodora", "theodora.brown", "TheodoraBrown1",
		"contortionist", "äöüäöüäöüäö" };
	static const char *const good[] = { "correct horse battery staple",
		"my aunt's blue kettle", "Tr0ub4dor&3xylophone", "vK8#pQ2!xZ7m",
		"äpfel und birnen", "яблоки и груши",
		"books from a far corner of brown hills",
		" leading blank stays " };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (password_problem(arena, bad[i], context) == NULL)
			fail_msg("\"%s\" was taken", bad[i]);
	for (size_t i = 0; i < COUNT(good); i++)
		if (password_problem(arena, good[i], context) != NULL)
			fail_msg("\"%s\": %s", good[i],
			    password_problem(arena, good[i], context));
	assert_null(password_problem(arena, good[0], NULL));
}

static void
test_length(void **state)
{
	char text[300];

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i * i * 7 % 26);
	text[256] = '\0';
	assert_null(password_problem(arena, text, NULL));
	text[256] = 'a';
	text[257] = '\0';
	assert_non_null(password_problem(arena, text, NULL));
}

/* Every word of the list is found by the binary search, no other is. */
static void
test_list(void **state)
{
	FILE *file = fopen(LIST, "r");
	char word[500];
	size_t count = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(word, sizeof(word), file) != NULL) {
		word[strcspn(word, "\n")] = '\0';
		if (strlen(word) <= PASSWORD_LONGEST && !password_common(word))
			fail_msg("%s is not found", word);
		count++;
	}
	fclose(file);
	assert_true(count > 50000);
	assert_false(password_common("vkpqxzvkpqxy"));
	assert_false(password_common(""));
	assert_false(password_common("~~~~~~~~~~~~zz~zy~"));
}

static pid_t
holder(unsigned wait, int *took)
{
	pid_t child = fork();

	if (child != 0)
		return child;
	/* Nobody is left behind when the test fails half way. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	*took = password_slot_take(wait) ? 1 : -1;
	for (;;)
		pause();
}

static void
await(const volatile int *took)
{
	struct timespec nap = { .tv_nsec = 1000000 };

	for (int i = 0; i < 3000 && *took == 0; i++)
		nanosleep(&nap, NULL);
}

/* Two slots, three who want one; a killed holder's slot is free at once. */
static void
test_slots(void **state)
{
	int *took = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t one = holder(0, &took[0]), two = holder(0, &took[1]);

	(void)state;
	await(&took[0]);
	await(&took[1]);
	assert_int_equal(took[0], 1);
	assert_int_equal(took[1], 1);
	assert_false(password_slot_take(20));
	kill(one, SIGKILL);
	waitpid(one, NULL, 0);
	assert_true(password_slot_take(1000));
	one = holder(30, &took[2]);
	await(&took[2]);
	assert_int_equal(took[2], -1);
	password_slot_give();
	kill(one, SIGKILL);
	waitpid(one, NULL, 0);
	assert_true(password_slot_take(0));
	password_slot_give();
	kill(two, SIGKILL);
	waitpid(two, NULL, 0);
}

/* Two slots have eight seats: the eleventh is told at once that it's busy. */
static void
test_queue(void **state)
{
	volatile int *took = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t all[10];
	struct timespec nap = { .tv_nsec = 200000000 }, from, to;

	(void)state;
	for (int i = 0; i < 10; i++)
		all[i] = holder(60000, (int *)&took[i]);
	nanosleep(&nap, NULL);
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_false(password_slot_take(5000));
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_true(to.tv_sec - from.tv_sec < 2);
	for (int i = 0; i < 10; i++) {
		kill(all[i], SIGKILL);
		waitpid(all[i], NULL, 0);
	}
	assert_true(password_slot_take(0));
	password_slot_give();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_hash),
		TEST(test_pepper),
		TEST(test_nobody_takes_as_long),
		TEST(test_problem),
		TEST(test_length),
		TEST(test_list),
		TEST(test_slots),
		TEST(test_queue),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
