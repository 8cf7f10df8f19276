/*
 * session.c - who of the staff is signed in just now.
 */
#include "page/staff/routes.h"

#include "base/agent.h"
#include "model/staff.h"

static const struct field no_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "name", N_("Name") },
	{ "created_at", N_("Signed in (UTC)") },
	{ "seen_at", N_("Last seen (UTC)") },
	{ "address", N_("Network address") },
	{ "agent", N_("Browser") },
	{ 0 },
};

static int
as_table(struct request *r, const struct rows *sessions)
{
	void *csv = csv_start(r, "sessions.csv", columns);

	for (size_t i = 0; i < sessions->count; i++) {
		struct row row = rows_at(sessions, i);

		csv_row(csv, &row);
	}
	return answer_csv(r);
}

int
page_session_list(struct request *r)
{
	const struct rows *sessions =
	    agent_rows(r->arena, staff_sessions(r->db, 0), "agent");

	view_title(r, _("Sessions"), "sessions");
	if (csv_wanted(r) && may(r->who, RIGHT_export_data))
		return as_table(r, sessions);
	view_rows(r, "sessions", sessions);
	view_number(r, "session", r->who->session);
	return answer_page(r, 200, "staff/session_list.cs");
}

int
page_session_end(struct request *r)
{
	form_read(r, no_fields);
	if (!staff_session_stop(r->db, path_id(r), 0))
		return answer_missing(r);
	audit_object(r, "staff_session", path_id(r));
	return answer_done(r, _("Signed out there."), "/admin/sessions");
}
