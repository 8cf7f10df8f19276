/*
 * guideline_need.h - parts of statements: who has to confirm a guideline's
 * published version, and who did. For guideline.c and guideline_list.c.
 */
#ifndef MODEL_GUIDELINE_NEED_H
#define MODEL_GUIDELINE_NEED_H

#define GUIDELINE_READERS                                                      \
	"  FROM guideline_role need"                                           \
	"  JOIN staff_role member ON member.role = need.role"                  \
	"  JOIN staff reader ON reader.id = member.staff_id"                   \
	"   AND reader.state = 'active'"
#define GUIDELINE_NEEDED                                                       \
	"(SELECT COUNT(DISTINCT reader.id)" GUIDELINE_READERS                  \
	"  WHERE need.guideline_id = guideline.id)"
#define GUIDELINE_CONFIRMED                                                    \
	"(SELECT COUNT(DISTINCT reader.id)" GUIDELINE_READERS                  \
	"  JOIN guideline_ack ack ON ack.staff_id = reader.id"                 \
	"   AND ack.version_id = guideline.current_id"                         \
	"  WHERE need.guideline_id = guideline.id)"
/* One value each: the member of staff. */
#define GUIDELINE_MINE                                                         \
	"(EXISTS (SELECT 1 FROM guideline_role need"                           \
	"  JOIN staff_role member ON member.role = need.role"                  \
	"  WHERE need.guideline_id = guideline.id AND member.staff_id = ?)"    \
	" AND guideline.state = 'published')"
#define GUIDELINE_MINE_AT                                                      \
	"(SELECT ack.at FROM guideline_ack ack"                                \
	"  WHERE ack.version_id = guideline.current_id"                        \
	"   AND ack.staff_id = ?)"

#endif
