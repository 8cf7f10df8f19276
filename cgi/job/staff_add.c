/*
 * staff_add.c - `regulars staff add` and `regulars staff reset`: one-time
 * links for the first admin, and for whoever lost the phone.
 */
#include "job/command.h"

#include "base/conf.h"
#include "base/identifier.h"
#include "base/secret.h"
#include "db/db.h"
#include "model/audit.h"
#include "model/staff.h"
#include "model/staff_entry.h"

static int
usage(void)
{
	fputs("usage: regulars staff add EMAIL NAME ROLE...\n"
	      "       regulars staff reset EMAIL\n"
	      "roles: agent manager marketer editor admin auditor\n",
	    stderr);
	return 2;
}

/* The link goes to standard output alone; the database keeps its hash. */
static int
give_link(struct command *c, int64_t id, bool invite)
{
	unsigned char hash[SECRET_HASH];
	char *token = secret_token(c->arena);

	secret_sha256(token, strlen(token), hash);
	staff_link_add(c->db, id, hash, invite);
	audit_add(c->db,
	    &(struct audit_entry){ .program = "regulars",
		.actor_kind = "program",
		.action = invite ? "staff add" : "staff reset",
		.object_kind = "staff",
		.object_id = id,
		.detail = "",
		.request_id = "",
		.address = "" });
	if (!db_commit(c->db)) {
		fputs("The database refused it.\n", stderr);
		return 1;
	}
	printf("This link works once, for %d hours:\n%s/invite/%s\n",
	    STAFF_LINK_HOURS, conf_text("base_url_staff"), token);
	return 0;
}

static bool
give_roles(struct command *c, int64_t id, char **roles)
{
	for (; *roles; roles++)
		if (!staff_role_add(c->db, id, *roles, "")) {
			fprintf(stderr, "%s is no role\n", *roles);
			return false;
		}
	return true;
}

/* Somebody invited before who never came may be invited again. */
static int64_t
find_or_add(struct command *c, const char *email, const char *name)
{
	const struct row *row = staff_by_email(c->db, email);

	if (!row)
		return staff_add(c->db, email, name);
	if (strcmp(row_text(row, "state"), "invited") == 0)
		return row_int(row, "id");
	fprintf(stderr, "%s works here already (%s)\n", email,
	    row_text(row, "state"));
	return 0;
}

static int
add(struct command *c)
{
	struct identifier_email email;
	int64_t id;

	if (c->argc < 5)
		return usage();
	if (!identifier_email(c->arena, c->argv[2], &email)) {
		fprintf(stderr, "%s is no e-mail address\n", c->argv[2]);
		return 2;
	}
	id = find_or_add(c, email.address, c->argv[3]);
	if (!id || !give_roles(c, id, c->argv + 4))
		return 1;
	return give_link(c, id, true);
}

static int
reset(struct command *c)
{
	struct identifier_email email;
	const struct row *row = NULL;

	if (c->argc != 3)
		return usage();
	if (identifier_email(c->arena, c->argv[2], &email))
		row = staff_by_email(c->db, email.address);
	if (!row || strcmp(row_text(row, "state"), "disabled") == 0) {
		fprintf(stderr, "%s doesn't work here\n", c->argv[2]);
		return 1;
	}
	staff_entry_out(c->db, row_int(row, "id"), 0);
	return give_link(c, row_int(row, "id"),
	    strcmp(row_text(row, "state"), "invited") == 0);
}

int
command_staff(struct command *c)
{
	db_begin(c->db, c->arena, true);
	if (c->argc > 1 && strcmp(c->argv[1], "add") == 0)
		return add(c);
	if (c->argc > 1 && strcmp(c->argv[1], "reset") == 0)
		return reset(c);
	return usage();
}
