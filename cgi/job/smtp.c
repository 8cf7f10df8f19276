/*
 * smtp.c - SMTP by libcurl, and the only file that meets it.
 */
#include "job/smtp.h"

#include "base/arena.h"

#include <curl/curl.h>
#include <sys/socket.h>

enum { WORDS_MAX = 500 };

struct smtp {
	CURL *curl;
	char error[CURL_ERROR_SIZE];
	char words[WORDS_MAX + 1]; /* the server's last line but its goodbye */
	const struct mime_message *message;
	size_t given;
	bool whole; /* curl took the message to its last byte */
};

static size_t
give(char *to, size_t size, size_t count, void *context)
{
	struct smtp *s = context;
	size_t left = s->message->length - s->given, room = size * count;

	if (left > room)
		left = room;
	memcpy(to, s->message->bytes + s->given, left);
	s->given += left;
	s->whole = s->given == s->message->length;
	return left;
}

/* Called for each line that the server says. */
static size_t
hear(char *line, size_t size, size_t count, void *context)
{
	struct smtp *s = context;
	size_t length = size * count, kept = 0;

	if (length >= 3 && memcmp(line, "221", 3) == 0)
		return length; /* the answer to QUIT says nothing */
	for (size_t i = 0; i < length && kept < WORDS_MAX; i++)
		if ((unsigned char)line[i] >= ' ')
			s->words[kept++] = line[i];
	s->words[kept] = '\0';
	return length;
}

static bool
is_near(const char *url)
{
	const char *host = strstr(url, "://") + 3;
	size_t length = strcspn(host, ":");

	if (strncmp(host, "[::1]", 5) == 0)
		return true;
	if (length == 9 && strncmp(host, "localhost", 9) == 0)
		return true;
	return strncmp(host, "127.", 4) == 0 &&
	    strspn(host, "0123456789.") == length;
}

static bool
is_secret(const struct smtp_server *server)
{
	return strncmp(server->url, "smtps://", 8) == 0 ||
	    server->tls == SMTP_TLS_MUST || is_near(server->url);
}

static const char *
complaint(const struct smtp_server *server)
{
	const char *url = server->url;

	if (!url || (strncmp(url, "smtp://", 7) && strncmp(url, "smtps://", 8)))
		return "the mail server must be given as smtp:// or smtps://";
	if (strpbrk(strstr(url, "://") + 3, "/@?# \r\n"))
		return "the mail server's address is a host and a port only";
	if (server->user && !is_secret(server))
		return "signing in to the mail server needs TLS";
	if (!server->hello || strpbrk(server->hello, "/?# \r\n"))
		return "our own name for the mail server is missing or malformed";
	return NULL;
}

static void
set_tls(CURL *c, const struct smtp_server *server)
{
	static const long levels[] = {
		[SMTP_TLS_NEVER] = CURLUSESSL_NONE,
		[SMTP_TLS_MAY] = CURLUSESSL_TRY,
		[SMTP_TLS_MUST] = CURLUSESSL_ALL,
	};
	bool from_start = strncmp(server->url, "smtps://", 8) == 0;

	curl_easy_setopt(c, CURLOPT_USE_SSL,
	    from_start ? CURLUSESSL_ALL : levels[server->tls]);
	/* Who could strip STARTTLS could forge a certificate as well: where
	   TLS is only "may", a bad certificate is still better than none. */
	if (!from_start && server->tls == SMTP_TLS_MAY) {
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L);
		curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0L);
	}
	if (server->authorities)
		curl_easy_setopt(c, CURLOPT_CAINFO, server->authorities);
}

static void
set_up(struct smtp *s, const struct smtp_server *server)
{
	CURL *c = s->curl;
	long seconds = server->seconds ? server->seconds : 120L;
	size_t size = strlen(server->url) + strlen(server->hello) + 2;
	char *url = memory_get(size);

	snprintf(url, size, "%s/%s", server->url, server->hello);
	curl_easy_setopt(c, CURLOPT_URL, url);
	memory_put(url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, s->error);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(c, CURLOPT_READDATA, s);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, hear);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, s);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT,
	    server->connect_seconds ? server->connect_seconds : 20L);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, seconds);
	curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
	if (server->user) {
		curl_easy_setopt(c, CURLOPT_USERNAME, server->user);
		curl_easy_setopt(c, CURLOPT_PASSWORD,
		    server->password ? server->password : "");
	}
	set_tls(c, server);
}

struct smtp *
smtp_open(const struct smtp_server *server, const char **wrong)
{
	struct smtp *s;

	*wrong = complaint(server);
	if (*wrong)
		return NULL;
	s = memory_get(sizeof(*s));
	s->curl = curl_easy_init();
	if (!s->curl) {
		*wrong = "libcurl does not start";
		memory_put(s);
		return NULL;
	}
	set_up(s, server);
	return s;
}

void
smtp_close(struct smtp *s)
{
	if (!s)
		return;
	curl_easy_cleanup(s->curl);
	memory_put(s);
}

/*
 * A 5xx is about this message only from MAIL on, where curl says SEND_ERROR,
 * or after its last byte. Before that (greeting, TLS, sign-in) it is about
 * us; so is a 530 or 538, "sign in first", wherever it comes.
 */
static enum smtp_result
judge(const struct smtp *s, CURLcode curl, long code)
{
	if (curl == CURLE_OK)
		return SMTP_SENT;
	if (code < 500 || code > 599 || code == 530 || code == 538)
		return SMTP_LATER;
	return curl == CURLE_SEND_ERROR || s->whole ? SMTP_NEVER : SMTP_LATER;
}

/* Otherwise curl would say QUIT and wait as long for that answer as well. */
static void
hang_up(struct smtp *s)
{
	curl_socket_t socket = CURL_SOCKET_BAD;

	curl_easy_getinfo(s->curl, CURLINFO_ACTIVESOCKET, &socket);
	if (socket != CURL_SOCKET_BAD)
		shutdown(socket, SHUT_RDWR);
}

static CURLcode
perform(struct smtp *s, const struct mime_message *message)
{
	struct curl_slist *to = curl_slist_append(NULL, message->to);
	CURLcode result;

	if (!to)
		return CURLE_OUT_OF_MEMORY;
	s->message = message;
	s->given = 0;
	s->whole = false;
	s->error[0] = s->words[0] = '\0';
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, message->from);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(
	    s->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)message->length);
	result = curl_easy_perform(s->curl);
	if (result == CURLE_OPERATION_TIMEDOUT)
		hang_up(s);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
	s->message = NULL;
	return result;
}

struct smtp_answer
smtp_send(struct smtp *s, struct arena *a, const struct mime_message *message)
{
	struct smtp_answer answer = { 0 };
	CURLcode curl = perform(s, message);
	long code = 0;

	curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &code);
	answer.result = judge(s, curl, code);
	answer.code = (int)code;
	if (curl == CURLE_OK || (code >= 400 && s->words[0]))
		answer.text = arena_text(a, s->words);
	else
		answer.text = arena_text(
		    a, s->error[0] ? s->error : curl_easy_strerror(curl));
	answer.unsure = curl != CURLE_OK && s->whole && code < 400;
	return answer;
}
