/*
 * once.c - running a page: each form counts once, each change is audited.
 */
#include "web/exchange.h"

#include "base/secret.h"
#include "db/db.h"
#include "model/audit.h"
#include "model/once.h"

/* Who signs in is known by then, though the request came from nobody. */
static int64_t
actor(const struct request *r)
{
	if (r->who->id)
		return r->who->id;
	return r->who->half ? r->who->half : r->exchange->started;
}

static struct audit_entry
audit_entry(const struct request *r)
{
	static const char *const actors[] = { "nobody", "customer", "staff" };
	const struct exchange *x = r->exchange;

	return (struct audit_entry){
		.program = x->site->program,
		.actor_kind = actors[actor(r) ? x->site->visitors : WHO_NOBODY],
		.actor_id = actor(r),
		.action = arena_format(
		    r->arena, "%s %s", x->route->method, x->route->path),
		.object_kind = x->audit_kind ? x->audit_kind : "",
		.object_id = x->audit_kind           ? x->audit_id
		    : strstr(x->route->path, "{id}") ? path_id(r)
						     : 0,
		.detail = x->audit_detail ? x->audit_detail : "",
		.request_id = x->id,
		.address = request_address(r),
	};
}

void
once_audit(struct request *r)
{
	struct audit_entry entry = audit_entry(r);

	audit_add(r->db, &entry);
}

int
once_page(struct request *r)
{
	struct exchange *x = r->exchange;
	int status = x->route->page(r);

	if (x->undeclared)
		return refuse_bad(
		    r, 400, _("It holds a field that this page doesn't have."));
	return status;
}

struct once {
	const char *key;
	unsigned char subject[32], body[32];
};

static bool
read_once(struct request *r, struct once *once)
{
	static const char *const except[] = { "token", "key", NULL };
	struct exchange *x = r->exchange;
	const char *who = x->cookie ? x->cookie : x->visit;

	once->key = parse_value(&x->sent.form, "key");
	if (!once->key || !*once->key || strlen(once->key) > 64 ||
	    parse_count(&x->sent.form, "key") != 1)
		return false;
	secret_sha256(who, strlen(who), once->subject);
	parse_digest(&x->sent, except, once->body);
	return true;
}

/* The same form again: the same redirect, nothing done. */
static int
answer_again(struct request *r, const struct once *once, bool *found)
{
	const struct row *row = once_find(
	    r->db, once->subject, r->exchange->path, once->key, once->body);

	*found = row != NULL;
	if (!row)
		return 0;
	if (!row_flag(row, "same_body"))
		return refuse_bad(r, 422,
		    _("The same form was sent before with other words."));
	r->exchange->notice = row_text(row, "message");
	/* A page that answered with itself: there it is to be seen. */
	return answer_redirect(r, "%s",
	    row_text(row, "location") ? row_text(row, "location")
				      : r->exchange->path);
}

int
once_run(struct request *r)
{
	struct exchange *x = r->exchange;
	struct once once;
	bool found;
	int status;

	if (!read_once(r, &once))
		return refuse_bad(r, 400, _("It has no form key."));
	if (!once_begin(r->db, once.subject, x->path, once.key, once.body))
		return answer_again(r, &once, &found);
	status = once_page(r);
	if (status >= 400 || x->broken || x->unproved)
		return status;
	once_end(r->db, once.subject, x->path, once.key, status, x->location,
	    x->notice);
	once_audit(r);
	return status;
}

/* A link that broke during COMMIT: only the key knows whether it happened. */
int
once_look(struct request *r)
{
	struct once once;
	bool found = false;
	int status;

	if (!read_once(r, &once))
		return 503;
	db_begin(r->db, r->arena, false);
	status = answer_again(r, &once, &found);
	return found ? status : -1;
}
