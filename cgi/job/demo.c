/*
 * demo.c - `regulars demo`: fills an empty database with the demo shop and
 * writes down how to sign in.
 */
#include "job/demo.h"

#include "base/conf.h"
#include "job/command.h"
#include "model/audit.h"
#include "model/setting.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

static int
usage(void)
{
	fputs("usage: regulars demo --out FILE [--now \"YYYY-MM-DD HH:MM\"]\n",
	    stderr);
	return 2;
}

struct wanted {
	const char *out;
	int64_t now;
};

static bool
read_words(struct command *c, struct wanted *w)
{
	*w = (struct wanted){ .now = 0 };
	for (int i = 1; i + 1 < c->argc; i += 2)
		if (strcmp(c->argv[i], "--out") == 0)
			w->out = c->argv[i + 1];
		else if (strcmp(c->argv[i], "--now") != 0 ||
		    !time_parse(c->argv[i + 1], &w->now))
			return false;
	return w->out && c->argc % 2;
}

static void
put_settings(struct demo_shop *shop)
{
	static const struct {
		const char *name, *value;
	} settings[] = {
		{ "shop_name", "Larkfield Coffee & Tea" },
		{ "shop_address", "14 Quay Lane, Galway" },
		{ "shop_hours", "8:00–18:00" },
		{ "shop_phone", "+353 91 555 0100" },
		{ "shop_email", "hello@larkfield.example" },
		{ "mail_from", "hello@larkfield.example" },
		{ "mail_from_name", "Larkfield Coffee & Tea" },
		{ "country", "IE" },
		{ "currency", "EUR" },
		{ "zone", "Europe/Dublin" },
	};

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		setting_put(shop->db, settings[i].name, settings[i].value, "");
}

static void
make(struct demo_shop *shop)
{
	static void (*const parts[])(struct demo_shop *) = { demo_make_staff,
		demo_make_by_hand, demo_make_people, demo_make_orders,
		demo_make_lines, demo_make_states, demo_make_guidelines,
		demo_make_feedback, demo_store, demo_make_entries };

	shop->people =
	    arena_array(shop->arena, DEMO_CUSTOMERS, sizeof(*shop->people));
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts) && !shop->fault;
	     i++)
		parts[i](shop);
	if (!shop->fault)
		put_settings(shop);
}

static void
add_customers(struct demo_shop *shop, struct json_out *out)
{
	json_open(out, "customers", '[');
	for (size_t i = 0; i < shop->people_count; i++) {
		const struct demo_person *p = &shop->people[i];

		if (!p->signs_in)
			continue;
		json_open(out, NULL, '{');
		json_add_text(out, "email", p->row.email);
		json_add_text(out, "password", p->password);
		if (p->totp)
			json_add_text(out, "totp_secret", p->totp);
		json_add_text(out, "name", p->row.name);
		json_close(out);
	}
	json_close(out);
}

static const char *
entries_text(struct demo_shop *shop)
{
	struct buffer text = { .arena = shop->arena };
	struct json_out out = { .to = &text };

	json_open(&out, NULL, '{');
	json_add_text(&out, "portal", conf_text("base_url_portal"));
	json_add_text(&out, "staff", conf_text("base_url_staff"));
	json_add_text(&out, "api", conf_text("base_url_api"));
	add_customers(shop, &out);
	json_open(&out, "staff_users", '[');
	for (size_t i = 0; i < shop->staff_count; i++) {
		const struct demo_staff *s = &shop->staff[i];

		json_open(&out, NULL, '{');
		json_add_text(&out, "email", s->email);
		json_add_text(&out, "password", s->password);
		json_add_text(&out, "totp_secret", s->totp);
		json_add_text(&out, "role", s->role);
		json_add_text(&out, "name", s->name);
		json_close(&out);
	}
	json_close(&out);
	json_close(&out);
	buffer_text(&text, "\n");
	return text.text;
}

/* Nobody else may read it; an old one of another mode is replaced. */
static bool
write_entries(struct demo_shop *shop, const char *path)
{
	const char *text = entries_text(shop);
	int file;
	bool good;

	unlink(path);
	file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	good = file >= 0 &&
	    write(file, text, strlen(text)) == (ssize_t)strlen(text);
	if (file >= 0 && close(file) != 0)
		good = false;
	if (!good)
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	return good;
}

static int
finish(struct command *c, struct demo_shop *shop, const char *path)
{
	audit_add(c->db,
	    &(struct audit_entry){ .program = "regulars",
		.actor_kind = "program",
		.action = "demo",
		.object_kind = "",
		.detail = "",
		.request_id = "",
		.address = "" });
	if (shop->fault) {
		fprintf(stderr, "%s\n", shop->fault);
		return 1;
	}
	if (db_trouble(c->db) != DB_FINE) {
		fputs("the database refused it\n", stderr);
		return 1;
	}
	/* First the file: without it nobody could sign in. */
	if (!write_entries(shop, path))
		return 1;
	if (!db_commit(c->db)) {
		unlink(path);
		fputs("the database refused it\n", stderr);
		return 1;
	}
	printf("The demo shop: %zu customers, %zu orders, %zu events, %zu "
	       "pieces of feedback.\n",
	    shop->people_count, shop->orders.count, shop->events.count,
	    shop->feedback.count);
	return 0;
}

int
command_demo(struct command *c)
{
	struct demo_shop shop = { .db = c->db,
		.arena = c->arena,
		.keys = c->keys,
		.folder = conf_text("sql_dir"),
		.seed = DEMO_SEED,
		.zone = time_zone("Europe/Dublin") };
	struct wanted wanted;
	int status;

	if (!read_words(c, &wanted))
		return usage();
	if (!conf_flag("demo")) {
		fputs("the setting demo is no: this is not a demo shop\n",
		    stderr);
		return 1;
	}
	db_begin(c->db, c->arena, true);
	shop.fault = demo_obstacle(c->db);
	shop.now = wanted.now ? wanted.now : demo_now(c->db);
	make(&shop);
	status = finish(c, &shop, wanted.out);
	if (status)
		db_rollback(c->db);
	demo_forget(&shop);
	return status;
}
