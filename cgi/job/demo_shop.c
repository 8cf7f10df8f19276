/*
 * demo_shop.c - what the parts of the demo shop share: files, moments, lists.
 */
#include "job/demo.h"

#include <errno.h>

void *
demo_grow(
    struct arena *arena, void *items, size_t count, size_t *room, size_t size)
{
	void *more;

	if (count < *room)
		return items;
	*room = *room ? *room * 2 : 256;
	more = arena_array(arena, *room, size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

static char *
read_text(struct demo_shop *shop, const char *path, size_t *length)
{
	struct buffer text = { .arena = shop->arena };
	FILE *in = fopen(path, "re");
	char part[16384];
	size_t got;

	if (!in)
		return NULL;
	buffer_text(&text, "");
	while ((got = fread(part, 1, sizeof(part), in)) > 0)
		buffer_add(&text, part, got);
	fclose(in);
	*length = text.length;
	return text.text;
}

json_t *
demo_read(struct demo_shop *shop, const char *name)
{
	const char *path =
	    arena_format(shop->arena, "%s/demo/%s", shop->folder, name);
	size_t length = 0;
	char *text = read_text(shop, path, &length);
	json_t *value = NULL;

	if (!text)
		shop->fault =
		    arena_format(shop->arena, "%s: %s", path, strerror(errno));
	else if (json_read(text, length, 8, &value) != JSON_OK ||
	    shop->read_count == DEMO_JSON_MOST)
		shop->fault =
		    arena_format(shop->arena, "%s is no good JSON", path);
	if (value)
		shop->read[shop->read_count++] = value;
	return value;
}

void
demo_forget(struct demo_shop *shop)
{
	while (shop->read_count)
		json_decref(shop->read[--shop->read_count]);
}

const char *
demo_text(struct demo_shop *shop, const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	struct buffer text = { .arena = shop->arena };

	if (json_is_string(value))
		return json_string_value(value);
	buffer_text(&text, "");
	for (size_t i = 0; i < json_array_size(value); i++) {
		if (i)
			buffer_text(&text, "\n");
		buffer_text(&text, json_string_value(json_array_get(value, i)));
	}
	return text.text;
}

int64_t
demo_number(const json_t *object, const char *name, int64_t otherwise)
{
	const json_t *value = json_object_get(object, name);

	return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

const char *
demo_some(struct draw *d, const json_t *list)
{
	return json_string_value(
	    json_array_get(list, draw_below(d, json_array_size(list))));
}

int64_t
demo_hour(struct demo_shop *shop, struct draw *d, int64_t day, int from, int to)
{
	return time_day_start(shop->zone, day) + from * 3600 +
	    (int64_t)draw_below(d, (uint64_t)(to - from) * 3600);
}

void
demo_event(struct demo_shop *shop, const struct demo_event *event)
{
	struct demo_event *e = demo_add(shop, &shop->events);

	*e = *event;
	if (!e->reference)
		e->reference = "";
	if (!e->detail)
		e->detail = "";
}

const struct demo_staff *
demo_staff_find(const struct demo_shop *shop, const char *key)
{
	for (size_t i = 0; i < shop->staff_count; i++)
		if (strcmp(shop->staff[i].key, key) == 0)
			return &shop->staff[i];
	return NULL;
}
