/* locale.c - which languages there are, and switching between them. */
#include "base/locale.h"

#include <locale.h>

#define DOMAIN "regulars"

/* gettext's own: counting it up makes it forget what it found before. */
extern int _nl_msg_cat_cntr;

/* English first: it is the source and needs no catalogue. */
static const struct locale_language languages[] = {
	{ "en", "English", "ltr" },
	{ "ar", "العربية", "rtl" },
	{ "bg", "Български", "ltr" },
	{ "cs", "Čeština", "ltr" },
	{ "da", "Dansk", "ltr" },
	{ "de", "Deutsch", "ltr" },
	{ "el", "Ελληνικά", "ltr" },
	{ "es", "Español", "ltr" },
	{ "et", "Eesti", "ltr" },
	{ "fa", "فارسی", "rtl" },
	{ "fi", "Suomi", "ltr" },
	{ "fr", "Français", "ltr" },
	{ "he", "עברית", "rtl" },
	{ "hr", "Hrvatski", "ltr" },
	{ "hu", "Magyar", "ltr" },
	{ "it", "Italiano", "ltr" },
	{ "ja", "日本語", "ltr" },
	{ "ko", "한국어", "ltr" },
	{ "lt", "Lietuvių", "ltr" },
	{ "lv", "Latviešu", "ltr" },
	{ "nb", "Norsk bokmål", "ltr" },
	{ "nl", "Nederlands", "ltr" },
	{ "pl", "Polski", "ltr" },
	{ "pt", "Português", "ltr" },
	{ "pt_BR", "Português (Brasil)", "ltr" },
	{ "ro", "Română", "ltr" },
	{ "ru", "Русский", "ltr" },
	{ "sk", "Slovenčina", "ltr" },
	{ "sl", "Slovenščina", "ltr" },
	{ "sv", "Svenska", "ltr" },
	{ "tr", "Türkçe", "ltr" },
	{ "uk", "Українська", "ltr" },
	{ "ur", "اردو", "rtl" },
	{ "zh_CN", "简体中文", "ltr" },
	{ "zh_TW", "繁體中文", "ltr" },
};

#define LANGUAGES (sizeof(languages) / sizeof(languages[0]))

static const struct locale_language *present[LANGUAGES] = { languages };
static size_t present_count = 1;
static const struct locale_language *now = languages;

static bool
has_catalogue(const char *dir, const char *code)
{
	char path[4096];
	int length = snprintf(
	    path, sizeof(path), "%s/%s/LC_MESSAGES/%s.mo", dir, code, DOMAIN);

	return length > 0 && (size_t)length < sizeof(path) &&
	    access(path, R_OK) == 0;
}

void
locale_init(const char *dir)
{
	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		fputs("this machine has no C.UTF-8 locale\n", stderr);
	present_count = 1;
	for (size_t i = 1; dir != NULL && i < LANGUAGES; i++)
		if (has_catalogue(dir, languages[i].code))
			present[present_count++] = &languages[i];
	if (dir != NULL)
		bindtextdomain(DOMAIN, dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	now = NULL;
	locale_use("en");
}

size_t
locale_count(void)
{
	return present_count;
}

const struct locale_language *
locale_at(size_t i)
{
	return i < present_count ? present[i] : NULL;
}

const struct locale_language *
locale_find(const char *code)
{
	for (size_t i = 0; code != NULL && i < present_count; i++)
		if (strcmp(present[i]->code, code) == 0)
			return present[i];
	return NULL;
}

void
locale_use(const char *code)
{
	const struct locale_language *wanted = locale_find(code);

	if (wanted == NULL)
		wanted = languages;
	if (wanted == now)
		return;
	now = wanted;
	setenv("LANGUAGE", now->code, 1);
	_nl_msg_cat_cntr++;
}

const struct locale_language *
locale_now(void)
{
	return now;
}

const char *
locale_plural(const char *one, const char *many, long n)
{
	/* The rules are of whole numbers; a minus doesn't change the form. */
	return ngettext(
	    one, many, n < 0 ? 0UL - (unsigned long)n : (unsigned long)n);
}
