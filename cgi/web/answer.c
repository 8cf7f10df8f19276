/*
 * answer.c - the ways a page can end, and sending what was made.
 */
#include "web/exchange.h"

#include "base/conf.h"
#include "base/log.h"
#include "db/db.h"
#include "model/today.h"
#include "model/once.h"
#include "web/template.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

void
output_clear(struct output *o)
{
	o->length = 0;
}

void
output_add(struct output *o, const char *bytes, size_t length)
{
	size_t need;

	if (__builtin_add_overflow(o->length, length, &need))
		abort();
	if (need > o->room) {
		o->room = need + need / 2 + 4096;
		o->bytes = memory_grow(o->bytes, o->room);
	}
	if (length)
		memcpy(o->bytes + o->length, bytes, length);
	o->length = need;
}

/* What waits, beside the items of the staff menu. */
static void
view_waiting(struct request *r)
{
	const struct row *counts;

	if (r->who->kind != WHO_STAFF || !r->db || db_trouble(r->db) != DB_FINE)
		return;
	counts = today_counts(r->db, r->who->id);
	if (!counts)
		return;
	if (row_flag(counts, "feedback"))
		view_text(
		    r, "nav.count.feedback", row_text(counts, "feedback"));
	if (row_flag(counts, "guidelines"))
		view_text(
		    r, "nav.count.guidelines", row_text(counts, "guidelines"));
}

int
answer_page(struct request *r, int status, const char *template)
{
	struct exchange *x = r->exchange;

	view_waiting(r);
	output_clear(x->out);
	x->media_type = "text/html; charset=utf-8";
	if (!view_render(r, x->site->layout, template, x->out)) {
		x->broken = true;
		output_clear(x->out);
	}
	return status;
}

/* When even the page that says so can't be drawn. */
static void
answer_plainly(struct request *r)
{
	const char *words = arena_format(r->arena,
	    "Something is broken here; it has been logged as %s.\n",
	    r->exchange->id);

	output_add(r->exchange->out, words, strlen(words));
	r->exchange->media_type = "text/plain; charset=utf-8";
}

int
answer_missing(struct request *r)
{
	view_title(r, _("Not found"), "");
	return answer_page(r, 404, "layout/missing.cs");
}

int
answer_fault(struct request *r, int status, const char *template)
{
	view_text(r, "error.request_id", r->exchange->id);
	return answer_page(r, status, template);
}

int
answer_busy(struct request *r, int seconds)
{
	r->exchange->retry_after = seconds;
	view_title(r, _("Too busy just now"), "");
	view_flag(r, "error.busy", true);
	return answer_fault(r, 503, "layout/failed.cs");
}

/*
 * Own paths only: never //host, never a scheme. Browsers drop TABs and line
 * ends within an address ("/\t/elsewhere"), so no control character passes.
 */
static bool
is_own_path(const char *location)
{
	if (location[0] != '/' || location[1] == '/' || location[1] == '\\')
		return false;
	for (const char *c = location; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 127)
			return false;
	return true;
}

static int
redirect(struct request *r, const char *location)
{
	struct exchange *x = r->exchange;

	if (!is_own_path(location))
		location = "/";
	x->location = location;
	output_clear(x->out);
	return 303;
}

int
answer_redirect(struct request *r, const char *format, ...)
{
	va_list ap;
	const char *location;

	va_start(ap, format);
	location = arena_vformat(r->arena, format, ap);
	va_end(ap);
	return redirect(r, location);
}

int
answer_done(struct request *r, const char *words, const char *format, ...)
{
	va_list ap;
	const char *location;

	va_start(ap, format);
	location = arena_vformat(r->arena, format, ap);
	va_end(ap);
	r->exchange->notice = words;
	return redirect(r, location);
}

int
answer_prove(struct request *r)
{
	struct exchange *x = r->exchange;

	if (strcmp(x->head.method, "POST") != 0)
		return answer_redirect(
		    r, "/login/again?then=%s", template_url(r->arena, x->path));
	/*
	 * What was typed waits, as it does for somebody signed out. Nothing
	 * was done: the form's key is free again, there is nothing to audit.
	 */
	x->unproved = true;
	db_begin(r->db, r->arena, false);
	kept_put(r->db, x->visitor, x->path, form_kept(r));
	return answer_redirect(r, "/login/again?then=%%2Fagain");
}

int
answer_file(struct request *r, const char *path, const char *media_type,
    const char *file_name)
{
	struct exchange *x = r->exchange;

	output_clear(x->out);
	x->file_path =
	    arena_format(r->arena, "%s/%s", conf_text("data_dir"), path);
	x->media_type = media_type;
	x->file_name = file_name;
	return 200;
}

int
answer_text(struct request *r, const char *media_type, const char *file_name,
    const char *text, size_t length)
{
	struct exchange *x = r->exchange;

	output_clear(x->out);
	output_add(x->out, text, length);
	x->media_type = media_type;
	x->file_name = file_name;
	return 200;
}

int
answer_wait(struct request *r, int64_t seconds, const char *template)
{
	form_error(r, "",
	    locale_fill(r->arena,
		locale_plural("Too many tries. Please wait {n} second.",
		    "Too many tries. Please wait {n} seconds.", (long)seconds),
		"n", arena_format(r->arena, "%" PRId64, seconds), NULL));
	r->exchange->retry_after = (int)seconds;
	return answer_page(r, 429, template);
}

static const char *
reason_of(int status)
{
	static const struct {
		int status;
		const char *words;
	} reasons[] = {
		{ 200, "OK" },
		{ 303, "See Other" },
		{ 304, "Not Modified" },
		{ 400, "Bad Request" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 409, "Conflict" },
		{ 410, "Gone" },
		{ 411, "Length Required" },
		{ 413, "Content Too Large" },
		{ 414, "URI Too Long" },
		{ 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" },
		{ 429, "Too Many Requests" },
		{ 500, "Internal Server Error" },
		{ 503, "Service Unavailable" },
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].words;
	return "Other";
}

/* RFC 6266 and 8187: plain ASCII, and the real name percent-encoded. */
static void
add_file_name(struct buffer *head, const char *name)
{
	buffer_text(head, "Content-Disposition: attachment; filename=\"");
	for (const char *c = name; *c; c++) {
		bool plain = *c >= ' ' && *c < 127 && !strchr("\"\\%/;", *c);

		buffer_add(head, plain ? c : "_", 1);
	}
	buffer_text(head, "\"; filename*=UTF-8''");
	for (const char *c = name; *c; c++) {
		bool plain = (*c >= '0' && *c <= '9') ||
		    (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') ||
		    strchr("._-", *c);

		if (plain)
			buffer_add(head, c, 1);
		else
			buffer_format(head, "%%%02X", (unsigned char)*c);
	}
	buffer_text(head, "\r\n");
}

static void
add_security(struct request *r, struct buffer *head)
{
	struct exchange *x = r->exchange;
	bool page = !x->file_name && !x->file_path;

	buffer_text(head,
	    page ? "Content-Security-Policy: default-src 'none';"
		   " style-src 'self'; img-src 'self'; font-src 'self';"
		   " script-src 'self'; form-action 'self'; base-uri 'none';"
		   " frame-ancestors 'none'\r\n"
		 : "Content-Security-Policy: default-src 'none'; sandbox;"
		   " frame-ancestors 'none'\r\n");
	buffer_text(head,
	    "X-Content-Type-Options: nosniff\r\n"
	    "X-Frame-Options: DENY\r\n"
	    "Referrer-Policy: same-origin\r\n"
	    "Cross-Origin-Opener-Policy: same-origin\r\n"
	    "Cross-Origin-Resource-Policy: same-origin\r\n"
	    "Permissions-Policy: camera=(), geolocation=(), microphone=(),"
	    " payment=(), usb=()\r\n"
	    "Cache-Control: no-store\r\n");
	if (strncmp(conf_text(x->site->base_url), "https:", 6) == 0)
		buffer_text(head,
		    "Strict-Transport-Security: max-age=31536000;"
		    " includeSubDomains\r\n");
	if (x->end_session)
		buffer_text(
		    head, "Clear-Site-Data: \"cache\", \"storage\"\r\n");
}

static bool
send_file(int fd)
{
	char bytes[65536];
	ssize_t got;

	while ((got = read(fd, bytes, sizeof(bytes))) > 0)
		if (!wire_write(bytes, (size_t)got))
			return false;
	return got == 0;
}

/* Opened before the head goes out, so that a missing file is an honest 500. */
static int
open_file(struct request *r, off_t *size)
{
	struct exchange *x = r->exchange;
	struct stat status;
	int fd = open(x->file_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
		*size = status.st_size;
		return fd;
	}
	log_line(LOG_FAULT, "file-missing", "path", x->file_path, NULL);
	if (fd >= 0)
		close(fd);
	x->file_path = x->file_name = NULL;
	x->status = answer_fault(r, 500, "layout/failed.cs");
	return -1;
}

void
answer_send(struct request *r)
{
	struct exchange *x = r->exchange;
	struct buffer head = { .arena = r->arena };
	off_t size = 0;
	int fd = x->file_path ? open_file(r, &size) : -1;

	if (x->status >= 500 && !x->out->length)
		answer_plainly(r);
	session_notice_set(r);
	buffer_format(
	    &head, "Status: %d %s\r\n", x->status, reason_of(x->status));
	if (x->location)
		buffer_format(&head, "Location: %s\r\n", x->location);
	if (x->retry_after)
		buffer_format(&head, "Retry-After: %d\r\n", x->retry_after);
	if (x->status != 303)
		buffer_format(&head, "Content-Type: %s\r\n", x->media_type);
	if (x->file_name)
		add_file_name(&head, x->file_name);
	for (size_t i = 0; i < x->set_count; i++)
		buffer_format(&head, "Set-Cookie: %s\r\n", x->set_cookies[i]);
	add_security(r, &head);
	buffer_format(&head, "X-Request-Id: %s\r\n", x->id);
	buffer_format(&head, "Content-Length: %lld\r\n\r\n",
	    fd >= 0 ? (long long)size : (long long)x->out->length);
	wire_write(head.text, head.length);
	if (strcmp(x->head.method, "HEAD") == 0)
		;
	else if (fd >= 0)
		send_file(fd);
	else
		wire_write(x->out->bytes, x->out->length);
	if (fd >= 0)
		close(fd);
}
