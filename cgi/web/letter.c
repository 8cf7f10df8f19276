/*
 * letter.c - renders a letter as text and HTML and puts it into the outbox.
 */
#include "web/letter.h"

#include "base/conf.h"
#include "base/secret.h"
#include "model/outbox.h"
#include "web/exchange.h"
#include "web/template.h"

/* What admins see where a code or a link's end stood. */
static const char hidden[] = "••••••";

static const char *
value_of(struct request *r, const struct letter_value *v, bool masked)
{
	bool staff =
	    v->kind == LETTER_STAFF_LINK || v->kind == LETTER_STAFF_SECRET_LINK;
	bool secret = v->kind == LETTER_CODE || v->kind == LETTER_SECRET_LINK ||
	    v->kind == LETTER_STAFF_SECRET_LINK;
	const char *value = masked && secret && *v->value ? hidden : v->value;

	if (v->kind == LETTER_TEXT || v->kind == LETTER_CODE)
		return value;
	return arena_format(r->arena, "%s%s%s",
	    conf_text(staff ? "base_url_staff" : "base_url_portal"),
	    *value == '/' ? "" : "/", value);
}

static bool
has_secret(const struct letter *l)
{
	for (const struct letter_value *v = l->values; v->name; v++)
		if (v->kind == LETTER_CODE || v->kind == LETTER_SECRET_LINK ||
		    v->kind == LETTER_STAFF_SECRET_LINK)
			return true;
	return false;
}

static void
fill_tree(struct request *r, const struct letter *l, bool html, bool masked)
{
	view_text(r, "Config.VarEscapeMode", html ? "html" : "none");
	view_text(
	    r, "page.template", arena_format(r->arena, "%s.cs", l->template));
	view_text(r, "lang", locale_now()->code);
	view_text(r, "dir", locale_now()->dir);
	view_text(r, "shop.name", request_shop(r, "shop_name"));
	view_text(r, "shop.address", request_shop(r, "shop_address"));
	for (const struct letter_value *v = l->values; v->name; v++)
		if (v->value)
			view_text(r,
			    arena_format(r->arena, "letter.%s", v->name),
			    value_of(r, v, masked));
}

/* Ends of lines and runs of empty ones, which the template leaves. */
static const char *
tidy(struct arena *arena, const char *text, size_t length)
{
	struct buffer b = { .arena = arena };
	size_t breaks = 2; /* none at the start */

	buffer_text(&b, "");
	for (size_t i = 0; i < length; i++) {
		breaks = text[i] == '\n' ? breaks + 1 : 0;
		if (breaks <= 2)
			buffer_add(&b, text + i, 1);
	}
	while (b.length && b.text[b.length - 1] == '\n')
		b.text[--b.length] = '\0';
	buffer_text(&b, "\n");
	return b.text;
}

/* The letter in a tree of its own: the page's stays as it is. */
static const char *
draw(struct request *r, const struct letter *l, bool html, bool masked,
    const char **subject)
{
	HDF *page = r->exchange->hdf;
	struct output out = { 0 };
	const char *text = "";

	r->exchange->hdf = NULL;
	if (view_check(r, hdf_init(&r->exchange->hdf))) {
		fill_tree(r, l, html, masked);
		if (template_render(r,
			html ? "layout/letter_html.cs"
			     : "layout/letter_text.cs",
			&out))
			text = tidy(r->arena, out.bytes, out.length);
		*subject = arena_text(r->arena,
		    hdf_get_value(r->exchange->hdf, "mail.subject", ""));
		hdf_destroy(&r->exchange->hdf);
	}
	memory_put(out.bytes);
	r->exchange->hdf = page;
	return text;
}

static const char *
new_message_id(struct request *r)
{
	const char *host = strstr(conf_text("base_url_portal"), "//") + 2;

	return arena_format(r->arena, "%s@%.*s", secret_token(r->arena),
	    (int)strcspn(host, ":/"), host);
}

/* A subject is one line, whatever a name in it holds. */
static const char *
one_line(struct arena *arena, const char *text)
{
	char *line = arena_text(arena, text);

	for (char *p = line; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	return line;
}

int64_t
letter_queue(struct request *r, const struct letter *l)
{
	struct outbox_mail mail = { .template = l->template,
		.to = l->to,
		.to_name = l->to_name,
		.customer = l->customer,
		.staff = l->staff,
		.cause_kind = l->cause_kind,
		.cause = l->cause };
	const struct locale_language *language =
	    locale_find(l->lang && *l->lang ? l->lang : r->lang);
	const char *ignored;

	locale_use(language ? language->code : NULL);
	mail.lang = locale_now()->code;
	mail.message_id = new_message_id(r);
	mail.text = draw(r, l, false, false, &mail.subject);
	mail.html = draw(r, l, true, false, &ignored);
	if (has_secret(l))
		mail.masked = draw(r, l, false, true, &ignored);
	locale_use(r->lang);
	mail.subject = one_line(r->arena, mail.subject);
	mail.held = strcmp(conf_text("mail"), "hold") == 0;
	return outbox_add(r->db, &mail);
}
