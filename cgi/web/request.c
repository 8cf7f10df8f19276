/*
 * request.c - what a page may ask about its own request.
 */
#include "web/exchange.h"

#include "base/utf8.h"
#include "db/db.h"
#include "web/template.h"

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
request_escape(const struct request *r, const char *text)
{
	return template_url(r->arena, text);
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

const struct secret_ring *
request_keys(const struct request *r)
{
	return r->exchange->worker->keys;
}

struct db *
request_primary(const struct request *r)
{
	return r->exchange->worker->write;
}

void
request_keep(struct request *r)
{
	if (db_commit(r->db))
		db_begin(r->db, r->arena, true);
}
