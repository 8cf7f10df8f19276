/*
 * sender.c - the only program that opens connections outward: it takes mails
 * from the outbox and hands them to the mail server.
 */
#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/rows.h"
#include "base/time.h"
#include "db/db.h"
#include "job/crew.h"
#include "job/smtp.h"
#include "model/health.h"
#include "model/outbox.h"
#include "model/setting.h"

enum { BEAT_SECONDS = 10, IDLE_MS = 500, AWAY_MS = 3000 };

struct sender {
	struct db *db;
	struct arena *arena;
	struct smtp *smtp;
	int64_t lease;
	time_t beat;
	const struct rows *settings; /* of this round */
};

static const char *
host_of(struct arena *arena, const char *url)
{
	const char *host = strstr(url, "//") + 2;

	return arena_format(arena, "%.*s", (int)strcspn(host, ":/"), host);
}

static enum smtp_tls
tls_level(void)
{
	const char *level = conf_text("smtp_starttls");

	if (strcmp(level, "require") == 0)
		return SMTP_TLS_MUST;
	return strcmp(level, "try") == 0 ? SMTP_TLS_MAY : SMTP_TLS_NEVER;
}

static bool
connect_smtp(struct sender *s)
{
	static char password[256];
	bool signs_in = *conf_text("smtp_user");
	const char *wrong;
	struct smtp_server server = { .url = conf_text("smtp_url"),
		.tls = tls_level(),
		.user = signs_in ? conf_text("smtp_user") : NULL,
		.password = password,
		.hello = host_of(s->arena, conf_text("base_url_portal")),
		.seconds = conf_number("smtp_seconds") };

	if (signs_in &&
	    !conf_secret("smtp_password", password, sizeof(password)))
		return false;
	if (server.seconds < 20)
		server.connect_seconds = server.seconds;
	s->smtp = smtp_open(&server, &wrong);
	if (!s->smtp)
		log_line(LOG_FAULT, "smtp", "says", wrong, NULL);
	return s->smtp != NULL;
}

static const char *
setting(const struct sender *s, const char *name, const char *otherwise)
{
	for (size_t i = 0; i < s->settings->count; i++) {
		struct row row = rows_at(s->settings, i);

		if (strcmp(row_text(&row, "name"), name) == 0 &&
		    *row_string(&row, "value"))
			return row_text(&row, "value");
	}
	return otherwise;
}

static const struct mime_message *
build(struct sender *s, const struct row *mail, const char **wrong)
{
	const char *html = row_string(mail, "html_body");
	struct mime_letter letter = {
		.from = setting(s, "mail_from",
		    arena_format(s->arena, "regulars@%s",
			host_of(s->arena, conf_text("base_url_portal")))),
		.from_name = setting(
		    s, "mail_from_name", setting(s, "shop_name", "Regulars")),
		.reply_to = setting(s, "shop_email", NULL),
		.to = row_text(mail, "to_address"),
		.to_name = row_text(mail, "to_name"),
		.subject = row_text(mail, "subject"),
		.text = row_text(mail, "text_body"),
		.html = *html ? html : NULL,
		.message_id = row_text(mail, "message_id"),
	};

	if (!*letter.to_name)
		letter.to_name = NULL;
	time_parse(row_text(mail, "created_at"), &letter.at);
	return mime_build(s->arena, &letter, wrong);
}

/* What became of it, in a transaction of its own. */
static void
note(struct sender *s, int64_t id, const struct smtp_answer *answer)
{
	db_begin(s->db, s->arena, false);
	if (answer->result == SMTP_SENT)
		outbox_sent(s->db, id, answer->text);
	else if (answer->result == SMTP_NEVER)
		outbox_bounced(s->db, id, answer->text);
	else
		outbox_later(s->db, id, answer->text);
}

static void
log_answer(const struct row *mail, const struct smtp_answer *answer)
{
	static const char *const words[] = { "sent", "later", "never" };
	char code[16];

	snprintf(code, sizeof(code), "%d", answer->code);
	log_line(answer->result == SMTP_SENT ? LOG_NOTE : LOG_WARN, "mail",
	    "id", row_text(mail, "id"), "result", words[answer->result], "code",
	    code, "unsure", answer->unsure ? "yes" : "no", NULL);
}

/* False when the server can't be had at all: a pause helps. */
static bool
send_mail(struct sender *s, const struct row *mail)
{
	int64_t id = row_int(mail, "id");
	const char *wrong;
	const struct mime_message *message = build(s, mail, &wrong);
	struct smtp_answer answer;

	if (!message) {
		log_line(LOG_WARN, "mail", "id", row_text(mail, "id"),
		    "refused", wrong, NULL);
		db_begin(s->db, s->arena, false);
		outbox_failed(s->db, id, wrong);
		return true;
	}
	answer = smtp_send(s->smtp, s->arena, message);
	log_answer(mail, &answer);
	note(s, id, &answer);
	/* The database was away just now: the server's answer is worth
	   waiting for, else the mail goes out a second time. */
	for (int tries = 0; tries < 20 && db_trouble(s->db) != DB_FINE; tries++)
		if (crew_wait(500))
			note(s, id, &answer);
	return answer.code != 0;
}

static void
beat(struct sender *s)
{
	time_t now = time(NULL);

	if (now - s->beat < BEAT_SECONDS && now >= s->beat)
		return;
	s->beat = now;
	health_beat(s->db, "sender");
	if (outbox_release(s->db))
		log_line(LOG_WARN, "mails-released", NULL);
}

/* One mail; milliseconds to wait before the next. */
static int
round_once(struct sender *s)
{
	const struct row *mail;

	db_begin(s->db, s->arena, false);
	beat(s);
	if (!s->smtp)
		return IDLE_MS;
	s->settings = setting_list(s->db);
	db_begin(s->db, s->arena, true);
	mail = outbox_take(s->db, s->lease);
	if (!mail) {
		db_rollback(s->db);
		return db_trouble(s->db) == DB_FINE ? IDLE_MS : AWAY_MS;
	}
	if (!db_commit(s->db))
		return AWAY_MS;
	return send_mail(s, mail) ? 0 : AWAY_MS;
}

/* Mails are held back: then no mail server need be named. */
static bool
sends(void)
{
	return strcmp(conf_text("mail"), "smtp") == 0;
}

static int
run(const struct crew_member *member)
{
	struct sender s = { .arena = arena_new(0),
		.lease = conf_number("smtp_seconds") + 10 };
	int pause = 0;

	(void)member;
	s.db = crew_link();
	if (!s.db || !crew_may_work(s.db, s.arena) ||
	    (sends() && !connect_smtp(&s)))
		return 1;
	while (pause ? crew_wait(pause) : !crew_stopping()) {
		pause = round_once(&s);
		arena_reset(s.arena);
	}
	smtp_close(s.smtp);
	db_close(s.db);
	arena_free(s.arena);
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct crew_member members[] = { { "sender", run } };

	if (!crew_start("sender", argc, argv))
		return 2;
	return crew_run(members, 1, argv);
}
