/*
 * json.c - what is read, written and read again is the same; and any bytes
 * can be quoted.
 */
#include "fuzz.h"

#include "base/json.h"

static void
check_again(struct arena *arena, const json_t *value)
{
	const char *text = json_text(arena, value);
	json_t *again;

	HOLDS(json_read(text, strlen(text), 64, &again) == JSON_OK);
	HOLDS(strcmp(json_text(arena, again), text) == 0);
	json_decref(again);
}

static void
check_quote(struct arena *arena, const char *text)
{
	struct buffer b = { .arena = arena };
	json_t *value;

	json_quote(&b, text);
	HOLDS(json_read(b.text, b.length, 1, &value) == JSON_OK);
	HOLDS(
	    !fuzz_is_text(text) || strcmp(json_string_value(value), text) == 0);
	json_decref(value);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(0);
	json_t *value;

	if (json_read((const char *)bytes, size, 64, &value) == JSON_OK)
		check_again(arena, value);
	else
		HOLDS(!value);
	json_decref(value);
	check_quote(arena, arena_copy(arena, (const char *)bytes, size));
	arena_free(arena);
	return 0;
}
