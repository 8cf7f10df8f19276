/*
 * session.c - who of the staff is signed in just now.
 */
#include "page/staff/routes.h"

#include "base/agent.h"
#include "model/staff.h"

static const struct field no_fields[] = { { 0 } };

int
page_session_list(struct request *r)
{
	view_title(r, _("Sessions"), "sessions");
	view_rows(r, "sessions",
	    agent_rows(r->arena, staff_sessions(r->db, 0), "agent"));
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
