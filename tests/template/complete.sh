#!/bin/sh
# Every text of the programs and templates is in every catalogue, with the same
# {places} and no fuzzy guess.
cd "$(dirname "$0")/../.." || exit 2
make -s build/po/regulars.pot locale || { echo "not ok the texts cannot be extracted"; exit 1; }
for po in templates/po/*.po; do
	missing=$(msgmerge -q --no-fuzzy-matching --no-wrap -o - "$po" build/po/regulars.pot |
	    msgattrib --untranslated --no-obsolete --no-wrap --sort-output - | grep '^msgid "..*"')
	guesses=$(msgattrib --only-fuzzy --no-obsolete --no-wrap "$po" | grep '^msgid "..*"')
	places=$(perl tests/template/places.pl "$po")
	for kind in "lacks:$missing" "guesses:$guesses" "changes the places of:$places"; do
		if [ -n "${kind#*:}" ]; then
			echo "${kind#*:}" | sed "s|^msgid|not ok $po ${kind%%:*}|"
		else
			echo "ok $po ${kind%%:*} nothing"
		fi
	done
done
