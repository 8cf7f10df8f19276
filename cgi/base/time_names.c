/* time_names.c - the list of time zones to choose from. */
#include "base/time.h"

#define TABLE "/usr/share/zoneinfo/zone.tab"

static char **names;
static size_t name_count, name_room;

static void
name_add(const char *name)
{
	if (name_count == name_room) {
		name_room = name_room == 0 ? 512 : 2 * name_room;
		names = memory_grow(names, name_room * sizeof(*names));
	}
	names[name_count++] = memory_text(name);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Lines are "DE<TAB>+5230+01322<TAB>Europe/Berlin<TAB>remark". */
static void
table_read(FILE *file)
{
	char line[512], *field;

	while (fgets(line, sizeof(line), file) != NULL) {
		field = strchr(line, '\t');
		field = field == NULL ? NULL : strchr(field + 1, '\t');
		if (*line == '#' || field == NULL)
			continue;
		field[1 + strcspn(field + 1, "\t\n")] = '\0';
		name_add(field + 1);
	}
}

const char *const *
time_zone_names(size_t *count)
{
	FILE *file;

	if (names == NULL) {
		name_add("UTC");
		file = fopen(TABLE, "re");
		if (file != NULL) {
			table_read(file);
			fclose(file);
		}
		qsort(names, name_count, sizeof(*names), by_name);
	}
	*count = name_count;
	return (const char *const *)names;
}
