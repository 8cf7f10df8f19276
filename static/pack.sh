#!/bin/sh
# Packs the static files: pack.sh NODE_MODULES ICON_LIST OUT
#
# Leaves first (fonts, drawings), then the style sheets that name them, since
# a hash is known only when the file is whole. Bootstrap's data: URLs go,
# because the content security policy allows none (site.css draws what they
# drew).
set -eu
modules=$1 icons=$2 out=$3
here=$(dirname "$0")
work=$out.new
raw=$out.raw
vollkorn=/usr/share/fonts/truetype/vollkorn/Vollkorn-SemiBold.ttf

fail() { echo "static: $*" >&2; exit 1; }

# font SOURCE NAME UNICODES: a subset as woff2.
font()
{
	pyftsubset "$1" --unicodes="$3" --flavor=woff2 --output-file="$raw/$2" \
	    --layout-features='kern,liga,mark,mkmk,ccmp,locl,lnum' \
	    --no-hinting --desubroutinize 2> "$raw/log" ||
	    { cat "$raw/log" >&2; fail "pyftsubset cannot make $2"; }
	rm "$raw/log"
}

# icon_table: "name hex" of each icon in use, or a complaint.
icon_table()
{
	sed -n 's/^ *"\([a-z0-9-]*\)": *\([0-9]*\),*$/bi-\1 \2/p' \
	    "$modules/bootstrap-icons/font/bootstrap-icons.json" > "$raw/all"
	awk -v list="$icons" '
		NR == FNR { code[$1] = $2; next }
		$1 in code { printf "%s %x\n", $1, code[$1]; next }
		{ print "static: bootstrap-icons has no " $1 > "/dev/stderr"; bad = 1 }
		END { exit bad }' "$raw/all" "$icons" > "$raw/used" ||
	    fail "an icon is misspelt (grep for it in templates, cgi, sql)"
	rm "$raw/all"
}

icon_css()
{
	echo '@font-face{font-family:icons;font-display:block;src:url("icons.woff2") format("woff2")}'
	echo '.bi::before{display:inline-block;font:normal 400 1em/1 icons;vertical-align:-.125em;-webkit-font-smoothing:antialiased}'
	sed 's/^\([^ ]*\) \(.*\)$/.\1::before{content:"\\\2"}/' "$raw/used"
}

bootstrap_css()
{
	sed -e 's/url("data:[^"]*")/none/g' -e 's/url(data:[^)]*)/none/g' \
	    -e '/^\/\*# sourceMappingURL/d' "$modules/bootstrap/dist/css/$1"
}

# squeeze: style sheets without their comments and indents.
squeeze()
{
	sed -e 's/^[ \t]*//' -e 's/^\/\*.*\*\/$//' "$1" | grep -v '^$'
}

# publish NAME: copy under its hashed name, note both names.
publish()
{
	hash=$(sha256sum "$raw/$1" | cut -c1-10)
	name=${1%.*}.$hash.${1##*.}
	cp "$raw/$1" "$work/$name"
	echo "asset.$(echo "$1" | tr '.-' '__') /static/$name" >> "$work/manifest"
	echo "s|url(\"$1\")|url(\"$name\")|g" >> "$raw/names"
}

[ -r "$vollkorn" ] || fail "no $vollkorn (package fonts-vollkorn)"
rm -rf "$work" "$raw"
mkdir -p "$work" "$raw"

font "$vollkorn" vollkorn.woff2 \
    'U+20-7E,U+A0-17F,U+1E9E,U+2010-2026,U+20AC,U+2212'
font "$vollkorn" vollkorn-ext.woff2 \
    'U+1A0-1B0,U+218-21B,U+1EA0-1EF9,U+370-3FF,U+400-4FF'
icon_table
font "$modules/bootstrap-icons/font/fonts/bootstrap-icons.woff2" icons.woff2 \
    "U+20$(sed 's/.* \(.*\)/,U+\1/' "$raw/used" | tr -d '\n')"
cp "$here"/*.svg "$here"/*.js "$raw"
for leaf in "$raw"/*.woff2 "$raw"/*.svg "$raw"/*.js; do
	publish "${leaf##*/}"
done

icon_css > "$raw/icons.css.in"
squeeze "$here/site.css" > "$raw/site.css.in"
bootstrap_css bootstrap.min.css > "$raw/bootstrap.css.in"
bootstrap_css bootstrap.rtl.min.css > "$raw/bootstrap_rtl.css.in"
for sheet in bootstrap bootstrap_rtl icons site; do
	sed -f "$raw/names" "$raw/$sheet.css.in" > "$raw/$sheet.css"
	grep -qE 'url\("?data:' "$raw/$sheet.css" && fail "$sheet.css holds a data: URL"
	publish "$sheet.css"
done

for file in "$work"/*.css "$work"/*.js "$work"/*.svg; do
	gzip -9nk "$file"
	if command -v brotli > /dev/null; then brotli -q 11 -k "$file"; fi
done
rm -rf "$out" "$raw"
mv "$work" "$out"
echo "static: $(grep -c . "$out/manifest") files, icons in use: $(wc -l < "$icons")"
