/*
 * session.c - cookies: who is asking, the pre-session, words for later.
 */
#include "web/exchange.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/attempt.h"
#include "model/once.h"
#include "model/session.h"

enum { SEEN_SECONDS = 60, YEAR = 365 * 24 * 3600 };

static bool
secure(const struct request *r)
{
	return strncmp(conf_text(r->exchange->site->base_url), "https:", 6) ==
	    0;
}

/* __Host- where TLS ends; on plain loopback the programs share one host. */
static const char *
cookie_name(const struct request *r, const char *kind)
{
	return arena_format(r->arena, "%s%s-%s", secure(r) ? "__Host-" : "",
	    r->exchange->site->program, kind);
}

const char *
session_cookie_sent(const struct request *r, const char *kind)
{
	return parse_value(&r->exchange->sent.cookies, cookie_name(r, kind));
}

/* seconds 0: as long as the browser runs; below 0: gone at once. */
void
session_cookie(
    struct request *r, const char *kind, const char *value, int64_t seconds)
{
	struct exchange *x = r->exchange;
	const char *age = seconds == 0
	    ? ""
	    : arena_format(r->arena, "; Max-Age=%" PRId64,
		  seconds < 0 ? (int64_t)0 : seconds);

	if (x->set_count == COOKIES)
		abort();
	x->set_cookies[x->set_count++] = arena_format(r->arena,
	    "%s=%s; Path=/; HttpOnly; SameSite=%s%s%s", cookie_name(r, kind),
	    value, x->site->visitors == WHO_STAFF ? "Strict" : "Lax",
	    secure(r) ? "; Secure" : "", age);
}

const unsigned char *
request_hash(const struct request *r, const char *purpose, const char *text)
{
	unsigned char *hash = arena_alloc(r->arena, SECRET_HASH);
	const char *whole = arena_format(r->arena, "%s|%s", purpose, text);

	secret_keyed(
	    &r->exchange->worker->keys->keys[0], whole, strlen(whole), hash);
	return hash;
}

static const unsigned char *
key_hash(const struct request *r, const char *cookie)
{
	unsigned char *hash = arena_alloc(r->arena, SECRET_HASH);

	secret_sha256(cookie, strlen(cookie), hash);
	return hash;
}

static const char *
token_for(const struct request *r, const char *cookie)
{
	return secret_base64(
	    r->arena, request_hash(r, "form", cookie), SECRET_HASH);
}

static bool
is_token(const char *text)
{
	return text && strlen(text) == 43 &&
	    strspn(text,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-_") == 43;
}

/* The pre-session: a random cookie that token and kept forms hang on. */
static void
look_visit(struct request *r)
{
	struct exchange *x = r->exchange;
	const char *sent = session_cookie_sent(r, "visit");

	x->visit = is_token(sent) ? sent : NULL;
	if (!x->visit) {
		x->visit = secret_token(r->arena);
		session_cookie(r, "visit", x->visit, 0);
	}
	secret_sha256(x->visit, strlen(x->visit), x->visitor);
}

static uint64_t
rights_of(const char *names)
{
	uint64_t rights = 0;
	char name[64];

	while (names && *names) {
		size_t length = strcspn(names, ",");
		enum right right;

		snprintf(name, sizeof(name), "%.*s", (int)length, names);
		right = right_find(name);
		if (right < RIGHTS)
			rights |= (uint64_t)1 << right;
		names += length + (names[length] == ',');
	}
	return rights;
}

static void
fill_who(struct request *r, const struct row *row)
{
	struct who *who = &r->exchange->who;
	bool full = strcmp(row_text(row, "stage"), "full") == 0;
	int64_t now;

	who->session = row_int(row, "session");
	who->lang = row_string(row, "lang");
	who->zone = row_string(row, "zone");
	who->theme = row_string(row, "theme");
	if (time_parse(row_text(row, "now_at"), &now))
		r->reader.now = now;
	if (!full) {
		who->half = row_int(row, "id");
		return;
	}
	who->kind = r->exchange->site->visitors;
	who->id = row_int(row, "id");
	who->acting = row_int(row, "acting_id");
	who->acting_name = row_string(row, "acting_name");
	who->name = row_string(row, "name");
	who->email = row_string(row, "email");
	who->proved = row_flag(row, "proved");
	who->rights = rights_of(row_maybe(row, "rights"));
}

static const struct row *
find_session(struct request *r, struct db *db, const unsigned char *key)
{
	bool staff = r->exchange->site->visitors == WHO_STAFF;
	const struct row *row =
	    staff ? session_staff(db, key) : session_customer(db, key);

	if (!row || row_int(row, "idle_seconds") < SEEN_SECONDS ||
	    *request_shop(r, "read_only"))
		return row;
	if (staff)
		session_staff_seen(db, key);
	else
		session_customer_seen(db, key);
	return row;
}

/*
 * Who is asking? False when the primary couldn't say: then nobody may do
 * anything (503), rather than everybody something.
 */
bool
session_look(struct request *r)
{
	struct exchange *x = r->exchange;
	struct db *db = x->worker->write;
	const char *cookie = session_cookie_sent(r, "session");
	const struct row *row = NULL;

	x->who = (struct who){ .name = "",
		.email = "",
		.acting_name = "",
		.lang = "",
		.zone = "",
		.theme = "" };
	look_visit(r);
	/* In any case: the troubles of the last request aren't this one's. */
	db_begin(db, r->arena, false);
	if (is_token(cookie)) {
		row = find_session(r, db, key_hash(r, cookie));
		/* A server that was started anew: the link is, too. */
		if (db_trouble(db) == DB_LOST) {
			db_begin(db, r->arena, false);
			row = find_session(r, db, key_hash(r, cookie));
		}
		if (db_trouble(db) != DB_FINE)
			return false;
	}
	if (row) {
		x->cookie = cookie;
		fill_who(r, row);
	} else if (cookie) {
		session_cookie(r, "session", "", -1);
	}
	x->who.token = token_for(r, x->cookie ? x->cookie : x->visit);
	r->who = &x->who;
	return true;
}

bool
session_trusts(const struct request *r)
{
	const char *site = wire_param("HTTP_SEC_FETCH_SITE");
	const char *sent = parse_value(&r->exchange->sent.form, "token");

	if (site && strcmp(site, "cross-site") == 0)
		return false;
	return parse_count(&r->exchange->sent.form, "token") == 1 &&
	    secret_equal_text(sent, r->who->token);
}

static const unsigned char *
account_hash(struct request *r, int64_t id)
{
	return request_hash(r, "account",
	    arena_format(
		r->arena, "%s %" PRId64, r->exchange->site->program, id));
}

/* A long-lived cookie: a stranger's failures don't delay this browser. */
static void
remember_device(struct request *r, int64_t id)
{
	const char *device = session_cookie_sent(r, "device");

	if (!is_token(device))
		device = secret_token(r->arena);
	session_cookie(r, "device", device, YEAR);
	session_device_add(r->exchange->worker->write, key_hash(r, device),
	    account_hash(r, id));
}

bool
session_device_known(struct request *r, int64_t id)
{
	const char *device = session_cookie_sent(r, "device");

	return is_token(device) &&
	    session_device(r->exchange->worker->write, key_hash(r, device),
		account_hash(r, id));
}

/* One household's addresses of IPv6 count as one: up to the fourth group. */
static const char *
network(struct request *r)
{
	const char *address = request_address(r), *end = address;

	for (int groups = 0; strchr(address, ':') && *end; end++)
		if (*end == ':' && (++groups == 4 || end[1] == ':'))
			return arena_copy(
			    r->arena, address, (size_t)(end - address));
	return address;
}

const struct attempt *
session_attempt(
    struct request *r, const char *what, const char *name, int64_t id)
{
	struct attempt *tries = arena_alloc(r->arena, sizeof(*tries));
	const char *subject = arena_format(
	    r->arena, "%s %s %s", r->exchange->site->program, what, name);

	if (session_device_known(r, id)) {
		tries->account = request_hash(r, "tries",
		    arena_format(r->arena, "%s %s", subject,
			session_cookie_sent(r, "device")));
		return tries;
	}
	tries->account = request_hash(r, "tries", subject);
	tries->address = request_hash(
	    r, "tries from", arena_format(r->arena, "%s %s", what, network(r)));
	return tries;
}

static void
end_session(struct request *r, const char *cookie)
{
	struct exchange *x = r->exchange;

	if (x->site->visitors == WHO_STAFF)
		session_staff_end(x->worker->write, key_hash(r, cookie));
	else
		session_customer_end(x->worker->write, key_hash(r, cookie));
}

/* Always a new token: one that was known before signing in is worth nothing. */
void
session_start(struct request *r, int64_t id, bool full)
{
	struct exchange *x = r->exchange;
	const char *cookie = secret_token(r->arena);
	/* Who proves to be the same goes on looking at the same history. */
	int64_t acting = r->who->id == id ? r->who->acting : id;

	if (x->cookie)
		end_session(r, x->cookie);
	if (x->site->visitors == WHO_STAFF)
		session_staff_add(x->worker->write, key_hash(r, cookie), id,
		    full, request_address(r), request_agent(r));
	else
		session_customer_add(x->worker->write, key_hash(r, cookie), id,
		    acting, full, request_address(r), request_agent(r));
	session_cookie(r, "session", cookie, 0);
	x->started = id;
	if (full)
		remember_device(r, id);
	log_line(LOG_NOTE, full ? "signed-in" : "password-given", "who",
	    arena_format(r->arena, "%" PRId64, id), NULL);
}

void
session_end(struct request *r)
{
	struct exchange *x = r->exchange;

	if (x->cookie)
		end_session(r, x->cookie);
	kept_drop(x->worker->write, x->visitor);
	session_cookie(r, "session", "", -1);
	x->end_session = true;
}

void
session_taste(struct request *r, const char *lang, const char *theme)
{
	struct exchange *x = r->exchange;

	if (lang)
		session_cookie(r, "lang", lang, YEAR);
	if (theme)
		session_cookie(r, "theme", *theme ? theme : "system", YEAR);
	if (r->who->kind == WHO_STAFF)
		session_staff_taste(x->worker->write, r->who->id, lang, theme);
	else if (r->who->kind == WHO_CUSTOMER)
		session_customer_taste(
		    x->worker->write, r->who->id, lang, theme);
}

/* The notice travels signed in a cookie: no page can be made to say lies. */
void
session_notice_set(struct request *r)
{
	struct exchange *x = r->exchange;
	const char *words, *text, *mark;

	if (!x->notice)
		return;
	words = arena_format(r->arena, "%s|%s",
	    x->notice_tone ? x->notice_tone : "good", x->notice);
	text = secret_base64(r->arena, words, strlen(words));
	mark = secret_base64(
	    r->arena, request_hash(r, "notice", text), SECRET_HASH / 2);
	session_cookie(
	    r, "notice", arena_format(r->arena, "%s.%s", text, mark), 120);
}

void
session_notice_read(struct request *r)
{
	const char *sent = session_cookie_sent(r, "notice"), *dot, *words, *bar;
	const char *text;
	size_t length;

	if (!sent || !*sent || !(dot = strchr(sent, '.')))
		return;
	session_cookie(r, "notice", "", -1);
	text = arena_copy(r->arena, sent, (size_t)(dot - sent));
	if (!secret_equal_text(dot + 1,
		secret_base64(r->arena, request_hash(r, "notice", text),
		    SECRET_HASH / 2)))
		return;
	words = (const char *)secret_base64_read(r->arena, text, &length);
	if (!words || !(bar = strchr(words, '|')))
		return;
	view_text(r, "notice.kind",
	    arena_copy(r->arena, words, (size_t)(bar - words)));
	view_text(r, "notice.text", bar + 1);
}
