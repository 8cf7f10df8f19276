/*
 * shop.c - the shop's settings, kept by the worker for a few seconds.
 */
#include "web/exchange.h"

#include "db/db.h"
#include "model/setting.h"

enum { KEEP_SECONDS = 5 };

struct shop {
	struct arena *arena;
	const struct rows *rows;
	time_t read_at;
};

/* What holds until staff set something. */
static const struct {
	const char *name, *value;
} defaults[] = {
	{ "shop_name", "Regulars" },
	{ "shop_address", "" },
	{ "shop_hours", "" },
	{ "shop_phone", "" },
	{ "shop_email", "" },
	{ "country", "IE" },
	{ "currency", "EUR" },
	{ "zone", "Europe/Dublin" },
	{ "lang", "" },
	{ "mail_from", "" },
	{ "mail_from_name", "" },
};

struct shop *
shop_new(void)
{
	struct shop *shop = memory_get(sizeof(*shop));

	shop->arena = arena_new(0);
	shop->rows = &rows_none;
	return shop;
}

void
shop_refresh(struct request *r)
{
	struct worker *w = r->exchange->worker;
	struct shop *shop = w->shop;
	time_t now = time(NULL);

	if (shop->read_at && now - shop->read_at < KEEP_SECONDS &&
	    now >= shop->read_at)
		return;
	/* Of the primary: staff see at once what they set. */
	db_begin(w->write, r->arena, false);
	{
		const struct rows *rows = setting_list(w->write);
		struct rows *copy;

		if (db_trouble(w->write) != DB_FINE)
			return; /* the old ones still hold */
		arena_reset(shop->arena);
		copy = arena_alloc(shop->arena, sizeof(*copy));
		copy->count = rows->count;
		copy->columns = rows->columns;
		copy->cells = arena_array(shop->arena,
		    rows->count * rows->columns, sizeof(*copy->cells));
		for (size_t i = 0; i < rows->count * rows->columns; i++)
			copy->cells[i] =
			    arena_text(shop->arena, rows->cells[i]);
		shop->rows = copy;
	}
	shop->read_at = now;
}

const char *
shop_text(const struct shop *shop, const char *name)
{
	/* Columns of setting_list(): name, value. */
	for (size_t i = 0; i < shop->rows->count; i++)
		if (strcmp(shop->rows->cells[i * 2], name) == 0)
			return shop->rows->cells[i * 2 + 1];
	for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
		if (strcmp(defaults[i].name, name) == 0)
			return defaults[i].value;
	return "";
}

const char *
request_shop(const struct request *r, const char *setting)
{
	return shop_text(r->exchange->worker->shop, setting);
}
