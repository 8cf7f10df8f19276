/*
 * history.c - what happened between a customer and the shop.
 */
#include "page/portal/routes.h"

#include "model/own_history.h"

enum { TABLE_ROWS = 10000 };

static const struct choice kinds[] = {
	{ "", N_("Everything"), NULL, NULL },
	{ "order", N_("Orders"), NULL, NULL },
	{ "return", N_("Returns"), NULL, NULL },
	{ "adjustment", N_("Corrections"), NULL, NULL },
	{ "feedback", N_("What I said"), NULL, NULL },
	{ "reply", N_("Wrote again"), NULL, NULL },
	{ "answer", N_("Answers"), NULL, NULL },
	{ "joined", N_("Joined the portal"), NULL, NULL },
	{ 0 },
};

static const struct field filter_fields[] = {
	{ .name = "kind",
	    .kind = FIELD_CHOICE,
	    .choices = kinds,
	    .optional = true },
	{ .name = "from", .kind = FIELD_DATE, .optional = true },
	{ .name = "to", .kind = FIELD_DATE, .optional = true },
	{ .name = "text", .kind = FIELD_LINE, .max = 100, .optional = true },
	{ 0 },
};

static const struct csv_column columns[] = {
	{ "happened_at", N_("Time (UTC)") },
	{ "kind", N_("Kind") },
	{ "reference", N_("Number") },
	{ "detail", N_("What") },
	{ "amount_minor", N_("Amount") },
	{ "currency", N_("Currency") },
	{ 0 },
};

/* The moment at which a day of the reader begins, so many days on. */
static const char *
day_start(struct request *r, const char *date, int on)
{
	int64_t days;

	if (!time_parse_date(date, &days))
		return NULL;
	return time_sql(r->arena, time_day_start(r->reader.zone, days + on));
}

static struct own_history_filter
read_filter(struct request *r)
{
	struct list_place place = list_place(r);

	return (struct own_history_filter){
		.kind = form_text(r, "kind"),
		.from = day_start(r, form_text(r, "from"), 0),
		.to = day_start(r, form_text(r, "to"), 1),
		.text = form_text(r, "text"),
		.place = place.after,
		.back = place.back,
		.size = place.size,
	};
}

static int
as_table(struct request *r, struct own_history_filter *filter)
{
	filter->place = NULL;
	filter->back = false;
	filter->size = TABLE_ROWS;
	own_history_each(r->db, r->who->acting, filter, csv_row,
	    csv_start(r, "history.csv", columns));
	return answer_csv(r);
}

int
page_history_show(struct request *r)
{
	bool sound = form_read(r, filter_fields);
	struct own_history_filter filter = read_filter(r);

	view_title(r, _("Your history"), "history");
	if (sound && csv_wanted(r))
		return as_table(r, &filter);
	if (sound)
		view_list(r, "events",
		    own_history_list(r->db, r->who->acting, &filter), "place");
	view_row(r, "summary", own_history_summary(r->db, r->who->acting));
	view_flag(r, "filtered",
	    *filter.kind || filter.from || filter.to || *filter.text);
	return answer_page(r, sound ? 200 : 422, "portal/history_show.cs");
}

int
page_history_order(struct request *r)
{
	const struct row *order =
	    own_history_order(r->db, r->who->acting, path_text(r, "no"));

	if (!order)
		return answer_missing(r);
	view_title(r,
	    locale_fill(r->arena, _("Order {number}"), "number",
		row_text(order, "number"), NULL),
	    "history");
	view_row(r, "order", order);
	view_rows(r, "lines",
	    own_history_order_lines(
		r->db, r->who->acting, row_int(order, "id")));
	return answer_page(r, 200, "portal/history_order.cs");
}
