/* secret.c - random, hashes, keys and wiping. */
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

#define FILE_MOST (64 * 1024)

void
secret_init(void)
{
	if (sodium_init() >= 0)
		return;
	fputs("no source of random bytes on this machine\n", stderr);
	abort();
}

void
secret_random(void *bytes, size_t size)
{
	randombytes_buf(bytes, size);
}

uint32_t
secret_random_below(uint32_t limit)
{
	return randombytes_uniform(limit);
}

char *
secret_token(struct arena *a)
{
	unsigned char bytes[32];
	char *token;

	secret_random(bytes, sizeof(bytes));
	token = secret_base64(a, bytes, sizeof(bytes));
	secret_wipe(bytes, sizeof(bytes));
	return token;
}

void
secret_sha256(const void *bytes, size_t size, unsigned char hash[SECRET_HASH])
{
	crypto_hash_sha256(hash, bytes, size);
}

char *
secret_sha256_hex(struct arena *a, const void *bytes, size_t size)
{
	unsigned char hash[SECRET_HASH];

	secret_sha256(bytes, size, hash);
	return secret_hex(a, hash, sizeof(hash));
}

bool
secret_sha256_file(int fd, unsigned char hash[SECRET_HASH])
{
	crypto_hash_sha256_state state;
	unsigned char part[16384];
	ssize_t got;
	off_t at = 0;

	crypto_hash_sha256_init(&state);
	while ((got = pread(fd, part, sizeof(part), at)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		crypto_hash_sha256_update(&state, part, (size_t)got);
		at += got;
	}
	crypto_hash_sha256_final(&state, hash);
	return true;
}

void
secret_keyed(const struct secret_key *key, const void *bytes, size_t size,
    unsigned char hash[SECRET_HASH])
{
	crypto_auth_hmacsha256(hash, bytes, size, key->bytes);
}

bool
secret_equal(const void *a, const void *b, size_t size)
{
	return sodium_memcmp(a, b, size) == 0;
}

bool
secret_equal_text(const char *a, const char *b)
{
	size_t size;

	if (a == NULL || b == NULL)
		return false;
	size = strlen(a);
	return size == strlen(b) && secret_equal(a, b, size);
}

void
secret_wipe(void *bytes, size_t size)
{
	sodium_memzero(bytes, size);
}

void
secret_wipe_text(char *text)
{
	if (text != NULL)
		secret_wipe(text, strlen(text));
}

/* A sentence when the open file isn't one for our eyes only. */
static const char *
file_problem(int fd, size_t *size)
{
	struct stat about;

	if (fstat(fd, &about) != 0)
		return "the secret file can't be looked at";
	if (!S_ISREG(about.st_mode))
		return "the secret file is not a plain file";
	if (about.st_uid != geteuid() && about.st_uid != 0)
		return "the secret file belongs to somebody else";
	/* systemd lends credentials of root by an ACL: shown as group. */
	if (about.st_mode & (S_IRWXO | S_IWGRP) ||
	    (about.st_mode & S_IRGRP && about.st_uid != 0))
		return "others may read or change the secret file "
		       "(chmod 400 mends it)";
	if (about.st_size > FILE_MOST)
		return "the secret file is too large";
	*size = (size_t)about.st_size;
	return NULL;
}

/* Up to size bytes; fewer only at the end of the file. */
static size_t
file_fill(int fd, char *text, size_t size)
{
	size_t have = 0;
	ssize_t got;

	while (have < size &&
	    (got = pread(fd, text + have, size - have, (off_t)have)) != 0) {
		if (got < 0 && errno != EINTR)
			break;
		if (got > 0)
			have += (size_t)got;
	}
	return have;
}

char *
secret_file(struct arena *a, const char *path, const char **why)
{
	size_t size = 0;
	char *text;
	int fd;

	/* O_NONBLOCK: a pipe in its place must not hold the start up. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0) {
		*why = "the secret file can't be opened";
		return NULL;
	}
	*why = file_problem(fd, &size);
	if (*why != NULL) {
		close(fd);
		return NULL;
	}
	text = arena_alloc(a, size + 1);
	size = file_fill(fd, text, size);
	close(fd);
	text[size] = '\0';
	if (size > 0 && text[size - 1] == '\n')
		text[size - 1] = '\0';
	return text;
}

/* One "ID:hex" at *text, which moves behind it. */
static bool
ring_key(const char **text, struct secret_key *key)
{
	const char *end;
	unsigned long id;
	size_t size;
	char *stop;

	if (**text < '1' || **text > '9')
		return false;
	id = strtoul(*text, &stop, 10);
	if (*stop != ':' || id > 1000000)
		return false;
	key->id = (unsigned)id;
	if (sodium_hex2bin(key->bytes, SECRET_KEY, stop + 1, 2 * SECRET_KEY,
		NULL, &size, &end) != 0 ||
	    size != SECRET_KEY)
		return false;
	*text = end;
	return true;
}

bool
secret_ring_read(struct secret_ring *ring, const char *text)
{
	memset(ring, 0, sizeof(*ring));
	for (text += strspn(text, " "); *text != '\0';
	     text += strspn(text, " ")) {
		if (ring->count == SECRET_KEYS ||
		    !ring_key(&text, &ring->keys[ring->count]) ||
		    (*text != ' ' && *text != '\0') ||
		    secret_ring_find(ring, ring->keys[ring->count].id)) {
			secret_ring_wipe(ring);
			return false;
		}
		ring->count++;
	}
	return ring->count > 0;
}

const struct secret_key *
secret_ring_find(const struct secret_ring *ring, unsigned id)
{
	for (size_t i = 0; i < ring->count; i++)
		if (ring->keys[i].id == id)
			return &ring->keys[i];
	return NULL;
}

void
secret_ring_wipe(struct secret_ring *ring)
{
	secret_wipe(ring, sizeof(*ring));
}
