/*
 * my.c - the customer's own start page, and whose history is shown.
 */
#include "page/portal/routes.h"

#include "model/own_customer.h"
#include "model/own_history.h"

enum { NEWEST = 5 };

static const char *
greeting(const struct request *r)
{
	struct time_civil now;

	time_local(r->reader.zone, r->reader.now, &now);
	if (now.hour >= 5 && now.hour < 12)
		return _("Good morning, {name}");
	if (now.hour >= 12 && now.hour < 18)
		return _("Good afternoon, {name}");
	return _("Good evening, {name}");
}

int
page_my_show(struct request *r)
{
	struct own_history_filter newest = {
		.kind = "", .text = "", .size = NEWEST
	};

	view_title(r, _("Home"), "home");
	view_text(r, "greeting", greeting(r));
	view_row(r, "summary", own_history_summary(r->db, r->who->acting));
	view_rows(r, "companies", own_customer_companies(r->db, r->who->id));
	view_rows(r, "open", own_customer_open(r->db, r->who->acting));
	view_rows(
	    r, "events", own_history_list(r->db, r->who->acting, &newest));
	return answer_page(r, 200, "portal/my_show.cs");
}

static const struct field act_fields[] = {
	{ .name = "company",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ 0 },
};

int
page_my_act(struct request *r)
{
	if (!form_read(r, act_fields))
		return answer_missing(r);
	if (!own_customer_act(
		r->db, r->who->id, r->who->session, form_number(r, "company")))
		return answer_missing(r);
	return answer_redirect(r, "/my");
}
