/* diff.c - Myers' comparison in linear space, with a bound on its work. */
#include "base/diff.h"
#include "base/diff_token.h"

/* Steps after which two texts count as having nothing in common. */
#define BUDGET 4000000

struct work {
	const int *a, *b;
	bool *gone, *new;
	int *ahead, *back; /* by diagonal, see diagonals() */
	long budget;
};

/* A part of both texts: a[a0..a1) and b[b0..b1). */
struct part {
	int a0, a1, b0, b1;
};

/* The furthest points on the diagonals low..high, two apart. */
struct front {
	int low, high;
};

/* Lets a front grow by one diagonal on each side, within the part. */
static void
widen(struct front *front, int *at, const struct part *p, int none)
{
	if (front->low > p->a0 - p->b1)
		at[--front->low - 1] = none;
	else
		front->low++;
	if (front->high < p->a1 - p->b0)
		at[++front->high + 1] = none;
	else
		front->high--;
}

/* One step of the way from the start: true where it meets the other. */
static bool
forwards(struct work *w, const struct part *p, struct front *own,
    const struct front *other, bool odd, int *x, int *y)
{
	widen(own, w->ahead, p, -1);
	for (int d = own->high; d >= own->low; d -= 2) {
		int low = w->ahead[d - 1], high = w->ahead[d + 1];

		*x = low < high ? high : low + 1;
		*y = *x - d;
		while (*x < p->a1 && *y < p->b1 && w->a[*x] == w->b[*y]) {
			++*x;
			++*y;
		}
		w->ahead[d] = *x;
		if (odd && d >= other->low && d <= other->high &&
		    w->back[d] <= *x)
			return true;
	}
	w->budget -= own->high - own->low + 1;
	return false;
}

/* One step of the way from the end. */
static bool
backwards(struct work *w, const struct part *p, struct front *own,
    const struct front *other, bool odd, int *x, int *y)
{
	widen(own, w->back, p, p->a1 + 1);
	for (int d = own->high; d >= own->low; d -= 2) {
		int low = w->back[d - 1], high = w->back[d + 1];

		*x = low < high ? low : high - 1;
		*y = *x - d;
		while (
		    *x > p->a0 && *y > p->b0 && w->a[*x - 1] == w->b[*y - 1]) {
			--*x;
			--*y;
		}
		w->back[d] = *x;
		if (!odd && d >= other->low && d <= other->high &&
		    *x <= w->ahead[d])
			return true;
	}
	w->budget -= own->high - own->low + 1;
	return false;
}

/* A point on a shortest way; false when the budget is spent before. */
static bool
middle(struct work *w, const struct part *p, int *x, int *y)
{
	struct front ahead = { p->a0 - p->b0, p->a0 - p->b0 };
	struct front back = { p->a1 - p->b1, p->a1 - p->b1 };
	bool odd = (ahead.low - back.low) % 2 != 0;

	w->ahead[ahead.low] = p->a0;
	w->back[back.low] = p->a1;
	while (w->budget > 0)
		if (forwards(w, p, &ahead, &back, odd, x, y) ||
		    backwards(w, p, &back, &ahead, odd, x, y))
			return true;
	return false;
}

static void
trim(const struct work *w, struct part *p)
{
	while (p->a0 < p->a1 && p->b0 < p->b1 && w->a[p->a0] == w->b[p->b0]) {
		p->a0++;
		p->b0++;
	}
	while (p->a0 < p->a1 && p->b0 < p->b1 &&
	    w->a[p->a1 - 1] == w->b[p->b1 - 1]) {
		p->a1--;
		p->b1--;
	}
}

/* Halves itself at each call, so the stack stays as deep as a logarithm. */
static void
compare(struct work *w, struct part p)
{
	int x, y;

	trim(w, &p);
	if (p.a0 < p.a1 && p.b0 < p.b1 && middle(w, &p, &x, &y)) {
		compare(w, (struct part){ p.a0, x, p.b0, y });
		compare(w, (struct part){ x, p.a1, y, p.b1 });
		return;
	}
	for (int i = p.a0; i < p.a1; i++)
		w->gone[i] = true;
	for (int i = p.b0; i < p.b1; i++)
		w->new[i] = true;
}

static void
piece_add(struct arena *a, struct diff *diff, enum diff_kind kind,
    const struct diff_token *from, const struct diff_token *to)
{
	if (from == to)
		return;
	diff->pieces[diff->count].kind = kind;
	diff->pieces[diff->count++].text =
	    arena_copy(a, from->text, (size_t)(to->text - from->text));
}

/* The marks as pieces; each list ends with a token at its text's end. */
static void
pieces(struct arena *a, const struct work *w, const struct diff_tokens *old,
    const struct diff_tokens *new, struct diff *diff)
{
	int i = 0, j = 0, i0, j0;

	diff->pieces = arena_array(
	    a, (size_t)(old->count + new->count) + 1, sizeof(*diff->pieces));
	while (i < old->count || j < new->count) {
		for (i0 = i; i < old->count && w->gone[i]; i++)
			diff->gone++;
		piece_add(a, diff, DIFF_GONE, old->all + i0, old->all + i);
		for (j0 = j; j < new->count && w->new[j]; j++)
			diff->new ++;
		piece_add(a, diff, DIFF_NEW, new->all + j0, new->all + j);
		for (i0 = i; i < old->count && j < new->count && !w->gone[i] &&
		     !w->new[j];
		     i++, j++)
			;
		piece_add(a, diff, DIFF_SAME, old->all + i0, old->all + i);
	}
}

static struct diff
compared(struct arena *a, struct diff_tokens *old, struct diff_tokens *new)
{
	struct diff diff = { .count = 0 };
	size_t room = (size_t)old->count + (size_t) new->count + 3;
	struct work w = { .budget = BUDGET };

	diff_token_number(a, old, new);
	w.a = old->numbers;
	w.b = new->numbers;
	w.gone = arena_array(a, (size_t)old->count + 1, sizeof(bool));
	w.new = arena_array(a, (size_t) new->count + 1, sizeof(bool));
	/* Diagonals run from -new-1 to old+1; index 0 is the main one. */
	w.ahead = (int *)arena_array(a, room, sizeof(int)) + new->count + 1;
	w.back = (int *)arena_array(a, room, sizeof(int)) + new->count + 1;
	compare(&w, (struct part){ 0, old->count, 0, new->count });
	pieces(a, &w, old, new, &diff);
	return diff;
}

struct diff
diff_lines(struct arena *a, const char *old, const char *new)
{
	struct diff_tokens from = diff_token_lines(a, old);
	struct diff_tokens to = diff_token_lines(a, new);

	return compared(a, &from, &to);
}

struct diff
diff_words(struct arena *a, const char *old, const char *new)
{
	struct diff_tokens from = diff_token_words(a, old);
	struct diff_tokens to = diff_token_words(a, new);

	return compared(a, &from, &to);
}

const char *
diff_name(enum diff_kind kind)
{
	return kind == DIFF_SAME ? "same" : kind == DIFF_GONE ? "gone" : "new";
}
