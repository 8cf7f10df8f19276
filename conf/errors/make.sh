#!/bin/sh
# Makes the pages that the web server answers by itself, in the product's look:
# make.sh MANIFEST OUT. They name style sheets by today's hashed names.
manifest=$1 out=$2
here=$(dirname "$0")

asset() {
	sed -n "s/^asset\.$1 //p" "$manifest" | grep . ||
		{ echo "errors: $manifest has no $1" >&2; exit 1; }
}
bootstrap=$(asset bootstrap_css) && site=$(asset site_css) && mark=$(asset mark_svg) || exit 1
mkdir -p "$out" && rm -f "$out"/*.html || exit 1
grep -v '^#' "$here/pages.txt" | while IFS='|' read -r status language title text; do
	case $language in
	de) home=Startseite ;;
	*) home="Start page" ;;
	esac
	cat >"$out/$status.$language.html" <<END || exit 1
<!doctype html>
<html lang="$language" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<link rel="stylesheet" href="$bootstrap">
<link rel="stylesheet" href="$site">
<link rel="icon" href="$mark" type="image/svg+xml">
</head>
<body class="portal">
<header class="bar"><div class="bar-in">
<a class="sign" href="/"><img src="$mark" alt="" width="32" height="32">$home</a>
</div></header>
<main id="main" class="page">
<h1 class="mb-4">$title</h1>
<p class="lead prose">$text</p>
<p class="small quiet">$status</p>
</main>
</body>
</html>
END
done
