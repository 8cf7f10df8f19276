#!/bin/bash
# `regulars check` is content with a fresh site, and finds a right too many, a
# server that can lose data, and a template that can't be read.
. tests/lib.sh
database check
PORTAL=1 STAFF=2 API=3 site_conf
site_grants
says() { "$B/regulars" --conf "$SITE/regulars.conf" check >"$SITE/check" 2>&1; echo $?; }
equal "a fresh site is as it should be" 0 "$(says)"
check "and it says so" grep -q ', 0 bad$' "$SITE/check"
echo "GRANT SELECT ON \`$DB\`.customer_note TO regulars_portal@localhost" | sql
equal "a right too many is found" "1 1" "$(says) $(grep -c 'BAD   regulars_portal may SELECT on customer_note' "$SITE/check")"
echo "REVOKE SELECT ON \`$DB\`.customer_note FROM regulars_portal@localhost" | sql
echo "SET GLOBAL innodb_flush_log_at_trx_commit = 2" | sql
equal "a server that can lose data is found" 1 "$(says)"
equal "and no program starts on it" 2 "$(timeout 10 "$B/portal" --conf "$SITE/conf/portal.conf" >"$SITE/start" 2>&1; echo $?)"
echo "SET GLOBAL innodb_flush_log_at_trx_commit = 1" | sql
cp -r templates "$SITE/templates" && echo '<?cs if:x ?>' >"$SITE/templates/portal/broken.cs"
sed -i "s|^template_dir = .*|template_dir = $SITE/templates|" "$SITE/regulars.conf"
equal "a template that can't be read is found" "1 1" "$(says) $(grep -c 'BAD   portal/broken.cs' "$SITE/check")"
