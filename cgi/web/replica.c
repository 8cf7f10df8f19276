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

enum { MARK_SECONDS = 60, WAIT_SECONDS = 1 };

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
	const char *gtid = db_gtid(r->db);

	if (!is_used() || !*gtid)
		return;
	session_cookie(r, "gtid",
	    arena_format(r->arena, "%s.%s", gtid, signature(r, gtid)),
	    MARK_SECONDS);
}

/* What this visitor wrote last, NULL when nothing lately. */
static const char *
mark_of(struct request *r)
{
	const char *sent = session_cookie_sent(r, "gtid"), *dot, *gtid;

	if (!sent || !(dot = strrchr(sent, '.')))
		return NULL;
	gtid = arena_copy(r->arena, sent, (size_t)(dot - sent));
	return secret_equal_text(dot + 1, signature(r, gtid)) ? gtid : NULL;
}

struct db *
replica_link(struct request *r)
{
	struct worker *w = r->exchange->worker;
	const char *gtid;

	if (!is_used())
		return w->read;
	db_begin(w->read, r->arena, false);
	if (!db_reachable(w->read)) {
		log_line(LOG_WARN, "replica-away", NULL);
		return w->write;
	}
	gtid = mark_of(r);
	if (!gtid || replica_wait(w->read, gtid, WAIT_SECONDS))
		return w->read;
	log_line(LOG_WARN, "replica-late", "gtid", gtid, NULL);
	return w->write;
}
