/*
 * me.c - one's own name, language, password, phone and sessions.
 */
#include "page/staff/routes.h"

#include "base/agent.h"
#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/staff.h"
#include "model/staff_entry.h"
#include "web/letter.h"

static const struct choice themes[] = {
	{ "", N_("As my device"), NULL, NULL },
	{ "light", N_("Light"), NULL, NULL },
	{ "dark", N_("Dark"), NULL, NULL },
	{ 0 },
};

static const struct field me_fields[] = {
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .min = 1,
	    .max = 120,
	    .missing = N_("Your name is missing") },
	{ .name = "lang", .kind = FIELD_HIDDEN, .max = 12, .optional = true },
	{ .name = "zone", .kind = FIELD_HIDDEN, .max = 64, .optional = true },
	{ .name = "theme",
	    .kind = FIELD_CHOICE,
	    .choices = themes,
	    .optional = true },
	{ 0 },
};

static const struct field password_fields[] = {
	{ .name = "current",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your password of now is missing") },
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your new password is missing") },
	{ 0 },
};

static const struct field session_fields[] = {
	{ .name = "session", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static void
add_choice(struct rows *rows, size_t *n, const char *value, const char *label)
{
	rows->cells[*n * 2] = value;
	rows->cells[*n * 2 + 1] = label;
	rows->count = ++*n;
}

/* Languages and zones to choose from, each with a first "not chosen". */
static void
view_choices(struct request *r)
{
	static const char *const names[] = { "value", "label" };
	size_t zone_count, n = 0;
	const char *const *zones = time_zone_names(&zone_count);
	struct rows rows = { .columns = 2, .names = names };

	rows.cells =
	    arena_array(r->arena, (zone_count + 1) * 2, sizeof(char *));
	add_choice(&rows, &n, "", _("As the shop"));
	for (size_t i = 0; i < zone_count; i++)
		add_choice(&rows, &n, zones[i], zones[i]);
	form_choices(r, "zone", &rows);
	n = 0;
	rows.cells =
	    arena_array(r->arena, (locale_count() + 1) * 2, sizeof(char *));
	add_choice(&rows, &n, "", _("As my browser"));
	for (size_t i = 0; i < locale_count(); i++)
		add_choice(&rows, &n, locale_at(i)->code, locale_at(i)->name);
	form_choices(r, "lang", &rows);
}

static int
show(struct request *r, int status)
{
	view_title(r, _("Your account"), "me");
	view_row(r, "me", staff_get(r->db, r->who->id));
	view_choices(r);
	view_rows(r, "sessions",
	    agent_rows(r->arena, staff_sessions(r->db, r->who->id), "agent"));
	view_number(r, "session", r->who->session);
	return answer_page(r, status, "staff/me_show.cs");
}

/* The other form of the page shows what is stored. */
static void
fill(struct request *r)
{
	const struct row *me = staff_get(r->db, r->who->id);

	for (const struct field *f = me_fields; me && f->name; f++)
		form_fill(r, f->name, row_string(me, f->name));
}

static int
show_stored(struct request *r, int status)
{
	fill(r);
	form_show(r, me_fields);
	return show(r, status);
}

int
page_me_show(struct request *r)
{
	return show_stored(r, 200);
}

int
page_me_change(struct request *r)
{
	const char *lang, *zone;

	if (!form_read(r, me_fields))
		return show(r, 422);
	lang = form_text(r, "lang");
	zone = form_text(r, "zone");
	if (*lang && !locale_find(lang))
		form_error(r, "lang", _("Choose one of these."));
	if (*zone && !time_zone_valid(zone))
		form_error(r, "zone", _("Choose one of these."));
	if (!form_sound(r))
		return show(r, 422);
	staff_change(r->db, r->who->id, form_text(r, "name"), lang, zone,
	    form_text(r, "theme"));
	audit_object(r, "staff", r->who->id);
	return answer_done(r, _("Your details are changed."), "/staff/me");
}

static bool
passwords_good(struct request *r, const struct row *row)
{
	const char *context[] = { r->who->name, r->who->email,
		request_shop(r, "shop_name"), NULL };
	const char *problem =
	    password_problem(r->arena, form_text(r, "password"), context);

	if (!password_verify(PASSWORD_STAFF, row_text(row, "password"),
		form_text(r, "current")))
		form_error(r, "current", _("That is not your password"));
	if (problem)
		form_error(r, "password", problem);
	return form_sound(r);
}

/* As stored; NULL after complaints. The caller holds a slot. */
static const char *
new_password(struct request *r, const struct row *row)
{
	if (!attempt_take(r->db,
		session_attempt(r, "password", r->who->email, r->who->id))) {
		form_error(
		    r, "current", _("Too many tries. Please wait a little."));
		return NULL;
	}
	return passwords_good(r, row)
	    ? password_hash(r->arena, PASSWORD_STAFF, form_text(r, "password"))
	    : NULL;
}

static void
tell(struct request *r, const char *what)
{
	letter_queue(r,
	    &(struct letter){ .template = "mail/changed",
		.to = r->who->email,
		.to_name = r->who->name,
		.lang = r->who->lang,
		.staff = r->who->id,
		.values = {
		    { "what", what, LETTER_TEXT },
		    { "at", time_text(r->arena, &r->reader, r->reader.now),
			LETTER_TEXT },
		    { "agent", agent_words(r->arena, request_agent(r)),
			LETTER_TEXT },
		    { "link", "/staff/me", LETTER_STAFF_LINK },
		} });
}

int
page_me_password(struct request *r)
{
	const struct row *row = staff_entry_get(r->db, r->who->id);
	const char *stored;

	if (!row)
		return answer_missing(r);
	if (!form_read(r, password_fields))
		return show_stored(r, 422);
	if (!password_slot_take(3000))
		return answer_busy(r, 5);
	stored = new_password(r, row);
	password_slot_give();
	if (!stored)
		return show_stored(r, 422);
	request_keep(r);
	attempt_forgive(
	    r->db, session_attempt(r, "password", r->who->email, r->who->id));
	staff_entry_password(r->db, r->who->id, stored);
	staff_entry_out(r->db, r->who->id, r->who->session);
	tell(r, "password");
	audit_object(r, "staff", r->who->id);
	session_start(r, r->who->id, true);
	return answer_done(r,
	    _("Your new password is kept. You are signed out everywhere else."),
	    "/staff/me");
}

/* One session, or with 0 all others. */
int
page_me_end(struct request *r)
{
	int64_t session;

	if (!form_read(r, session_fields))
		return show_stored(r, 422);
	session = form_number(r, "session");
	audit_object(r, "staff", r->who->id);
	if (session == 0)
		staff_entry_out(r->db, r->who->id, r->who->session);
	else if (!staff_session_stop(r->db, session, r->who->id))
		return answer_missing(r);
	return answer_done(r, _("Signed out there."), "/staff/me");
}

/*
 * A new phone, or new recovery codes: a link of one's own with the secret
 * offered already, so that page_invite_show() goes on with the picture.
 */
int
page_me_phone(struct request *r)
{
	unsigned char hash[SECRET_HASH], seed[TOTP_SEED];
	const char *token = secret_token(r->arena);

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, no_fields))
		return show_stored(r, 422);
	request_keep(r);
	secret_sha256(token, strlen(token), hash);
	totp_seed(seed);
	staff_link_add(r->db, r->who->id, hash, false);
	staff_link_offer(r->db, hash,
	    secret_seal(r->arena, request_keys(r), "staff_link",
		arena_format(r->arena, "%" PRId64, r->who->id), seed,
		sizeof(seed)));
	secret_wipe(seed, sizeof(seed));
	tell(r, "recovery");
	audit_object(r, "staff", r->who->id);
	return answer_redirect(r, "/invite/%s", token);
}
