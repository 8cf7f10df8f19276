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
#include "web/replica.h"
#include "web/template.h"

enum { TRIES = 5, ARENA_CAP = 4 << 20 };

static int
decide(struct request *r)
{
	struct exchange *x = r->exchange;
	bool post = strcmp(x->head.method, "POST") == 0;

	if (!x->route)
		return answer_missing(r);
	if (post && *request_shop(r, "read_only"))
		return refuse_full(r);
	if (!may(r->who, x->route->right)) {
		if (r->who->kind == WHO_NOBODY)
			return refuse_nobody(r);
		return refuse_right(r, x->route->right);
	}
	/* A list as a table leaves the house: that is a right of its own. */
	if (csv_wanted(r) && r->who->kind == WHO_STAFF &&
	    !may(r->who, RIGHT_export_data))
		return refuse_right(r, RIGHT_export_data);
	if (!post)
		return once_page(r);
	if (!session_trusts(r))
		return refuse_token(r);
	if (x->route->kind == FORM || x->route->kind == UPLOAD)
		return once_run(r);
	{
		int status = once_page(r);

		if (x->route->kind == SECRET && status < 400 && !x->broken &&
		    !x->unproved)
			once_audit(r);
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
	/* A page that didn't fit is refused, so it may not have done anything.
	 */
	if (trouble == DB_FINE && !x->broken && status < 400 &&
	    !arena_full(r->arena)) {
		if (!db_commit(r->db))
			trouble = db_trouble(r->db);
		else
			replica_mark(r);
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
	x->undeclared = x->broken = x->unproved = x->end_session = false;
	x->location = x->notice = x->notice_tone = NULL;
	x->file_name = x->file_path = x->audit_kind = x->audit_detail = NULL;
	x->retry_after = 0;
	x->started = 0;
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

	db_gtid_forget(x->worker->write);
	r->db = post ? x->worker->write : replica_link(r);
	for (int attempt = 0; attempt < TRIES; attempt++) {
		int status;

		start_over(r, cookies);
		db_begin(r->db, r->arena,
		    post && x->route &&
			(x->route->kind == FORM || x->route->kind == UPLOAD));
		status = decide(r);
		trouble = settle(r, status);
		if (arena_full(r->arena))
			return refuse_bad(
			    r, 413, _("This is more than a page can hold."));
		if (trouble == DB_FINE && !x->broken)
			return status;
		if (replica_failed(r))
			continue;
		if (trouble == DB_UNKNOWN) {
			start_over(r, cookies);
			status = once_look(r);
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

	locale_use(locale_choose(choice, wire_param("HTTP_ACCEPT_LANGUAGE"),
	    request_shop(r, "lang")));
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
	const struct parse_limits *limits = &parse_page;
	struct body body = { .read = wire_read,
		.spool = conf_text("data_dir") };

	if (strcmp(x->head.method, "POST") != 0)
		return PARSE_OK;
	if (x->route && x->route->kind == UPLOAD)
		limits = x->route->right == RIGHT_import_data ? &parse_import
							      : &parse_upload;
	return parse_body(&x->sent, &x->head, &body, PARSE_FORM, limits);
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
	if (x->route && x->route->kind == OPEN) {
		choose_language(r);
		return run(r);
	}
	if (!session_look(r)) {
		x->who.token = "";
		choose_language(r);
		return answer_trouble(r, DB_BUSY);
	}
	choose_language(r);
	if (!error)
		return run(r);
	view_open(r);
	return refuse_bad(r, parse_status(error), _(parse_reason(error)));
}

static void
log_request_end(struct request *r, const struct timespec *start)
{
	struct exchange *x = r->exchange;
	struct timespec end;
	char micros[24], status[8], statements[16];
	long long took;

	clock_gettime(CLOCK_MONOTONIC, &end);
	took = (long long)(end.tv_sec - start->tv_sec) * 1000000 +
	    (end.tv_nsec - start->tv_nsec) / 1000;
	meter_add(x->worker->meter,
	    x->route ? (int)(x->route - x->site->routes) : -1, x->status,
	    (uint64_t)took);
	snprintf(micros, sizeof(micros), "%lld", took);
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

struct db *
serve_link(bool reads)
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
serve(const struct site *site, struct secret_ring *keys, struct meter *meter,
    void (*busy)(bool))
{
	struct worker w = { .site = site, .keys = keys, .meter = meter };
	struct output out = { 0 };

	w.arena = arena_new(ARENA_CAP);
	w.shop = shop_new();
	w.read = serve_link(true);
	w.write = serve_link(false);
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
