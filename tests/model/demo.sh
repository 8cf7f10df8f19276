#!/bin/bash
# The demo shop: the same one each time, whole, and drawn from the model that
# job/demo.h names; never where there are customers or nobody asked for it.
. tests/lib.sh
PORTAL=1 STAFF=2 API=3
NOW="2026-11-20 13:05:00"
number() { echo "SELECT $2" | sql "$1"; }
# shop NAME: a fresh database with a demo shop in it
shop() {
	database "$1"
	site_conf
	"$B/regulars" --conf "$SITE/regulars.conf" demo --now "$NOW" --out "$SITE/demo.json" >"$SITE/said" 2>&1
}

started=$(date +%s%N)
shop demo_one || fail "the demo shop: $(cat "$SITE/said")"
echo "# made in $((($(date +%s%N) - started) / 1000000)) ms with its database: $(cat "$SITE/said")"
one=$SITE
shop demo_two || fail "the second demo shop: $(cat "$SITE/said")"

# What is secret is random; all else is the same, byte for byte.
dump() {
	mariadb-dump --no-defaults -S "$SOCKET" --skip-comments --order-by-primary --no-create-info --skip-triggers \
		--ignore-table="$1".{credential,staff_credential,audit,migration} "$1" | sed "s/demo_one\|demo_two/DB/g" | sha256sum
}
equal "the same shop comes out twice" "$(dump demo_one)" "$(dump demo_two)"
echo "UPDATE customer SET name = 'Planted' WHERE id = 1000" | sql demo_two
[ "$(dump demo_one)" != "$(dump demo_two)" ] && echo "ok a single other name is noticed" ||
	echo "not ok a single other name is noticed"

zero() { equal "none: $1" 0 "$(number demo_one "COUNT(*) FROM $2")"; }
equal "2,000 customers" 2000 "$(number demo_one "COUNT(*) FROM customer")"
zero "order without its event" "\`order\` o LEFT JOIN event e ON e.source = 'demo' AND e.source_key =
	CONCAT('order:', o.number) AND e.object_id = o.id AND e.customer_id = o.customer_id AND e.at = o.ordered_at
	AND e.amount_minor = o.total_minor AND e.kind = o.kind WHERE e.id IS NULL"
zero "order whose lines don't add up" "\`order\` o WHERE total_minor <>
	(SELECT SUM(amount_minor) FROM order_line l WHERE l.order_id = o.id)"
zero "return that isn't negative, or of nothing" "\`order\` o LEFT JOIN \`order\` p ON p.id = o.of_order_id
	WHERE o.kind = 'return' AND (o.total_minor >= 0 OR p.id IS NULL OR p.customer_id <> o.customer_id)"
zero "customer with a wrong number of orders" "customer c WHERE order_count <>
	(SELECT COUNT(DISTINCT DATE(CONVERT_TZ(ordered_at, 'UTC', 'Europe/Dublin'))) FROM \`order\` o
	 WHERE o.customer_id = c.id AND o.kind = 'order')"
zero "customer whose last_at isn't the last event" "customer c WHERE NOT last_at <=>
	(SELECT MAX(at) FROM event e WHERE e.customer_id = c.id AND e.kind <> 'state')"
zero "state that isn't the last one told" "customer c WHERE state <> IFNULL((SELECT reference FROM event e
	WHERE e.customer_id = c.id AND e.kind = 'state' ORDER BY at DESC, id DESC LIMIT 1), 'prospect')"
zero "customer who can't be found by name" "customer c WHERE NOT EXISTS
	(SELECT 1 FROM search_term t WHERE t.kind = 'customer' AND t.object_id = c.id)"
equal "a Japanese name is found by two characters" 1 "$(number demo_one "COUNT(*) > 0 FROM search_term
	JOIN customer ON customer.id = object_id WHERE search_term.kind = 'customer' AND term = '山本'
	AND name = '山本 由紀'")"
zero "feedback that can't be found" "feedback f WHERE NOT EXISTS
	(SELECT 1 FROM search_term t WHERE t.kind = 'feedback' AND t.object_id = f.id)"
zero "event of the future" "event WHERE at > '$NOW'"
zero "message of the future, or before its feedback" "feedback_message m JOIN feedback f ON f.id = feedback_id
	WHERE m.at > '$NOW' OR m.at < f.at"
zero "answer shown with a version that wasn't out yet" "feedback_message m JOIN guideline_version v
	ON v.id = m.version_id WHERE v.published_at > m.at"
zero "feedback on another customer's order" "feedback f JOIN \`order\` o ON o.id = f.order_id
	WHERE o.customer_id <> f.customer_id"
equal "at least 12 published guidelines" 1 "$(number demo_one "COUNT(*) >= 12 FROM guideline WHERE state = 'published'")"
equal "one overdue, one in review" "1 1" "$(number demo_one "CONCAT(SUM(state = 'published' AND review_on < '$NOW'),
	' ', SUM(state = 'review')) FROM guideline")"
equal "at least 130 pieces of feedback in 20 languages" 1 "$(number demo_one "COUNT(*) >= 130
	AND COUNT(DISTINCT lang) >= 20 FROM feedback")"
equal "one of each role" "admin agent auditor editor manager marketer" \
	"$(number demo_one "GROUP_CONCAT(DISTINCT role ORDER BY role SEPARATOR ' ') FROM staff_role")"
equal "somebody has a long history" 1 "$(number demo_one "COUNT(*) > 1400 FROM event GROUP BY customer_id
	ORDER BY COUNT(*) DESC LIMIT 1")"
equal "the file is for its owner alone" 600 "$(stat -c %a "$one/demo.json")"
equal "the file names customers and staff" "7 9" "$(python3 -c "
import json, sys
d = json.load(open(sys.argv[1]))
print(len([c for c in d['customers'] if c['email'] and len(c['password']) >= 12]),
    len([s for s in d['staff_users'] if len(s['totp_secret']) == 32]))" "$one/demo.json")"

# ---- as the model says ----

sql demo_one >"$one/history" <<'END'
SELECT DATEDIFF(DATE(o.ordered_at), '2020-01-01'), o.customer_id FROM `order` o
 WHERE o.kind = 'order' AND o.customer_id NOT IN (SELECT customer_id FROM identifier
   WHERE verified_at IS NOT NULL OR value = 'orders@saltthistle.example') ORDER BY 2, 1
END
python3 tests/model/demo_fit.py "$one/history" "$(number demo_one "DATEDIFF('$NOW', '2020-01-01')")"
equal "a mean order is near the model's 33.33" 1 "$(number demo_one "AVG(total_minor) BETWEEN 3100 AND 3560 FROM \`order\`
	WHERE kind = 'order' AND customer_id NOT IN (SELECT customer_id FROM identifier
	WHERE verified_at IS NOT NULL OR value = 'orders@saltthistle.example')")"

# ---- where it must not ----

refused() {
	local said
	said=$("$B/regulars" --conf "$SITE/$1" demo --out "$SITE/other.json" 2>&1) && echo "not ok $3: it did it"
	[[ $said == *"$2"* ]] && [ ! -e "$SITE/other.json" ] && echo "ok $3" || echo "not ok $3: $said"
}
refused regulars.conf "has customers" "not a second time"
sed 's/^demo = yes/demo = no/' "$SITE/regulars.conf" >"$SITE/no.conf"
refused no.conf "demo is no" "not where nobody asked for it"
database demo_none
site_conf
"$B/regulars" --conf "$SITE/regulars.conf" demo --out "$SITE/missing/demo.json" >/dev/null 2>&1
equal "no shop without its file" 0 "$(number demo_none "COUNT(*) FROM customer")"
