/*
 * admin.c - the overview for those who keep the machinery.
 */
#include "page/staff/routes.h"

#include "model/overview.h"

enum { ALIVE_SECONDS = 60 };

static bool
is_alive(const struct row *row, const char *column)
{
	return row_text(row, column) && row_int(row, column) < ALIVE_SECONDS;
}

int
page_admin_show(struct request *r)
{
	const struct row *overview = overview_get(r->db);

	view_title(r, _("Administration"), "admin");
	view_row(r, "overview", overview);
	view_flag(r, "worker_alive",
	    overview && is_alive(overview, "worker_seconds"));
	view_flag(r, "sender_alive",
	    overview && is_alive(overview, "sender_seconds"));
	return answer_page(r, 200, "staff/admin_show.cs");
}
