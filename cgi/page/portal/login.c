/*
 * login.c - customers sign in, with a code where they want that, prove
 * themselves once more, and sign out.
 */
#include "page/portal/routes.h"

#include "base/agent.h"
#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/entry_login.h"
#include "web/letter.h"

enum { SLOT_WAIT = 3000 };

static const struct field login_fields[] = {
	{ .name = "email",
	    .kind = FIELD_EMAIL,
	    .max = 254,
	    .missing = N_("Your e-mail address is missing") },
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your password is missing") },
	{ .name = "then", .kind = FIELD_HIDDEN, .max = 1000, .optional = true },
	{ 0 },
};

static const struct field code_fields[] = {
	{ .name = "code",
	    .kind = FIELD_SECRET,
	    .max = 40,
	    .missing = N_("The code is missing") },
	{ .name = "then", .kind = FIELD_HIDDEN, .max = 1000, .optional = true },
	{ 0 },
};

static const struct field prove_fields[] = {
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your password is missing") },
	{ .name = "then", .kind = FIELD_HIDDEN, .max = 1000, .optional = true },
	{ 0 },
};

static void
view_why(struct request *r)
{
	const char *then = request_query(r, "then");

	form_fill(r, "then", then);
	view_text(r, "login.idle", _("30 minutes"));
	if (strcmp(then, "/again") == 0)
		view_text(r, "login.why", "kept");
	else if (strcmp(request_query(r, "why"), "expired") == 0)
		view_text(r, "login.why", "expired");
	else if (*then)
		view_text(r, "login.why", "first");
}

static const char *
view_login(struct request *r, const char *step)
{
	view_title(r, _("Sign in"), "login");
	view_text(r, "login.step", step);
	return "public/login.cs";
}

static const char *
where_to(const struct request *r)
{
	return form_given(r, "then") ? form_text(r, "then") : "/my";
}

int
page_login_show(struct request *r)
{
	if (r->who->kind == WHO_CUSTOMER)
		return answer_redirect(r, "/my");
	view_why(r);
	return answer_page(r, 200, view_login(r, ""));
}

/* The same work and words for a name that nobody has. */
static bool
password_fits(const struct request *r, const struct row *row)
{
	return password_verify(PASSWORD_CUSTOMER,
	    row ? row_text(row, "password") : NULL, form_text(r, "password"));
}

static void
keep_hash_new(struct request *r, const struct row *row)
{
	const char *stored;

	if (!password_old(PASSWORD_CUSTOMER, row_text(row, "password")))
		return;
	stored = password_hash(
	    r->arena, PASSWORD_CUSTOMER, form_text(r, "password"));
	if (stored)
		entry_login_password(r->db, row_int(row, "id"), stored);
}

/* Whoever signs in with a browser that we don't know gets to know of it. */
static void
tell_new_browser(struct request *r, const struct row *row)
{
	int64_t id = row_int(row, "id");

	if (session_device_known(r, id))
		return;
	letter_queue(r,
	    &(struct letter){ .template = "mail/changed",
		.to = row_text(row, "email"),
		.to_name = row_text(row, "name"),
		.lang = row_text(row, "lang"),
		.customer = id,
		.values = {
		    { "what", "signin", LETTER_TEXT },
		    { "at", time_text(r->arena, &r->reader, r->reader.now),
			LETTER_TEXT },
		    { "agent", agent_words(r->arena, request_agent(r)),
			LETTER_TEXT },
		    { "link", "/my/security", LETTER_LINK },
		} });
}

/* Right or wrong, the slot is given back. */
static bool
check_password(struct request *r, const struct row *row)
{
	bool fits = password_fits(r, row);

	if (fits) {
		request_keep(r);
		keep_hash_new(r, row);
	}
	password_slot_give();
	return fits;
}

/* Straight in, or to the code for those who have an app for it. */
static int
let_in(struct request *r, const struct row *row)
{
	int64_t id = row_int(row, "id");

	if (row_text(row, "totp_secret")) {
		session_start(r, id, false);
		return answer_redirect(r, "/login/code?then=%s",
		    request_escape(r, form_text(r, "then")));
	}
	tell_new_browser(r, row);
	session_start(r, id, true);
	return answer_redirect(r, "%s", where_to(r));
}

int
page_login_send(struct request *r)
{
	const struct row *row;
	const struct attempt *tries;

	if (!form_read(r, login_fields))
		return answer_page(r, 422, view_login(r, ""));
	row = entry_login_find(r->db, form_text(r, "email"));
	tries = session_attempt(
	    r, "password", form_text(r, "email"), row ? row_int(row, "id") : 0);
	if (!password_slot_take(SLOT_WAIT))
		return answer_busy(r, 5);
	if (!attempt_take(r->db, tries)) {
		password_slot_give();
		return answer_wait(
		    r, attempt_wait(r->db, tries), view_login(r, ""));
	}
	if (!check_password(r, row)) {
		form_error(r, "", _("E-mail and password don’t fit together."));
		return answer_page(r, 422, view_login(r, ""));
	}
	attempt_forgive(r->db, tries);
	audit_object(r, "customer", row_int(row, "id"));
	return let_in(r, row);
}

int
page_login_ask(struct request *r)
{
	if (!r->who->half)
		return answer_redirect(r, "/login");
	form_fill(r, "then", request_query(r, "then"));
	return answer_page(r, 200, view_login(r, "code"));
}

static bool
app_code_fits(struct request *r, const struct row *row)
{
	int64_t id = row_int(row, "id"), step;
	size_t size;
	const unsigned char *seed;

	if (!row_text(row, "totp_secret"))
		return false;
	seed = secret_open(r->arena, request_keys(r), "credential",
	    arena_format(r->arena, "%" PRId64, id),
	    row_text(row, "totp_secret"), &size);
	return seed &&
	    totp_check(seed, size, form_text(r, "code"), r->reader.now,
		row_int(row, "totp_step"), &step) &&
	    entry_login_step(r->db, id, step);
}

static bool
recovery_fits(struct request *r, int64_t id)
{
	const char *plain = totp_recovery_plain(r->arena, form_text(r, "code"));

	return plain &&
	    entry_login_recover(r->db, id, request_hash(r, "recovery", plain));
}

int
page_login_check(struct request *r)
{
	const struct row *row = entry_login_get(r->db, r->who->half);
	const struct attempt *tries;
	int64_t id = r->who->half;

	if (!row)
		return answer_redirect(r, "/login");
	if (!form_read(r, code_fields))
		return answer_page(r, 422, view_login(r, "code"));
	tries = session_attempt(
	    r, "code", arena_format(r->arena, "%" PRId64, id), 0);
	if (!attempt_take(r->db, tries))
		return answer_wait(
		    r, attempt_wait(r->db, tries), view_login(r, "code"));
	request_keep(r);
	if (!app_code_fits(r, row) && !recovery_fits(r, id)) {
		form_error(r, "code",
		    _("This isn’t the code of now, or it was used before"));
		return answer_page(r, 422, view_login(r, "code"));
	}
	attempt_forgive(r->db, tries);
	audit_object(r, "customer", id);
	tell_new_browser(r, row);
	session_start(r, id, true);
	return answer_redirect(r, "%s", where_to(r));
}

static const char *
view_prove(struct request *r)
{
	view_title(r, _("Your password again"), "");
	return "public/prove.cs";
}

int
page_login_prove(struct request *r)
{
	form_fill(r, "then", request_query(r, "then"));
	return answer_page(r, 200, view_prove(r));
}

int
page_login_again(struct request *r)
{
	const struct row *row = entry_login_get(r->db, r->who->id);
	const struct attempt *tries;

	if (!form_read(r, prove_fields))
		return answer_page(r, 422, view_prove(r));
	tries = session_attempt(r, "password", r->who->email, r->who->id);
	if (!password_slot_take(SLOT_WAIT))
		return answer_busy(r, 5);
	if (!attempt_take(r->db, tries)) {
		password_slot_give();
		return answer_wait(
		    r, attempt_wait(r->db, tries), view_prove(r));
	}
	if (!check_password(r, row)) {
		form_error(r, "password", _("That is not your password"));
		return answer_page(r, 422, view_prove(r));
	}
	attempt_forgive(r->db, tries);
	audit_object(r, "customer", r->who->id);
	session_start(r, r->who->id, true);
	return answer_redirect(r, "%s", where_to(r));
}

int
page_logout_send(struct request *r)
{
	session_end(r);
	return answer_done(r, _("You are signed out."), "/");
}
