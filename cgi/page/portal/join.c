/*
 * join.c - somebody becomes a customer: an address, the code sent to it, a
 * name and a password.
 */
#include "page/portal/routes.h"

#include "base/password.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/entry_code.h"
#include "model/entry_join.h"
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
	{ 0 },
};

static const struct field finish_fields[] = {
	{ .name = "name",
	    .kind = FIELD_LINE,
	    .min = 1,
	    .max = 200,
	    .missing = N_("Your name is missing") },
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("A password is missing") },
	{ .name = "claim", .kind = FIELD_SECRET, .max = 40, .optional = true },
	{ 0 },
};

static int
show(struct request *r, const char *step, int status)
{
	view_title(r, _("Join"), "join");
	view_text(r, "join.step", step);
	return answer_page(r, status, "public/join.cs");
}

int
page_join_show(struct request *r)
{
	if (r->who->kind == WHO_CUSTOMER)
		return answer_redirect(r, "/my");
	return show(r, "email", 200);
}

static const unsigned char *
code_hash(const struct request *r, const char *email, const char *code)
{
	return request_hash(
	    r, "join code", arena_format(r->arena, "%s %s", email, code));
}

/*
 * A mail goes out in every case, and a row is made: so the answer, and the
 * time it takes, tell nothing. Whoever has an account gets no code.
 */
static void
send_mail(struct request *r, const char *email)
{
	static const char *const templates[] = { "mail/join_code",
		"mail/join_code", "mail/join_code", "mail/join_shared",
		"mail/join_known" };
	int64_t customer;
	enum entry_join how = entry_join_look(r->db, email, false, &customer);
	const char *code =
	    arena_format(r->arena, "%06" PRIu32, secret_random_below(1000000));
	bool sends_code =
	    how == JOIN_NEW || how == JOIN_STALE || how == JOIN_HISTORY;

	entry_code_add(r->db, "join", email, customer, request_visitor(r),
	    code_hash(r, email, sends_code ? code : secret_token(r->arena)));
	letter_queue(r,
	    &(struct letter){ .template = templates[how],
		.to = email,
		.customer = customer,
		.values = {
		    { "code", sends_code ? code : "", LETTER_CODE },
		    { "link", "/login", LETTER_LINK },
		} });
}

int
page_join_send(struct request *r)
{
	const struct attempt *tries;
	const char *email;

	if (!form_read(r, email_fields))
		return show(r, "email", 422);
	email = form_text(r, "email");
	tries = session_attempt(r, "mail", email, 0);
	view_title(r, _("Join"), "join");
	if (!attempt_take(r->db, tries)) {
		view_text(r, "join.step", "email");
		return answer_wait(
		    r, attempt_wait(r->db, tries), "public/join.cs");
	}
	request_keep(r);
	send_mail(r, email);
	return answer_redirect(r, "/join/code");
}

/* The code that this browser asked for; NULL: there is none. */
static const struct row *
asked(struct request *r, bool proved)
{
	const struct row *row =
	    entry_code_latest(r->db, "join", request_visitor(r));

	return row && row_flag(row, "proved") == proved ? row : NULL;
}

static int
show_code(struct request *r, const struct row *code, int status)
{
	view_text(r, "join.email", row_text(code, "email"));
	return show(r, "code", status);
}

int
page_join_ask(struct request *r)
{
	const struct row *code = asked(r, false);

	return code ? show_code(r, code, 200) : answer_redirect(r, "/join");
}

int
page_join_check(struct request *r)
{
	const struct row *code = asked(r, false);
	const char *email;

	if (!code)
		return answer_redirect(r, "/join");
	if (!form_read(r, code_fields))
		return show_code(r, code, 422);
	if (!entry_code_try(r->db, row_int(code, "id"))) {
		form_error(r, "code",
		    _("That were too many tries. Have a new code sent."));
		return show_code(r, code, 422);
	}
	email = row_text(code, "email");
	request_keep(r);
	if (!entry_code_prove(r->db, row_int(code, "id"),
		code_hash(
		    r, email, totp_digits(r->arena, form_text(r, "code"))))) {
		form_error(
		    r, "code", _("This isn’t the code of the newest mail"));
		return show_code(r, code, 422);
	}
	return answer_redirect(r, "/join/finish");
}

static int
show_finish(struct request *r, const struct row *code, int status)
{
	int64_t customer;

	view_text(r, "join.email", row_text(code, "email"));
	view_flag(r, "join.known",
	    entry_join_look(r->db, row_text(code, "email"), false, &customer) ==
		JOIN_HISTORY);
	return show(r, "name", status);
}

int
page_join_name(struct request *r)
{
	const struct row *code = asked(r, true);

	return code ? show_finish(r, code, 200) : answer_redirect(r, "/join");
}

static bool
password_good(struct request *r, const char *email)
{
	const char *context[] = { form_text(r, "name"), email,
		request_shop(r, "shop_name"), NULL };
	const char *problem;

	if (!form_sound(r))
		return false;
	problem = password_problem(r->arena, form_text(r, "password"), context);
	if (problem)
		form_error(r, "password", problem);
	return !problem;
}

/*
 * The customer whom a code of staff names. False after a complaint: there is
 * no such code, or too many were tried.
 */
static bool
read_claim(struct request *r, const char *email, int64_t *claimed)
{
	const char *plain =
	    totp_recovery_plain(r->arena, form_text(r, "claim"));

	*claimed = 0;
	if (!form_given(r, "claim"))
		return true;
	if (plain &&
	    attempt_take(r->db, session_attempt(r, "claim", email, 0))) {
		request_keep(r);
		*claimed =
		    entry_code_claim(r->db, request_hash(r, "claim", plain));
	}
	if (!*claimed)
		form_error(r, "claim",
		    _("We don’t know this code; leave it empty to go on without"));
	return *claimed != 0;
}

static int
join(struct request *r, const struct row *code, const char *stored)
{
	const char *email = row_text(code, "email");
	int64_t id, claimed;

	if (!read_claim(r, email, &claimed))
		return show_finish(r, code, 422);
	if (!claimed)
		request_keep(r);
	id = entry_code_close(r->db, row_int(code, "id"))
	    ? entry_join_finish(r->db, r->arena,
		  &(struct entry_join_new){ .email = email,
		      .shown = email,
		      .name = form_text(r, "name"),
		      .lang = r->lang,
		      .password = stored,
		      .claimed = claimed,
		      .request_id = request_id(r) })
	    : 0;
	if (!id) {
		form_error(r, "",
		    _("This address or history has an account by now. Sign in with it."));
		return show_finish(r, code, 422);
	}
	attempt_forgive(r->db, session_attempt(r, "mail", email, 0));
	audit_object(r, "customer", id);
	session_start(r, id, true);
	return answer_done(
	    r, _("Welcome. This is your own page from now on."), "/my");
}

int
page_join_finish(struct request *r)
{
	const struct row *code = asked(r, true);
	const char *stored;

	if (!code)
		return answer_redirect(
		    r, r->who->kind == WHO_CUSTOMER ? "/my" : "/join");
	form_read(r, finish_fields);
	if (!password_good(r, row_text(code, "email")))
		return show_finish(r, code, 422);
	if (!password_slot_take(3000))
		return answer_busy(r, 5);
	stored = password_hash(
	    r->arena, PASSWORD_CUSTOMER, form_text(r, "password"));
	password_slot_give();
	return stored ? join(r, code, stored) : answer_busy(r, 5);
}
