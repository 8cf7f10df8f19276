/*
 * replica.c - reading from a replica without missing one's own writes.
 */
#include "web/replica.h"

#include "base/conf.h"
#include "base/log.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/replica.h"
#include "web/exchange.h"

enum { MARK_SECONDS = 60, WAIT_SECONDS = 1, AWAY_SECONDS = 5 };

static bool
is_used(void)
{
	return *conf_text("db_read_socket") != '\0';
}

static const char *
signature(const struct request *r, const char *gtid)
{
	return secret_base64(
	    r->arena, request_hash(r, "gtid", gtid), SECRET_HASH / 2);
}

void
replica_mark(struct request *r)
{
	const char *gtid, *text;

	if (!is_used() || r->db != r->exchange->worker->write)
		return;
	gtid = db_gtid(r->db);
	/* The same form once more changes nothing, but what it did is newer
	   than what this visitor may know of. */
	if (!*gtid && strcmp(r->exchange->head.method, "POST") == 0)
		gtid = replica_head(r->db);
	if (!*gtid)
		return;
	text =
	    secret_base64(r->arena, (const unsigned char *)gtid, strlen(gtid));
	session_cookie(r, "gtid",
	    arena_format(r->arena, "%s.%s", text, signature(r, text)),
	    MARK_SECONDS);
}

/* What this visitor wrote last, NULL when nothing lately. */
static const char *
mark_of(struct request *r)
{
	const char *sent = session_cookie_sent(r, "gtid"), *dot, *text;
	size_t length;

	if (!sent || !(dot = strchr(sent, '.')))
		return NULL;
	text = arena_copy(r->arena, sent, (size_t)(dot - sent));
	if (!secret_equal_text(dot + 1, signature(r, text)))
		return NULL;
	return (const char *)secret_base64_read(r->arena, text, &length);
}

static void
set_aside(struct request *r)
{
	log_line(LOG_WARN, "replica-away", NULL);
	r->exchange->worker->replica_away = time(NULL) + AWAY_SECONDS;
}

struct db *
replica_link(struct request *r)
{
	struct worker *w = r->exchange->worker;
	const char *gtid;

	if (!is_used())
		return w->read;
	if (time(NULL) < w->replica_away)
		return w->write;
	gtid = mark_of(r);
	if (!gtid)
		return w->read;
	db_begin(w->read, r->arena, false);
	if (replica_wait(w->read, gtid, WAIT_SECONDS))
		return w->read;
	if (db_trouble(w->read) == DB_FINE)
		log_line(LOG_WARN, "replica-late", "gtid", gtid, NULL);
	else
		set_aside(r);
	return w->write;
}

bool
replica_failed(struct request *r)
{
	struct worker *w = r->exchange->worker;

	if (!is_used() || r->db != w->read || db_trouble(w->read) == DB_FINE)
		return false;
	set_aside(r);
	r->db = w->write;
	return true;
}
