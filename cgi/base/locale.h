/*
 * locale.h - the reader's language: which ones there are, which one applies.
 *
 * English is the source; other languages come from DIR/CODE/LC_MESSAGES/
 * regulars.mo. One process serves readers of all languages in turn:
 * locale_use() switches for all gettext calls that follow. C says _("Text"),
 * tables that are read later say N_("Text") and _(entry) where it is shown.
 */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include "base/arena.h"
#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

#define _(text) gettext(text)
#define N_(text) text

struct locale_language {
	const char *code; /* "de", "pt_BR" */
	const char *name; /* its own name, "Deutsch" */
	const char *dir;  /* "ltr" or "rtl" */
};

/*
 * Once per process, before anything is shown: C.UTF-8, the catalogues under
 * dir (NULL: English only). Uses English until locale_use() says otherwise.
 */
void locale_init(const char *dir);
/* Known languages that have a catalogue, English first. at: NULL past end. */
size_t locale_count(void);
const struct locale_language *locale_at(size_t index);
/* NULL when the code is NULL, unknown or has no catalogue. */
const struct locale_language *locale_find(const char *code);

/* Switches all gettext calls; an unknown code (or NULL) means English. */
void locale_use(const char *code);
/* Never NULL. */
const struct locale_language *locale_now(void);

/*
 * The language to use: the person's choice if there is one, else the best of
 * the browser's Accept-Language by its q-values, else the shop's own, else
 * English. Each may be NULL or nonsense. The result is a code of the table.
 */
const char *locale_choose(
    const char *choice, const char *accept, const char *shop);

/* The form for n by the language's own plural rules. */
const char *locale_plural(const char *one, const char *many, long n);

/*
 * Puts values into named places: locale_fill(arena, _("{name} has {count}"),
 * "name", name, "count", "3", NULL). A place nobody names stays as it is;
 * values are not looked through again.
 */
char *locale_fill(struct arena *, const char *pattern, ...)
    __attribute__((sentinel));

#endif
