/*
 * mail.c - the outbox: what was written to whom, and whether it arrived.
 */
#include "page/staff/routes.h"

#include "base/conf.h"
#include "model/outbox.h"

static const struct choice states[] = {
	{ "", N_("All"), NULL, NULL },
	{ "held", N_("Held back"), NULL, NULL },
	{ "waiting", N_("Waiting"), NULL, NULL },
	{ "sending", N_("Being sent"), NULL, NULL },
	{ "sent", N_("Sent"), NULL, NULL },
	{ "bounced", N_("Refused"), NULL, NULL },
	{ "failed", N_("Given up"), NULL, NULL },
	{ 0 },
};

static const struct field filter_fields[] = {
	{ .name = "state",
	    .kind = FIELD_CHOICE,
	    .choices = states,
	    .optional = true },
	{ .name = "to", .kind = FIELD_EMAIL, .optional = true },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static const struct csv_column columns[] = {
	{ "id", N_("Number") },
	{ "to_address", N_("To") },
	{ "subject", N_("Subject") },
	{ "state", N_("State") },
	{ "created_at", N_("Written (UTC)") },
	{ "sent_at", N_("Sent (UTC)") },
	{ "tries", N_("Tries") },
	{ "last_error", N_("What the mail server said") },
	{ 0 },
};

enum { TABLE_ROWS = 10000 };

static int
as_table(struct request *r, const char *state, const char *to)
{
	const struct rows *rows =
	    outbox_list(r->db, state, to, 0, false, TABLE_ROWS);
	void *csv = csv_start(r, "mails.csv", columns);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		csv_row(csv, &row);
	}
	return answer_csv(r);
}

int
page_mail_list(struct request *r)
{
	bool sound = form_read(r, filter_fields);
	const char *state = sound ? form_text(r, "state") : "";
	const char *to = sound ? form_text(r, "to") : "";
	struct list_place place = list_place(r);
	int64_t after = place.after ? strtoll(place.after, NULL, 10) : 0;

	view_title(r, _("Outbox"), "mail");
	if (sound && csv_wanted(r) && may(r->who, RIGHT_export_data))
		return as_table(r, state, to);
	view_list(r, "mails",
	    outbox_list(r->db, state, to, after, place.back, place.size), "id");
	view_rows(r, "counts", outbox_counts(r->db));
	view_flag(r, "hold", strcmp(conf_text("mail"), "hold") == 0);
	view_flag(r, "filtered", *state || *to);
	return answer_page(r, sound ? 200 : 422, "staff/mail_list.cs");
}

int
page_mail_show(struct request *r)
{
	/* Made-up customers have no secrets from who tries the shop out. */
	const struct row *mail =
	    outbox_get(r->db, path_id(r), conf_flag("demo"));

	if (!mail)
		return answer_missing(r);
	view_title(r, row_text(mail, "subject"), "mail");
	view_row(r, "mail", mail);
	view_flag(r, "masked", row_flag(mail, "secret") && !conf_flag("demo"));
	return answer_page(r, 200, "staff/mail_show.cs");
}

int
page_mail_send(struct request *r)
{
	if (!form_read(r, no_fields) || !outbox_retry(r->db, path_id(r)))
		return answer_missing(r);
	audit_object(r, "mail", path_id(r));
	return answer_done(r, _("The mail is on its way."),
	    "/admin/mail/%" PRId64, path_id(r));
}
