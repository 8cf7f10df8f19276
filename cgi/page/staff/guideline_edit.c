/*
 * guideline_edit.c - writing a guideline, and its way to being the one that
 * holds.
 */
#include "page/staff/routes.h"

#include "base/money.h"
#include "model/guideline.h"
#include "model/guideline_edit.h"
#include "model/situation.h"

#include <stdlib.h>
#include <string.h>

enum { PART = 8000 };

static const struct choice roles[] = {
	{ "agent", N_("Agents"), NULL, NULL },
	{ "manager", N_("Managers"), NULL, NULL },
	{ "marketer", N_("Marketers"), NULL, NULL },
	{ "editor", N_("Editors"), NULL, NULL },
	{ "admin", N_("Admins"), NULL, NULL },
	{ "auditor", N_("Auditors"), NULL, NULL },
	{ 0 },
};

#define PART_FIELD(part)                                                       \
	{                                                                      \
		.name = part, .kind = FIELD_TEXT, .max = PART,                 \
		.optional = true                                               \
	}

static const struct field fields[] = {
	{ .name = "title",
	    .kind = FIELD_LINE,
	    .max = 160,
	    .missing = N_("Give it a name that everybody knows it by.") },
	{ .name = "situations", .kind = FIELD_IDS, .optional = true },
	{ .name = "roles",
	    .kind = FIELD_MANY,
	    .choices = roles,
	    .optional = true },
	{ .name = "owner", .kind = FIELD_NUMBER, .max = INT64_MAX },
	{ .name = "review_on", .kind = FIELD_DATE, .optional = true },
	PART_FIELD("intro"),
	{ .name = "do_text",
	    .kind = FIELD_TEXT,
	    .max = PART,
	    .missing = N_("Write at least what staff do.") },
	PART_FIELD("dont_text"),
	PART_FIELD("say_text"),
	{ .name = "spend", .kind = FIELD_MONEY, .optional = true },
	PART_FIELD("spend_text"),
	PART_FIELD("escalate_text"),
	PART_FIELD("public_text"),
	{ .name = "change_note",
	    .kind = FIELD_LINE,
	    .max = 300,
	    .optional = true },
	{ .name = "base", .kind = FIELD_HIDDEN, .max = 60, .optional = true },
	{ 0 },
};

/* Ticks the choices of a form that wasn't sent. */
static void
tick(struct request *r, const char *name, size_t choice, bool on)
{
	view_flag(r,
	    arena_format(
		r->arena, "form.%s.choices.%zu.selected", name, choice),
	    on);
}

static bool
holds(const struct rows *rows, const char *column, const char *value)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		if (strcmp(row_string(&row, column), value) == 0)
			return true;
	}
	return false;
}

static void
choose_situations(struct request *r, const struct rows *now)
{
	const struct rows *all = situation_choices(r->db);

	form_choices(r, "situations", all);
	for (size_t i = 0; now && i < all->count; i++) {
		struct row row = rows_at(all, i);

		tick(r, "situations", i,
		    holds(now, "id", row_text(&row, "value")));
	}
}

static int
show(struct request *r, int status, const struct rows *situations)
{
	const char *currency = request_shop(r, "currency");
	const struct money_currency *known = money_find(currency);

	view_text(r, "form.spend.currency",
	    known && known->symbol ? known->symbol : currency);
	choose_situations(r, situations);
	form_choices(r, "owner", guideline_owners(r->db));
	return answer_page(r, status, "staff/guideline_edit.cs");
}

int
page_guideline_new(struct request *r)
{
	form_fill(r, "owner", arena_format(r->arena, "%" PRId64, r->who->id));
	form_show(r, fields);
	view_title(r, _("New guideline"), "guidelines");
	return show(r, 200, NULL);
}

static void
fill(struct request *r, const struct row *about, const struct row *version)
{
	static const char *const parts[] = { "intro", "do_text", "dont_text",
		"say_text", "spend_text", "escalate_text", "public_text" };

	form_fill(r, "title", row_text(about, "title"));
	form_fill(r, "owner", row_text(about, "owner_id"));
	form_fill(r, "review_on", row_string(about, "review_on"));
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		form_fill(r, parts[i], row_text(version, parts[i]));
	if (row_text(version, "spend_minor"))
		form_fill(r, "spend",
		    money_field(r->arena, row_int(version, "spend_minor"),
			row_string(version, "currency"), r->lang));
	/* A new version says anew what is new. */
	if (strcmp(row_text(version, "state"), "published") != 0)
		form_fill(r, "change_note", row_text(version, "change_note"));
	form_fill(r, "base",
	    arena_format(r->arena, "%s %s", row_text(version, "version"),
		row_text(version, "written_at")));
}

int
page_guideline_edit(struct request *r)
{
	const struct row *about = guideline_get(r->db, path_id(r), r->who->id);
	const struct row *version;
	const struct rows *readers;

	if (!about)
		return answer_missing(r);
	version = guideline_numbered(
	    r->db, path_id(r), row_int(about, "last_version"));
	if (!version)
		return answer_missing(r);
	fill(r, about, version);
	form_show(r, fields);
	readers = guideline_readers(r->db, path_id(r));
	for (size_t i = 0; roles[i].value; i++)
		tick(r, "roles", i, holds(readers, "role", roles[i].value));
	view_row(r, "about", about);
	view_title(r, _("Change a guideline"), "guidelines");
	return show(r, 200, guideline_situations(r->db, path_id(r)));
}

static struct guideline_text
text_of(struct request *r)
{
	const char **wanted = arena_array(
	    r->arena, sizeof(roles) / sizeof(*roles), sizeof(*wanted));
	struct guideline_text t = {
		.title = form_text(r, "title"),
		.owner = form_number(r, "owner"),
		.review_on = form_text(r, "review_on"),
		.roles = wanted,
		.intro = form_text(r, "intro"),
		.do_text = form_text(r, "do_text"),
		.dont_text = form_text(r, "dont_text"),
		.say_text = form_text(r, "say_text"),
		.spend_text = form_text(r, "spend_text"),
		.spend_minor =
		    form_given(r, "spend") ? form_number(r, "spend") : -1,
		.currency = request_shop(r, "currency"),
		.escalate_text = form_text(r, "escalate_text"),
		.public_text = form_text(r, "public_text"),
		.change_note = form_text(r, "change_note"),
		.author = r->who->id,
		.request_id = request_id(r),
	};

	t.situations = form_ids(r, "situations", &t.situation_count);
	for (size_t i = 0; roles[i].value; i++)
		if (form_has(r, "roles", roles[i].value))
			*wanted++ = roles[i].value;
	return t;
}

int
page_guideline_add(struct request *r)
{
	struct guideline_text t;
	int64_t id;

	view_title(r, _("New guideline"), "guidelines");
	if (!form_read(r, fields))
		return show(r, 422, NULL);
	t = text_of(r);
	id = guideline_add(r->db, r->arena, &t);
	audit_object(r, "guideline", id);
	return answer_done(r, _("Kept as a draft. Nobody works by it yet."),
	    "/staff/guidelines/%" PRId64, id);
}

int
page_guideline_save(struct request *r)
{
	bool sound = form_read(r, fields);
	const char *now = guideline_lock(r->db, r->arena, path_id(r));
	struct guideline_text t;

	if (!now)
		return answer_missing(r);
	if (strcmp(now, form_text(r, "base")) != 0)
		form_error(r, "",
		    _("Somebody else has changed it while you were writing. "
		      "What you wrote is still here: look at theirs under "
		      "“All versions”, then save once more."));
	if (!sound || !form_sound(r)) {
		form_fill(r, "base", now);
		view_row(
		    r, "about", guideline_get(r->db, path_id(r), r->who->id));
		view_title(r, _("Change a guideline"), "guidelines");
		return show(r, 422, NULL);
	}
	t = text_of(r);
	guideline_save(r->db, r->arena, path_id(r), &t);
	return answer_done(r, _("Kept as a draft. Nobody works by it yet."),
	    "/staff/guidelines/%" PRId64, path_id(r));
}

static int
moved(struct request *r, bool happened, const char *words)
{
	if (!happened)
		words = _("It was in another state already.");
	return answer_done(r, words, "/staff/guidelines/%" PRId64, path_id(r));
}

static const struct field nothing[] = { { 0 } };

int
page_guideline_review(struct request *r)
{
	if (!form_read(r, nothing) ||
	    !guideline_lock(r->db, r->arena, path_id(r)))
		return answer_missing(r);
	return moved(r,
	    guideline_review(r->db, path_id(r), false, request_id(r)),
	    _("It waits for somebody to look it through and publish it."));
}

int
page_guideline_return(struct request *r)
{
	if (!form_read(r, nothing) ||
	    !guideline_lock(r->db, r->arena, path_id(r)))
		return answer_missing(r);
	return moved(r,
	    guideline_review(r->db, path_id(r), true, request_id(r)),
	    _("It is a draft again."));
}

int
page_guideline_publish(struct request *r)
{
	if (!form_read(r, nothing) ||
	    !guideline_lock(r->db, r->arena, path_id(r)))
		return answer_missing(r);
	return moved(r,
	    guideline_publish(r->db, path_id(r), r->who->id, request_id(r)),
	    _("Published. Whoever has to read it is asked to confirm it."));
}

int
page_guideline_retire(struct request *r)
{
	if (!form_read(r, nothing) ||
	    !guideline_lock(r->db, r->arena, path_id(r)))
		return answer_missing(r);
	return moved(r, guideline_retire(r->db, path_id(r), request_id(r)),
	    _("Retired. Nobody works by it any more; its versions stay."));
}
