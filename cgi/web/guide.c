/*
 * guide.c - a guideline for the reader, with how it works.
 */
#include "web/guide.h"

#include "base/stat.h"
#include "model/guideline.h"

static void
show_share(struct request *r, int64_t guideline)
{
	const struct row *row = guideline_outcome(r->db, guideline);
	struct stat_share share;

	if (!row)
		return;
	share = stat_share(row_int(row, "good"), row_int(row, "n"));
	view_number(r, "share.n", share.n);
	view_flag(r, "share.enough", share.enough);
	view_number(r, "share.percent", share.percent);
	view_number(r, "share.low", share.low);
	view_number(r, "share.high", share.high);
	view_number(r, "share.width", share.high - share.low);
}

void
guide_show(struct request *r, const struct row *guideline)
{
	static const char *const parts[][2] = { { "guide.do", "do_text" },
		{ "guide.dont", "dont_text" }, { "guide.say", "say_text" },
		{ "guide.spend", "spend_text" },
		{ "guide.escalate", "escalate_text" } };

	view_row(r, "guideline", guideline);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		view_prose(r, parts[i][0], row_text(guideline, parts[i][1]));
	show_share(r, row_int(guideline, "id"));
}
