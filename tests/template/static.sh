#!/bin/sh
# What build/static holds is whole: each file named in a style sheet or the
# manifest is there under the hash of its content, nothing is a data: URL, the
# first view stays within its 150 KB, and a misspelt icon stops the build.
cd "$(dirname "$0")/../.." || exit 2
make -s static || { echo "not ok the static files cannot be built"; exit 1; }
static=build/static
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

said() { if [ "$1" = 0 ]; then echo "ok $2"; else echo "not ok $2"; fi; }

bad=0
for path in $(cut -d' ' -f2 $static/manifest); do
	file=$static/${path#/static/}
	hash=$(sha256sum "$file" | cut -c1-10)
	case $path in *".$hash."*) ;; *) bad=1; echo "$path hasn't its hash" ;; esac
done
said $bad "every file of the manifest bears its hash"

bad=0
for name in $(sed -n 's/.*url("*\([^")]*\)"*).*/\1/gp; s/.*url(\([^)]*\)).*/\1/p' $static/*.css |
    tr -d '"' | sort -u); do
	[ -f "$static/$name" ] || { bad=1; echo "no $name"; }
done
said $bad "every file that a style sheet names is there"

! grep -qE 'url\("?data:' $static/*.css
said $? "no data: URL"

bad=0
for file in $static/*.css $static/*.js $static/*.svg; do
	gzip -dc "$file.gz" | cmp -s - "$file" || bad=1
done
said $bad "packed files say the same"

# Left to right, in English: style sheets, script, sign, display face, icons.
size=0
for name in bootstrap_css icons_css site_css site_js mark_svg; do
	file=$static/$(sed -n "s|^asset.$name /static/||p" $static/manifest)
	size=$((size + $(wc -c < "$file.gz")))
done
for name in vollkorn_woff2 icons_woff2; do
	file=$static/$(sed -n "s|^asset.$name /static/||p" $static/manifest)
	size=$((size + $(wc -c < "$file")))
done
[ $size -le 130000 ]
said $? "a first view's files: $size bytes of 150000, the page besides"

echo bi-haert > "$work/icons"
sh static/pack.sh build/npm/node_modules "$work/icons" "$work/out" 2> "$work/log"
[ $? != 0 ] && grep -q 'no bi-haert' "$work/log"
said $? "a misspelt icon stops the build"
