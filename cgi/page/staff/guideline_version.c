/*
 * guideline_version.c - what a guideline was, and what changed in it.
 */
#include "page/staff/routes.h"

#include "base/diff.h"
#include "base/money.h"
#include "model/guideline.h"

#include <string.h>

static const struct field query[] = {
	{ .name = "from",
	    .kind = FIELD_NUMBER,
	    .max = 100000,
	    .optional = true },
	{ .name = "to", .kind = FIELD_NUMBER, .max = 100000, .optional = true },
	{ 0 },
};

static const struct {
	const char *column, *label;
} parts[] = {
	{ "intro", N_("In short") },
	{ "do_text", N_("Do") },
	{ "dont_text", N_("Don’t") },
	{ "say_text", N_("Say") },
	{ "spend_text", N_("May spend") },
	{ "escalate_text", N_("Escalate") },
	{ "public_text", N_("For customers to read") },
};

static const struct csv_column version_columns[] = {
	{ "version", N_("Version") },
	{ "state", N_("State") },
	{ "change_note", N_("What was new") },
	{ "author", N_("Written") },
	{ "written_at", N_("Time (UTC)") },
	{ "publisher", N_("Published") },
	{ 0 },
};

int
page_guideline_versions(struct request *r)
{
	const struct row *about = guideline_get(r->db, path_id(r), r->who->id);

	if (!about)
		return answer_missing(r);
	if (csv_wanted(r))
		return answer_csv_rows(r, "versions.csv", version_columns,
		    guideline_versions(r->db, path_id(r)));
	view_row(r, "about", about);
	view_rows(r, "versions", guideline_versions(r->db, path_id(r)));
	view_title(r, _("All versions"), "guidelines");
	return answer_page(r, 200, "staff/guideline_versions.cs");
}

static void
show_piece(struct request *r, const char *place, size_t i, enum diff_kind kind,
    const char *text)
{
	const char *piece = arena_format(r->arena, "%s.pieces.%zu", place, i);

	view_text(r, arena_format(r->arena, "%s.kind", piece), diff_name(kind));
	view_text(r, arena_format(r->arena, "%s.text", piece), text);
}

static const char *
show_label(struct request *r, size_t n, const char *label)
{
	const char *place = arena_format(r->arena, "changes.%zu", n);

	view_text(r, arena_format(r->arena, "%s.label", place), label);
	return place;
}

/* Markdown for reading: dots for its lists, and no other marks. */
static const char *
plain(struct request *r, const char *text)
{
	char *copy = arena_alloc(r->arena, 3 * strlen(text) + 1), *to = copy;
	bool start = true;

	for (; *text; text++) {
		if (start && (*text == '-' || *text == '*') && text[1] == ' ')
			to = stpcpy(to, "•");
		else if (*text != '*' && !(start && *text == '#'))
			*to++ = *text;
		start =
		    *text == '\n' || (start && (*text == ' ' || *text == '#'));
	}
	*to = '\0';
	return copy;
}

static size_t
show_diff(
    struct request *r, const char *place, size_t shown, const struct diff *diff)
{
	for (size_t i = 0; i < diff->count; i++)
		show_piece(r, place, shown++, diff->pieces[i].kind,
		    diff->pieces[i].text);
	return shown;
}

/* Whether most of the longer text stayed: else its words read as shreds. */
static bool
alike(const struct diff *words, const char *old, const char *new)
{
	size_t same = 0, most = strlen(old);

	if (most < strlen(new))
		most = strlen(new);
	for (size_t i = 0; i < words->count; i++)
		if (words->pieces[i].kind == DIFF_SAME)
			same += strlen(words->pieces[i].text);
	return 2 * same >= most;
}

/* Line by line, and word by word where a line was only reworded. */
static void
show_part(struct request *r, size_t n, const char *label, const char *old,
    const char *new)
{
	const char *place = show_label(r, n, label);
	struct diff lines = diff_lines(r->arena, plain(r, old), plain(r, new));
	size_t shown = 0;

	for (size_t i = 0; i < lines.count; i++) {
		const struct diff_piece *it = &lines.pieces[i];
		struct diff words = { 0 };

		if (i + 1 < lines.count && it[0].kind == DIFF_GONE &&
		    it[1].kind == DIFF_NEW)
			words = diff_words(r->arena, it[0].text, it[1].text);
		if (words.count && alike(&words, it[0].text, it[1].text)) {
			shown = show_diff(r, place, shown, &words);
			i++;
		} else {
			show_piece(r, place, shown++, it->kind, it->text);
		}
	}
}

/* An amount is one word, whatever stands in it. */
static void
show_limit(struct request *r, size_t n, const char *old, const char *new)
{
	const char *place = show_label(r, n, _("Without asking up to"));

	show_piece(r, place, 0, DIFF_GONE, old);
	show_piece(r, place, 1, DIFF_NEW, *new ? new : _("nothing"));
}

static const char *
limit_of(struct request *r, const struct row *version)
{
	if (!row_text(version, "spend_minor"))
		return "";
	return money_text(r->arena, row_int(version, "spend_minor"),
	    row_string(version, "currency"), r->lang);
}

static void
show_changes(struct request *r, const struct row *old, const struct row *new)
{
	size_t shown = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		const char *before = row_text(old, parts[i].column);
		const char *after = row_text(new, parts[i].column);

		if (strcmp(before, after) != 0)
			show_part(r, shown++, _(parts[i].label), before, after);
	}
	if (strcmp(limit_of(r, old), limit_of(r, new)) != 0)
		show_limit(r, shown, limit_of(r, old), limit_of(r, new));
}

/* Without from and to: the newest version against the one before it. */
int
page_guideline_diff(struct request *r)
{
	const struct row *about = guideline_get(r->db, path_id(r), r->who->id);
	const struct row *old, *new;
	int64_t from, to;

	if (!form_read(r, query) || !about)
		return answer_missing(r);
	to = form_number(r, "to");
	if (!to)
		to = row_int(about, "last_version");
	from = form_number(r, "from");
	if (!from)
		from = to - 1;
	old = guideline_numbered(r->db, path_id(r), from);
	new = guideline_numbered(r->db, path_id(r), to);
	if (!old || !new)
		return answer_missing(r);
	view_row(r, "about", about);
	view_row(r, "old", old);
	view_row(r, "new", new);
	show_changes(r, old, new);
	view_title(r, _("What changed"), "guidelines");
	return answer_page(r, 200, "staff/guideline_diff.cs");
}
