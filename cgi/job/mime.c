/*
 * mime.c - builds mails with GMime, and is the only file that meets it.
 */
#include "job/mime.h"

#include "base/arena.h"

#include <gmime/gmime.h>
#include <idn2.h>

/* RFC 5321 limits the parts of an address, RFC 5322 a line of the header. */
enum { LOCAL_MAX = 64, HOST_MAX = 253, HEADER_MAX = 900 };

static bool
is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

/* One line of valid UTF-8 without control characters; NULL is fine. */
static bool
is_line(const char *text)
{
	if (!text)
		return true;
	if (strlen(text) > HEADER_MAX || !g_utf8_validate(text, -1, NULL))
		return false;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029)
			return false;
	}
	return true;
}

/* Dots between words; quoted local parts are not taken (nobody has one). */
static bool
is_local(const char *local, size_t length)
{
	if (length < 1 || length > LOCAL_MAX || local[0] == '.' ||
	    local[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)local[i] <= ' ' || local[i] == 0x7f ||
		    strchr("()<>[]:;@\\,\"", local[i]))
			return false;
		if (local[i] == '.' && local[i + 1] == '.')
			return false;
	}
	return true;
}

static bool
is_host(const char *host)
{
	size_t length = strlen(host);

	if (length < 1 || length > HOST_MAX || host[0] == '.' ||
	    host[0] == '-' || strstr(host, ".."))
		return false;
	return strspn(host,
		   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		   "0123456789-.") == length &&
	    host[length - 1] != '.' && host[length - 1] != '-';
}

const char *
mime_address(struct arena *a, const char *address)
{
	const char *at = address ? strrchr(address, '@') : NULL;
	const char *whole = NULL;
	char *host = NULL;

	if (!at || !is_line(address) ||
	    !is_local(address, (size_t)(at - address)))
		return NULL;
	if (idn2_to_ascii_8z(at + 1, &host,
		IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return NULL;
	if (is_host(host))
		whole = arena_format(
		    a, "%.*s@%s", (int)(at - address), address, host);
	idn2_free(host);
	return whole;
}

static bool
is_id(const char *id)
{
	const char *at = id ? strchr(id, '@') : NULL;

	return at && at != id && at[1] && !strchr(at + 1, '@') &&
	    strlen(id) <= 250 &&
	    strspn(id, /* RFC 5322's atoms and dots */
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789.!#$%&'*+-/=?^_`{|}~@") == strlen(id);
}

static bool
is_url(const char *url)
{
	if (!url)
		return true;
	return (g_str_has_prefix(url, "https://") ||
		   g_str_has_prefix(url, "http://")) &&
	    is_line(url) && is_ascii(url) && !strpbrk(url, "<> ");
}

static const char *
complaint(const struct mime_letter *l)
{
	if (!is_line(l->from_name) || !is_line(l->to_name))
		return "a name with a line break or other control character";
	if (!l->subject || !is_line(l->subject))
		return "a subject with a line break or other control character";
	if (!is_id(l->message_id))
		return "a malformed message id";
	if (!is_url(l->unsubscribe))
		return "a malformed unsubscribe address";
	if (!l->text || !g_utf8_validate(l->text, -1, NULL) ||
	    (l->html && !g_utf8_validate(l->html, -1, NULL)))
		return "text that is not UTF-8";
	return NULL;
}

/* Bare and doubled carriage returns would make lines of their own. */
static const char *
without_returns(struct arena *a, const char *text)
{
	char *copy = arena_text(a, text), *to = copy;

	for (const char *from = copy; *from; from++)
		if (*from != '\r')
			*to++ = *from;
	*to = '\0';
	return copy;
}

/*
 * What looks like an encoded word would be shown decoded: a person named
 * "=?utf-8?q?Bank?=" must not appear as another.
 */
static const char *
plain_words(struct arena *a, const char *text)
{
	struct buffer plain = { .arena = a };

	if (!text || !strstr(text, "=?"))
		return text;
	for (; *text; text++) {
		buffer_add(&plain, text, 1);
		if (text[0] == '=' && text[1] == '?')
			buffer_text(&plain, " ");
	}
	return plain.text;
}

static GMimeObject *
part_new(struct arena *a, const char *subtype, const char *text)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);
	const char *clean = without_returns(a, text);
	GMimeStream *stream =
	    g_mime_stream_mem_new_with_buffer(clean, strlen(clean));
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(
	    stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_object_set_content_type_parameter(
	    GMIME_OBJECT(part), "charset", "utf-8");
	g_mime_part_set_content(part, content);
	/* Chooses plain, quoted-printable or base64, whichever is shortest. */
	g_mime_object_encode(
	    GMIME_OBJECT(part), GMIME_ENCODING_CONSTRAINT_7BIT);
	g_object_unref(content);
	g_object_unref(stream);
	return GMIME_OBJECT(part);
}

static GMimeObject *
body_new(struct arena *a, const struct mime_letter *l)
{
	GMimeObject *text = part_new(a, "plain", l->text), *html;
	GMimeMultipart *both;

	if (!l->html)
		return text;
	html = part_new(a, "html", l->html);
	both = g_mime_multipart_new_with_subtype("alternative");
	g_mime_multipart_add(both, text); /* the last one is preferred */
	g_mime_multipart_add(both, html);
	g_object_unref(text);
	g_object_unref(html);
	return GMIME_OBJECT(both);
}

static void
header_add(GMimeMessage *m, const char *name, const char *value)
{
	g_mime_object_append_header(GMIME_OBJECT(m), name, value, "UTF-8");
}

static void
headers_set(GMimeMessage *m, struct arena *a, const struct mime_letter *l)
{
	GDateTime *date = g_date_time_new_from_unix_utc(l->at);

	g_mime_message_set_subject(m, plain_words(a, l->subject), "UTF-8");
	g_mime_message_set_message_id(m, l->message_id);
	if (date) {
		g_mime_message_set_date(m, date);
		g_date_time_unref(date);
	}
	header_add(m, "Auto-Submitted", "auto-generated");
	header_add(m, "X-Auto-Response-Suppress", "All");
	if (l->unsubscribe) {
		header_add(m, "List-Unsubscribe",
		    arena_format(a, "<%s>", l->unsubscribe));
		header_add(
		    m, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
	}
}

static void
message_write(struct arena *a, GMimeMessage *m, struct mime_message *out)
{
	GMimeStream *memory = g_mime_stream_mem_new();
	GMimeStream *stream = g_mime_stream_filter_new(memory);
	GMimeFilter *lines = g_mime_filter_unix2dos_new(TRUE);
	GByteArray *bytes;

	g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), lines);
	g_mime_object_write_to_stream(GMIME_OBJECT(m), NULL, stream);
	g_mime_stream_flush(stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
	out->length = bytes->len;
	out->bytes = arena_copy(a, (const char *)bytes->data, bytes->len);
	g_object_unref(lines);
	g_object_unref(stream);
	g_object_unref(memory);
}

static GMimeMessage *
message_new(struct arena *a, const struct mime_letter *l,
    const struct mime_message *out, const char *reply_to)
{
	GMimeMessage *m = g_mime_message_new(TRUE);
	GMimeObject *body = body_new(a, l);

	headers_set(m, a, l);
	g_mime_message_add_mailbox(m, GMIME_ADDRESS_TYPE_FROM,
	    plain_words(a, l->from_name), out->from);
	g_mime_message_add_mailbox(
	    m, GMIME_ADDRESS_TYPE_TO, plain_words(a, l->to_name), out->to);
	if (reply_to)
		g_mime_message_add_mailbox(
		    m, GMIME_ADDRESS_TYPE_REPLY_TO, NULL, reply_to);
	g_mime_message_set_mime_part(m, body);
	g_object_unref(body);
	return m;
}

const struct mime_message *
mime_build(struct arena *a, const struct mime_letter *l, const char **wrong)
{
	struct mime_message *out = arena_alloc(a, sizeof(*out));
	const char *reply_to = mime_address(a, l->reply_to);
	GMimeMessage *m;

	out->from = mime_address(a, l->from);
	out->to = mime_address(a, l->to);
	*wrong = complaint(l);
	if (!out->from || !out->to || (l->reply_to && !reply_to))
		*wrong = "an address that cannot be one";
	if (*wrong)
		return NULL;
	out->international = !is_ascii(out->from) || !is_ascii(out->to) ||
	    (reply_to && !is_ascii(reply_to));
	g_mime_init(); /* does nothing from the second time on */
	m = message_new(a, l, out, reply_to);
	message_write(a, m, out);
	g_object_unref(m);
	return out;
}
