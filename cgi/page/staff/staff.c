/*
 * staff.c - who works here: invite, roles, disable with hand-over, reset.
 */
#include "page/staff/routes.h"

#include "base/secret.h"
#include "model/staff.h"
#include "model/staff_entry.h"
#include "web/letter.h"

static const struct field list_fields[] = { { 0 } };

static const struct field invite_fields[] = {
	{ .name = "email",
	    .kind = FIELD_EMAIL,
	    .max = 254,
	    .missing = N_("The e-mail address is missing") },
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .min = 1,
	    .max = 120,
	    .missing = N_("The name is missing") },
	{ .name = "roles",
	    .kind = FIELD_MANY,
	    .missing = N_("Choose at least one role") },
	{ 0 },
};

static const struct field role_fields[] = {
	{ .name = "roles", .kind = FIELD_MANY, .optional = true },
	{ 0 },
};

static const struct field heir_fields[] = {
	{ .name = "heir",
	    .kind = FIELD_NUMBER,
	    .min = 1,
	    .max = INT64_MAX,
	    .optional = true },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "name", N_("Name") },
	{ "email", N_("E-mail") },
	{ "state", N_("State") },
	{ "roles", N_("Roles") },
	{ "seen_at", N_("Last seen") },
	{ NULL, NULL },
};

/* What a role is called, in the reader's language. */
static const char *
role_label(const char *name)
{
	static const char *const names[][2] = {
		{ "agent", N_("Agent") },
		{ "manager", N_("Manager") },
		{ "marketer", N_("Marketer") },
		{ "editor", N_("Editor") },
		{ "admin", N_("Administrator") },
		{ "auditor", N_("Auditor") },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i][0], name) == 0)
			return _(names[i][1]);
	return name;
}

/* form.roles.choices; held: the roles the person has. */
static void
view_roles(struct request *r, const struct rows *held)
{
	const struct rows *roles = staff_roles(r->db);

	for (size_t i = 0; i < roles->count; i++) {
		struct row role = rows_at(roles, i);
		const char *name = row_text(&role, "name");
		const char *entry =
		    arena_format(r->arena, "form.roles.choices.%zu", i);
		bool has = false;

		for (size_t n = 0; held && n < held->count; n++) {
			struct row one = rows_at(held, n);

			has |= strcmp(row_text(&one, "role"), name) == 0;
		}
		view_text(r, arena_format(r->arena, "%s.value", entry), name);
		view_text(r, arena_format(r->arena, "%s.label", entry),
		    role_label(name));
		view_flag(r, arena_format(r->arena, "%s.selected", entry), has);
	}
}

/* "agent, admin" as "Agent, Administrator". */
static const struct rows *
with_labels(struct request *r, const struct rows *rows)
{
	size_t column = 0;

	while (rows->count && strcmp(rows->names[column], "roles") != 0)
		column++;
	for (size_t i = 0; i < rows->count; i++) {
		const char **cell = &rows->cells[i * rows->columns + column];
		struct buffer text = { .arena = r->arena };

		buffer_text(&text, "");
		for (const char *at = *cell ? *cell : ""; *at;) {
			size_t length = strcspn(at, ", ");

			buffer_format(&text, "%s%s", *text.text ? ", " : "",
			    role_label(arena_copy(r->arena, at, length)));
			at += length;
			at += strspn(at, ", ");
		}
		*cell = text.text;
	}
	return rows;
}

static int
answer_table(struct request *r)
{
	void *csv = csv_start(r, "staff.csv", columns);
	const struct rows *rows =
	    with_labels(r, staff_list(r->db, "", false, 1000));

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		csv_row(csv, &row);
	}
	return answer_csv(r);
}

int
page_staff_list(struct request *r)
{
	struct list_place place = list_place(r);

	form_read(r, list_fields);
	view_title(r, _("Staff"), "staff");
	if (csv_wanted(r) && may(r->who, RIGHT_export_data))
		return answer_table(r);
	view_list(r, "people",
	    with_labels(r,
		staff_list(r->db, place.after ? place.after : "", place.back,
		    place.size)),
	    "place");
	return answer_page(r, 200, "staff/staff_list.cs");
}

static int
show_new(struct request *r, int status)
{
	view_title(r, _("Invite somebody"), "staff");
	view_roles(r, NULL);
	return answer_page(r, status, "staff/staff_new.cs");
}

int
page_staff_new(struct request *r)
{
	return show_new(r, 200);
}

/* Nobody gives what they may not do themselves. */
static bool
may_give(struct request *r, const struct rows *rights, const char *role)
{
	for (size_t i = 0; i < rights->count; i++) {
		struct row row = rows_at(rights, i);
		enum right right = right_find(row_text(&row, "right_name"));

		if (strcmp(row_text(&row, "role"), role) == 0 &&
		    right < RIGHTS && !may(r->who, right))
			return false;
	}
	return true;
}

static bool
holds(const struct rows *held, const char *role)
{
	for (size_t i = 0; held && i < held->count; i++) {
		struct row row = rows_at(held, i);

		if (strcmp(row_text(&row, "role"), role) == 0)
			return true;
	}
	return false;
}

/* Gives the ticked ones and takes the others; a complaint rolls it back. */
static void
change_roles(struct request *r, int64_t id)
{
	const struct rows *roles = staff_roles(r->db);
	const struct rows *held = staff_roles_of(r->db, id);
	const struct rows *rights = staff_rights(r->db);

	for (size_t i = 0; i < roles->count; i++) {
		struct row row = rows_at(roles, i);
		const char *name = row_text(&row, "name");
		bool has = holds(held, name), wanted;

		wanted = form_has(r, "roles", name);
		if (wanted && !has && !may_give(r, rights, name))
			form_error(r, "roles",
			    locale_fill(r->arena,
				_("{role} may do more than you, so you can’t give it."),
				"role", role_label(name), NULL));
		else if (wanted && !has)
			staff_role_add(r->db, id, name, request_id(r));
		else if (!wanted && has)
			staff_role_drop(r->db, id, name);
	}
}

static void
send_link(struct request *r, int64_t id, bool invite, const char *to,
    const char *name, const char *lang)
{
	const char *token = secret_token(r->arena);
	unsigned char hash[SECRET_HASH];

	secret_sha256(token, strlen(token), hash);
	staff_link_add(r->db, id, hash, invite);
	letter_queue(r,
	    &(struct letter){
		.template = invite ? "mail/invite" : "mail/staff_reset",
		.to = to,
		.to_name = name,
		.lang = lang,
		.staff = id,
		.values = {
		    { "name", name, LETTER_TEXT },
		    { "by", r->who->name, LETTER_TEXT },
		    { "link", arena_format(r->arena, "/invite/%s", token),
			LETTER_STAFF_SECRET_LINK },
		} });
}

int
page_staff_add(struct request *r)
{
	int64_t id;

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, invite_fields))
		return show_new(r, 422);
	id = staff_add(r->db, form_text(r, "email"), form_text(r, "name"));
	if (!id) {
		form_error(r, "email",
		    _("Somebody with this address works here already"));
		return show_new(r, 422);
	}
	change_roles(r, id);
	if (!form_sound(r))
		return show_new(r, 422);
	send_link(r, id, true, form_text(r, "email"), form_text(r, "name"), "");
	audit_object(r, "staff", id);
	return answer_done(r,
	    _("Invited. The mail has a link that works once, for three days."),
	    "/admin/staff");
}

static int
show(struct request *r, int status)
{
	int64_t id = path_id(r);
	const struct row *row = staff_get(r->db, id);

	if (!row)
		return answer_missing(r);
	view_title(r, row_text(row, "name"), "staff");
	view_row(r, "person", row);
	view_roles(r, staff_roles_of(r->db, id));
	view_rows(r, "others", staff_others(r->db, id));
	view_flag(r, "self", id == r->who->id);
	return answer_page(r, status, "staff/staff_show.cs");
}

int
page_staff_show(struct request *r)
{
	return show(r, 200);
}

int
page_staff_roles(struct request *r)
{
	int64_t id = path_id(r);

	if (!r->who->proved)
		return answer_prove(r);
	if (!staff_get(r->db, id))
		return answer_missing(r);
	if (!form_read(r, role_fields))
		return show(r, 422);
	staff_keepers_lock(r->db);
	change_roles(r, id);
	if (!staff_keepers_left(r->db, 0))
		form_error(r, "roles",
		    _("Then nobody could let staff in and change roles any more."));
	if (!form_sound(r))
		return show(r, 422);
	audit_object(r, "staff", id);
	return answer_done(
	    r, _("The roles are changed."), "/admin/staff/%" PRId64, id);
}

static bool
heir_good(struct request *r, const struct row *person)
{
	int64_t heir = form_number(r, "heir");
	const struct row *row = heir ? staff_get(r->db, heir) : NULL;

	if (heir &&
	    (!row || heir == row_int(person, "id") ||
		strcmp(row_text(row, "state"), "active") != 0))
		form_error(r, "heir", _("Choose one of these."));
	else if (!heir && row_int(person, "guideline_count"))
		form_error(
		    r, "heir", _("Guidelines need an owner: choose one"));
	return form_sound(r);
}

int
page_staff_disable(struct request *r)
{
	int64_t id = path_id(r);
	const struct row *person;

	if (!r->who->proved)
		return answer_prove(r);
	person = staff_get(r->db, id);
	if (!person)
		return answer_missing(r);
	if (!form_read(r, heir_fields) || !heir_good(r, person))
		return show(r, 422);
	staff_keepers_lock(r->db);
	if (id == r->who->id)
		form_error(r, "", _("You can’t disable yourself."));
	else if (!staff_keepers_left(r->db, id))
		form_error(r, "",
		    _("Then nobody could let staff in and change roles any more."));
	if (!form_sound(r))
		return show(r, 422);
	staff_disable(r->db, id, form_number(r, "heir"));
	audit_object(r, "staff", id);
	return answer_done(
	    r, _("Disabled and signed out everywhere."), "/admin/staff");
}

/* A new link: for a lost phone, a forgotten password, a missed invitation. */
int
page_staff_reset(struct request *r)
{
	int64_t id = path_id(r);
	const struct row *person;
	bool active;

	if (!r->who->proved)
		return answer_prove(r);
	person = staff_get(r->db, id);
	if (!person)
		return answer_missing(r);
	form_read(r, no_fields);
	active = strcmp(row_text(person, "state"), "active") == 0;
	if (!active)
		staff_enable(r->db, id);
	staff_entry_out(r->db, id, 0);
	send_link(r, id, !active, row_text(person, "email"),
	    row_text(person, "name"), row_text(person, "lang"));
	audit_object(r, "staff", id);
	return answer_done(r,
	    _("The mail with a new link is on its way. It works once, for three days."),
	    "/admin/staff/%" PRId64, id);
}
