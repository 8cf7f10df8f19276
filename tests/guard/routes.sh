#!/bin/sh
# Every line of the site maps is asked for by some page test. First, that a
# line nobody asks for is found.
cd "$(dirname "$0")/../.." || exit 2
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
mkdir -p "$copy/cgi/page/staff" "$copy/tests/page"
cat >"$copy/cgi/page/staff/routes.h" <<'END'
/* ROUTE("GET", "/gone", ANYONE, PAGE, page_gone_show) */
ROUTE("GET", "/", ANYONE, PAGE, page_front_show)
ROUTE("GET", "/a", ANYONE, PAGE, page_a_show)
ROUTE("POST", "/a", ANYONE, PAGE, page_a_add)
ROUTE("GET", "/a/{id}", ANYONE, PAGE, page_a_one)
ROUTE("POST", "/a/{id}/b",
    ANYONE, PAGE, page_a_b)
ROUTE("POST", "/c", ANYONE, PAGE, page_c_add)
ROUTE("GET", "/d/{token}", ANYONE, PAGE, page_d_show)
ROUTE("GET", "/e", ANYONE, PAGE, page_e_show)
ROUTE("POST", "/e", ANYONE, PAGE, page_e_add)
END
cat >"$copy/tests/page/one.sh" <<'END'
ask GET /a/17/b
# ask POST /a
ask GET "$url/a?x=1"
ask GET http://localhost:$port/
v.send("/c", x=1)
v.get("/d/" + token)
status -H 'A: b' "$portal/e"
END
found=$(perl tests/guard/routes.pl "$copy" 2>/dev/null)
wanted='POST /a (cgi/page/staff/routes.h)
GET /a/{id} (cgi/page/staff/routes.h)
POST /a/{id}/b (cgi/page/staff/routes.h)
POST /e (cgi/page/staff/routes.h)'
if [ "$found" != "$wanted" ]; then
	echo "not ok routes: of four planted routes these are found: $found"
	exit 1
fi
echo "ok routes: four planted ones are found"

found=$(perl tests/guard/routes.pl . 2>"$copy/count")
if [ "$found" ]; then
	echo "$found" | sed 's/^/not ok routes: no page test asks for /'
	exit 1
fi
echo "ok routes: $(cat "$copy/count"), each asked for by a page test"
