/*
 * term.c - cuts a text into the terms that search knows.
 */
#include "base/term.h"

#include "base/utf8.h"

#include <utf8proc.h>

enum kind { BETWEEN, LETTER, CLOSE };

struct cut {
	struct arena *arena;
	struct term_list list;
	size_t *chains, *next; /* a hash table: what is in the list already */
};

enum { PLACES = 1024 };

/* Scripts written without spaces, by their blocks; marks belong to them. */
static bool
is_close(utf8proc_int32_t c)
{
	static const struct {
		utf8proc_int32_t first, last;
	} blocks[] = {
		{ 0x0e00, 0x0eff },   /* Thai, Lao */
		{ 0x1000, 0x109f },   /* Myanmar */
		{ 0x1780, 0x17ff },   /* Khmer */
		{ 0x2e80, 0x2fdf },   /* radicals */
		{ 0x3005, 0x3007 },   /* repeat marks, zero */
		{ 0x3040, 0x30ff },   /* Hiragana, Katakana */
		{ 0x31f0, 0x31ff },   /* Katakana's small letters */
		{ 0x3400, 0x9fff },   /* Han */
		{ 0xf900, 0xfaff },   /* Han, compatibility */
		{ 0x20000, 0x3ffff }, /* Han, further planes */
	};

	for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
		if (c >= blocks[i].first && c <= blocks[i].last)
			return true;
	return false;
}

static enum kind
kind_of(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
		return is_close(c) ? CLOSE : LETTER;
	default:
		return BETWEEN;
	}
}

static size_t
place_of(const char *text)
{
	size_t hash = 5381;

	for (; *text; text++)
		hash = hash * 33 + (unsigned char)*text;
	return hash % PLACES;
}

static void
add(struct cut *cut, const char *bytes, size_t length, bool word)
{
	char *text = arena_copy(cut->arena, bytes, length);
	size_t place, at;

	text[utf8_first(text, TERM_LENGTH)] = '\0';
	place = place_of(text);
	for (at = cut->chains[place]; at; at = cut->next[at])
		if (strcmp(cut->list.terms[at - 1].text, text) == 0)
			return;
	if (cut->list.count == TERM_MOST)
		return;
	cut->list.terms[cut->list.count++] = (struct term){ text, word };
	cut->next[cut->list.count] = cut->chains[place];
	cut->chains[place] = cut->list.count;
}

/* A run of characters without spaces between: each with its neighbour. */
static void
add_pairs(struct cut *cut, const char *run, size_t length)
{
	size_t first = utf8_step(run, length), second;

	if (first == length) {
		add(cut, run, length, false);
		return;
	}
	while (first < length) {
		second = utf8_step(run + first, length - first);
		add(cut, run, first + second, false);
		run += first;
		length -= first;
		first = second;
	}
}

static void
add_run(struct cut *cut, enum kind kind, const char *run, size_t length)
{
	if (kind == LETTER)
		add(cut, run, length, true);
	else if (kind == CLOSE)
		add_pairs(cut, run, length);
}

struct term_list
term_split(struct arena *arena, const char *text)
{
	const char *folded = utf8_fold(arena, text), *run = folded;
	size_t left = strlen(folded);
	enum kind now = BETWEEN, kind;
	struct cut cut = { .arena = arena };

	cut.list.terms = arena_array(arena, TERM_MOST, sizeof(struct term));
	cut.chains = arena_array(arena, PLACES, sizeof(*cut.chains));
	cut.next = arena_array(arena, TERM_MOST + 1, sizeof(*cut.next));
	for (const char *at = folded; left;) {
		size_t size = utf8_step(at, left);
		utf8proc_int32_t c = 0;

		if (!size)
			break;
		utf8proc_iterate(
		    (const utf8proc_uint8_t *)at, (utf8proc_ssize_t)size, &c);
		kind = kind_of(c);
		if (kind != now) {
			add_run(&cut, now, run, (size_t)(at - run));
			run = at;
			now = kind;
		}
		at += size;
		left -= size;
		if (!left)
			add_run(&cut, now, run, (size_t)(at - run));
	}
	return cut.list;
}

/* "late" hints at "lately", but "no" not at "north". */
static bool
hits(const struct term *term, const struct term *hint)
{
	size_t length = strlen(hint->text);

	if (hint->word && utf8_count(hint->text) >= 4)
		return strncmp(term->text, hint->text, length) == 0;
	return strcmp(term->text, hint->text) == 0;
}

size_t
term_hits(const struct term_list *text, const struct term_list *hints)
{
	size_t count = 0;

	for (size_t h = 0; h < hints->count; h++)
		for (size_t t = 0; t < text->count; t++)
			if (hits(&text->terms[t], &hints->terms[h])) {
				count++;
				break;
			}
	return count;
}
