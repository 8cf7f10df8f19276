/* diff_token.c - cuts texts into tokens and gives equal ones one number. */
#include "base/diff_token.h"

#include <stdbool.h>
#include <stdint.h>

static size_t
line_length(const char *text)
{
	size_t length = strcspn(text, "\n");

	return length + (text[length] == '\n');
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static size_t
word_length(const char *text)
{
	size_t length = strspn(text, " \t\r\n");

	if (length > 0)
		return length;
	while (is_word(text[length]))
		length++;
	return length > 0 ? length : 1;
}

static struct diff_tokens
cut_up(struct arena *a, const char *text, size_t (*length)(const char *))
{
	struct diff_tokens t = { .count = 0 };
	const char *at;
	size_t size;

	for (at = text; *at != '\0'; at += length(at))
		t.count++;
	t.all = arena_array(a, (size_t)t.count + 1, sizeof(*t.all));
	t.numbers = arena_array(a, (size_t)t.count + 1, sizeof(*t.numbers));
	at = text;
	for (int i = 0; i < t.count; i++, at += size) {
		size = length(at);
		t.all[i] = (struct diff_token){ at, size };
	}
	t.all[t.count].text = at;
	return t;
}

struct diff_tokens
diff_token_lines(struct arena *a, const char *text)
{
	return cut_up(a, text, line_length);
}

struct diff_tokens
diff_token_words(struct arena *a, const char *text)
{
	return cut_up(a, text, word_length);
}

/* FNV-1a; who makes tokens collide only slows the own comparison. */
static size_t
hash(const struct diff_token *token)
{
	uint64_t value = 14695981039346656037U;

	for (size_t i = 0; i < token->length; i++)
		value =
		    (value ^ (unsigned char)token->text[i]) * 1099511628211U;
	return (size_t)(value ^ value >> 32);
}

/* An open table; its size is a power of two, never more than half full. */
struct table {
	const struct diff_token **slots;
	int *numbers;
	size_t mask;
	int next;
};

static int
number_of(struct table *table, const struct diff_token *token)
{
	size_t at = hash(token) & table->mask;

	for (; table->slots[at] != NULL; at = (at + 1) & table->mask)
		if (table->slots[at]->length == token->length &&
		    memcmp(table->slots[at]->text, token->text,
			token->length) == 0)
			return table->numbers[at];
	table->slots[at] = token;
	return table->numbers[at] = table->next++;
}

void
diff_token_number(
    struct arena *a, struct diff_tokens *old, struct diff_tokens *new)
{
	size_t size = 64;
	struct table table = { .next = 1 };

	while (size < 2 * ((size_t)old->count + (size_t) new->count))
		size *= 2;
	table.mask = size - 1;
	table.slots = arena_array(a, size, sizeof(*table.slots));
	table.numbers = arena_array(a, size, sizeof(*table.numbers));
	for (int i = 0; i < old->count; i++)
		old->numbers[i] = number_of(&table, &old->all[i]);
	for (int i = 0; i < new->count; i++)
		new->numbers[i] = number_of(&table, &new->all[i]);
}
