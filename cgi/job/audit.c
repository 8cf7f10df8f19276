/*
 * audit.c - follows the audit chain: as a job, and by the command line.
 */
#include "base/arena.h"
#include "base/json.h"
#include "db/db.h"
#include "job/command.h"
#include "job/task.h"
#include "model/audit.h"

#include <inttypes.h>

static bool
tell(void *context, int64_t links)
{
	return task_progress(context, links, -1);
}

enum task_end
task_audit_verify(struct task *t)
{
	struct audit_report report;
	struct buffer text = { .arena = t->arena };
	struct json_out out = { .to = &text };

	if (!audit_verify(t->db, t->keys, &report, tell, t))
		return t->lost || db_trouble(t->db) == DB_FINE ? TASK_STOPPED
							       : TASK_AGAIN;
	json_open(&out, NULL, '{');
	json_add_int(&out, "links", report.links);
	json_add_int(&out, "unlinked", report.unlinked);
	json_add_int(&out, "broken", report.broken);
	json_add_text(&out, "why", report.why);
	json_add_text(&out, "head", report.head);
	json_close(&out);
	t->result = text.text;
	t->done = report.links;
	return TASK_DONE;
}

int
command_audit(struct command *c)
{
	struct audit_report report;

	if (c->argc != 2 || strcmp(c->argv[1], "verify") != 0) {
		fputs("usage: regulars audit verify\n", stderr);
		return 2;
	}
	if (!audit_verify(c->db, c->keys, &report, NULL, NULL)) {
		fputs(
		    "the chain could not be read; the log says why\n", stderr);
		return 1;
	}
	printf("%" PRId64 " links hold; the last is %s\n", report.links,
	    *report.head ? report.head : "none");
	if (report.broken)
		printf("broken at link %" PRId64 ": %s\n", report.broken,
		    report.why);
	if (report.unlinked)
		printf("%" PRId64 " rows have no link for over a minute: is "
		       "the worker running?\n",
		    report.unlinked);
	return report.broken || report.unlinked;
}
