#!/bin/bash
# A canary in every text column and every field, then every page as every
# person: no element made of it, none escaped twice; and a look at every page
# changes nothing and bears safe headers. Last, planted faults must be found.
. tests/lib.sh
WORKERS=1 site canary
trap site_down EXIT
stop_pids worker sender
sql "$DB" <tests/guard/people.sql || fail "people.sql does not fit the schema"
export DB SOCKET PORTAL STAFF API SITE PYTHONPATH=tests
python3 tests/guard/canary.py all || exit 1

# The same walk over templates with two raw outputs must find both.
cp -r templates "$SITE/templates"
sed -i '0,/<?cs var:customer.name ?>/s//<?cs escape: "none" ?><?cs var:customer.name ?><?cs \/escape ?>/' "$SITE/templates/staff/customer_show.cs"
sed -i '0,/var:_("/s//var:html_escape(html_escape(who.name)) ?><?cs var:_("/' "$SITE/templates/portal/profile_show.cs"
cmp -s templates/staff/customer_show.cs "$SITE/templates/staff/customer_show.cs" && fail "nothing planted in customer_show.cs"
cmp -s templates/portal/profile_show.cs "$SITE/templates/portal/profile_show.cs" && fail "nothing planted in profile_show.cs"
sed -i "s|^template_dir.*|template_dir = $SITE/templates|" "$SITE"/conf/*.conf
for name in portal staff; do
	stop_pids $name
	start_program $name
	for tries in $(seq 100); do [ -S "$RUN/$name.sock" ] && break; sleep .05; done
done
python3 tests/guard/canary.py planted
