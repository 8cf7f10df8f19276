/*
 * feedback.c - the form in which anybody tells us how it was.
 */
#include "page/portal/routes.h"

#include "base/identifier.h"
#include "model/entry_feedback.h"
#include "model/own_feedback.h"
#include "web/media.h"
#include "web/stamp.h"
#include "web/store.h"

#include <string.h>

/* Nobody fills the form in sooner; older than a day it is asked for again. */
enum { LEAST_SECONDS = 3, MOST_SECONDS = 24 * 3600, FILE_MOST = 10 << 20 };

static const struct choice topics[] = {
	{ "praise", N_("Praise"), "bi-heart", "good" },
	{ "problem", N_("Problem"), "bi-exclamation-circle", "bad" },
	{ "question", N_("Question"), "bi-question-circle", "calm" },
	{ "idea", N_("Idea"), "bi-lightbulb", "due" },
	{ 0 },
};

static const struct choice ratings[] = {
	{ "1", N_("1 bad"), NULL, NULL },
	{ "2", "2", NULL, NULL },
	{ "3", "3", NULL, NULL },
	{ "4", "4", NULL, NULL },
	{ "5", N_("5 very good"), NULL, NULL },
	{ 0 },
};

static const struct choice ways[] = {
	{ "email", N_("E-mail"), "bi-envelope", NULL },
	{ "phone", N_("Phone"), "bi-telephone", NULL },
	{ "none", N_("No answer needed"), NULL, NULL },
	{ 0 },
};

static const struct field fields[] = {
	{ .name = "topic",
	    .kind = FIELD_CHOICE,
	    .choices = topics,
	    .missing = N_("Choose what it is.") },
	{ .name = "order",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ .name = "product",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ .name = "about", .kind = FIELD_LINE, .max = 200, .optional = true },
	{ .name = "body",
	    .kind = FIELD_TEXT,
	    .max = 5000,
	    .missing =
		N_("Write a few words, so that we know what happened.") },
	{ .name = "rating",
	    .kind = FIELD_CHOICE,
	    .choices = ratings,
	    .optional = true },
	{ .name = "file", .kind = FIELD_FILE, .optional = true },
	{ .name = "way",
	    .kind = FIELD_CHOICE,
	    .choices = ways,
	    .missing = N_("Choose how we may answer.") },
	{ .name = "name", .kind = FIELD_LINE, .max = 120, .optional = true },
	{ .name = "email", .kind = FIELD_EMAIL, .optional = true },
	{ .name = "phone", .kind = FIELD_PHONE, .optional = true },
	{ .name = "website", .kind = FIELD_TRAP, .optional = true },
	{ .name = "stamp", .kind = FIELD_HIDDEN, .optional = true },
	{ 0 },
};

static const struct field query[] = {
	{ .name = "order",
	    .kind = FIELD_NUMBER,
	    .max = INT64_MAX,
	    .optional = true },
	{ .name = "topic",
	    .kind = FIELD_CHOICE,
	    .choices = topics,
	    .optional = true },
	{ 0 },
};

static const char *
order_label(struct request *r, const struct row *order)
{
	int64_t at = 0;
	const char *day;

	time_parse(row_string(order, "ordered_at"), &at);
	day = time_day_short(r->arena, time_local_days(r->reader.zone, at));
	if (!*row_string(order, "products"))
		return locale_fill(r->arena, _("Order {number}, {day}"),
		    "number", row_string(order, "number"), "day", day, NULL);
	return locale_fill(r->arena, _("Order {number}, {day}: {products}"),
	    "number", row_string(order, "number"), "day", day, "products",
	    row_string(order, "products"), NULL);
}

/* "Something else", and the orders in the reader's words. */
static void
choose_order(struct request *r)
{
	static const char *const names[] = { "value", "label" };
	const struct rows *orders = own_feedback_orders(r->db, r->who->acting);
	struct rows *choices = arena_alloc(r->arena, sizeof(*choices));

	if (!orders->count)
		return;
	choices->count = orders->count + 1;
	choices->columns = 2;
	choices->names = names;
	choices->cells =
	    arena_array(r->arena, choices->count, 2 * sizeof(*choices->cells));
	choices->cells[0] = "";
	choices->cells[1] = _("Something else");
	for (size_t i = 0; i < orders->count; i++) {
		struct row order = rows_at(orders, i);

		choices->cells[2 * i + 2] = row_text(&order, "id");
		choices->cells[2 * i + 3] = order_label(r, &order);
	}
	form_choices(r, "order", choices);
}

static void
choose_product(struct request *r)
{
	const struct rows *products =
	    own_feedback_products(r->db, r->who->acting);

	if (products->count > 1)
		form_choices(r, "product", products);
}

static int
show(struct request *r, int status)
{
	if (r->who->kind == WHO_CUSTOMER) {
		choose_order(r);
		choose_product(r);
	}
	form_fill(r, "website", "");
	view_text(r, "accept", media_accept());
	view_text(r, "contact.email", r->who->email);
	view_title(r, _("Tell us how it was"), "feedback");
	return answer_page(r, status, "public/feedback.cs");
}

int
page_feedback_new(struct request *r)
{
	if (!form_read(r, query))
		return answer_redirect(r, "/feedback");
	form_fill(r, "way", "email");
	form_fill(r, "stamp", stamp_make(r, "feedback"));
	form_show(r, fields);
	if (r->who->kind == WHO_CUSTOMER)
		form_fill(
		    r, "phone", own_feedback_phone(r->db, r->who->acting));
	return show(r, 200);
}

/* What a machine gives itself away by; a person only has to send again. */
static void
check_person(struct request *r)
{
	int64_t age = stamp_age(r, "feedback", form_text(r, "stamp"));

	/* A good one grows older while what is missing is filled in. */
	if (age < 0 || age > MOST_SECONDS)
		form_fill(r, "stamp", stamp_make(r, "feedback"));
	if (form_given(r, "website"))
		form_error(r, "",
		    _("A field that people don't see was filled in. What you "
		      "wrote is still here: send it once more."));
	else if (age < LEAST_SECONDS || age > MOST_SECONDS)
		form_error(r, "",
		    _("That was quicker than a person writes, or very long "
		      "ago. What you wrote is still here: send it once "
		      "more."));
}

static void
check_contact(struct request *r)
{
	const char *way = form_text(r, "way");

	if (strcmp(way, "phone") == 0 && !form_given(r, "phone"))
		form_error(r, "phone",
		    _("Give a phone number, or choose another way."));
	if (strcmp(way, "email") == 0 && !form_given(r, "email") &&
	    !*r->who->email)
		form_error(r, "email",
		    _("Give an e-mail address, or choose another way."));
}

/* NULL when there is none, or none that we take (then there is an error). */
static const struct media *
check_file(struct request *r, const struct upload *file)
{
	const struct media *media = NULL;
	enum media_error error;

	if (!file)
		return NULL;
	if (file->size > FILE_MOST) {
		form_error(r, "file", _("At most 10 MB, this one is bigger."));
		return NULL;
	}
	error = media_find(file, &media);
	if (error)
		form_error(r, "file", _(media_reason(error)));
	return error ? NULL : media;
}

/* Where the answer goes: the form's address, or that of the account. */
static const char *
email_of(struct request *r)
{
	struct identifier_email own;

	if (form_given(r, "email"))
		return form_text(r, "email");
	if (identifier_email(r->arena, r->who->email, &own))
		return own.address;
	return "";
}

static struct said
said_of(struct request *r)
{
	bool signed_in = r->who->kind == WHO_CUSTOMER;
	const char *way = form_text(r, "way");
	return (struct said){
		.topic = form_text(r, "topic"),
		.rating = form_number(r, "rating"),
		.body = form_text(r, "body"),
		.lang = r->lang,
		.order_id = signed_in ? form_number(r, "order") : 0,
		.product_id = signed_in ? form_number(r, "product") : 0,
		.about = form_text(r, "about"),
		.contact_by = way,
		.contact_name = signed_in ? r->who->name : form_text(r, "name"),
		.contact_email = strcmp(way, "email") == 0 ? email_of(r) : "",
		.contact_phone =
		    strcmp(way, "phone") == 0 ? form_text(r, "phone") : "",
	};
}

static int
keep(struct request *r, const struct said_file *file)
{
	struct said said = said_of(r);
	bool signed_in = r->who->kind == WHO_CUSTOMER;
	int64_t id = signed_in
	    ? own_feedback_add(r->db, r->arena, r->who->acting, &said, file)
	    : entry_feedback_add(r->db, r->arena, &said, file);

	audit_object(r, "feedback", id);
	if (!signed_in)
		return answer_redirect(r, "/feedback/thanks");
	return answer_done(r,
	    _("Thank you. A person reads it; what becomes of it stands here."),
	    "/my/voice/%" PRId64, id);
}

int
page_feedback_send(struct request *r)
{
	bool sound = form_read(r, fields);
	const struct upload *upload = form_file(r, "file");
	const struct media *media = check_file(r, upload);
	struct said_file file = { 0 };

	check_person(r);
	check_contact(r);
	if (!sound || !form_sound(r))
		return show(r, 422);
	if (media) {
		file = (struct said_file){ .name = upload->name,
			.media_type = media->type,
			.size = (int64_t)upload->size,
			.sha256 = upload->sha256,
			.path = store_file(r, "feedback", upload, media) };
		if (!file.path)
			return answer_busy(r, 60);
	}
	return keep(r, media ? &file : NULL);
}

int
page_feedback_thanks(struct request *r)
{
	view_title(r, _("Thank you"), "feedback");
	return answer_page(r, 200, "public/feedback_thanks.cs");
}
