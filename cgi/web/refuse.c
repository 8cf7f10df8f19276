/*
 * refuse.c - the ways to say no (architecture: refusals).
 */
#include "web/exchange.h"

#include "base/log.h"
#include "db/db.h"
#include "model/once.h"
#include "web/template.h"

/* A refusal that gives what was typed back. */
int
refuse_token(struct request *r)
{
	/* The route: an address may hold a token of its own. */
	log_line(
	    LOG_WARN, "refused-token", "route", r->exchange->route->path, NULL);
	view_title(r, _("This form was too old"), "");
	form_again(r, form_kept(r), r->exchange->path);
	return answer_page(r, 403, "layout/token.cs");
}

int
refuse_right(struct request *r, enum right right)
{
	struct exchange *x = r->exchange;

	log_line(LOG_WARN, "refused-right", "route", x->route->path, "right",
	    right_name(right), NULL);
	if (x->site->visitors != WHO_STAFF || r->who->kind != WHO_STAFF)
		return answer_missing(r);
	view_title(r, _("Not allowed"), "");
	view_text(r, "error.right", right_words(right));
	return answer_page(r, 403, "layout/forbidden.cs");
}

/*
 * Nobody, where somebody must be: to the sign-in, and back. Staff cookies
 * are SameSite=Strict, so a click in a mail looks signed out: a page of our
 * own sends it on once more, same-site now.
 */
int
refuse_nobody(struct request *r)
{
	struct exchange *x = r->exchange;
	const char *site = wire_param("HTTP_SEC_FETCH_SITE");
	bool post = strcmp(x->head.method, "POST") == 0;

	if (!post && site && strcmp(site, "cross-site") == 0 &&
	    x->site->visitors == WHO_STAFF) {
		view_title(r, _("One moment"), "");
		view_flag(r, "page.bounce", true);
		return answer_page(r, 200, "layout/bounce.cs");
	}
	/* What anybody signed in may send so bears nothing worth keeping. */
	if (post && x->route->kind == PLAIN &&
	    (x->route->right == STAFF || x->route->right == CUSTOMER))
		return answer_redirect(r, "/login");
	if (post) {
		db_begin(x->worker->write, r->arena, false);
		kept_put(x->worker->write, x->visitor, x->path, form_kept(r));
		return answer_redirect(r, "/login?then=%%2Fagain");
	}
	return answer_redirect(r, "/login?then=%s%s",
	    template_url(r->arena, x->path),
	    session_cookie_sent(r, "session") ? "&why=expired" : "");
}

int
refuse_bad(struct request *r, int status, const char *reason)
{
	view_title(r, _("This request can't be read"), "");
	view_text(r, "error.reason", reason);
	return answer_page(r, status, "layout/bad.cs");
}

int
refuse_full(struct request *r)
{
	r->exchange->retry_after = 60;
	view_title(r, _("We can’t take this in just now"), "");
	form_again(r, form_kept(r), r->exchange->path);
	return answer_page(r, 503, "layout/full.cs");
}
