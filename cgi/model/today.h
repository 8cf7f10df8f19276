/*
 * today.h - what waits for one member of staff.
 */
#ifndef MODEL_TODAY_H
#define MODEL_TODAY_H

#include "base/rows.h"

struct db;

/*
 * For the side menu, both at most 100. Columns: feedback (new or the own
 * open), guidelines (to acknowledge).
 */
const struct row *today_counts(struct db *, int64_t staff);
/*
 * The own open feedback and what nobody has taken, the oldest first. Columns:
 * id, said_at, topic, mood, rating, body, customer, customer_id, state,
 * assigned (1: to this person), hours (since it was said, or since the
 * customer's last reply).
 */
const struct rows *today_feedback(struct db *, int64_t staff);
/* To read and understand. Columns: id, title, version, published_at. */
const struct rows *today_guidelines(struct db *, int64_t staff);
/* Own guidelines whose review is due. Columns: id, title, review_on. */
const struct rows *today_reviews(struct db *, int64_t staff);

#endif
