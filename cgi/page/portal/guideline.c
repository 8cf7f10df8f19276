/*
 * guideline.c - how we treat customers, in the words that they may read.
 */
#include "page/portal/routes.h"

#include "model/open_guideline.h"

int
page_guideline_open(struct request *r)
{
	const struct rows *rows = open_guideline_list(r->db);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);
		const char *place = arena_format(r->arena, "guidelines.%zu", i);

		view_text(r, arena_format(r->arena, "%s.id", place),
		    row_text(&row, "id"));
		view_text(r, arena_format(r->arena, "%s.title", place),
		    row_text(&row, "title"));
		view_prose(r, arena_format(r->arena, "%s.text", place),
		    row_text(&row, "public_text"));
	}
	view_title(r, _("How we treat you"), "help");
	return answer_page(r, 200, "public/guideline_open.cs");
}
