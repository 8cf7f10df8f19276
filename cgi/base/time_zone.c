/* time_zone.c - time zones from the machine's TZif files (RFC 8536). */
#include "base/time.h"
#include "base/time_rule.h"

#include <fcntl.h>
#include <sys/stat.h>

#define FOLDER "/usr/share/zoneinfo"
#define NAME_MOST 64
#define FILE_MOST (256 * 1024)
#define HEAD 44

struct time_zone {
	struct time_zone *next;
	char *name;
	size_t count;
	int64_t *at; /* count moments, rising */
	int *offset; /* from at[i] on */
	int before;  /* earlier than at[0] */
	bool has_rule;
	struct time_rule rule;
};

/* Counts of a header, in the order of the file. */
struct head {
	char version;
	size_t utc, standard, leaps, moments, types, letters;
};

static struct time_zone *zones;

static uint32_t
word(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

static bool
head_read(const unsigned char *bytes, size_t size, struct head *head)
{
	if (size < HEAD || memcmp(bytes, "TZif", 4) != 0)
		return false;
	head->version = (char)bytes[4];
	head->utc = word(bytes + 20);
	head->standard = word(bytes + 24);
	head->leaps = word(bytes + 28);
	head->moments = word(bytes + 32);
	head->types = word(bytes + 36);
	head->letters = word(bytes + 40);
	/* Counts no file has would overflow the sums below. */
	return head->types > 0 && head->types <= 256 &&
	    head->moments <= 10000 && head->letters <= 10000 &&
	    head->leaps <= 10000 && head->utc <= 256 && head->standard <= 256;
}

/* Bytes of the data behind a header; wide: bytes of a moment, 4 or 8. */
static size_t
data_size(const struct head *head, size_t wide)
{
	return head->moments * (wide + 1) + head->types * 6 + head->letters +
	    head->leaps * (wide + 4) + head->standard + head->utc;
}

/* The moments of change and what holds after each; false when malformed. */
static bool
table_read(
    struct time_zone *zone, const unsigned char *data, const struct head *head)
{
	const unsigned char *index = data + head->moments * 8;
	const unsigned char *type = index + head->moments;

	zone->count = head->moments;
	zone->at = memory_get((zone->count + 1) * sizeof(*zone->at));
	zone->offset = memory_get((zone->count + 1) * sizeof(*zone->offset));
	zone->before = (int)(int32_t)word(type);
	for (size_t i = 0; i < zone->count; i++) {
		zone->at[i] = (int64_t)((uint64_t)word(data + i * 8) << 32 |
		    word(data + i * 8 + 4));
		if (index[i] >= head->types ||
		    (i > 0 && zone->at[i] <= zone->at[i - 1]))
			return false;
		zone->offset[i] = (int)(int32_t)word(type + index[i] * 6);
	}
	return true;
}

/* "\nRULE\n" at the end; an empty one says that nothing changes any more. */
static bool
footer_read(struct time_zone *zone, const unsigned char *at, size_t size)
{
	char text[128];

	if (size < 2 || size - 2 >= sizeof(text) || at[0] != '\n' ||
	    at[size - 1] != '\n')
		return false;
	memcpy(text, at + 1, size - 2);
	text[size - 2] = '\0';
	zone->has_rule = *text != '\0';
	return *text == '\0' || time_rule_read(text, &zone->rule);
}

/* Only the second part counts: the first has moments of 32 bits. */
static bool
zone_read(struct time_zone *zone, const unsigned char *bytes, size_t size)
{
	struct head head;
	size_t skip;

	if (!head_read(bytes, size, &head) || head.version < '2')
		return false;
	skip = HEAD + data_size(&head, 4);
	if (skip > size || !head_read(bytes + skip, size - skip, &head))
		return false;
	bytes += skip + HEAD;
	size -= skip + HEAD;
	skip = data_size(&head, 8);
	return skip <= size && table_read(zone, bytes, &head) &&
	    footer_read(zone, bytes + skip, size - skip);
}

/* The whole file in memory of its own; NULL when it isn't a plain one. */
static unsigned char *
file_bytes(const char *path, size_t *size)
{
	struct stat about;
	unsigned char *bytes = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
	    about.st_size > 0 && about.st_size <= FILE_MOST) {
		*size = (size_t)about.st_size;
		bytes = memory_get(*size);
		if (pread(fd, bytes, *size, 0) != (ssize_t)*size) {
			memory_put(bytes);
			bytes = NULL;
		}
	}
	close(fd);
	return bytes;
}

/* Names of the tz database only; never a way out of its folder. */
static bool
name_good(const char *name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789_+-/";
	size_t length = strlen(name);

	return length > 0 && length <= NAME_MOST && *name >= 'A' &&
	    *name <= 'Z' && strspn(name, allowed) == length;
}

static void
zone_free(struct time_zone *zone)
{
	memory_put(zone->name);
	memory_put(zone->at);
	memory_put(zone->offset);
	memory_put(zone);
}

static struct time_zone *
zone_load(const char *name)
{
	struct time_zone *zone = memory_get(sizeof(*zone));
	char path[sizeof(FOLDER) + NAME_MOST + 2];
	unsigned char *bytes;
	size_t size = 0;
	bool good;

	zone->name = memory_text(name);
	snprintf(path, sizeof(path), "%s/%s", FOLDER, name);
	bytes = file_bytes(path, &size);
	good = bytes != NULL && zone_read(zone, bytes, size);
	memory_put(bytes);
	if (good)
		return zone;
	zone_free(zone);
	return NULL;
}

const struct time_zone *
time_zone(const char *name)
{
	struct time_zone *zone;

	if (name == NULL || !name_good(name))
		return NULL;
	for (zone = zones; zone != NULL; zone = zone->next)
		if (strcmp(zone->name, name) == 0)
			return zone;
	zone = zone_load(name);
	if (zone != NULL) {
		zone->next = zones;
		zones = zone;
	}
	return zone;
}

bool
time_zone_valid(const char *name)
{
	return time_zone(name) != NULL;
}

const char *
time_zone_name(const struct time_zone *zone)
{
	return zone == NULL ? "UTC" : zone->name;
}

int
time_offset(const struct time_zone *zone, int64_t moment)
{
	size_t low = 0, high, middle;

	if (zone == NULL)
		return 0;
	high = zone->count;
	if (zone->has_rule && (high == 0 || moment >= zone->at[high - 1]))
		return time_rule_offset(&zone->rule, moment);
	/* The last change at or before the moment is at[low - 1]. */
	while (low < high) {
		middle = low + (high - low) / 2;
		if (zone->at[middle] <= moment)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? zone->before : zone->offset[low - 1];
}
