/* password_problem.c - what makes a password easy to guess. */
#include "base/password.h"
#include "base/locale.h"
#include "base/password_list.h"

#include <strings.h>

#define REST_LEAST 8       /* bytes beside the words of the context */
#define CONTEXT_SHORTEST 4 /* letters of a word that counts */

/* Letters that people write as digits and signs. */
static char
letter_of(char c)
{
	static const char from[] = "013457@$!", to[] = "oieastasi";
	const char *at = c == '\0' ? NULL : strchr(from, c);

	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return at == NULL ? c : to[at - from];
}

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Bytes of UTF-8 sequences count as letters. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static size_t
characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

/*
 * In the list, or made of a listed word written again and again. word holds
 * length bytes of small letters.
 */
static bool
listed(const char *word, size_t length)
{
	if (password_list_has(word, length))
		return true;
	for (size_t part = 1; part <= length / 2; part++)
		if (length % part == 0 &&
		    memcmp(word, word + part, length - part) == 0 &&
		    (part < 4 || password_list_has(word, part)))
			return true;
	return false;
}

/* The word between the digits and signs around it; at least 4 letters. */
static bool
stem_listed(const char *text, size_t length)
{
	while (length > 0 && !is_letter(text[length - 1]))
		length--;
	while (length > 0 && !is_letter(*text)) {
		text++;
		length--;
	}
	return length >= 4 && listed(text, length);
}

bool
password_common(const char *password)
{
	char plain[PASSWORD_LONGEST + 1], spoken[PASSWORD_LONGEST + 1];
	size_t length = strlen(password);

	if (length > PASSWORD_LONGEST)
		return false;
	for (size_t i = 0; i <= length; i++) {
		plain[i] = small(password[i]);
		spoken[i] = letter_of(password[i]);
	}
	/* Digits at the end are no letters: "passw0rd2026" ends at the d. */
	for (size_t i = length; i > 0 && !is_letter(plain[i - 1]); i--)
		spoken[i - 1] = plain[i - 1];
	return listed(plain, length) || stem_listed(plain, length) ||
	    stem_listed(spoken, length);
}

/* One key after the other, on the keyboard or in the alphabet. */
static bool
neighbours(char a, char b)
{
	static const char *const rows[] = { "abcdefghijklmnopqrstuvwxyz",
		"01234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl",
		"zxcvbnm", "yxcvbnm" };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (const char *at = rows[i]; at[1] != '\0'; at++)
			if ((at[0] == a && at[1] == b) ||
			    (at[0] == b && at[1] == a))
				return true;
	return false;
}

/* Fewer than 5 of its steps lead somewhere new. */
static bool
monotonous(const char *password)
{
	size_t surprises = 0;

	for (size_t i = 1; password[i] != '\0'; i++) {
		char a = small(password[i - 1]), b = small(password[i]);

		surprises += a != b && !neighbours(a, b) &&
		    (i < 2 || b != small(password[i - 2]));
	}
	return surprises < 5;
}

/* Marks where the word stands in the password. */
static void
cover(const char *password, const char *word, size_t length, bool *covered)
{
	size_t whole = strlen(password);

	if (length < CONTEXT_SHORTEST)
		return;
	for (size_t i = 0; i + length <= whole; i++)
		if (strncasecmp(password + i, word, length) == 0)
			memset(covered + i, true, length);
}

/* Each word of it, and all before an address's @. */
static void
cover_context(const char *password, const char *context, bool *covered)
{
	static const char part[] = " @.,;:-_+/'\"()";
	size_t length;

	cover(password, context, strcspn(context, "@"), covered);
	for (context += strspn(context, part); *context != '\0';
	     context += strspn(context, part)) {
		length = strcspn(context, part);
		cover(password, context, length, covered);
		context += length;
	}
}

/* Without the words of its context too little is left to guess. */
static bool
leans_on_context(const char *password, const char *const *context)
{
	bool covered[PASSWORD_LONGEST + 1] = { false };
	size_t whole = strlen(password), rest = 0;

	for (; context != NULL && *context != NULL; context++)
		cover_context(password, *context, covered);
	for (size_t i = 0; i < whole; i++)
		rest += !covered[i];
	return rest < whole && rest < REST_LEAST;
}

const char *
password_problem(
    struct arena *a, const char *password, const char *const *context)
{
	if (characters(password) < PASSWORD_SHORTEST)
		return locale_fill(a,
		    _("Please choose at least {count} characters. Three or four words that do not belong together are easy to remember."),
		    "count", arena_format(a, "%d", PASSWORD_SHORTEST), NULL);
	if (strlen(password) > PASSWORD_LONGEST)
		return _(
		    "This password is too long. Please choose a shorter one.");
	if (password_common(password))
		return _(
		    "This is a well-known password or word, so it is easy to guess. Please choose another.");
	if (monotonous(password))
		return _(
		    "This password repeats itself or follows the keyboard, so it is easy to guess. Please choose another.");
	if (leans_on_context(password, context))
		return _(
		    "This password is close to your name or ours, so it is easy to guess. Please choose another.");
	return NULL;
}
