#!/bin/sh
# The rules of templates (templates.pl), and that each rule finds the fault
# planted for it in bad/: a planted file names its rule in its first line.
cd "$(dirname "$0")/../.." || exit 2
fail=0

if ! perl tests/lint/templates.pl templates; then
	fail=1
fi

found=$(perl tests/lint/templates.pl tests/lint/bad)
for file in tests/lint/bad/*.cs; do
	rule=$(sed -n '1s/^<?cs # \(.*\) ?>.*/\1/p' "$file")
	if ! echo "$found" | grep -q "^$file:[0-9]*: $rule: "; then
		echo "not ok templates: the rule \"$rule\" overlooks $file"
		fail=1
	fi
done

# The templates that programs name are there.
for name in $(grep -rhoE '"(layout|staff|portal|public|mail)/[a-z_]+\.cs"' cgi | tr -d '"' | sort -u); do
	if [ ! -f "templates/$name" ]; then
		echo "not ok templates: a program names $name, which isn't there"
		fail=1
	fi
done

[ $fail = 0 ] && echo "ok templates: $(find templates -name '*.cs' | wc -l) files, $(ls tests/lint/bad/*.cs | wc -l) planted faults found"
exit $fail
