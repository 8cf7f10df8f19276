/*
 * smtp.c - messages handed to a real server that misbehaves when asked to.
 * Needs python3-aiosmtpd and openssl.
 */
#include "job/smtp.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

static struct arena *arena;
static char folder[] = "/tmp/regulars-smtp-XXXXXX";

struct sink {
	pid_t pid;
	char url[64], log[128];
};

static const char *
in_folder(const char *name)
{
	return arena_format(arena, "%s/%s", folder, name);
}

/* Starts a program, optionally with its output in a pipe. */
static pid_t
start(const char *const *argv, int *out)
{
	int ends[2] = { -1, -1 };
	pid_t pid;

	if (out)
		assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG,
		    SIGTERM); /* a failed test, too, ends it */
		if (out)
			dup2(ends[1], 1);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	if (out) {
		close(ends[1]);
		*out = ends[0];
	}
	return pid;
}

/* more: further arguments of mail_sink.py, ended by NULL. */
static struct sink
sink_start(const char *name, const char *const *more)
{
	const char *argv[16] = { "/usr/bin/python3", "tests/fault/mail_sink.py",
		NULL };
	struct sink s = { 0 };
	char port[16] = "";
	int out, count = 3;

	snprintf(s.log, sizeof(s.log), "%s/%s.log", folder, name);
	argv[2] = s.log;
	while (more && *more)
		argv[count++] = *more++;
	s.pid = start(argv, &out);
	assert_true(read(out, port, sizeof(port) - 1) > 1);
	close(out);
	port[strcspn(port, "\n")] = '\0';
	snprintf(s.url, sizeof(s.url), "smtp://127.0.0.1:%s", port);
	return s;
}

static void
sink_stop(const struct sink *s)
{
	kill(s->pid, SIGTERM);
	waitpid(s->pid, NULL, 0);
}

static const char *
taken(const struct sink *s)
{
	static char text[20000];
	int file = open(s->log, O_RDONLY);
	ssize_t length = file < 0 ? 0 : read(file, text, sizeof(text) - 1);

	if (file >= 0)
		close(file);
	text[length > 0 ? length : 0] = '\0';
	return text;
}

static struct smtp *
client(const struct smtp_server *server)
{
	const char *wrong;
	struct smtp *s = smtp_open(server, &wrong);

	assert_null(wrong);
	assert_non_null(s);
	return s;
}

static struct smtp_server
plain(const struct sink *sink)
{
	return (struct smtp_server){
		.url = sink->url, .hello = "shop.example", .seconds = 20
	};
}

static struct smtp_answer
post(struct smtp *s, const char *to)
{
	struct mime_letter letter = {
		.from = "shop@shop.example",
		.to = to,
		.subject = "Größe",
		.text = "Dots:\n.\n..x\nend",
		.message_id =
		    arena_format(arena, "t1.%zu@shop.example", strlen(to)),
		.at = 1700000000,
	};
	const char *wrong;
	const struct mime_message *m = mime_build(arena, &letter, &wrong);

	assert_non_null(m);
	return smtp_send(s, arena, m);
}

static void
assert_answer(struct smtp_answer a, enum smtp_result result, int code,
    const char *words, bool unsure)
{
	if (a.result != result || a.code != code || a.unsure != unsure ||
	    !strstr(a.text, words))
		print_message("got %d %d %d: %s\n", (int)a.result, a.code,
		    a.unsure, a.text);
	assert_int_equal(a.result, result);
	assert_int_equal(a.code, code);
	assert_non_null(strstr(a.text, words));
	assert_int_equal(a.unsure, unsure);
}

static void
each_answer_is_told_apart(void **state)
{
	struct sink sink = sink_start("plain", NULL);
	struct smtp_server server = plain(&sink);
	struct smtp *s = client(&server);

	(void)state;
	assert_answer(post(s, "a@b.example"), SMTP_SENT, 250, "Taken", false);
	assert_non_null(strstr(taken(&sink), "<t1.11@shop.example>"));
	assert_non_null(strstr(taken(&sink), "Dots:\\r\\n.\\r\\n..x\\r\\nend"));
	assert_answer(post(s, "refuse@b.example"), SMTP_NEVER, 550,
	    "nobody of that name", false);
	assert_answer(
	    post(s, "later@b.example"), SMTP_LATER, 451, "Come back", false);
	assert_answer(
	    post(s, "reject@b.example"), SMTP_NEVER, 554, "Not this", false);
	assert_answer(post(s, "drop@b.example"), SMTP_LATER, 354, "", true);
	assert_answer(post(s, "lost@b.example"), SMTP_LATER, 354, "", true);
	assert_answer(post(s, "z@b.example"), SMTP_SENT, 250, "Taken", false);
	assert_answer(
	    post(s, "grüße@bücher.example"), SMTP_SENT, 250, "Taken", false);
	assert_non_null(strstr(taken(&sink), "xn--bcher-kva.example"));
	smtp_close(s);
	server.seconds = 3;
	s = client(&server);
	assert_answer(post(s, "hang@b.example"), SMTP_LATER, 354, "time", true);
	assert_answer(post(s, "y@b.example"), SMTP_SENT, 250, "Taken", false);
	smtp_close(s);
	sink_stop(&sink);
}

static void
nobody_listens(void **state)
{
	struct sink sink = sink_start("gone", NULL);
	struct smtp_server server = plain(&sink);
	struct smtp *s = client(&server);

	(void)state;
	assert_answer(post(s, "a@b.example"), SMTP_SENT, 250, "Taken", false);
	sink_stop(&sink);
	assert_answer(post(s, "a@b.example"), SMTP_LATER, 0, "", false);
	smtp_close(s);
}

static void
old_servers_refuse_new_addresses(void **state)
{
	const char *more[] = { "--no-utf8", NULL };
	struct sink sink = sink_start("old", more);
	struct smtp_server server = plain(&sink);
	struct smtp *s = client(&server);

	(void)state;
	assert_int_equal(post(s, "grüße@b.example").result, SMTP_NEVER);
	assert_int_equal(post(s, "a@bücher.example").result, SMTP_SENT);
	smtp_close(s);
	sink_stop(&sink);
}

static void
make_certificate(void)
{
	const char *argv[] = { "openssl", "req", "-x509", "-newkey", "ec",
		"-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
		"2", "-subj", "/CN=127.0.0.1", "-addext",
		"subjectAltName=IP:127.0.0.1", "-keyout",
		arena_text(arena, in_folder("key")), "-out",
		arena_text(arena, in_folder("cert")), NULL };
	int status;

	waitpid(start(argv, NULL), &status, 0);
	assert_int_equal(status, 0);
}

static void
tls_and_sign_in(void **state)
{
	const char *more[] = { "--cert", arena_text(arena, in_folder("cert")),
		"--key", arena_text(arena, in_folder("key")), "--user", "shop",
		"--password", "bread & salt", NULL };
	struct smtp_server server;
	struct smtp *s;
	struct sink sink;

	(void)state;
	make_certificate();
	sink = sink_start("tls", more);
	server = plain(&sink);
	server.tls = SMTP_TLS_MUST;
	server.user = "shop";
	server.password = "bread & salt";
	s = client(&server); /* nobody vouches for the certificate */
	assert_int_equal(post(s, "a@b.example").result, SMTP_LATER);
	smtp_close(s);
	server.authorities = in_folder("cert");
	s = client(&server);
	assert_answer(post(s, "a@b.example"), SMTP_SENT, 250, "Taken", false);
	assert_non_null(strstr(taken(&sink), "\"tls\": true"));
	smtp_close(s);
	server.password = "wrong";
	s = client(&server); /* our fault, not the letter's */
	assert_answer(post(s, "b@b.example"), SMTP_LATER, 535, "", false);
	smtp_close(s);
	server.user = NULL;
	server.authorities = NULL;
	server.tls = SMTP_TLS_MAY;
	s = client(&server);
	assert_answer(post(s, "b@b.example"), SMTP_LATER, 530, "", false);
	smtp_close(s);
	sink_stop(&sink);
}

static void
tls_where_offered(void **state)
{
	const char *more[] = { "--cert", arena_text(arena, in_folder("cert")),
		"--key", arena_text(arena, in_folder("key")), NULL };
	struct sink sink = sink_start("may", more), bare;
	struct smtp_server server = plain(&sink);
	struct smtp *s;

	(void)state;
	server.tls = SMTP_TLS_MAY;
	s = client(&server);
	assert_int_equal(post(s, "a@b.example").result, SMTP_SENT);
	assert_non_null(strstr(taken(&sink), "\"tls\": true"));
	smtp_close(s);
	sink_stop(&sink);
	bare = sink_start("bare", NULL);
	server.url = bare.url;
	s = client(&server);
	assert_int_equal(post(s, "a@b.example").result, SMTP_SENT);
	smtp_close(s);
	server.tls = SMTP_TLS_MUST;
	s = client(&server);
	assert_int_equal(post(s, "must@b.example").result, SMTP_LATER);
	assert_null(strstr(taken(&bare), "must@b.example"));
	smtp_close(s);
	sink_stop(&bare);
}

static void
settings_that_cannot_be(void **state)
{
	static const struct smtp_server bad[] = {
		{ .hello = "a" },
		{ .url = "http://127.0.0.1", .hello = "a" },
		{ .url = "file:///etc/passwd", .hello = "a" },
		{ .url = "smtp://127.0.0.1/x", .hello = "a" },
		{ .url = "smtp://u:p@127.0.0.1", .hello = "a" },
		{ .url = "smtp://127.0.0.1\r\nx", .hello = "a" },
		{ .url = "smtp://127.0.0.1" },
		{ .url = "smtp://127.0.0.1", .hello = "a\r\nb" },
		{ .url = "smtp://mail.example", .hello = "a", .user = "u" },
		{ .url = "smtp://127.evil.example", .hello = "a", .user = "u" },
		{ .url = "smtp://localhost.evil", .hello = "a", .user = "u" },
		{ .url = "smtp://mail.example",
		    .hello = "a",
		    .user = "u",
		    .tls = SMTP_TLS_MAY },
	};
	const char *wrong;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_null(smtp_open(&bad[i], &wrong));
		assert_non_null(wrong);
	}
}

static void
folder_remove(void)
{
	const char *argv[] = { "rm", "-rf", folder, NULL };

	waitpid(start(argv, NULL), NULL, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_answer_is_told_apart),
		cmocka_unit_test(nobody_listens),
		cmocka_unit_test(old_servers_refuse_new_addresses),
		cmocka_unit_test(tls_and_sign_in),
		cmocka_unit_test(tls_where_offered),
		cmocka_unit_test(settings_that_cannot_be),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	signal(SIGPIPE, SIG_IGN);
	arena = arena_new(0);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	folder_remove();
	arena_free(arena);
	return failed;
}
