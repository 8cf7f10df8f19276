/*
 * search.c - one box for customers, orders, feedback and guidelines.
 */
#include "page/staff/routes.h"

#include "model/customer.h"
#include "model/find.h"

enum { MOST = 20 };

static const struct field fields[] = {
	{ .name = "q", .kind = FIELD_LINE, .max = 100, .optional = true },
	{ 0 },
};

static void
look(struct request *r, const char *query)
{
	struct customer_filter people = { .query = query,
		.state = "",
		.kind = "",
		.country = "",
		.size = MOST };

	if (may(r->who, RIGHT_read_customers)) {
		view_rows(
		    r, "customers", customer_list(r->db, r->arena, &people));
		view_rows(r, "orders", find_orders(r->db, r->arena, query));
	}
	if (may(r->who, RIGHT_read_feedback))
		view_rows(r, "feedback", find_feedback(r->db, r->arena, query));
	if (may(r->who, RIGHT_read_guidelines))
		view_rows(
		    r, "guidelines", find_guidelines(r->db, r->arena, query));
}

int
page_search_show(struct request *r)
{
	bool sound = form_read(r, fields);

	view_title(r, _("Search"), "");
	if (sound && form_given(r, "q"))
		look(r, form_text(r, "q"));
	return answer_page(r, sound ? 200 : 422, "staff/search_show.cs");
}
