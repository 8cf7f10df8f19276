/*
 * health.c - is everything alive? For whoever watches the machine.
 */
#include "page/api/routes.h"

#include "base/json.h"
#include "model/health.h"

enum { ALIVE_SECONDS = 60 };

int
page_health_show(struct request *r)
{
	const struct row *row = health_get(r->db);
	struct buffer text = { .arena = r->arena };
	struct json_out out = { .to = &text };
	bool worker = row && row_int(row, "worker_seconds") < ALIVE_SECONDS;
	bool sender = row && row_int(row, "sender_seconds") < ALIVE_SECONDS;

	json_open(&out, NULL, '{');
	json_add_bool(&out, "database", row != NULL);
	json_add_bool(&out, "schema", row && row_flag(row, "schema_known"));
	json_add_bool(&out, "worker", worker);
	json_add_bool(&out, "sender", sender);
	json_close(&out);
	answer_text(r, "application/json", NULL, text.text, text.length);
	return row && row_flag(row, "schema_known") && worker && sender ? 200
									: 503;
}
