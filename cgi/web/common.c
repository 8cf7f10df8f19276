/*
 * common.c - pages that every site has.
 */
#include "web/common.h"

#include "db/db.h"
#include "model/once.h"
#include "web/exchange.h"

static const struct field language_fields[] = {
	{ .name = "lang", .kind = FIELD_HIDDEN, .max = 12 },
	{ .name = "then", .kind = FIELD_HIDDEN, .max = 1000, .optional = true },
	{ 0 },
};

int
page_language_set(struct request *r)
{
	const struct locale_language *language;

	if (!form_read(r, language_fields))
		return answer_missing(r);
	language = locale_find(form_text(r, "lang"));
	if (!language)
		return answer_missing(r);
	session_taste(r, language->code, NULL);
	return answer_redirect(r, "%s", form_text(r, "then"));
}

static const struct choice themes[] = {
	{ "system", N_("As my device"), NULL, NULL },
	{ "light", N_("Light"), NULL, NULL },
	{ "dark", N_("Dark"), NULL, NULL },
	{ 0 },
};

static const struct field theme_fields[] = {
	{ .name = "theme", .kind = FIELD_CHOICE, .choices = themes },
	{ .name = "then", .kind = FIELD_HIDDEN, .max = 1000, .optional = true },
	{ 0 },
};

int
page_theme_set(struct request *r)
{
	const char *theme;

	if (!form_read(r, theme_fields))
		return answer_missing(r);
	theme = form_text(r, "theme");
	session_taste(r, NULL, strcmp(theme, "system") == 0 ? "" : theme);
	return answer_redirect(r, "%s", form_text(r, "then"));
}

/* What was typed when the session had run out, ready to be sent. */
int
page_again_show(struct request *r)
{
	const struct row *kept = kept_get(r->db, r->exchange->visitor);

	if (!kept)
		return answer_redirect(
		    r, r->who->kind == WHO_STAFF ? "/staff" : "/my");
	view_title(r, _("What you wrote is kept"), "");
	form_again(r, row_text(kept, "fields"), row_text(kept, "path"));
	return answer_page(r, 200, "layout/again.cs");
}
