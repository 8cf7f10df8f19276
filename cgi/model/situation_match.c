/*
 * situation_match.c - which situation a feedback is. Tables: situation,
 * situation_pick, guideline_situation, guideline.
 */
#include "model/situation.h"

#include "base/term.h"
#include "db/db.h"

#include <string.h>

/* Points; what staff chose counts more the oftener they chose it. */
enum {
	MOOD = 8,
	MOOD_NEXT = 2, /* neutral beside positive or negative */
	TOPIC = 5,
	TOPIC_OTHER = -3,
	KIND = 3,
	KIND_OTHER = -20, /* a rule for companies isn't for a person */
	WORD = 4,
	WORDS_MOST = 3, /* of them that count */
	PICK = 3,       /* for 1, 3, 7, 15 ... choices each */
	PICKS_MOST = 5,
	RULED = 1, /* there is a guideline for it */
	CHOSEN = 1000
};

struct match {
	size_t index;
	int points;
};

static const struct rows *
candidates(struct db *db, const struct situation_case *c)
{
	return db_rows(db,
	    "SELECT situation.id, situation.name, situation.mood,"
	    "       situation.about, situation.words, situation.topic,"
	    "       situation.customer_kind, situation.retired,"
	    "       IFNULL(pick.picks, 0) AS picks,"
	    "       (SELECT MIN(guideline.id) FROM guideline_situation link"
	    "          JOIN guideline ON guideline.id = link.guideline_id"
	    "           AND guideline.state = 'published'"
	    "         WHERE link.situation_id = situation.id) AS guideline_id"
	    "  FROM situation"
	    "  LEFT JOIN situation_pick pick"
	    "    ON pick.situation_id = situation.id AND pick.topic = ?"
	    "   AND pick.mood = ? AND pick.customer_kind = ?"
	    " WHERE situation.retired = 0 OR situation.id = ?"
	    " ORDER BY situation.name, situation.id",
	    TEXT(c->topic), TEXT(c->mood), TEXT(c->customer_kind),
	    INT(c->chosen));
}

static int
agrees(const char *wanted, const char *is, int yes, int no)
{
	if (!*wanted)
		return 0;
	return strcmp(wanted, is) == 0 ? yes : no;
}

static int
mood_points(const char *situation, const char *feedback)
{
	if (strcmp(situation, feedback) == 0)
		return MOOD;
	return strcmp(situation, "neutral") == 0 ||
		strcmp(feedback, "neutral") == 0
	    ? MOOD_NEXT
	    : 0;
}

static int
pick_points(int64_t picks)
{
	int steps = 0;

	while (picks > 0 && steps < PICKS_MOST) {
		picks = (picks - 1) / 2;
		steps++;
	}
	return steps * PICK;
}

static int
word_points(
    struct arena *arena, const struct term_list *said, const char *hints)
{
	struct term_list list = term_split(arena, hints);
	int hits = (int)term_hits(said, &list);

	return (hits < WORDS_MOST ? hits : WORDS_MOST) * WORD;
}

static int
points(struct arena *arena, const struct situation_case *c,
    const struct term_list *said, const struct row *s)
{
	return mood_points(row_text(s, "mood"), c->mood) +
	    agrees(row_text(s, "topic"), c->topic, TOPIC, TOPIC_OTHER) +
	    agrees(row_text(s, "customer_kind"), c->customer_kind, KIND,
		KIND_OTHER) +
	    word_points(arena, said, row_text(s, "words")) +
	    pick_points(row_int(s, "picks")) +
	    (row_text(s, "guideline_id") ? RULED : 0) +
	    (row_int(s, "id") == c->chosen ? CHOSEN : 0);
}

/* Few rows, nearly in order: each slides up to its place. */
static void
sort(struct match *matches, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct match one = matches[i];
		size_t at = i;

		while (at > 0 && matches[at - 1].points < one.points) {
			matches[at] = matches[at - 1];
			at--;
		}
		matches[at] = one;
	}
}

const struct rows *
situation_match(
    struct db *db, struct arena *arena, const struct situation_case *c)
{
	const struct rows *rows = candidates(db, c);
	struct term_list said = term_split(arena, c->words);
	struct match *matches =
	    arena_array(arena, rows->count + 1, sizeof(*matches));
	struct rows *sorted = arena_alloc(arena, sizeof(*sorted));
	size_t width = rows->columns;

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows_at(rows, i);

		matches[i].index = i;
		matches[i].points = points(arena, c, &said, &row);
	}
	sort(matches, rows->count);
	*sorted = *rows;
	sorted->cells =
	    arena_array(arena, rows->count * width + 1, sizeof(char *));
	for (size_t i = 0; i < rows->count; i++)
		memcpy(sorted->cells + i * width,
		    rows->cells + matches[i].index * width,
		    width * sizeof(char *));
	return sorted;
}
