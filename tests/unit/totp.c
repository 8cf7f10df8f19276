/*
 * totp.c - codes against RFC 6238, each good once, and recovery codes.
 */
#include "base.h"

#include "base/qr.h"
#include "base/secret.h"
#include "base/totp.h"

static const char seed[] = "12345678901234567890";

static void
test_vectors(void **state)
{
	(void)state;
	assert_string_equal(totp_code(arena, seed, 20, 59, 8), "94287082");
	assert_string_equal(
	    totp_code(arena, seed, 20, 1111111109, 8), "07081804");
	assert_string_equal(
	    totp_code(arena, seed, 20, 2000000000, 8), "69279037");
	assert_string_equal(totp_code(arena, seed, 20, 59, 6), "287082");
}

static bool
check(const char *code, int64_t now, int64_t last, int64_t *step)
{
	return totp_check(seed, 20, code, now, last, step);
}

static void
test_check(void **state)
{
	int64_t step = -1, now = 1111111109, at = now / 30;
	const char *code = totp_code(arena, seed, 20, now, 6);

	(void)state;
	assert_true(check(code, now, -1, &step));
	assert_int_equal(step, at);
	assert_false(check(code, now, step, &step));
	assert_true(check(code, now + 30, at - 1, &step));
	assert_true(check(code, now - 30, at - 1, &step));
	assert_false(check(code, now + 60, -1, &step));
	assert_false(check(code, now - 60, -1, &step));
	/* An older code of the window after a newer one was used. */
	assert_false(check(code, now + 30, at + 1, &step));
	assert_true(check(
	    arena_format(arena, " %.3s %s ", code, code + 3), now, -1, &step));
	assert_false(check("", now, -1, &step));
	assert_false(check(NULL, now, -1, &step));
	assert_false(check(arena_format(arena, "%s0", code), now, -1, &step));
	assert_false(check("12345x", now, -1, &step));
	assert_true(check(totp_code(arena, seed, 20, 5, 6), 5, -1, &step));
	assert_int_equal(step, 0);
}

static void
test_uri(void **state)
{
	(void)state;
	assert_string_equal(totp_uri(arena, "Café & Co", "o@e.org", seed, 20),
	    "otpauth://totp/Caf%C3%A9%20%26%20Co:o%40e.org"
	    "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	    "&issuer=Caf%C3%A9%20%26%20Co&algorithm=SHA1&digits=6&period=30");
	assert_string_equal(totp_seed_text(arena, seed, 5), "GEZD GNBV");
}

static void
test_recovery(void **state)
{
	const char *code, *plain;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		code = totp_recovery(arena);
		assert_int_equal(strlen(code), 14);
		plain = totp_recovery_plain(arena, code);
		assert_int_equal(strlen(plain), 12);
		assert_string_not_equal(code, totp_recovery(arena));
	}
	assert_string_equal(
	    totp_recovery_plain(arena, " ABCD efgh-2345"), "abcdefgh2345");
	assert_null(totp_recovery_plain(arena, "abcd-efgh-234"));
	assert_null(totp_recovery_plain(arena, "abcd-efgh-23456"));
	assert_null(totp_recovery_plain(arena, "abcd-efgh-234l"));
	assert_null(totp_recovery_plain(arena, NULL));
}

/* The path drawn into squares: three finder patterns at the right places. */
static void
test_qr(void **state)
{
	static char dark[200][200];
	char *path;
	int size = 0, x, y, run, back, read;

	(void)state;
	path = qr_path(arena, "otpauth://totp/x", &size);
	assert_non_null(path);
	assert_true(size >= 21 + 8 && size < 200);
	for (const char *at = path; *at != '\0'; at += read) {
		read = 0;
		assert_int_equal(sscanf(at, "M%d %dh%dv1h-%dz%n", &x, &y, &run,
				     &back, &read),
		    4);
		assert_true(read > 0 && run == back && x + run <= size - 4);
		for (int i = 0; i < run; i++)
			dark[y][x + i] = 1;
	}
	for (int i = 0; i < 7; i++)
		assert_true(dark[4][4 + i] && dark[4 + i][4] &&
		    dark[4][size - 5 - i] && dark[size - 5 - i][4]);
	assert_false(dark[5][5] || dark[3][4] || dark[4][3]);
	assert_true(dark[7][7]);
	path = arena_alloc(arena, 5000);
	memset(path, 'x', 4999);
	assert_null(qr_path(arena, path, &size));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_vectors),
		TEST(test_check),
		TEST(test_uri),
		TEST(test_recovery),
		TEST(test_qr),
	};

	secret_init();
	return RUN(tests);
}
