#!/bin/bash
# Imports from the command line: every row is stored, unchanged or rejected;
# a second run changes nothing; a killed run goes on; a batch can be taken back.
. tests/lib.sh
database import_test
PORTAL=1 STAFF=2 API=3 site_conf
F=$SITE/files
mkdir -p "$F"
number() { echo "SELECT $*" | sql import_test; }
import() { "$B/regulars" --conf "$SITE/regulars.conf" import "$@"; }
# counts of the last batch: stored unchanged rejected
counts() {
	number "CONCAT_WS(' ', rows_stored, rows_unchanged, rows_rejected)" \
		"FROM import_batch ORDER BY id DESC LIMIT 1"
}
everything() {
	number "CONCAT_WS(' ', (SELECT COUNT(*) FROM customer), (SELECT COUNT(*) FROM identifier)," \
		"(SELECT COUNT(*) FROM product), (SELECT COUNT(*) FROM \`order\`)," \
		"(SELECT COUNT(*) FROM order_line), (SELECT COUNT(*) FROM event))"
}

# ---- one line is an order, no order numbers ----

cat >"$F/plain.map" <<'END'
source = till
date = D.M.YYYY
currency = EUR
decimal = ,
group = .
separator = semicolon
column.customer = Kunde
column.ordered = Tag
column.amount = Summe
column.description = Ware
END
{
	echo "Kunde;Tag;Summe;Ware"
	echo "1;31.12.2024;1.234,50;Kaffee"
	echo "1;31.12.2024;1.234,50;Kaffee"
	echo "2;1.1.2025;3,00;Tee für zwei"
	echo "2;31.2.2025;3,00;no such day"
	echo "2;1.1.2025;3,005;too many decimals"
	echo "2;1.1.2025;x;no number"
	echo "2;1.1.2025"
	printf '2;1.1.2025;3,00;broken \xff text\n'
	echo "3;2.1.2025;-3,00;\"two
lines\""
	echo ";2.1.2025;5,00;nobody"
} >"$F/plain.csv"
out=$(import orders "$F/plain.csv" --map "$F/plain.map" 2>&1)
equal "first run" "5 0 5" "$(counts)"
equal "equal lines stay" 2 "$(number "COUNT(*) FROM \`order\` WHERE total_minor = 123450")"
equal "the amount is exact, the adjustment negative" "246900 300 -300 500" \
	"$(number "CONCAT_WS(' ', SUM(IF(total_minor = 123450, total_minor, 0)), SUM(IF(total_minor = 300, 300, 0)), SUM(IF(kind = 'adjustment', total_minor, 0)), SUM(IF(customer_id IS NULL, total_minor, 0))) FROM \`order\`")"
equal "events of known customers only" 4 "$(number "COUNT(*) FROM event")"
equal "orders of one day count once" "1 new" \
	"$(number "CONCAT_WS(' ', order_count, state) FROM customer JOIN identifier ON identifier.customer_id = customer.id WHERE value = '1'")"
equal "the report sums up" "          10" "$(sed -n 's/^  rows  *\( *[0-9]*\)$/          \1/p' <<<"$out")"
equal "rejects name their lines" "5 6 7 8 9" "$(sed 1d "$F/plain.csv.rejects.csv" | cut -d, -f1 | tr '\n' ' ' | sed 's/ $//')"
check "and why" grep -q "more or fewer cells" "$F/plain.csv.rejects.csv"
before=$(everything)
import orders "$F/plain.csv" --map "$F/plain.map" >/dev/null 2>&1
equal "second run" "0 5 5" "$(counts)"
equal "changes nothing" "$before" "$(everything)"
sed '$!d' "$F/plain.csv" | iconv -t UTF-16 >"$F/other.csv" # a mark, no heading
import orders "$F/other.csv" --map "$F/plain.map" >/dev/null 2>"$F/fault"
equal "a file without the columns fails" 1 $?
check "and says which" grep -q 'no column "' "$F/fault"

# Latin-1, UTF-16 and gzip give the same rows.
sed -n 1,4p "$F/plain.csv" | sed 's/Kaffee/Käse/' >"$F/utf8.csv"
iconv -t WINDOWS-1252 "$F/utf8.csv" >"$F/latin1.csv"
iconv -t UTF-16 "$F/utf8.csv" >"$F/utf16.csv"
gzip -c "$F/latin1.csv" >"$F/latin1.csv.gz"
import orders "$F/utf8.csv" --map "$F/plain.map" >/dev/null 2>&1
equal "another file adds what is new" "2 1 0" "$(counts)"
for name in latin1.csv utf16.csv latin1.csv.gz; do
	import orders "$F/$name" --map "$F/plain.map" >/dev/null 2>&1
	equal "$name has the same rows" "0 3 0" "$(counts)"
done
head -c 60 "$F/latin1.csv.gz" >"$F/cut.csv.gz"
import orders "$F/cut.csv.gz" --map "$F/plain.map" >/dev/null 2>"$F/fault"
equal "a damaged gzip fails" 1 $?

# ---- trying only ----

sed 's/^source.*/source = dry/' "$F/plain.map" >"$F/dry.map"
before=$(everything)
import orders "$F/plain.csv" --map "$F/dry.map" --dry-run >/dev/null 2>&1
equal "a trial counts" "5 0 5" "$(counts)"
equal "and keeps nothing" "$before" "$(everything)"

# ---- orders with numbers ----

cat >"$F/numbered.map" <<'END'
source = shop
date = iso
currency = EUR
column.order = no
column.customer = customer
column.ordered = at
column.amount = amount
column.product = product
END
printf 'no,customer,at,amount,product\nA1,7,2025-03-01 10:00:00,10.00,P1\nA2,7,2025-03-02,20.00,P2\nA2,7,2025-03-02,20.00,P2\n' >"$F/numbered.csv"
import orders "$F/numbered.csv" --map "$F/numbered.map" >/dev/null 2>&1
equal "a number that comes twice in a file is rejected" "2 0 1" "$(counts)"
sed -i 's/,10\.00/,11.00/; 4d' "$F/numbered.csv"
import orders "$F/numbered.csv" --map "$F/numbered.map" >/dev/null 2>&1
equal "a changed order is stored, the other unchanged" "1 1 0" "$(counts)"
equal "with its line and event" "1100 1100 1100 1" \
	"$(number "CONCAT_WS(' ', total_minor, order_line.amount_minor, event.amount_minor, (SELECT COUNT(*) FROM order_line WHERE order_id = \`order\`.id)) FROM \`order\` JOIN order_line ON order_id = \`order\`.id JOIN event ON object_id = \`order\`.id WHERE number = 'A1'")"
import undo "$(number "MAX(id) FROM import_batch")" >/dev/null 2>&1
equal "taken back: as it was before" "1000 1000 1000 1" \
	"$(number "CONCAT_WS(' ', total_minor, order_line.amount_minor, event.amount_minor, (SELECT COUNT(*) FROM order_line WHERE order_id = \`order\`.id)) FROM \`order\` JOIN order_line ON order_id = \`order\`.id JOIN event ON object_id = \`order\`.id WHERE number = 'A1'")"
sed -i 's/,7,/,8,/' "$F/numbered.csv"
import orders "$F/numbered.csv" --map "$F/numbered.map" >/dev/null 2>&1
equal "an order doesn't move to another customer" "0 0 2" "$(counts)"

# ---- customers and products ----

cat >"$F/people.map" <<'END'
source = shop
date = iso
column.customer = no
column.name = name
column.email = mail
column.country = country
END
printf 'no,name,mail,country\n7,Ana,Ana@Example.org,Germany\n9,Bo,bo@example.org,SE\n10,Cy,ana@example.org,\n11,Di,no mail,\n12,Ed,,Atlantis\n9,Bo again,,\n' >"$F/people.csv"
import customers "$F/people.csv" --map "$F/people.map" >/dev/null 2>&1
equal "customers" "2 0 4" "$(counts)"
equal "one was known by its orders" "Ana DE ana@example.org" \
	"$(number "CONCAT_WS(' ', name, country, (SELECT value FROM identifier WHERE customer_id = customer.id AND kind = 'email')) FROM customer JOIN identifier ON identifier.customer_id = customer.id WHERE identifier.kind = 'external' AND source = 'shop' AND value = '7'")"
check "reasons: belongs to another" grep -q "^4,the e-mail address belongs to another customer" "$F/people.csv.rejects.csv"
import customers "$F/people.csv" --map "$F/people.map" >/dev/null 2>&1
equal "names are found" 1 "$(number "COUNT(*) FROM search_term JOIN customer ON customer.id = object_id WHERE search_term.kind = 'customer' AND term = 'ana' AND name = 'Ana'")"
equal "again: nothing new" "0 2 4" "$(counts)"
sed 's/Bo,/Bosse,/' "$F/people.csv" >"$F/people2.csv"
import customers "$F/people2.csv" --map "$F/people.map" >/dev/null 2>&1
equal "a changed name" "1 1 4" "$(counts)"
equal "is kept in the customer's changes" "Bo Bosse" \
	"$(number "CONCAT_WS(' ', before_text, after_text) FROM customer_change ORDER BY id DESC LIMIT 1")"
import undo "$(number "MAX(id) FROM import_batch")" >/dev/null 2>&1
equal "and taken back" "Bo" "$(number "name FROM customer WHERE name LIKE 'Bo%'")"
printf 'source = shop\ncolumn.product = no\ncolumn.description = name\n' >"$F/products.map"
printf 'no,name\nP1,Lamp\nP9,Chair\n,x\n' >"$F/products.csv"
import products "$F/products.csv" --map "$F/products.map" >/dev/null 2>&1
equal "products" "2 0 1" "$(counts)"
equal "P1 has its name now" Lamp "$(number "name FROM product WHERE number = 'P1'")"

# ---- wrong mappings ----

for wrong in "date" "colour = red" "currency = EURO" "column.shoe = x" "source = a b" "source = x"; do
	{ cat "$F/numbered.map"; echo "$wrong"; } >"$F/wrong.map"
	import orders "$F/numbered.csv" --map "$F/wrong.map" >/dev/null 2>"$F/fault"
	equal "refused: $wrong" "1 1" "$? $(grep -c 'mapping, line 9' "$F/fault")"
done

# ---- kill, stop, two at once, take back ----

awk 'BEGIN { print "no,customer,at,product,quantity,price";
	for (i = 0; i < 90000; i++)
		printf "B%d,%d,2025-%02d-%02d,S%d,%d,%d.25\n", i / 3, (i / 3) % 9000, i % 12 + 1, i % 28 + 1, i % 700, i % 5 + 1, i % 90 }' >"$F/big.csv"
sed -e 's/column.amount = amount/column.price = price/' -e '$a column.quantity = quantity\nline = order line' "$F/numbered.map" >"$F/big.map"
sed 's/^source.*/source = killed/' "$F/big.map" >"$F/killed.map"
sed 's/^source.*/source = second/' "$F/big.map" >"$F/second.map"
sums() {
	number "CONCAT_WS(' ', COUNT(DISTINCT \`order\`.id), COUNT(*), SUM(amount_minor), (SELECT SUM(total_minor) FROM \`order\` WHERE source = '$1'), (SELECT SUM(amount_minor) FROM event WHERE source = '$1'), COUNT(DISTINCT customer_id)) FROM \`order\` JOIN order_line ON order_id = \`order\`.id WHERE source = '$1'"
}
wanted="30000 90000 $(awk -F, 'NR > 1 { s += $5 * ($6 * 100) } END { printf "%d %d %d", s, s, s }' "$F/big.csv") 9000"
kills=0
for i in 1 2 3 4; do
	"$B/regulars" --conf "$SITE/regulars.conf" import orders "$F/big.csv" --map "$F/killed.map" >/dev/null 2>&1 &
	pid=$! start=$(number "COALESCE(MAX(line_done), 0) FROM import_batch WHERE source = 'killed'")
	for ((try = 0; try < 400; try++)); do
		now=$(number "COALESCE(MAX(line_done), 0) FROM import_batch WHERE source = 'killed'")
		[ "$now" -gt "$start" ] && break
		sleep .02
	done
	if [ $i = 4 ]; then
		kill -TERM $pid
		wait $pid
		[ $? = 130 ] && ok "SIGTERM stops it cleanly" ||
			equal "SIGTERM came after the end" done "$(number "state FROM import_batch WHERE source = 'killed'")"
	else
		kill -9 $pid 2>/dev/null && kills=$((kills + 1))
		wait $pid 2>/dev/null
	fi
done
import orders "$F/big.csv" --map "$F/killed.map" >"$F/out" 2>&1
equal "after $kills times kill -9 and one stop: one batch" "1 done 90000 0 0" \
	"$(number "CONCAT_WS(' ', COUNT(*), MAX(state), MAX(rows_stored), MAX(rows_unchanged), MAX(rows_rejected)) FROM import_batch WHERE source = 'killed'")"
equal "nothing lost, nothing twice" "$wanted" "$(sums killed)"

import orders "$F/big.csv" --map "$F/second.map" >"$F/one" 2>&1 &
one=$!
import orders "$F/big.csv" --map "$F/second.map" >"$F/two" 2>&1 &
wait $one $!
equal "two at once: one waited" 1 "$(cat "$F/one" "$F/two" | grep -c waiting)"
equal "each row once" "$wanted" "$(sums second)"
equal "and unchanged for the other" "90000 0, 0 90000" \
	"$(number "GROUP_CONCAT(CONCAT_WS(' ', rows_stored, rows_unchanged) ORDER BY id SEPARATOR ', ') FROM import_batch WHERE source = 'second'")"

order=$(number "id FROM \`order\` WHERE source = 'second' AND number = 'B77'")
echo "INSERT INTO feedback (customer_id, at, topic, mood, body, order_id)
	SELECT customer_id, UTC_TIMESTAMP(6), 'praise', 'positive', 'x', id FROM \`order\` WHERE id = $order" | sql import_test
batch=$(number "MIN(id) FROM import_batch WHERE source = 'second'")
import undo "$batch" >"$F/out" 2>&1
equal "taken back but for what feedback is about" "1 3 1" \
	"$(number "CONCAT_WS(' ', (SELECT COUNT(*) FROM \`order\` WHERE source = 'second'), (SELECT COUNT(*) FROM order_line WHERE order_id = $order), (SELECT COUNT(*) FROM identifier WHERE source = 'second'))")"
equal "the other import is as it was" "$wanted" "$(sums killed)"
import undo "$batch" >/dev/null 2>&1
equal "once only" 1 $?

# ---- other people's files ----

DATA=../shared/data
if [ -f $DATA/cdnow/CDNOW_master.txt ]; then
	import orders $DATA/cdnow/CDNOW_master.txt --map sql/demo/cdnow.map --rejects "$F/r" >/dev/null 2>&1
	equal "CDNOW: rows" "69659 0 0" "$(counts)"
	equal "CDNOW: customers, orders, cents, CDs" "23570 69659 250031563 167881" \
		"$(number "CONCAT_WS(' ', COUNT(DISTINCT customer_id), COUNT(DISTINCT id), SUM(total_minor), ROUND(SUM(quantity))) FROM \`order\` JOIN order_line ON order_id = id WHERE source = 'cdnow'")"
	equal "CDNOW: first and last day" "1997-01-01 1998-06-30" \
		"$(number "CONCAT_WS(' ', DATE(MIN(ordered_at)), DATE(MAX(ordered_at))) FROM \`order\` WHERE source = 'cdnow'")"
	import orders $DATA/cdnow/CDNOW_master.txt --map sql/demo/cdnow.map >/dev/null 2>&1
	equal "CDNOW: again" "0 69659 0" "$(counts)"
else
	echo "skipped: no $DATA/cdnow"
fi
if [ -f $DATA/online_retail/online_retail_2010-12.csv.gz ]; then
	import orders $DATA/online_retail/online_retail_2010-12.csv.gz --map sql/demo/online_retail.map >/dev/null 2>&1
	equal "Online Retail, December: rows" "42481 0 0" "$(counts)"
	equal "without a customer, of returns, adjustments" "15631 728 70" \
		"$(number "CONCAT_WS(' ', rows_anonymous, rows_returned, rows_adjusted) FROM import_batch ORDER BY id DESC LIMIT 1")"
	equal "returns, adjustments, all" "326 70 2025" \
		"$(number "CONCAT_WS(' ', SUM(kind = 'return'), SUM(kind = 'adjustment'), COUNT(*)) FROM \`order\` WHERE source = 'online-retail'")"
	equal "lines; pounds to the penny" "42481 $(zcat $DATA/online_retail/online_retail_2010-12.csv.gz | python3 -c "
import csv, sys, decimal
print(int(sum(decimal.Decimal(r['Quantity']) * decimal.Decimal(r['UnitPrice']) for r in csv.DictReader(sys.stdin)) * 100))")" \
		"$(number "CONCAT_WS(' ', COUNT(*), SUM(amount_minor)) FROM \`order\` JOIN order_line ON order_id = id WHERE source = 'online-retail'")"
	import orders $DATA/online_retail/online_retail_2011-01.csv.gz --map sql/demo/online_retail.map >/dev/null 2>&1
	equal "Online Retail, January: rows" "35147 0 0" "$(counts)"
	import orders $DATA/online_retail/online_retail_2010-12.csv.gz --map sql/demo/online_retail.map >/dev/null 2>&1
	equal "Online Retail, December again" "0 42481 0" "$(counts)"
else
	echo "skipped: no $DATA/online_retail"
fi
