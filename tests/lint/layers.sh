#!/bin/sh
# The rules of the house (layers.pl), and that each of them finds the fault
# planted for it in a copy of the sources.
cd "$(dirname "$0")/../.." || exit 2
rules=$PWD/tests/lint/layers.pl
fail=0
perl "$rules" || fail=1

state=$(mktemp -d) || exit 2
trap 'rm -rf "$state"' EXIT
copy=$state/tree
for folder in base db model web job page/staff page/portal page/api app; do
	mkdir -p "$copy/cgi/$folder"
done
cd "$copy" || exit 2

# plant RULE FILE: the text from the input is a fault that RULE must find. It
# runs at the end of a pipe, so what it knows goes to files.
plant() {
	echo >>"$state/planted"
	file=cgi/$2
	{ [ "$1" = opening ] || echo '/* planted */'; cat; } >"$file"
	found=$(perl "$rules")
	if ! echo "$found" | grep -q "^$file:[0-9]*: $1: "; then
		echo "not ok layers: the rule \"$1\" overlooks this in $2:"
		sed 's/^/    /' "$file"
		touch "$state/failed"
	elif [ "$(echo "$found" | wc -l)" != 1 ]; then
		echo "not ok layers: more than one fault in $2: $found"
		touch "$state/failed"
	fi
	rm "$file"
}
# sound FILE: this is fine.
sound() {
	{ echo '/* sound */'; cat; } >"cgi/$1"
	perl "$rules" || { echo "not ok layers: refuses what is sound in $1"; touch "$state/failed"; }
	rm "cgi/$1"
}

echo '#include "db/db.h"' | plant order base/x.c
echo '#include "model/x.h"' | plant order db/x.h
echo '#  include "web/page.h"' | plant order model/x.c
echo '#include "page/staff/routes.h"' | plant order web/x.c
echo '#include "page/staff/routes.h"' | plant order job/x.c
echo '#include "job/x.h"' | plant order page/staff/x.c
echo '#include "x.h"' | plant order web/x.c
echo '#include "../db/db.h"' | plant order page/staff/x.c
echo '#include "db/db.h"' | plant page page/staff/x.c
echo '#include "page/staff/other.h"' | plant page page/staff/x.c
echo '#include "page/portal/routes.h"' | plant page page/staff/x.c
echo '#include "model/customer.h"' | plant portal page/portal/x.c
echo '#include "model/owner.h"' | plant portal page/portal/x.c
echo '#include <mysql.h>' | plant door model/x.c
echo '#include <mariadb/mysql.h>' | plant door web/x.c
echo '#include <ClearSilver.h>' | plant door page/staff/x.c
echo '#include <fcgiapp.h>' | plant door web/x.c
echo '#include <fcgi_stdio.h>' | plant door app/x.c
echo '#include <pthread.h>' | plant door base/x.c
echo 'const char *x = "SELECT a FROM b";' | plant sql page/staff/x.c
echo 'const char *x = "  DELETE FROM b";' | plant sql job/x.c
echo 'int x(void) { return db_rows(r->db, sql, INT(1)); }' | plant sql model/x.c
echo 'int x(void) { return db_each(db, each, &it, sql); }' | plant sql model/x.c
echo 'int x(void) { return db_row(db, words("SELECT 1")); }' | plant sql model/x.c
echo 'int x(void) { return db_row_bound(db, sql, v); }' | plant sql model/x.c
echo 'int x(void) { return db_rows_built(db, sql, v); }' | plant sql model/x.c
echo 'int x(void) { return db_rows(db, "SELECT 1"); }' | sed 's/SELECT 1//' | plant sql page/staff/x.c
echo 'int x(void) { return arena_format(a, "SELECT %s", b); }' | plant sql model/x.c
echo 'int x(void) { buffer_text(&b, " WHERE id = 1"); }' | plant sql model/x.c
echo 'int x(void) { buffer_format(&b, " AND %s = ?", c); }' | plant sql model/x.c
echo 'int x(void) { return db_row(db, "SELECT a FROM b WHERE id = ?", INT(1)); }' | plant own model/own_x.c
echo 'int x(void) { return db_change(db, "UPDATE voice SET a = ?" " WHERE id = ?", TEXT(b), INT(1)); }' | plant own model/own_x.c
echo 'int x(void) { return db_insert(db, "INSERT INTO voice (a) VALUES (?)", TEXT(b)); }' | plant own model/own_x.c
echo 'const char *x = "<p class=\"a\">";' | plant html web/x.c
echo 'const char *x = "a</td>";' | plant html page/staff/x.c
echo 'const char *x = "one<br>two";' | plant html job/x.c
echo 'void x(char *y) { free(y); }' | plant memory page/staff/x.c
echo 'void *x(void) { return malloc(1); }' | plant memory web/x.c
echo 'char *x(const char *y) { return strdup(y); }' | plant memory model/x.c
echo 'void *x(void) { return memory_get(1); }' | plant memory model/x.c
echo 'int x;' | plant opening web/x.c
echo "/* TO""DO: later */" | plant unfinished web/x.c
yes 'extern int x;' | head -400 | plant size web/x.c
{ echo 'int'; echo 'x(void)'; echo '{'; yes '	x();' | head -50; echo '}'; } | plant size web/x.c
mkdir more
[ "$(perl "$rules")" = "more:1: top: nothing else stands at the top" ] ||
	{ echo "not ok layers: the rule \"top\" overlooks a folder"; touch "$state/failed"; }
rmdir more

printf '#define PARTS "SELECT a"\\\n\t" FROM b"\nint x(void) { return db_row(db, PARTS " WHERE id = ?", INT(1)); }\n' | plant own model/own_x.c

sound page/portal/x.c <<'END'
#include "base/arena.h"
#include "model/own_voice.h"
#include "model/open_shop.h"
#include "page/portal/routes.h"
#include "web/page.h"
/* free(x); "SELECT a FROM b"; #include <mysql.h> */
const char *x = "malloc(1) Select a shop <b", *y = "a < b";
END
sound model/own_x.c <<'END'
#include "db/db.h"
#define PARTS "SELECT a FROM b" \
	" WHERE customer_id = ?"
#define OLDER " AND id < ?"
int
x(void)
{
	return db_rows(db, "SELECT a, (SELECT 1) FROM b"
			   " WHERE customer_id = ? AND id = ?", INT(a), INT(b)) ||
	    db_insert(db, "INSERT INTO voice (customer_id, words)"
			  " VALUES (?, ?)", INT(a), TEXT(b)) ||
	    db_each(db, each, &it, PARTS OLDER, INT(a));
}
END
sound model/filter.c <<'END'
#include "db/db.h"
int
x(void)
{
	buffer_text(&b, " WHERE id = ?");
	return db_rows_built(db, b.text, values);
}
END

[ ! -f "$state/failed" ] || fail=1
[ $fail = 0 ] && echo "ok layers: $(wc -l <"$state/planted") planted faults found"
exit $fail
