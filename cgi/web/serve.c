/*
 * serve.c - the one way a request travels.
 *
 *	wire -> parse -> session -> route -> may they -> once -> the page
 *	-> audit -> commit or roll back -> send
 */
#include "web/serve.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "db/db.h"
#include "model/audit.h"
#include "model/once.h"
#include "web/exchange.h"
#include "web/template.h"

enum { TRIES = 5, ARENA_CAP = 4 << 20 };

const char *
request_path(const struct request *r)
{
	return r->exchange->path;
}

const char *
request_query(const struct request *r, const char *name)
{
	const char *value = parse_value(&r->exchange->sent.query, name);

	return value ? value : "";
}

const char *
request_address(const struct request *r)
{
	const char *address = wire_param("REMOTE_ADDR");

	(void)r;
	return address && strlen(address) <= 45 ? address : "";
}

const char *
request_id(const struct request *r)
{
	return r->exchange->id;
}

const char *
request_agent(const struct request *r)
{
	const char *agent = wire_param("HTTP_USER_AGENT");
	size_t length = agent ? strlen(agent) : 0;

	if (!agent || !utf8_valid(agent, length))
		return "";
	return arena_copy(r->arena, agent, utf8_fit(agent, 250));
}

const unsigned char *
request_visitor(const struct request *r)
{
	return r->exchange->visitor;
}

void
audit_object(struct request *r, const char *kind, int64_t id)
{
	r->exchange->audit_kind = kind;
	r->exchange->audit_id = id;
}

void
audit_detail(struct request *r, const char *detail)
{
	r->exchange->audit_detail = detail;
}

static struct audit_entry
audit_entry(const struct request *r)
{
	static const char *const actors[] = { "nobody", "customer", "staff" };
	const struct exchange *x = r->exchange;

	return (struct audit_entry){
		.program = x->site->program,
		.actor_kind = actors[r->who->kind],
		.actor_id = r->who->id ? r->who->id : r->who->half,
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

static void
add_audit(struct request *r)
{
	struct audit_entry entry = audit_entry(r);

	audit_add(r->db, &entry);
}

void
request_keep(struct request *r)
{
	if (db_commit(r->db))
		db_begin(r->db, r->arena, true);
}

/* A refusal that gives what was typed back. */
static int
answer_token(struct request *r)
{
	log_line(LOG_WARN, "refused-token", "path", r->exchange->path, NULL);
	view_title(r, _("This form was too old"), "");
	form_again(r, form_kept(r), r->exchange->path);
	return answer_page(r, 403, "layout/token.cs");
}

static int
answer_forbidden(struct request *r)
{
	struct exchange *x = r->exchange;

	log_line(LOG_WARN, "refused-right", "path", x->path, "right",
	    right_name(x->route->right), NULL);
	if (x->site->visitors != WHO_STAFF || r->who->kind != WHO_STAFF)
		return answer_missing(r);
	view_title(r, _("Not allowed"), "");
	view_text(r, "error.right", right_words(x->route->right));
	return answer_page(r, 403, "layout/forbidden.cs");
}

/*
 * Nobody, where somebody must be: to the sign-in, and back. Staff cookies
 * are SameSite=Strict, so a click in a mail looks signed out: a page of our
 * own sends it on once more, same-site now.
 */
static int
answer_sign_in(struct request *r)
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
	if (post) {
		db_begin(x->worker->write, r->arena, false);
		kept_put(x->worker->write, x->visitor, x->path, form_kept(r));
		return answer_redirect(r, "/login?then=%%2Fagain");
	}
	return answer_redirect(
	    r, "/login?then=%s", template_url(r->arena, x->path));
}

static int
answer_bad(struct request *r, int status, const char *reason)
{
	view_title(r, _("This request can't be read"), "");
	view_text(r, "error.reason", reason);
	return answer_page(r, status, "layout/bad.cs");
}

static int
run_page(struct request *r)
{
	struct exchange *x = r->exchange;
	int status = x->route->page(r);

	if (x->undeclared)
		return answer_bad(
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
		return answer_bad(r, 422,
		    _("The same form was sent before with other words."));
	r->exchange->notice = row_text(row, "message");
	return answer_redirect(r, "%s", row_string(row, "location"));
}

static int
run_once(struct request *r)
{
	struct exchange *x = r->exchange;
	struct once once;
	bool found;
	int status;

	if (!read_once(r, &once))
		return answer_bad(r, 400, _("It has no form key."));
	if (!once_begin(r->db, once.subject, x->path, once.key, once.body))
		return answer_again(r, &once, &found);
	status = run_page(r);
	if (status >= 400 || x->broken)
		return status;
	once_end(r->db, once.subject, x->path, once.key, status, x->location,
	    x->notice);
	add_audit(r);
	return status;
}

/* A link that broke during COMMIT: only the key knows whether it happened. */
static int
look_once(struct request *r)
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

static int
decide(struct request *r)
{
	struct exchange *x = r->exchange;
	bool post = strcmp(x->head.method, "POST") == 0;

	if (!x->route)
		return answer_missing(r);
	if (!may(r->who, x->route->right)) {
		if (r->who->kind == WHO_NOBODY)
			return answer_sign_in(r);
		return answer_forbidden(r);
	}
	if (!post)
		return run_page(r);
	if (!session_trusts(r))
		return answer_token(r);
	if (x->route->kind == FORM || x->route->kind == UPLOAD)
		return run_once(r);
	{
		int status = run_page(r);

		if (x->route->kind == SECRET && status < 400 && !x->broken)
			add_audit(r);
		return status;
	}
}

/* Ends the transaction; says what became of it. */
static enum db_trouble
settle(struct request *r, int status)
{
	struct exchange *x = r->exchange;
	enum db_trouble trouble = db_trouble(r->db);

	if (trouble == DB_FINE && r->db != x->worker->write)
		trouble = db_trouble(x->worker->write);
	if (trouble == DB_FINE && !x->broken && status < 400) {
		if (!db_commit(r->db))
			trouble = db_trouble(r->db);
	} else {
		db_rollback(r->db);
	}
	return trouble;
}

/* Forgets what an earlier run of the page left behind. */
static void
start_over(struct request *r, size_t cookies)
{
	struct exchange *x = r->exchange;

	x->errors = 0;
	x->fields = NULL;
	x->undeclared = x->broken = x->end_session = false;
	x->location = x->notice = x->notice_tone = NULL;
	x->file_name = x->file_path = x->audit_kind = x->audit_detail = NULL;
	x->retry_after = 0;
	x->set_count = cookies;
	output_clear(x->out);
	view_open(r);
}

static int
answer_trouble(struct request *r, enum db_trouble trouble)
{
	bool passing = trouble == DB_LOST || trouble == DB_BUSY ||
	    trouble == DB_AGAIN || trouble == DB_UNKNOWN;

	start_over(r, 0);
	if (passing) {
		r->exchange->retry_after = 2;
		view_flag(r, "error.busy", true);
	}
	view_title(r, _("Something is broken here"), "");
	return answer_fault(r, passing ? 503 : 500, "layout/failed.cs");
}

/* 10 to 200 ms, so that two that met don't meet again. */
static void
pause_a_little(int attempt)
{
	uint32_t most = 20u << (attempt > 3 ? 3 : attempt);
	struct timespec time = { 0,
		(long)(10 + secret_random_below(most)) * 1000000 };

	nanosleep(&time, NULL);
}

static int
run(struct request *r)
{
	struct exchange *x = r->exchange;
	bool post = strcmp(x->head.method, "POST") == 0;
	size_t cookies = x->set_count;
	enum db_trouble trouble = DB_FINE;

	r->db = post ? x->worker->write : x->worker->read;
	for (int attempt = 0; attempt < TRIES; attempt++) {
		int status;

		start_over(r, cookies);
		db_begin(r->db, r->arena,
		    post && x->route &&
			(x->route->kind == FORM || x->route->kind == UPLOAD));
		status = decide(r);
		trouble = settle(r, status);
		if (arena_full(r->arena))
			return answer_bad(
			    r, 413, _("This is more than a page can hold."));
		if (trouble == DB_FINE && !x->broken)
			return status;
		if (trouble == DB_UNKNOWN) {
			start_over(r, cookies);
			status = look_once(r);
			if (status > 0 && db_trouble(r->db) == DB_FINE)
				return status;
		} else if (trouble != DB_AGAIN && trouble != DB_LOST) {
			break;
		}
		pause_a_little(attempt);
	}
	return answer_trouble(r, trouble);
}

static void
choose_language(struct request *r)
{
	const struct who *who = r->who;
	const char *choice =
	    *who->lang ? who->lang : session_cookie_sent(r, "lang");
	const char *zone = *who->zone ? who->zone : request_shop(r, "zone");

	if (!choice || !*choice)
		choice = request_shop(r, "lang");
	locale_use(locale_choose(choice && *choice ? choice : NULL,
	    wire_param("HTTP_ACCEPT_LANGUAGE")));
	r->lang = locale_now()->code;
	r->reader.zone = time_zone(zone);
	if (!r->reader.now)
		r->reader.now = time(NULL);
}

static void
read_head(struct exchange *x, struct arena *arena)
{
	const char *method = wire_param("REQUEST_METHOD");

	x->head = (struct head){
		.method = method ? method : "GET",
		.target = wire_param("REQUEST_URI"),
		.path = wire_param("PATH_INFO"),
		.query = wire_param("QUERY_STRING"),
		.type = wire_param("CONTENT_TYPE"),
		.length = wire_param("CONTENT_LENGTH"),
		.cookie = wire_param("HTTP_COOKIE"),
	};
	if (x->head.target)
		x->head.path = NULL;
	x->id = secret_token(arena);
	x->id = arena_copy(arena, x->id, 16);
}

static enum parse_error
read_body(struct request *r)
{
	struct exchange *x = r->exchange;
	bool upload = x->route && x->route->kind == UPLOAD;
	struct body body = { .read = wire_read,
		.spool = conf_text("data_dir") };

	if (strcmp(x->head.method, "POST") != 0)
		return PARSE_OK;
	return parse_body(&x->sent, &x->head, &body, PARSE_FORM,
	    upload ? &parse_upload : &parse_page);
}

static int
handle(struct request *r)
{
	struct exchange *x = r->exchange;
	enum parse_error error;

	error = parse_head(&x->sent, r->arena, &x->head, &parse_page);
	x->path = x->sent.path ? x->sent.path : "/";
	if (!error)
		x->route = route_find(x);
	if (!error)
		error = read_body(r);
	shop_refresh(r);
	if (!session_look(r)) {
		x->who.token = "";
		choose_language(r);
		return answer_trouble(r, DB_BUSY);
	}
	choose_language(r);
	if (!error)
		return run(r);
	view_open(r);
	return answer_bad(r, parse_status(error), _(parse_reason(error)));
}

static void
log_request_end(struct request *r, const struct timespec *start)
{
	struct exchange *x = r->exchange;
	struct timespec end;
	char micros[24], status[8], statements[16];

	clock_gettime(CLOCK_MONOTONIC, &end);
	snprintf(micros, sizeof(micros), "%lld",
	    (long long)(end.tv_sec - start->tv_sec) * 1000000 +
		(end.tv_nsec - start->tv_nsec) / 1000);
	snprintf(status, sizeof(status), "%d", x->status);
	snprintf(statements, sizeof(statements), "%u",
	    db_statements(x->worker->read) + db_statements(x->worker->write));
	log_line(LOG_NOTE, "request", "method", x->head.method, "route",
	    x->route ? x->route->path : "-", "status", status, "us", micros,
	    "statements", statements, NULL);
}

static void
answer_one(struct worker *w, struct output *out)
{
	static struct who nobody;
	struct exchange x = { .worker = w, .site = w->site, .out = out };
	struct request r = { .arena = w->arena, .exchange = &x, .who = &x.who };
	struct timespec start;

	nobody = (struct who){ .name = "",
		.email = "",
		.acting_name = "",
		.lang = "",
		.zone = "",
		.theme = "",
		.token = "" };
	x.who = nobody;
	clock_gettime(CLOCK_MONOTONIC, &start);
	read_head(&x, w->arena);
	log_request(x.id);
	x.status = handle(&r);
	answer_send(&r);
	log_request_end(&r, &start);
	log_request(NULL);
	view_close(&r);
	parse_close(&x.sent);
}

static struct db *
open_link(bool reads)
{
	static char passwords[2][256];
	const char *user = conf_text("db_user"),
		   *socket = conf_text("db_socket");
	bool own = reads && *conf_text("db_read_user");

	if (!conf_secret(own ? "db_read_password" : "db_password",
		passwords[reads], sizeof(passwords[reads])))
		return NULL;
	if (own)
		user = conf_text("db_read_user");
	if (reads && *conf_text("db_read_socket"))
		socket = conf_text("db_read_socket");
	return db_open(&(struct db_settings){ .socket = socket,
	    .user = user,
	    .password = passwords[reads],
	    .schema = conf_text("db_name"),
	    .reads = reads,
	    .seconds = (unsigned)conf_number("db_statement_seconds") });
}

int
serve(const struct site *site, struct secret_ring *keys, void (*busy)(bool))
{
	struct worker w = { .site = site, .keys = keys };
	struct output out = { 0 };

	w.arena = arena_new(ARENA_CAP);
	w.shop = shop_new();
	w.read = open_link(true);
	w.write = open_link(false);
	if (!w.read || !w.write)
		return 1;
	template_start();
	while (wire_accept()) {
		busy(true);
		answer_one(&w, &out);
		wire_finish();
		arena_reset(w.arena);
		busy(false);
	}
	db_close(w.read);
	db_close(w.write);
	arena_free(w.arena);
	return 0;
}
