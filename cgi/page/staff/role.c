/*
 * role.c - what each role may: a grid of boxes.
 */
#include "page/staff/routes.h"

#include "model/staff.h"

/* Names of boxes are role:right. */
static const struct field fields[] = {
	{ .name = "grant", .kind = FIELD_MANY, .optional = true },
	{ 0 },
};

static bool
has(const struct rows *rights, const char *role, const char *right)
{
	for (size_t i = 0; i < rights->count; i++) {
		struct row row = rows_at(rights, i);

		if (strcmp(row_text(&row, "role"), role) == 0 &&
		    strcmp(row_text(&row, "right_name"), right) == 0)
			return true;
	}
	return false;
}

static void
view_right(struct request *r, enum right right, const struct rows *roles,
    const struct rows *rights)
{
	const char *entry = arena_format(r->arena, "rights.%d", (int)right);

	view_text(
	    r, arena_format(r->arena, "%s.words", entry), right_words(right));
	view_text(
	    r, arena_format(r->arena, "%s.name", entry), right_name(right));
	for (size_t i = 0; i < roles->count; i++) {
		struct row row = rows_at(roles, i);
		const char *role = row_text(&row, "name");
		const char *cell =
		    arena_format(r->arena, "%s.cells.%zu", entry, i);

		view_text(r, arena_format(r->arena, "%s.role", cell), role);
		view_flag(r, arena_format(r->arena, "%s.on", cell),
		    has(rights, role, right_name(right)));
	}
}

static int
show(struct request *r, int status)
{
	const struct rows *roles = staff_roles(r->db);
	const struct rows *rights = staff_rights(r->db);

	view_title(r, _("Roles"), "roles");
	view_rows(r, "roles", roles);
	for (int right = STAFF + 1; right < RIGHTS; right++)
		view_right(r, (enum right)right, roles, rights);
	return answer_page(r, status, "staff/role_show.cs");
}

int
page_role_show(struct request *r)
{
	return show(r, 200);
}

static void
change_right(struct request *r, const char *role, enum right right,
    const struct rows *rights)
{
	const char *name = right_name(right);
	bool wanted =
	    form_has(r, "grant", arena_format(r->arena, "%s:%s", role, name));
	bool is = has(rights, role, name);

	if (wanted && !is)
		staff_right_add(r->db, role, name, request_id(r));
	else if (!wanted && is)
		staff_right_drop(r->db, role, name);
}

int
page_role_save(struct request *r)
{
	const struct rows *roles, *rights;

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, fields))
		return show(r, 422);
	staff_keepers_lock(r->db);
	roles = staff_roles(r->db);
	rights = staff_rights(r->db);
	for (size_t i = 0; i < roles->count; i++) {
		struct row row = rows_at(roles, i);

		for (int right = STAFF + 1; right < RIGHTS; right++)
			change_right(r, row_text(&row, "name"),
			    (enum right)right, rights);
	}
	if (!staff_keepers_left(r->db, 0)) {
		form_error(r, "",
		    _("Then nobody could let staff in and change roles any more."));
		return show(r, 422);
	}
	audit_object(r, "role", 0);
	return answer_done(r, _("The roles are changed."), "/admin/roles");
}
