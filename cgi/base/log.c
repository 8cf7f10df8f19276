/*
 * log.c - one JSON line for each event, written in one call.
 */
#include "base/log.h"

#include <stdarg.h>
#include <sys/time.h>

enum { LINE = 8192 };

struct line {
	char text[LINE];
	size_t length;
};

static const char *program = "regulars";
static char request[40];

static void
put(struct line *l, const char *bytes, size_t length)
{
	if (length > LINE - 4 - l->length)
		length = LINE - 4 - l->length;
	memcpy(l->text + l->length, bytes, length);
	l->length += length;
}

static void
put_escaped(struct line *l, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		char escape[8];

		if (c == '"' || c == '\\' || c < 0x20 || c >= 0x7f) {
			/* Bytes, not characters: nothing here can be half. */
			snprintf(escape, sizeof(escape),
			    c == '"' || c == '\\' ? "\\%c" : "\\u%04x", c);
			if (l->length + strlen(escape) > LINE - 8)
				return;
			put(l, escape, strlen(escape));
		} else {
			put(l, text, 1);
		}
	}
}

static void
put_pair(struct line *l, const char *key, const char *value)
{
	put(l, ",\"", 2);
	put_escaped(l, key);
	if (!value) {
		put(l, "\":null", 6);
		return;
	}
	put(l, "\":\"", 3);
	put_escaped(l, value);
	put(l, "\"", 1);
}

static void
put_time(struct line *l)
{
	struct timeval now;
	struct tm tm;
	char text[128];

	gettimeofday(&now, NULL);
	gmtime_r(&now.tv_sec, &tm);
	snprintf(text, sizeof(text),
	    "{\"at\":\"%04d-%02d-%02dT%02d:%02d:%02d.%06ldZ\"",
	    (tm.tm_year + 1900) % 10000, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
	    tm.tm_min, tm.tm_sec, (long)now.tv_usec);
	put(l, text, strlen(text));
}

void
log_program(const char *name)
{
	program = name;
}

void
log_request(const char *request_id)
{
	snprintf(request, sizeof(request), "%s", request_id ? request_id : "");
}

void
log_line(enum log_level level, const char *event, ...)
{
	static const char *const levels[] = { "note", "warn", "fault" };
	struct line l = { .length = 0 };
	char pid[16];
	const char *key;
	va_list ap;

	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	put_time(&l);
	put_pair(&l, "program", program);
	put_pair(&l, "pid", pid);
	put_pair(&l, "level", levels[level]);
	put_pair(&l, "event", event);
	if (*request)
		put_pair(&l, "request", request);
	va_start(ap, event);
	while ((key = va_arg(ap, const char *)))
		put_pair(&l, key, va_arg(ap, const char *));
	va_end(ap);
	memcpy(l.text + l.length, "}\n", 2);
	/* A log that can't be written mustn't stop the shop. */
	if (write(2, l.text, l.length + 2) < 0)
		return;
}
