/*
 * invite.c - a one-time link: password, then an app for codes, then in.
 */
#include "page/staff/routes.h"

#include "base/password.h"
#include "base/qr.h"
#include "base/secret.h"
#include "base/totp.h"
#include "model/staff_entry.h"

static const struct field password_fields[] = {
	{ .name = "password",
	    .kind = FIELD_SECRET,
	    .max = 1024,
	    .missing = N_("Your new password is missing") },
	{ 0 },
};

static const struct field code_fields[] = {
	{ .name = "code",
	    .kind = FIELD_SECRET,
	    .max = 40,
	    .missing = N_("The code is missing") },
	{ 0 },
};

static const unsigned char *
token_hash(const struct request *r)
{
	const char *token = path_text(r, "token");
	unsigned char *hash = arena_alloc(r->arena, SECRET_HASH);

	secret_sha256(token, strlen(token), hash);
	return hash;
}

static int
answer_gone(struct request *r)
{
	view_title(r, _("Your account"), "");
	view_text(r, "invite.step", "gone");
	return answer_page(r, 410, "public/invite.cs");
}

/* The seed that was offered to the phone; NULL before the password is set. */
static const unsigned char *
offered(struct request *r, const struct row *link, size_t *size)
{
	const char *sealed = row_text(link, "totp_secret");

	return sealed ? secret_open(r->arena, request_keys(r), "staff_link",
			    row_text(link, "id"), sealed, size)
		      : NULL;
}

static void
view_app(
    struct request *r, const struct row *link, const void *seed, size_t size)
{
	const char *uri = totp_uri(r->arena, request_shop(r, "shop_name"),
	    row_text(link, "email"), seed, size);
	int edge = 0;

	view_text(r, "invite.step", "app");
	view_text(r, "invite.qr", qr_path(r->arena, uri, &edge));
	view_number(r, "invite.qr_size", edge);
	view_text(r, "invite.secret", totp_seed_text(r->arena, seed, size));
}

static int
show(struct request *r, const struct row *link, int status)
{
	size_t size;
	const unsigned char *seed = offered(r, link, &size);

	view_title(r, _("Your account"), "");
	view_text(r, "invite.name", row_text(link, "name"));
	view_text(r, "invite.email", row_text(link, "email"));
	view_text(r, "invite.path", request_path(r));
	view_text(r, "invite.step", "password");
	if (seed)
		view_app(r, link, seed, size);
	return answer_page(r, status, "public/invite.cs");
}

int
page_invite_show(struct request *r)
{
	const struct row *link = staff_link_find(r->db, token_hash(r));

	return link ? show(r, link, 200) : answer_gone(r);
}

/* The password, and a secret for the phone; neither counts before the code. */
static int
take_password(struct request *r, const struct row *link)
{
	const char *context[] = { row_text(link, "name"),
		row_text(link, "email"), request_shop(r, "shop_name"), NULL };
	unsigned char seed[TOTP_SEED];
	const char *problem, *stored;

	if (!form_read(r, password_fields))
		return show(r, link, 422);
	problem = password_problem(r->arena, form_text(r, "password"), context);
	if (problem) {
		form_error(r, "password", problem);
		return show(r, link, 422);
	}
	if (!password_slot_take(3000))
		return answer_busy(r, 5);
	stored =
	    password_hash(r->arena, PASSWORD_STAFF, form_text(r, "password"));
	password_slot_give();
	if (!stored)
		return answer_busy(r, 5);
	request_keep(r);
	totp_seed(seed);
	staff_entry_password(r->db, row_int(link, "id"), stored);
	staff_link_offer(r->db, token_hash(r),
	    secret_seal(r->arena, request_keys(r), "staff_link",
		row_text(link, "id"), seed, sizeof(seed)));
	secret_wipe(seed, sizeof(seed));
	return answer_redirect(r, "%s", request_path(r));
}

/* Shown once, kept as hashes. */
static void
give_recovery_codes(struct request *r, int64_t id)
{
	staff_entry_recovery_clear(r->db, id);
	for (int i = 0; i < TOTP_RECOVERY; i++) {
		const char *code = totp_recovery(r->arena);

		view_text(
		    r, arena_format(r->arena, "invite.codes.%d", i), code);
		staff_entry_recovery_add(r->db, id,
		    request_hash(
			r, "recovery", totp_recovery_plain(r->arena, code)));
	}
}

static int
take_code(
    struct request *r, const struct row *link, const void *seed, size_t size)
{
	int64_t id = row_int(link, "id"), step;

	if (!form_read(r, code_fields))
		return show(r, link, 422);
	if (!totp_check(
		seed, size, form_text(r, "code"), r->reader.now, -1, &step)) {
		form_error(r, "code", _("This isn’t the code of now"));
		return show(r, link, 422);
	}
	request_keep(r);
	if (!staff_link_use(r->db, token_hash(r)))
		return answer_gone(r);
	staff_entry_totp(r->db, id,
	    secret_seal(r->arena, request_keys(r), "staff_credential",
		row_text(link, "id"), seed, size),
	    step);
	staff_entry_activate(r->db, id);
	staff_entry_out(r->db, id, 0);
	give_recovery_codes(r, id);
	audit_object(r, "staff", id);
	session_start(r, id, true);
	view_title(r, _("Your account"), "");
	view_text(r, "invite.step", "codes");
	return answer_page(r, 200, "public/invite.cs");
}

int
page_invite_send(struct request *r)
{
	const struct row *link = staff_link_find(r->db, token_hash(r));
	const unsigned char *seed;
	size_t size;

	if (!link)
		return answer_gone(r);
	seed = offered(r, link, &size);
	return seed ? take_code(r, link, seed, size) : take_password(r, link);
}
