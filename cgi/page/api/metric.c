/*
 * metric.c - numbers for a monitoring system, as Prometheus reads them.
 */
#include "page/api/routes.h"

#include "base/conf.h"
#include "base/meter.h"
#include "model/health.h"
#include "model/job.h"
#include "model/outbox.h"

#include <inttypes.h>

struct telling {
	struct buffer *to;
	const char *program;
	bool durations;
};

static void
family(struct buffer *to, const char *name, const char *kind, const char *help)
{
	buffer_format(
	    to, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

/* A label's value: \ " and line ends are escaped, other controls left out. */
static void
add_label(struct buffer *to, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\' || *text == '"')
			buffer_add(to, "\\", 1);
		if ((unsigned char)*text >= ' ' && *text != 127)
			buffer_add(to, text, 1);
	}
}

static void
add_route(struct telling *t, const char *name, const char *what)
{
	buffer_format(t->to, "%s{program=\"%s\",route=\"", what, t->program);
	add_label(t->to, name);
	buffer_text(t->to, "\"");
}

static void
tell_counts(struct telling *t, const struct meter_line *line)
{
	for (int i = 0; i < METER_STATUSES && line->counts[i].status; i++) {
		add_route(t, line->name, "regulars_requests_total");
		buffer_format(t->to, ",status=\"%d\"} %" PRIu64 "\n",
		    line->counts[i].status, line->counts[i].many);
	}
}

static void
tell_durations(struct telling *t, const struct meter_line *line)
{
	uint64_t sum = 0;

	for (int i = 0; i <= METER_BUCKETS; i++) {
		sum += line->buckets[i];
		add_route(
		    t, line->name, "regulars_request_duration_seconds_bucket");
		if (i < METER_BUCKETS)
			buffer_format(t->to, ",le=\"%g\"} %" PRIu64 "\n",
			    meter_ends[i] / 1e6, sum);
		else
			buffer_format(
			    t->to, ",le=\"+Inf\"} %" PRIu64 "\n", sum);
	}
	add_route(t, line->name, "regulars_request_duration_seconds_sum");
	buffer_format(t->to, "} %.6f\n", (double)line->micros / 1e6);
	add_route(t, line->name, "regulars_request_duration_seconds_count");
	buffer_format(t->to, "} %" PRIu64 "\n", sum);
}

static void
tell_line(void *context, const struct meter_line *line)
{
	struct telling *t = context;

	if (t->durations)
		tell_durations(t, line);
	else
		tell_counts(t, line);
}

static void
tell_programs(struct request *r, struct buffer *to, bool durations)
{
	static const char *const programs[] = { "portal", "staff", "api" };

	for (size_t i = 0; i < 3; i++) {
		struct telling t = { to, programs[i], durations };

		meter_read(
		    arena_format(r->arena, "%s/%s.meter",
			conf_folder("stats_dir", "data_dir"), programs[i]),
		    tell_line, &t);
	}
}

static void
tell_states(struct buffer *to, const char *name, const char *help,
    const struct rows *rows)
{
	family(to, name, "gauge", help);
	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		buffer_format(to, "%s{state=\"%s\"} %" PRId64 "\n", name,
		    row_text(&row, "state"), row_int(&row, "many"));
	}
}

static void
tell_beats(struct buffer *to, const struct row *row)
{
	static const char *const columns[][2] = {
		{ "worker", "worker_seconds" }, { "sender", "sender_seconds" }
	};

	family(to, "regulars_heartbeat_age_seconds", "gauge",
	    "Since worker and sender last said that they live");
	for (size_t i = 0; row && i < 2; i++)
		buffer_format(to,
		    "regulars_heartbeat_age_seconds{program=\"%s\"} %" PRId64
		    "\n",
		    columns[i][0], row_int(row, columns[i][1]));
}

static void
tell_one(struct buffer *to, const char *name, const char *help,
    const struct row *row, const char *column)
{
	family(to, name, "gauge", help);
	if (row && row_maybe(row, column))
		buffer_format(
		    to, "%s %" PRId64 "\n", name, row_int(row, column));
}

static void
tell_replica(struct request *r, struct buffer *to)
{
	const struct row *copy, *first;
	int64_t lag;

	if (!*conf_text("db_read_socket"))
		return;
	first = health_copy(request_primary(r));
	copy = health_copy(r->db);
	tell_one(to, "regulars_replicas_acknowledging",
	    "Replicas that acknowledge each commit (semi-synchronous); 0 is an "
	    "alarm",
	    first, "acknowledging");
	family(to, "regulars_replica_lag_seconds", "gauge",
	    "How much older the replica's last heartbeat is; absent when it "
	    "is away");
	if (!first || !copy || request_primary(r) == r->db)
		return;
	lag = row_int(first, "beat_ms") - row_int(copy, "beat_ms");
	buffer_format(to, "regulars_replica_lag_seconds %.3f\n",
	    (double)(lag > 0 ? lag : 0) / 1000);
}

int
page_metric_show(struct request *r)
{
	struct buffer text = { .arena = r->arena };
	const struct row *health = health_get(request_primary(r));

	family(&text, "regulars_requests_total", "counter",
	    "Requests by program, route and status");
	tell_programs(r, &text, false);
	family(&text, "regulars_request_duration_seconds", "histogram",
	    "How long answers took to make");
	tell_programs(r, &text, true);
	tell_states(&text, "regulars_jobs",
	    "Jobs by state, counted up to 1000; dead is an alarm",
	    job_counts(request_primary(r)));
	tell_states(&text, "regulars_outbox",
	    "Mails by state, counted up to 1000; failed is an alarm",
	    outbox_counts(request_primary(r)));
	tell_beats(&text, health);
	tell_one(&text, "regulars_schema_known",
	    "1 when the schema is the one that this program was built for",
	    health, "schema_known");
	tell_replica(r, &text);
	answer_text(r, "text/plain; version=0.0.4; charset=utf-8", NULL,
	    text.text, text.length);
	return health ? 200 : 503;
}
