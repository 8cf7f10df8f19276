/*
 * secret.c - hashes against published values, sealed rows, secret files.
 */
#include "base.h"

#include "base/secret.h"

#include <fcntl.h>
#include <sys/stat.h>

static struct secret_ring ring;

static int
ring_make(void **state)
{
	(void)state;
	secret_init();
	ring.count = 2;
	ring.keys[0].id = 7;
	ring.keys[1].id = 3;
	for (size_t i = 0; i < 2; i++)
		secret_random(ring.keys[i].bytes, SECRET_KEY);
	return 0;
}

static void
test_hashes(void **state)
{
	/* RFC 4231, case 2, with its key filled up by zeros. */
	struct secret_key key = { .id = 1, .bytes = "Jefe" };
	const char *said = "what do ya want for nothing?";
	unsigned char hash[SECRET_HASH];

	(void)state;
	assert_string_equal(secret_sha256_hex(arena, "abc", 3),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	secret_keyed(&key, said, strlen(said), hash);
	assert_string_equal(secret_hex(arena, hash, sizeof(hash)),
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

static void
test_equal(void **state)
{
	(void)state;
	assert_true(secret_equal_text("token", "token"));
	assert_false(secret_equal_text("token", "tokem"));
	assert_false(secret_equal_text("token", "tokens"));
	assert_false(secret_equal_text(NULL, NULL));
	assert_true(secret_equal_text("", ""));
}

static void
test_token(void **state)
{
	const char *one = secret_token(arena), *other = secret_token(arena);
	size_t size = 0;

	(void)state;
	assert_int_equal(strlen(one), 43);
	assert_string_not_equal(one, other);
	assert_non_null(secret_base64_read(arena, one, &size));
	assert_int_equal(size, 32);
}

static void
test_texts(void **state)
{
	static const struct {
		const char *plain, *base32;
	} table[] = { { "", "" }, { "f", "MY" }, { "fo", "MZXQ" },
		{ "foo", "MZXW6" }, { "foob", "MZXW6YQ" },
		{ "fooba", "MZXW6YTB" }, { "foobar", "MZXW6YTBOI" } };
	size_t size;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		assert_string_equal(secret_base32(arena, table[i].plain,
					strlen(table[i].plain)),
		    table[i].base32);
		assert_string_equal(
		    secret_base32_read(arena, table[i].base32, &size),
		    table[i].plain);
		assert_int_equal(size, strlen(table[i].plain));
	}
	assert_string_equal(
	    secret_base32_read(arena, "mzxw 6ytb-oi======", &size), "foobar");
	assert_null(secret_base32_read(arena, "MZXW1", &size));
	assert_string_equal(secret_base64(arena, "\xfb\xff\xfe", 3), "-__-");
	assert_null(secret_base64_read(arena, "+//+", &size));
	assert_null(secret_base64_read(arena, "-__-=", &size));
	assert_null(secret_base64_read(arena, "-__-\n", &size));
}

static const char *
opened(const struct secret_ring *with, const char *table, const char *row,
    const char *sealed)
{
	size_t size;

	return (const char *)secret_open(
	    arena, with, table, row, sealed, &size);
}

static void
test_seal(void **state)
{
	char *sealed = secret_seal(arena, &ring, "staff_totp", "12", "seed", 4);
	struct secret_ring later = { .count = 1 }, none = { .count = 0 };

	(void)state;
	assert_memory_equal(sealed, "7.", 2);
	assert_string_equal(opened(&ring, "staff_totp", "12", sealed), "seed");
	assert_null(opened(&ring, "staff_totp", "13", sealed));
	assert_null(opened(&ring, "customer_totp", "12", sealed));
	assert_null(opened(&ring, "staff_totp:12", "", sealed));
	assert_string_not_equal(
	    sealed, secret_seal(arena, &ring, "staff_totp", "12", "seed", 4));
	/* A new key came first: the old one opens, and is known as old. */
	later.keys[0].id = 8;
	assert_null(opened(&later, "staff_totp", "12", sealed));
	later.keys[later.count++] = ring.keys[0];
	assert_string_equal(opened(&later, "staff_totp", "12", sealed), "seed");
	assert_true(secret_seal_old(&later, sealed));
	assert_false(secret_seal_old(&ring, sealed));
	assert_null(secret_seal(arena, &none, "t", "1", "x", 1));
}

/* Any bit of the sealed text changed, and it stays shut. */
static void
test_seal_changed(void **state)
{
	char *sealed = secret_seal(arena, &ring, "t", "1", "seed", 4);
	char *copy = arena_text(arena, sealed);

	(void)state;
	for (size_t i = 0; copy[i] != '\0'; i++) {
		copy[i] = copy[i] == 'A' ? 'B' : 'A';
		assert_null(opened(&ring, "t", "1", copy));
		copy[i] = sealed[i];
	}
	for (size_t i = 0; sealed[i] != '\0'; i++)
		assert_null(
		    opened(&ring, "t", "1", arena_copy(arena, sealed, i)));
	assert_null(opened(&ring, "t", "1", NULL));
	assert_non_null(opened(&ring, "t", "1", sealed));
}

static void
test_ring(void **state)
{
	static const char one[] = "0123456789abcdef0123456789abcdef"
				  "0123456789ABCDEF0123456789ABCDEF";
	struct secret_ring read;

	(void)state;
	assert_true(secret_ring_read(
	    &read, arena_format(arena, "2:%s 1:%s", one, one)));
	assert_int_equal(read.count, 2);
	assert_int_equal(read.keys[0].id, 2);
	assert_int_equal(read.keys[1].bytes[1], 0x23);
	assert_ptr_equal(secret_ring_find(&read, 1), &read.keys[1]);
	assert_null(secret_ring_find(&read, 3));
	assert_false(secret_ring_read(&read, ""));
	assert_false(secret_ring_read(&read, "1:abcd"));
	assert_false(
	    secret_ring_read(&read, arena_format(arena, "1:%s0", one)));
	assert_false(secret_ring_read(&read, one));
	assert_false(secret_ring_read(
	    &read, arena_format(arena, "1:%s 1:%s", one, one)));
	assert_int_equal(read.count, 0);
}

static void
test_file(void **state)
{
	char path[] = "/tmp/secret.XXXXXX";
	unsigned char hash[SECRET_HASH];
	const char *why = NULL;
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "abc\n", 4), 4);
	fchmod(fd, 0400);
	assert_string_equal(secret_file(arena, path, &why), "abc");
	assert_null(why);
	fchmod(fd, 0404);
	assert_null(secret_file(arena, path, &why));
	assert_non_null(why);
	fchmod(fd, 0620);
	assert_null(secret_file(arena, path, &why));
	fchmod(fd, 0600);
	assert_true(secret_sha256_file(fd, hash));
	assert_string_equal(secret_hex(arena, hash, sizeof(hash)),
	    secret_sha256_hex(arena, "abc\n", 4));
	assert_int_equal(ftruncate(fd, 100000), 0);
	assert_null(secret_file(arena, path, &why));
	close(fd);
	unlink(path);
	assert_null(secret_file(arena, path, &why));
	assert_null(secret_file(arena, "/tmp", &why));
	assert_null(secret_file(arena, "/dev/null", &why));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_hashes),
		TEST(test_equal),
		TEST(test_token),
		TEST(test_texts),
		TEST(test_seal),
		TEST(test_seal_changed),
		TEST(test_ring),
		TEST(test_file),
	};

	return cmocka_run_group_tests(tests, ring_make, NULL);
}
