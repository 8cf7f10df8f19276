/*
 * form.c - declared fields, read, checked and given back.
 */
#include "web/exchange.h"

#include "base/json.h"
#include "web/field.h"

static const struct pairs *
sent_fields(const struct request *r)
{
	const struct exchange *x = r->exchange;

	return strcmp(x->head.method, "POST") == 0 ? &x->sent.form
						   : &x->sent.query;
}

static const char *
name_of(const struct request *r, const char *field, const char *part)
{
	return arena_format(r->arena, "form.%s.%s", field, part);
}

void
form_error(struct request *r, const char *name, const char *words)
{
	struct exchange *x = r->exchange;
	const char *entry = arena_format(r->arena, "errors.%zu", x->errors);

	view_text(r, arena_format(r->arena, "%s.field", entry), name);
	view_text(r, arena_format(r->arena, "%s.message", entry), words);
	if (*name)
		view_text(r, name_of(r, name, "error"), words);
	x->errors++;
	view_text(r, "errors_title",
	    locale_fill(r->arena,
		locale_plural("One thing needs another look",
		    "{n} things need another look", (long)x->errors),
		"n", arena_format(r->arena, "%zu", x->errors), NULL));
}

bool
form_sound(const struct request *r)
{
	return r->exchange->errors == 0 && !r->exchange->undeclared;
}

void
form_fill(struct request *r, const char *name, const char *value)
{
	view_text(r, name_of(r, name, "value"), value);
}

static void
show_choice(struct request *r, const char *name, size_t i, const char *value,
    const char *label, bool chosen)
{
	const char *entry =
	    arena_format(r->arena, "form.%s.choices.%zu", name, i);

	view_text(r, arena_format(r->arena, "%s.value", entry), value);
	view_text(r, arena_format(r->arena, "%s.label", entry), label);
	view_flag(r, arena_format(r->arena, "%s.selected", entry), chosen);
}

static bool
was_sent(const struct request *r, const char *name, const char *value)
{
	const struct pairs *sent = sent_fields(r);

	for (size_t n = 0;; n++) {
		const struct pair *pair = parse_nth(sent, name, n);

		if (!pair)
			return false;
		if (strcmp(pair->value, value) == 0)
			return true;
	}
}

void
form_choices(struct request *r, const char *name, const struct rows *rows)
{
	const char *now =
	    hdf_get_value(r->exchange->hdf, name_of(r, name, "value"), "");

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);
		const char *value = row_string(&row, "value");

		show_choice(r, name, i, value, row_string(&row, "label"),
		    strcmp(value, now) == 0 ||
			(r->exchange->fields && was_sent(r, name, value)));
	}
}

static void
show_choices(struct request *r, const struct field *f)
{
	const char *now =
	    hdf_get_value(r->exchange->hdf, name_of(r, f->name, "value"), "");
	const struct choice *c = f->choices;

	for (size_t i = 0; c && c->value; i++, c++) {
		const char *entry =
		    arena_format(r->arena, "form.%s.choices.%zu", f->name, i);

		show_choice(r, f->name, i, c->value, _(c->label),
		    strcmp(c->value, now) == 0 ||
			(f->kind == FIELD_MANY && r->exchange->fields &&
			    was_sent(r, f->name, c->value)));
		view_text(r, arena_format(r->arena, "%s.icon", entry), c->icon);
		view_text(r, arena_format(r->arena, "%s.kind", entry), c->tone);
	}
}

void
form_show(struct request *r, const struct field *fields)
{
	for (const struct field *f = fields; f->name; f++)
		show_choices(r, f);
}

/* Names that every form or list may carry beside its own. */
static bool
is_common(const char *name)
{
	static const char *const common[] = { "token", "key", "after", "before",
		"format", "again" };

	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (strcmp(name, common[i]) == 0)
			return true;
	return false;
}

static bool
is_declared(const struct field *fields, const char *name)
{
	for (const struct field *f = fields; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return true;
	return is_common(name);
}

static bool
all_declared(const struct request *r, const struct field *fields)
{
	const struct pairs *sent = sent_fields(r);
	const struct exchange *x = r->exchange;

	for (size_t i = 0; i < sent->count; i++)
		if (!is_declared(fields, sent->list[i].name))
			return false;
	for (size_t i = 0; i < x->sent.file_count; i++)
		if (!is_declared(fields, x->sent.files[i].field))
			return false;
	return true;
}

static bool
once_each(const struct request *r, const struct field *f)
{
	return f->kind == FIELD_MANY || f->kind == FIELD_IDS ||
	    parse_count(sent_fields(r), f->name) <= 1;
}

static const char *
read_field(struct request *r, const struct field *f)
{
	const char *typed = parse_value(sent_fields(r), f->name);
	const char *words = NULL, *clean;

	if (!once_each(r, f)) {
		r->exchange->undeclared = true;
		return "";
	}
	clean = field_read(r, f, typed ? typed : "", &words);
	if (f->kind != FIELD_SECRET && f->kind != FIELD_FILE && typed)
		form_fill(r, f->name,
		    words ? typed : field_shown(r, f, typed, clean));
	if (words)
		form_error(r, f->name, words);
	return clean;
}

bool
form_read(struct request *r, const struct field *fields)
{
	struct exchange *x = r->exchange;
	size_t count = 0;

	if (!all_declared(r, fields))
		x->undeclared = true;
	while (fields[count].name)
		count++;
	x->fields = fields;
	x->values = arena_array(r->arena, count, sizeof(*x->values));
	for (size_t i = 0; i < count; i++)
		x->values[i] = read_field(r, &fields[i]);
	form_show(r, fields);
	return form_sound(r);
}

static const char *
value_of(const struct request *r, const char *name)
{
	const struct exchange *x = r->exchange;

	for (size_t i = 0; x->fields && x->fields[i].name; i++)
		if (strcmp(x->fields[i].name, name) == 0)
			return x->values[i];
	fprintf(stderr, "field %s was never declared and read\n", name);
	abort();
}

const char *
form_text(const struct request *r, const char *name)
{
	return value_of(r, name);
}

int64_t
form_number(const struct request *r, const char *name)
{
	return strtoll(value_of(r, name), NULL, 10);
}

bool
form_given(const struct request *r, const char *name)
{
	return *value_of(r, name) != '\0';
}

bool
form_has(const struct request *r, const char *name, const char *value)
{
	(void)value_of(r, name);
	return was_sent(r, name, value);
}

const int64_t *
form_ids(const struct request *r, const char *name, size_t *count)
{
	const struct pairs *sent = sent_fields(r);
	size_t n = parse_count(sent, name);
	int64_t *ids = arena_array(r->arena, n + 1, sizeof(*ids));

	(void)value_of(r, name);
	for (size_t i = 0; i < n; i++)
		ids[i] = strtoll(parse_nth(sent, name, i)->value, NULL, 10);
	*count = n;
	return ids;
}

const char *
form_utc(const struct request *r, const char *name)
{
	const char *value = value_of(r, name);

	return *value ? value : NULL;
}

const struct upload *
form_file(const struct request *r, const char *name)
{
	const struct upload *file = parse_file(&r->exchange->sent, name);

	(void)value_of(r, name);
	return file && !upload_absent(file) ? file : NULL;
}

/* Names that never leave the request: what a form calls its secrets. */
static bool
is_secret_name(const char *name)
{
	return is_common(name) || strstr(name, "password") ||
	    strstr(name, "code") || strstr(name, "secret");
}

char *
form_kept(struct request *r)
{
	const struct pairs *form = &r->exchange->sent.form;
	json_t *all = json_array();
	char *text;

	for (size_t i = 0; i < form->count; i++)
		if (!is_secret_name(form->list[i].name))
			json_array_append_new(all,
			    json_pack("[ss]", form->list[i].name,
				form->list[i].value));
	text = json_text(r->arena, all);
	json_decref(all);
	return text;
}

void
form_again(struct request *r, const char *json, const char *path)
{
	json_t *all = json_loads(json, 0, NULL), *pair;
	size_t i;

	view_text(r, "again.path", path);
	json_array_foreach(all, i, pair)
	{
		const char *entry =
		    arena_format(r->arena, "again.fields.%zu", i);
		const char *value = json_string_value(json_array_get(pair, 1));

		view_number(
		    r, arena_format(r->arena, "%s.n", entry), (int64_t)i);
		view_text(r, arena_format(r->arena, "%s.name", entry),
		    json_string_value(json_array_get(pair, 0)));
		view_text(r, arena_format(r->arena, "%s.value", entry), value);
		view_flag(r, arena_format(r->arena, "%s.long", entry),
		    value && strlen(value) > 60);
	}
	json_decref(all);
}
