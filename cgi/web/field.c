/*
 * field.c - one field of a form by its kind.
 */
#include "web/field.h"

#include "base/identifier.h"
#include "base/money.h"
#include "base/utf8.h"
#include "web/exchange.h"

enum { USUAL_MOST = 200 };

/* CRLF becomes LF; other control characters but tab have no business here. */
static char *
one_newline(struct arena *arena, const char *text)
{
	char *copy = arena_text(arena, text), *to = copy;

	for (const char *from = copy; *from; from++) {
		unsigned char c = (unsigned char)*from;

		if (c == '\r' && from[1] == '\n')
			continue;
		*to++ = c == '\r'                                     ? '\n'
		    : (c < ' ' && c != '\n' && c != '\t') || c == 127 ? ' '
								      : *from;
	}
	*to = '\0';
	return copy;
}

static char *
trimmed(struct arena *arena, const char *text, bool lines)
{
	char *copy = utf8_nfc(arena, one_newline(arena, text)), *end;

	if (!lines)
		for (char *c = copy; *c; c++)
			if (*c == '\n' || *c == '\t')
				*c = ' ';
	copy += strspn(copy, " \n\t");
	end = copy + strlen(copy);
	while (end > copy && strchr(" \n\t", end[-1]))
		*--end = '\0';
	return copy;
}

static const char *
empty_words(const struct field *f)
{
	if (f->missing)
		return _(f->missing);
	switch (f->kind) {
	case FIELD_CHOICE:
	case FIELD_MANY:
		return _("Choose one.");
	case FIELD_FILE:
		return _("Choose a file.");
	default:
		return _("Fill this in.");
	}
}

static const char *
length_words(struct request *r, const struct field *f, const char *clean)
{
	int64_t most = f->max ? f->max : USUAL_MOST;
	int64_t size = (int64_t)utf8_count(clean);

	if (size > most)
		return locale_fill(r->arena,
		    _("This is too long: at most {most} characters, it has "
		      "{size}."),
		    "most", arena_format(r->arena, "%" PRId64, most), "size",
		    arena_format(r->arena, "%" PRId64, size), NULL);
	if (size < f->min)
		return locale_fill(r->arena,
		    _("This is too short: at least {least} characters."),
		    "least", arena_format(r->arena, "%" PRId64, f->min), NULL);
	return NULL;
}

static const char *
read_number(struct request *r, const struct field *f, const char *text,
    const char **words)
{
	char *end;
	int64_t number = strtoll(text, &end, 10);

	if (*end || strlen(text) > 18)
		*words = _("Write a whole number.");
	else if (number < f->min || (f->max && number > f->max))
		*words = locale_fill(r->arena,
		    _("Write a number from {least} to {most}."), "least",
		    arena_format(r->arena, "%" PRId64, f->min), "most",
		    arena_format(r->arena, "%" PRId64, f->max), NULL);
	return *words ? "" : arena_format(r->arena, "%" PRId64, number);
}

static const char *
read_choice(const struct field *f, const char *text, const char **words)
{
	/* Without a table the model knows which there are. */
	for (const struct choice *c = f->choices; c && c->value; c++)
		if (strcmp(c->value, text) == 0)
			return c->value;
	if (!f->choices)
		return text;
	*words = _("Choose one of these.");
	return "";
}

static const char *
read_date(struct request *r, const char *text, const char **words)
{
	int64_t days;

	if (time_parse_date(text, &days) && strlen(text) == 10)
		return time_sql_date(r->arena, days);
	*words = _("Write a date as 2026-11-30.");
	return "";
}

static const char *
read_time(struct request *r, const char *text, const char **words)
{
	struct time_civil civil;
	int64_t local;

	if (time_parse(text, &local) && strlen(text) <= 19) {
		time_to_civil(local, &civil);
		return time_sql(r->arena, time_utc(r->reader.zone, &civil));
	}
	*words = _("Write day and time as 2026-11-30 14:00.");
	return "";
}

static const char *
read_money(struct request *r, const struct field *f, const char *text,
    const char **words)
{
	int64_t minor;

	switch (
	    money_parse(text, request_shop(r, "currency"), r->lang, &minor)) {
	case MONEY_GOOD:
		break;
	case MONEY_PRECISION:
		*words = _("This currency has fewer decimal places.");
		return "";
	default:
		*words = _("Write an amount of money, for example 12.50.");
		return "";
	}
	if (minor < f->min || (f->max && minor > f->max)) {
		*words = _("This amount does not fit here.");
		return "";
	}
	return arena_format(r->arena, "%" PRId64, minor);
}

static const char *
read_email(struct request *r, const char *text, const char **words)
{
	struct identifier_email email;

	if (identifier_email(r->arena, text, &email))
		return email.address;
	*words = _("Write an e-mail address like name@example.com.");
	return "";
}

static const char *
read_phone(struct request *r, const char *text, const char **words)
{
	const char *phone =
	    identifier_phone(r->arena, text, request_shop(r, "country"));

	if (phone)
		return phone;
	*words = _("Write a phone number, with country code if it is not from "
		   "here.");
	return "";
}

/* Everything that has a meaning beyond its length. */
static const char *
read_meaning(struct request *r, const struct field *f, const char *clean,
    const char **words)
{
	switch (f->kind) {
	case FIELD_NUMBER:
		return read_number(r, f, clean, words);
	case FIELD_CHOICE:
		return read_choice(f, clean, words);
	case FIELD_CHECK:
		if (strcmp(clean, "1") != 0)
			*words = _("Choose one of these.");
		return clean;
	case FIELD_DATE:
		return read_date(r, clean, words);
	case FIELD_TIME:
		return read_time(r, clean, words);
	case FIELD_MONEY:
		return read_money(r, f, clean, words);
	case FIELD_EMAIL:
		return read_email(r, clean, words);
	case FIELD_PHONE:
		return read_phone(r, clean, words);
	default:
		return clean;
	}
}

static const char *
read_file(struct request *r, const struct field *f, const char **words)
{
	const struct upload *file = parse_file(&r->exchange->sent, f->name);

	if ((!file || upload_absent(file)) && !f->optional)
		*words = empty_words(f);
	return "";
}

const char *
field_read(struct request *r, const struct field *f, const char *typed,
    const char **words)
{
	const char *clean;

	if (f->kind == FIELD_FILE)
		return read_file(r, f, words);
	if (f->kind == FIELD_TRAP)
		return typed;
	clean = f->kind == FIELD_SECRET
	    ? typed
	    : trimmed(r->arena, typed, f->kind == FIELD_TEXT);
	if (!*clean) {
		if (!f->optional && f->kind != FIELD_CHECK)
			*words = empty_words(f);
		return "";
	}
	if (f->kind == FIELD_LINE || f->kind == FIELD_TEXT ||
	    f->kind == FIELD_SECRET || f->kind == FIELD_HIDDEN)
		*words = length_words(r, f, clean);
	return read_meaning(r, f, clean, words);
}

const char *
field_shown(struct request *r, const struct field *f, const char *typed,
    const char *clean)
{
	(void)r;
	if (f->kind == FIELD_LINE || f->kind == FIELD_TEXT ||
	    f->kind == FIELD_NUMBER)
		return clean;
	return typed;
}
