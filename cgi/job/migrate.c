/*
 * migrate.c - `regulars migrate`: brings the schema up to date.
 */
#include "job/command.h"

#include "base/arena.h"
#include "base/conf.h"
#include "model/schema.h"

int
command_migrate(struct command *c)
{
	const char *folder =
	    arena_format(c->arena, "%s/migrations", conf_text("sql_dir"));

	if (!schema_migrate(c->db, c->arena, folder))
		return 1;
	printf("The schema is at %s.\n", schema_last);
	return 0;
}
