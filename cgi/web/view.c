/*
 * view.c - what the template may see, and rendering it.
 */
#include "web/exchange.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/markdown.h"
#include "base/money.h"
#include "web/template.h"

bool
view_check(struct request *r, NEOERR *error)
{
	STRING words;

	if (error == STATUS_OK)
		return true;
	string_init(&words);
	nerr_error_string(error, &words);
	log_line(LOG_FAULT, "view", "says", words.buf ? words.buf : "?", NULL);
	string_clear(&words);
	nerr_ignore(&error);
	r->exchange->broken = true;
	return false;
}

static void
set(struct request *r, HDF *node, const char *name, const char *value)
{
	view_check(r, hdf_set_value(node, name, value ? value : ""));
}

void
view_text(struct request *r, const char *name, const char *text)
{
	if (text)
		set(r, r->exchange->hdf, name, text);
}

void
view_number(struct request *r, const char *name, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, number);
	set(r, r->exchange->hdf, name, text);
}

void
view_flag(struct request *r, const char *name, bool flag)
{
	if (flag)
		set(r, r->exchange->hdf, name, "1");
}

static bool
ends(const char *name, const char *suffix)
{
	size_t length = strlen(name), tail = strlen(suffix);

	return length > tail && strcmp(name + length - tail, suffix) == 0;
}

static HDF *
node_of(struct request *r, HDF *parent, const char *name)
{
	HDF *node = NULL;

	view_check(r, hdf_get_node(parent, name, &node));
	return node;
}

static void
put_time(struct request *r, HDF *node, const char *text)
{
	const struct time_reader *reader = &r->reader;
	int64_t at, days;

	if (!node || !time_parse(text, &at))
		return;
	days = time_local_days(reader->zone, at);
	set(r, node, "iso", time_iso(r->arena, at));
	set(r, node, "text", time_text(r->arena, reader, at));
	set(r, node, "near", time_near(r->arena, reader, at));
	set(r, node, "day", time_day_short(r->arena, days));
	set(r, node, "month", time_month(r->arena, days));
}

static void
put_date(struct request *r, HDF *node, const char *text)
{
	int64_t days;

	if (node && time_parse_date(text, &days))
		set(r, node, "text", time_day_short(r->arena, days));
}

static void
put_money(struct request *r, HDF *node, const char *minor, const char *currency)
{
	if (node && currency)
		set(r, node, "text",
		    money_text(
			r->arena, strtoll(minor, NULL, 10), currency, r->lang));
}

/* One column with its children; the suffix says which. */
static void
put_cell(struct request *r, HDF *parent, const char *name, const char *value,
    const char *currency)
{
	if (!value)
		return;
	set(r, parent, name, value);
	if (ends(name, "_at"))
		put_time(r, node_of(r, parent, name), value);
	else if (ends(name, "_on"))
		put_date(r, node_of(r, parent, name), value);
	else if (ends(name, "_minor"))
		put_money(r, node_of(r, parent, name), value, currency);
}

static void
put_row(struct request *r, HDF *node, const struct row *row)
{
	const struct rows *rows = row->rows;
	const char *currency = row_maybe(row, "currency");

	for (size_t i = 0; node && i < rows->columns; i++)
		put_cell(r, node, rows->names[i],
		    rows->cells[row->index * rows->columns + i], currency);
}

void
view_row(struct request *r, const char *name, const struct row *row)
{
	if (row)
		put_row(r, node_of(r, r->exchange->hdf, name), row);
}

void
view_rows(struct request *r, const char *name, const struct rows *rows)
{
	HDF *list;
	char number[24];

	if (!rows->count)
		return;
	list = node_of(r, r->exchange->hdf, name);
	for (size_t i = 0; list && i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		snprintf(number, sizeof(number), "%zu", i);
		put_row(r, node_of(r, list, number), &row);
	}
}

void
view_time(struct request *r, const char *name, const char *at)
{
	if (!at)
		return;
	view_text(r, name, at);
	put_time(r, node_of(r, r->exchange->hdf, name), at);
}

void
view_money(
    struct request *r, const char *name, int64_t minor, const char *currency)
{
	view_number(r, name, minor);
	set(r, node_of(r, r->exchange->hdf, name), "text",
	    money_text(r->arena, minor, currency, r->lang));
}

static void
put_block(void *to, const char *name, const char *value)
{
	view_text(to, name, value);
}

void
view_prose(struct request *r, const char *name, const char *markdown)
{
	if (markdown && *markdown)
		markdown_fill(r->arena, markdown_read(r->arena, markdown), name,
		    put_block, r);
}

void
view_title(struct request *r, const char *title, const char *nav)
{
	view_text(r, "page.title", title);
	view_text(r, "page.nav", nav);
}

struct list_place
list_place(const struct request *r)
{
	struct list_place place = { .size = LIST_SIZE + 1 };
	const char *after = request_query(r, "after");
	const char *before = request_query(r, "before");

	if (*before) {
		place.after = before;
		place.back = true;
	} else if (*after) {
		place.after = after;
	}
	return place;
}

/* The own path with its query, but for the place in the list. */
static const char *
list_url(struct request *r, const char *name, const char *key)
{
	const struct pairs *query = &r->exchange->sent.query;
	struct buffer url = { .arena = r->arena };
	const char *mark = "?";

	buffer_text(&url, request_path(r));
	for (size_t i = 0; i < query->count; i++) {
		const struct pair *pair = &query->list[i];

		if (strcmp(pair->name, "after") == 0 ||
		    strcmp(pair->name, "before") == 0 || !*pair->value)
			continue;
		buffer_format(&url, "%s%s=%s", mark,
		    template_url(r->arena, pair->name),
		    template_url(r->arena, pair->value));
		mark = "&";
	}
	if (name)
		buffer_format(
		    &url, "%s%s=%s", mark, name, template_url(r->arena, key));
	return url.text;
}

static const struct rows *
part_of(struct request *r, const struct rows *rows, bool back, size_t count)
{
	struct rows *part = arena_alloc(r->arena, sizeof(*part));

	*part = *rows;
	part->count = count;
	part->cells = arena_array(
	    r->arena, count * rows->columns + 1, sizeof(*part->cells));
	for (size_t i = 0; i < count; i++)
		memcpy(part->cells + i * rows->columns,
		    rows->cells + (back ? count - 1 - i : i) * rows->columns,
		    rows->columns * sizeof(*part->cells));
	return part;
}

void
view_list(struct request *r, const char *name, const struct rows *rows,
    const char *key)
{
	struct list_place place = list_place(r);
	bool more = rows->count > LIST_SIZE;
	size_t count = more ? LIST_SIZE : rows->count;
	const struct rows *part;
	struct row first, last;

	if (!count) {
		if (place.after)
			view_text(r, "pager.start", list_url(r, NULL, NULL));
		return;
	}
	part = part_of(r, rows, place.back, count);
	first = rows_at(part, 0);
	last = rows_at(part, count - 1);
	view_rows(r, name, part);
	if (place.back ? more : place.after != NULL)
		view_text(r, "pager.newer",
		    list_url(r, "before", row_string(&first, key)));
	if (place.back || more)
		view_text(r, "pager.older",
		    list_url(r, "after", row_string(&last, key)));
}

static void
view_languages(struct request *r)
{
	for (size_t i = 0; i < locale_count(); i++) {
		const struct locale_language *l = locale_at(i);

		view_text(r, arena_format(r->arena, "languages.%zu.code", i),
		    l->code);
		view_text(r, arena_format(r->arena, "languages.%zu.name", i),
		    l->name);
		view_flag(r, arena_format(r->arena, "languages.%zu.now", i),
		    l == locale_now());
	}
}

static void
view_who(struct request *r)
{
	static const char *const kinds[] = { "nobody", "customer", "staff" };
	const struct who *who = r->who;

	view_text(r, "who.kind", kinds[who->kind]);
	view_text(r, "who.token", who->token);
	view_text(r, "who.name", who->name);
	view_text(r, "who.email", who->email);
	if (*who->acting_name)
		view_text(r, "who.acting", who->acting_name);
	for (int right = STAFF + 1; right < RIGHTS; right++)
		if (may(who, (enum right)right))
			view_flag(r,
			    arena_format(r->arena, "who.may.%s",
				right_name((enum right)right)),
			    true);
}

static void
view_shop(struct request *r)
{
	view_text(r, "shop.name", request_shop(r, "shop_name"));
	view_text(r, "shop.address", request_shop(r, "shop_address"));
	view_text(r, "shop.hours", request_shop(r, "shop_hours"));
	view_text(r, "shop.phone", request_shop(r, "shop_phone"));
	view_text(r, "shop.email", request_shop(r, "shop_email"));
	view_text(r, "shop.currency", request_shop(r, "currency"));
}

static const char *
theme_of(const struct request *r)
{
	const char *theme = r->who->theme;

	if (r->who->kind == WHO_NOBODY || !*theme)
		theme = session_cookie_sent(r, "theme");
	if (theme &&
	    (strcmp(theme, "dark") == 0 || strcmp(theme, "light") == 0))
		return theme;
	return "";
}

void
view_open(struct request *r)
{
	struct exchange *x = r->exchange;

	view_close(r);
	if (!view_check(r, hdf_init(&x->hdf)))
		abort();
	set(r, x->hdf, "Config.VarEscapeMode", "html");
	view_text(r, "lang", locale_now()->code);
	view_text(r, "dir", locale_now()->dir);
	view_text(r, "theme", theme_of(r));
	view_text(r, "page.path", list_url(r, NULL, NULL));
	view_flag(r, "page.demo", conf_flag("demo"));
	view_flag(r, "page.read_only", *request_shop(r, "read_only") != '\0');
	view_text(r, "page.program", x->site->program);
	view_text(r, "page.address", x->path);
	view_languages(r);
	view_shop(r);
	view_who(r);
	template_assets(r);
	if (strcmp(x->head.method, "GET") == 0)
		session_notice_read(r);
}

void
view_close(struct request *r)
{
	hdf_destroy(&r->exchange->hdf);
}
