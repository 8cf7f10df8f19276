#!/bin/sh
# Visible text of templates stands inside _("..."), and every extractor of it
# finds what is planted in bad_text/: text between tags, in an attribute, in a
# macro's argument; _() inside a quoted attribute and after an apostrophe.
cd "$(dirname "$0")/../.." || exit 2
fail=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

perl tests/lint/i18n.pl templates || fail=1

found=$(perl tests/lint/i18n.pl tests/lint/bad_text)
for word in between attribute argument; do
	if ! echo "$found" | grep -q "Planted $word"; then
		echo "not ok i18n: overlooks the planted text \"Planted $word\""
		fail=1
	fi
done

perl templates/po/cut.pl "$work" tests/lint/bad_text/marked.cs
texts=$(xgettext -L C --from-code=UTF-8 -k -k_ -o - "$work/tests/lint/bad_text/marked.cs.c")
for word in quoted behind plain; do
	if ! echo "$texts" | grep -q "\"Marked $word\""; then
		echo "not ok i18n: the extraction overlooks \"Marked $word\""
		fail=1
	fi
done
exit $fail
