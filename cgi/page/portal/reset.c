/*
 * reset.c - a new password by a code sent to the address that signs in. It
 * ends all sessions and leaves the app for codes as it was.
 */
#include "page/portal/routes.h"

#include "base/agent.h"
#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/entry_code.h"
#include "model/entry_login.h"
#include "web/letter.h"

static const struct field email_fields[] = {
	{ .name = "email",
	    .kind = FIELD_EMAIL,
	    .max = 254,
	    .missing = N_("Your e-mail address is missing") },
	{ 0 },
};

static const struct field code_fields[] = {
	{ .name = "code",
	    .kind = FIELD_SECRET,
	    .max = 20,
	    .missing = N_("The code is missing") },
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your new password is missing") },
	{ 0 },
};

static const char *
view_step(struct request *r, const char *step)
{
	view_title(r, _("A new password"), "login");
	view_text(r, "reset.step", step);
	return "public/reset.cs";
}

int
page_reset_show(struct request *r)
{
	return answer_page(r, 200, view_step(r, "email"));
}

static const unsigned char *
code_hash(const struct request *r, const char *email, const char *code)
{
	return request_hash(
	    r, "reset code", arena_format(r->arena, "%s %s", email, code));
}

/* A mail goes to every address, so the answer tells nothing. */
static void
send_mail(struct request *r, const char *email, const struct row *row)
{
	int64_t customer = row ? row_int(row, "id") : 0;
	const char *code =
	    arena_format(r->arena, "%06" PRIu32, secret_random_below(1000000));

	entry_code_add(r->db, "reset", email, customer, request_visitor(r),
	    code_hash(r, email, row ? code : secret_token(r->arena)));
	letter_queue(r,
	    &(struct letter){
		.template = row ? "mail/reset" : "mail/reset_unknown",
		.to = email,
		.to_name = row ? row_text(row, "name") : NULL,
		.lang = row ? row_text(row, "lang") : NULL,
		.customer = customer,
		.values = {
		    { "code", row ? code : "", LETTER_CODE },
		    { "link", row ? "/reset/code" : "/join", LETTER_LINK },
		} });
}

int
page_reset_send(struct request *r)
{
	const struct attempt *tries;
	const struct row *row;

	if (!form_read(r, email_fields))
		return answer_page(r, 422, view_step(r, "email"));
	row = entry_login_find(r->db, form_text(r, "email"));
	/* Strangers who ask again and again don't delay the owner's browser. */
	tries = session_attempt(
	    r, "mail", form_text(r, "email"), row ? row_int(row, "id") : 0);
	if (!attempt_take(r->db, tries))
		return answer_wait(
		    r, attempt_wait(r->db, tries), view_step(r, "email"));
	request_keep(r);
	send_mail(r, form_text(r, "email"), row);
	return answer_redirect(r, "/reset/code");
}

static int
show_code(struct request *r, const struct row *code, int status)
{
	view_text(r, "reset.email", row_text(code, "email"));
	return answer_page(r, status, view_step(r, "code"));
}

int
page_reset_ask(struct request *r)
{
	const struct row *code =
	    entry_code_latest(r->db, "reset", request_visitor(r));

	return code ? show_code(r, code, 200) : answer_redirect(r, "/reset");
}

static bool
password_good(struct request *r, const char *email)
{
	const char *context[] = { email, request_shop(r, "shop_name"), NULL };
	const char *problem;

	if (!form_read(r, code_fields))
		return false;
	problem = password_problem(r->arena, form_text(r, "password"), context);
	if (problem)
		form_error(r, "password", problem);
	return !problem;
}

/* Wrong, or nobody's: the same words. */
static bool
code_good(struct request *r, const struct row *code)
{
	const char *email = row_text(code, "email");
	int64_t id = row_int(code, "id");

	if (!entry_code_try(r->db, id)) {
		form_error(r, "code",
		    _("That were too many tries. Have a new code sent."));
		return false;
	}
	request_keep(r);
	if (entry_code_prove(r->db, id,
		code_hash(
		    r, email, totp_digits(r->arena, form_text(r, "code")))) &&
	    entry_code_close(r->db, id) && row_int(code, "customer_id"))
		return true;
	form_error(r, "code", _("This isn’t the code of the newest mail"));
	return false;
}

static void
tell(struct request *r, const struct row *row)
{
	letter_queue(r,
	    &(struct letter){ .template = "mail/changed",
		.to = row_text(row, "email"),
		.to_name = row_text(row, "name"),
		.lang = row_text(row, "lang"),
		.customer = row_int(row, "id"),
		.values = {
		    { "what", "password", LETTER_TEXT },
		    { "at", time_text(r->arena, &r->reader, r->reader.now),
			LETTER_TEXT },
		    { "agent", agent_words(r->arena, request_agent(r)),
			LETTER_TEXT },
		    { "link", "/my/security", LETTER_LINK },
		} });
}

static int
set_password(struct request *r, const struct row *code)
{
	int64_t id = row_int(code, "customer_id");
	const struct row *row = entry_login_get(r->db, id);
	const char *stored;

	if (!row)
		return answer_redirect(r, "/reset");
	if (!password_slot_take(3000))
		return answer_busy(r, 5);
	stored = password_hash(
	    r->arena, PASSWORD_CUSTOMER, form_text(r, "password"));
	password_slot_give();
	if (!stored)
		return answer_busy(r, 5);
	entry_login_password(r->db, id, stored);
	entry_login_out(r->db, id, 0);
	tell(r, row);
	attempt_forgive(
	    r->db, session_attempt(r, "password", row_text(code, "email"), 0));
	audit_object(r, "customer", id);
	return answer_done(
	    r, _("Your new password is kept. Sign in with it."), "/login");
}

int
page_reset_check(struct request *r)
{
	const struct row *code =
	    entry_code_latest(r->db, "reset", request_visitor(r));

	if (!code || row_flag(code, "proved"))
		return answer_redirect(r, "/reset");
	if (!password_good(r, row_text(code, "email")) || !code_good(r, code))
		return show_code(r, code, 422);
	return set_password(r, code);
}
