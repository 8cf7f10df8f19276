/*
 * conf.c - one table of settings, read from one file.
 */
#include "base/conf.h"

#include "base/arena.h"

#include <sys/stat.h>

enum kind { TEXT, PATH, NUMBER, FLAG, URL, CHOICE };

struct setting {
	const char *name;
	enum kind kind;
	const char *otherwise; /* the default */
	const char *range;     /* NUMBER: "low high"; CHOICE: "|a|b|" */
	const char *meaning;
	char *value;
	int line;
};

static struct setting settings[] = {
	{ "db_socket", PATH, "/run/mysqld/mysqld.sock", NULL,
	    "MariaDB's unix socket", NULL, 0 },
	{ "db_name", TEXT, "regulars", NULL, "the database", NULL, 0 },
	{ "db_user", TEXT, "regulars", NULL,
	    "account of the writing link (each program has its own)", NULL, 0 },
	{ "db_read_user", TEXT, "", NULL,
	    "SELECT-only account of the reading link; empty: the writing one",
	    NULL, 0 },
	{ "db_read_socket", PATH, "", NULL,
	    "server of the reading link (a replica); empty: db_socket", NULL,
	    0 },
	{ "db_statement_seconds", NUMBER, "5", "1 3600",
	    "a statement that runs longer is ended by the server", NULL, 0 },
	{ "db_unsafe", CHOICE, "refuse", "|refuse|allow|",
	    "what to do on a server that can lose an acknowledged write", NULL,
	    0 },
	{ "secret_file", PATH, "secret", NULL,
	    "file (0400) with db_password, db_read_password, key", NULL, 0 },
	{ "listen", PATH, "", NULL,
	    "unix socket that the web server connects to", NULL, 0 },
	{ "workers", NUMBER, "0", "0 64",
	    "processes of this program; 0: two for each core", NULL, 0 },
	{ "stuck_seconds", NUMBER, "30", "5 600",
	    "a request that takes longer ends its worker", NULL, 0 },
	{ "base_url_portal", URL, "http://127.0.0.1:8080", NULL,
	    "address of the portal, as customers type it", NULL, 0 },
	{ "base_url_staff", URL, "http://127.0.0.1:8081", NULL,
	    "address of the intranet", NULL, 0 },
	{ "base_url_api", URL, "http://127.0.0.1:8082", NULL,
	    "address of the machine interface", NULL, 0 },
	{ "template_dir", PATH, "templates", NULL, "ClearSilver templates",
	    NULL, 0 },
	{ "sql_dir", PATH, "sql", NULL, "migrations and demo data", NULL, 0 },
	{ "static_dir", PATH, "build/static", NULL,
	    "built static files with their manifest", NULL, 0 },
	{ "locale_dir", PATH, "build/locale", NULL, "gettext catalogues", NULL,
	    0 },
	{ "data_dir", PATH, "data", NULL,
	    "uploads, import files and exports (outside the web root)", NULL,
	    0 },
	{ "stats_dir", PATH, "", NULL,
	    "counts of requests, which the API's /metrics tells; empty: "
	    "data_dir",
	    NULL, 0 },
	{ "word_list", PATH, "build/common-passwords", NULL,
	    "common passwords that are refused", NULL, 0 },
	{ "disk_low_mb", NUMBER, "256", "0 1000000",
	    "with less room than this for database or uploads nothing is taken "
	    "in; 0: never look (worker)",
	    NULL, 0 },
	{ "mail", CHOICE, "hold", "|hold|smtp|",
	    "hold: mails wait in the outbox, where admins read them", NULL, 0 },
	{ "smtp_url", TEXT, "smtp://127.0.0.1:25", NULL,
	    "smtp://host:port or smtps://host:port", NULL, 0 },
	{ "smtp_starttls", CHOICE, "try", "|never|try|require|",
	    "STARTTLS on smtp:// addresses", NULL, 0 },
	{ "smtp_user", TEXT, "", NULL,
	    "sign-in at the mail server (smtp_password is a secret)", NULL, 0 },
	{ "smtp_seconds", NUMBER, "60", "1 600",
	    "a mail server that takes longer is tried again later", NULL, 0 },
	{ "demo", FLAG, "no", NULL,
	    "this is a demo shop: pages say so, admins read codes in the outbox",
	    NULL, 0 },
};
enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static char folder[4096] = ".";

static struct setting *
find(const char *name)
{
	for (size_t i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	return NULL;
}

static bool
is_number(const char *value, const char *range)
{
	char *end, *second;
	int64_t number = strtoll(value, &end, 10);
	int64_t low = strtoll(range, &second, 10);
	int64_t high = strtoll(second, NULL, 10);

	return end != value && !*end && number >= low && number <= high;
}

static bool
is_choice(const char *value, const char *choices)
{
	size_t length = strlen(value);
	const char *at = strstr(choices, value);

	return length && at && at > choices && at[-1] == '|' &&
	    at[length] == '|';
}

static bool
is_url(const char *value)
{
	size_t length = strlen(value);

	return (strncmp(value, "http://", 7) == 0 ||
		   strncmp(value, "https://", 8) == 0) &&
	    value[length - 1] != '/' && !strpbrk(value, " \t\"'<>?#");
}

static const char *
complaint(const struct setting *s, const char *value)
{
	switch (s->kind) {
	case NUMBER:
		return is_number(value, s->range) ? NULL
						  : "is not a number in range";
	case FLAG:
		return is_choice(value, "|yes|no|") ? NULL : "is yes or no";
	case CHOICE:
		return is_choice(value, s->range) ? NULL
						  : "is not one of its choices";
	case URL:
		return is_url(value) ? NULL
				     : "is http(s)://host without a slash "
				       "at the end";
	default:
		return NULL;
	}
}

static char *
trim(char *text)
{
	char *end;

	text += strspn(text, " \t");
	end = text + strlen(text);
	while (end > text && strchr(" \t\r\n", end[-1]))
		*--end = '\0';
	return text;
}

/* NULL, or what is wrong with this line. */
static const char *
take_line(char *text, int line, const char **name)
{
	char *value = strchr(text, '=');
	struct setting *s;
	const char *problem;

	*name = text;
	if (!value)
		return "is not `name = value`";
	*value++ = '\0';
	*name = trim(text);
	value = trim(value);
	s = find(*name);
	if (!s)
		return "is no setting";
	if (s->line)
		return "is given twice";
	problem = complaint(s, value);
	if (problem)
		return problem;
	s->line = line;
	if (s->kind == PATH && *value && *value != '/') {
		size_t room = strlen(folder) + strlen(value) + 2;

		s->value = memory_get(room);
		snprintf(s->value, room, "%s/%s", folder, value);
	} else {
		s->value = memory_text(value);
	}
	return NULL;
}

bool
conf_load(const char *file)
{
	FILE *in = fopen(file, "re");
	char text[4096];
	const char *name, *problem = NULL, *slash = strrchr(file, '/');
	int line = 0;

	if (!in) {
		fprintf(stderr, "%s: %m\n", file);
		return false;
	}
	if (slash)
		snprintf(
		    folder, sizeof(folder), "%.*s", (int)(slash - file), file);
	while (!problem && fgets(text, sizeof(text), in)) {
		char *start = trim(text);

		line++;
		if (*start && *start != '#')
			problem = take_line(start, line, &name);
	}
	fclose(in);
	if (problem)
		fprintf(stderr, "%s:%d: %s %s\n", file, line, name, problem);
	return !problem;
}

static const struct setting *
must(const char *name, enum kind low, enum kind high)
{
	const struct setting *s = find(name);

	if (!s || s->kind < low || s->kind > high) {
		fprintf(stderr, "no such setting: %s\n", name);
		abort();
	}
	return s;
}

const char *
conf_text(const char *name)
{
	const struct setting *s = must(name, TEXT, CHOICE);

	return s->value ? s->value : s->otherwise;
}

int64_t
conf_number(const char *name)
{
	const struct setting *s = must(name, NUMBER, NUMBER);

	return strtoll(s->value ? s->value : s->otherwise, NULL, 10);
}

const char *
conf_folder(const char *name, const char *otherwise)
{
	const char *folder_name = conf_text(name);

	return *folder_name ? folder_name : conf_text(otherwise);
}

bool
conf_flag(const char *name)
{
	const struct setting *s = must(name, FLAG, FLAG);

	return strcmp(s->value ? s->value : s->otherwise, "yes") == 0;
}

void
conf_sample(FILE *out)
{
	fputs(
	    "# Settings of Regulars, with their defaults. A program is told\n"
	    "# its file by --conf; relative paths start at the file's folder.\n",
	    out);
	for (size_t i = 0; i < SETTINGS; i++)
		fprintf(out, "\n# %s%s%s\n#%s = %s\n", settings[i].meaning,
		    settings[i].range ? "; " : "",
		    settings[i].range ? settings[i].range : "",
		    settings[i].name, settings[i].otherwise);
}

static bool
kept_safe(FILE *in, const char *file)
{
	struct stat status;

	if (fstat(fileno(in), &status) == 0 && !(status.st_mode & 077))
		return true;
	fprintf(stderr, "%s: others can read it; chmod 0400 it\n", file);
	return false;
}

bool
conf_secret(const char *name, char *value, size_t room)
{
	const char *file = conf_text("secret_file");
	FILE *in = fopen(file, "re");
	char text[1024];
	bool found = false;

	if (!in) {
		fprintf(stderr, "%s: %m\n", file);
		return false;
	}
	if (!kept_safe(in, file)) {
		fclose(in);
		return false;
	}
	while (!found && fgets(text, sizeof(text), in)) {
		char *equals = strchr(text, '=');

		if (!equals || *text == '#')
			continue;
		*equals = '\0';
		found = strcmp(trim(text), name) == 0;
		if (found)
			snprintf(value, room, "%s", trim(equals + 1));
	}
	explicit_bzero(text, sizeof(text));
	fclose(in);
	if (!found)
		fprintf(stderr, "%s: has no %s\n", file, name);
	return found;
}
