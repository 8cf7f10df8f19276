/* locale_fill.c - values put into the named places of a sentence. */
#include "base/locale.h"

/* The value of the place that begins at "{"; *length of "{name}". */
static const char *
place_value(const char *place, va_list values, size_t *length)
{
	const char *name, *value;
	size_t size;
	va_list all;

	va_copy(all, values);
	while ((name = va_arg(all, const char *)) != NULL) {
		value = va_arg(all, const char *);
		size = strlen(name);
		if (strncmp(place + 1, name, size) != 0 ||
		    place[1 + size] != '}')
			continue;
		*length = size + 2;
		va_end(all);
		return value == NULL ? "" : value;
	}
	va_end(all);
	return NULL;
}

char *
locale_fill(struct arena *a, const char *pattern, ...)
{
	struct buffer out = { .arena = a };
	const char *value;
	size_t length;
	va_list values;

	va_start(values, pattern);
	buffer_text(&out, "");
	while (*pattern != '\0') {
		length = strcspn(pattern, "{");
		buffer_add(&out, pattern, length);
		pattern += length;
		if (*pattern == '\0')
			break;
		value = place_value(pattern, values, &length);
		if (value == NULL)
			buffer_add(&out, pattern, length = 1);
		else
			buffer_text(&out, value);
		pattern += length;
	}
	va_end(values);
	return out.text;
}
