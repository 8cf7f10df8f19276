/*
 * app.c - a customer's app for codes: set up with a picture, proved by its
 * first code, given up again; and the codes for the day the phone is lost.
 */
#include "page/portal/routes.h"

#include "base/agent.h"
#include "base/qr.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/entry_login.h"
#include "model/own_security.h"
#include "web/letter.h"

static const struct field code_fields[] = {
	{ .name = "code",
	    .kind = FIELD_SECRET,
	    .max = 20,
	    .missing = N_("The code is missing") },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

static const char *
row_name(const struct request *r)
{
	return arena_format(r->arena, "%" PRId64, r->who->id);
}

/* The secret that waits for its first code; NULL: none. */
static const unsigned char *
offered(struct request *r, const struct row *security, size_t *size)
{
	const char *sealed = security ? row_text(security, "offer") : NULL;

	return sealed ? secret_open(r->arena, request_keys(r), "credential",
			    row_name(r), sealed, size)
		      : NULL;
}

static void
view_offer(struct request *r, const struct row *security)
{
	size_t size;
	const unsigned char *seed = offered(r, security, &size);
	int edge = 0;

	if (!seed)
		return;
	view_text(r, "app.qr",
	    qr_path(r->arena,
		totp_uri(r->arena, request_shop(r, "shop_name"),
		    row_text(security, "email"), seed, size),
		&edge));
	view_number(r, "app.qr_size", edge);
	view_text(r, "app.secret", totp_seed_text(r->arena, seed, size));
}

static int
show(struct request *r, int status)
{
	const struct row *security = own_security_get(r->db, r->who->id);

	view_title(r, _("Codes from an app"), "profile");
	view_row(r, "security", security);
	view_offer(r, security);
	return answer_page(r, status, "portal/app_show.cs");
}

int
page_app_show(struct request *r)
{
	if (!r->who->proved)
		return answer_prove(r);
	return show(r, 200);
}

int
page_app_begin(struct request *r)
{
	unsigned char seed[TOTP_SEED];

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, no_fields))
		return show(r, 422);
	totp_seed(seed);
	own_security_offer(r->db, r->who->id,
	    secret_seal(r->arena, request_keys(r), "credential", row_name(r),
		seed, sizeof(seed)));
	secret_wipe(seed, sizeof(seed));
	return answer_redirect(r, "/my/security/app");
}

static void
tell(struct request *r, const char *what)
{
	const struct row *row = entry_login_get(r->db, r->who->id);

	if (!row)
		return;
	letter_queue(r,
	    &(struct letter){ .template = "mail/changed",
		.to = row_text(row, "email"),
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
	audit_object(r, "customer", r->who->id);
	audit_detail(r, what);
}

/* Shown once in the answer, kept as hashes. */
static int
answer_codes(struct request *r)
{
	own_security_recovery_clear(r->db, r->who->id);
	for (int i = 0; i < TOTP_RECOVERY; i++) {
		const char *code = totp_recovery(r->arena);

		view_text(r, arena_format(r->arena, "app.codes.%d", i), code);
		own_security_recovery_add(r->db, r->who->id,
		    request_hash(
			r, "recovery", totp_recovery_plain(r->arena, code)));
	}
	view_title(r, _("Keep these codes"), "profile");
	return answer_page(r, 200, "portal/app_show.cs");
}

int
page_app_check(struct request *r)
{
	const struct row *security = own_security_get(r->db, r->who->id);
	const unsigned char *seed;
	size_t size;
	int64_t step;

	if (!r->who->proved)
		return answer_prove(r);
	seed = offered(r, security, &size);
	if (!seed)
		return answer_redirect(r, "/my/security/app");
	if (!form_read(r, code_fields))
		return show(r, 422);
	if (!totp_check(
		seed, size, form_text(r, "code"), r->reader.now, -1, &step)) {
		form_error(r, "code", _("This isn’t the code of now"));
		return show(r, 422);
	}
	request_keep(r);
	own_security_app(r->db, r->who->id, row_text(security, "offer"), step);
	entry_login_out(r->db, r->who->id, r->who->session);
	tell(r, "totp-on");
	return answer_codes(r);
}

int
page_app_codes(struct request *r)
{
	const struct row *security = own_security_get(r->db, r->who->id);

	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, no_fields) || !security || !row_flag(security, "app"))
		return show(r, 422);
	request_keep(r);
	tell(r, "recovery");
	return answer_codes(r);
}

int
page_app_end(struct request *r)
{
	if (!r->who->proved)
		return answer_prove(r);
	if (!form_read(r, no_fields))
		return show(r, 422);
	request_keep(r);
	own_security_app_off(r->db, r->who->id);
	entry_login_out(r->db, r->who->id, r->who->session);
	tell(r, "totp-off");
	return answer_done(
	    r, _("Signing in needs the password alone now."), "/my/security");
}
