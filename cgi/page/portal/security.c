/*
 * security.c - a customer's own password, address and sessions.
 */
#include "page/portal/routes.h"

#include "base/agent.h"
#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/entry_code.h"
#include "model/entry_join.h"
#include "model/entry_login.h"
#include "model/own_security.h"
#include "web/letter.h"

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

static const struct field email_fields[] = {
	{ .name = "email",
	    .kind = FIELD_EMAIL,
	    .max = 254,
	    .missing = N_("The new address is missing") },
	{ 0 },
};

static const struct field code_fields[] = {
	{ .name = "code",
	    .kind = FIELD_SECRET,
	    .max = 20,
	    .missing = N_("The code is missing") },
	{ 0 },
};

static int
show(struct request *r, int status)
{
	view_title(r, _("Password and sign-in"), "profile");
	view_row(r, "security", own_security_get(r->db, r->who->id));
	view_rows(r, "sessions",
	    agent_rows(
		r->arena, own_security_sessions(r->db, r->who->id), "agent"));
	view_number(r, "session", r->who->session);
	return answer_page(r, status, "portal/security_show.cs");
}

int
page_security_show(struct request *r)
{
	return show(r, 200);
}

/* Whoever did it, the owner reads of it. */
static void
tell(struct request *r, const char *to, const char *what)
{
	letter_queue(r,
	    &(struct letter){ .template = "mail/changed",
		.to = to,
		.to_name = r->who->name,
		.lang = r->who->lang,
		.customer = r->who->id,
		.values = {
		    { "what", what, LETTER_TEXT },
		    { "at", time_text(r->arena, &r->reader, r->reader.now),
			LETTER_TEXT },
		    { "agent", agent_words(r->arena, request_agent(r)),
			LETTER_TEXT },
		    { "link", "/my/security", LETTER_LINK },
		} });
}

/* Complains beside the field; the slot is held by the caller. */
static bool
passwords_good(struct request *r, const struct row *row)
{
	const char *context[] = { row_text(row, "name"), row_text(row, "email"),
		request_shop(r, "shop_name"), NULL };
	const char *problem =
	    password_problem(r->arena, form_text(r, "password"), context);

	if (!password_verify(PASSWORD_CUSTOMER, row_text(row, "password"),
		form_text(r, "current")))
		form_error(r, "current", _("That is not your password"));
	if (problem)
		form_error(r, "password", problem);
	return form_sound(r);
}

/* As stored; NULL after complaints, or when the tries are used up. */
static const char *
new_password(struct request *r, const struct row *row)
{
	const struct attempt *tries =
	    session_attempt(r, "password", row_text(row, "email"), r->who->id);
	const char *stored = NULL;

	if (!attempt_take(r->db, tries))
		form_error(
		    r, "current", _("Too many tries. Please wait a little."));
	else if (passwords_good(r, row))
		stored = password_hash(
		    r->arena, PASSWORD_CUSTOMER, form_text(r, "password"));
	return stored;
}

int
page_security_password(struct request *r)
{
	const struct row *row = entry_login_get(r->db, r->who->id);
	const char *stored;

	if (!row)
		return answer_missing(r);
	if (!form_read(r, password_fields))
		return show(r, 422);
	if (!password_slot_take(3000))
		return answer_busy(r, 5);
	stored = new_password(r, row);
	password_slot_give();
	if (!stored)
		return show(r, 422);
	request_keep(r);
	attempt_forgive(r->db,
	    session_attempt(r, "password", row_text(row, "email"), r->who->id));
	entry_login_password(r->db, r->who->id, stored);
	entry_login_out(r->db, r->who->id, r->who->session);
	tell(r, row_text(row, "email"), "password");
	audit_object(r, "customer", r->who->id);
	session_start(r, r->who->id, true);
	return answer_done(r,
	    _("Your new password is kept. You are signed out everywhere else."),
	    "/my/security");
}

/* One session, or with 0 all others. */
int
page_security_end(struct request *r)
{
	int64_t session;

	if (!form_read(r, session_fields))
		return show(r, 422);
	session = form_number(r, "session");
	audit_object(r, "customer", r->who->id);
	if (session == 0)
		entry_login_out(r->db, r->who->id, r->who->session);
	else if (!own_security_end(r->db, r->who->id, session))
		return answer_missing(r);
	return answer_done(r, _("Signed out there."), "/my/security");
}

static int
show_email(struct request *r, const struct row *code, int status)
{
	view_title(r, _("Another e-mail address"), "profile");
	view_row(r, "security", own_security_get(r->db, r->who->id));
	if (code)
		view_text(r, "email.sent", row_text(code, "email"));
	return answer_page(r, status, "portal/security_email.cs");
}

int
page_security_email(struct request *r)
{
	if (!r->who->proved)
		return answer_prove(r);
	return show_email(r, NULL, 200);
}

static const unsigned char *
code_hash(const struct request *r, const char *email, const char *code)
{
	return request_hash(r, "email code",
	    arena_format(
		r->arena, "%" PRId64 " %s %s", r->who->id, email, code));
}

/* Somebody else's address gets a mail without a code, and the same answer. */
static void
send_code(struct request *r, const char *email)
{
	int64_t owner;
	enum entry_join how = entry_join_look(r->db, email, false, &owner);
	bool free =
	    owner == r->who->id || (how != JOIN_ACCOUNT && how != JOIN_SHARED);
	const char *code =
	    arena_format(r->arena, "%06" PRIu32, secret_random_below(1000000));

	entry_code_add(r->db, "email", email, r->who->id, request_visitor(r),
	    code_hash(r, email, free ? code : secret_token(r->arena)));
	letter_queue(r,
	    &(struct letter){
		.template = free ? "mail/email_code" : "mail/join_known",
		.to = email,
		.customer = r->who->id,
		.values = {
		    { "code", free ? code : "", LETTER_CODE },
		    { "link", "/login", LETTER_LINK },
		} });
}

int
page_security_email_send(struct request *r)
{
	const struct attempt *tries;

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, email_fields))
		return show_email(r, NULL, 422);
	tries = session_attempt(r, "mail", form_text(r, "email"), 0);
	if (!attempt_take(r->db, tries)) {
		view_title(r, _("Another e-mail address"), "profile");
		return answer_wait(
		    r, attempt_wait(r->db, tries), "portal/security_email.cs");
	}
	request_keep(r);
	send_code(r, form_text(r, "email"));
	audit_object(r, "customer", r->who->id);
	return answer_redirect(r, "/my/security/email/code");
}

/* The code that this person asked for in this browser. */
static const struct row *
asked(struct request *r)
{
	const struct row *code =
	    entry_code_latest(r->db, "email", request_visitor(r));

	return code && !row_flag(code, "proved") &&
		row_int(code, "customer_id") == r->who->id
	    ? code
	    : NULL;
}

int
page_security_email_ask(struct request *r)
{
	const struct row *code = asked(r);

	return code ? show_email(r, code, 200)
		    : answer_redirect(r, "/my/security/email");
}

static bool
proved(struct request *r, const struct row *code)
{
	int64_t id = row_int(code, "id");

	if (!entry_code_try(r->db, id)) {
		form_error(r, "code",
		    _("That were too many tries. Have a new code sent."));
		return false;
	}
	request_keep(r);
	if (entry_code_prove(r->db, id,
		code_hash(r, row_text(code, "email"),
		    totp_digits(r->arena, form_text(r, "code")))) &&
	    entry_code_close(r->db, id))
		return true;
	form_error(r, "code", _("This isn’t the code of the newest mail"));
	return false;
}

int
page_security_email_check(struct request *r)
{
	const struct row *code = asked(r), *before;
	const char *email;

	if (!code)
		return answer_redirect(r, "/my/security/email");
	if (!form_read(r, code_fields) || !proved(r, code))
		return show_email(r, code, 422);
	email = row_text(code, "email");
	before = entry_login_get(r->db, r->who->id);
	if (!before ||
	    !entry_join_email(
		r->db, r->arena, r->who->id, email, email, request_id(r))) {
		form_error(r, "", _("This address has an account by now."));
		return show_email(r, NULL, 422);
	}
	tell(r, row_text(before, "email"), "email");
	tell(r, email, "email-new");
	audit_object(r, "customer", r->who->id);
	return answer_done(r,
	    _("From now on you sign in with the new address."), "/my/security");
}
