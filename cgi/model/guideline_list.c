/*
 * guideline_list.c - the list of guidelines. Tables: guideline,
 * guideline_version, guideline_situation, guideline_role, guideline_ack.
 */
#include "model/guideline.h"

#include "model/filter.h"
#include "model/guideline_need.h"

#include <string.h>

static void
begin(struct filter *f, const struct guideline_filter *want)
{
	filter_start(f,
	    "SELECT guideline.id, guideline.title, guideline.state,"
	    " (SELECT GROUP_CONCAT(DISTINCT situation.mood)"
	    "    FROM guideline_situation link"
	    "    JOIN situation ON situation.id = link.situation_id"
	    "   WHERE link.guideline_id = guideline.id) AS moods,"
	    " current.version, current.published_at, guideline.review_on,"
	    " IFNULL(guideline.review_on < UTC_DATE(), 0) AS overdue,"
	    " owner.name AS owner,"
	    " EXISTS (SELECT 1 FROM guideline_version newer"
	    "   WHERE newer.guideline_id = guideline.id"
	    "    AND newer.state IN ('draft', 'review')) AS drafted,"
	    " " GUIDELINE_NEEDED " AS needed,"
	    " " GUIDELINE_CONFIRMED " AS confirmed,"
	    " " GUIDELINE_MINE " AS mine,"
	    " " GUIDELINE_MINE_AT
	    " AS confirmed_at," FILTER_PLACE_NAME("guideline.title",
		"guideline.id") "  FROM guideline"
				"  LEFT JOIN guideline_version current"
				"    ON current.id = guideline.current_id"
				"  LEFT JOIN staff owner ON owner.id = guideline.owner_id"
				" WHERE TRUE",
	    INT(want->me), INT(want->me));
}

static void
add_conditions(
    struct filter *f, struct arena *arena, const struct guideline_filter *want)
{
	bool confirm = strcmp(want->who, "confirm") == 0;
	bool overdue = strcmp(want->who, "overdue") == 0;

	filter_when(
	    f, *want->state, " AND guideline.state = ?", TEXT(want->state));
	filter_when(f, !*want->state, " AND guideline.state <> 'retired'");
	filter_when(f, *want->mood,
	    " AND EXISTS (SELECT 1 FROM guideline_situation link"
	    "   JOIN situation ON situation.id = link.situation_id"
	    "  WHERE link.guideline_id = guideline.id"
	    "   AND situation.mood = ?)",
	    TEXT(want->mood));
	filter_when(f, confirm,
	    " AND " GUIDELINE_MINE " AND " GUIDELINE_MINE_AT " IS NULL",
	    INT(want->me), INT(want->me));
	filter_when(f, overdue, " AND guideline.review_on < UTC_DATE()");
	filter_search(f, arena, "guideline.id", "guideline", want->words);
	filter_page_name(f, arena, "guideline.title", "guideline.id",
	    want->after, want->back, want->size);
}

const struct rows *
guideline_list(
    struct db *db, struct arena *arena, const struct guideline_filter *want)
{
	struct filter f;

	begin(&f, want);
	add_conditions(&f, arena, want);
	return filter_rows(&f, db);
}

bool
guideline_each(struct db *db, struct arena *arena,
    const struct guideline_filter *want,
    bool (*each)(void *, const struct row *), void *context)
{
	struct filter f;

	begin(&f, want);
	add_conditions(&f, arena, want);
	return filter_each(&f, db, each, context);
}
