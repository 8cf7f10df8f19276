#!/bin/bash
# A backup while forms come in, restored to another server: nothing that was
# acknowledged before the backup began is missing, the audit chain holds. A
# byte changed in the backup, a row taken from the copy: both are noticed.
. tests/lib.sh
T=$T/bak
SECRETS=$T/secret SOCKET=$T/db.sock
mkdir -p "$T" && chmod 711 "$T"
end() {
	site_down
	sh conf/mariadb/private.sh stop "$T/db"
	sh conf/mariadb/private.sh stop "$T/new"
}
trap end EXIT
export WORKERS=2
site backup
cat "$T/db/mariadbd.pid" >"$T/db_server.pid"
regulars() { "$B/regulars" --conf "$SITE/$1.conf" "${@:2}"; }
new() { mariadb --no-defaults -N -B -S "$T/new.sock" "$DB"; }
export SITE RUN PORTAL DB SOCKET PYTHONPATH=tests

# An upload, as a page stores it.
mkdir -p "$SITE/data/feedback"
head -c 100000 /dev/urandom >"$SITE/data/feedback/one"
hash=$(sha256sum "$SITE/data/feedback/one" | cut -c1-64)
echo "INSERT INTO feedback_file (feedback_id, name, media_type, size, sha256, path)
	VALUES (1, 'one.jpg', 'image/jpeg', 100000, UNHEX('$hash'), 'feedback/one')" | sql "$DB"

# Forms all the time; what was acknowledged when the backup began is noted.
python3 tests/fault/backup.py "$SITE/acknowledged" &
client=$!
for ((tries = 0; tries < 300; tries++)); do
	[ "$(cat "$SITE/acknowledged" 2>/dev/null | wc -l)" -ge 200 ] && break
	sleep .1
done
cp "$SITE/acknowledged" "$SITE/before"
start=$(date +%s%N)
check "the backup" regulars regulars backup "$T/kept"
took=$((($(date +%s%N) - start) / 1000000))
cp "$SITE/acknowledged" "$SITE/after"
touch "$SITE/enough"
wait $client
check "forms came in meanwhile: $(($(wc -l <"$SITE/after") - $(wc -l <"$SITE/before"))) in $took ms" \
	test "$(wc -l <"$SITE/after")" -gt "$(wc -l <"$SITE/before")"
check "into a folder with something in it: refused" bash -c "! $B/regulars --conf $SITE/regulars.conf backup $T/kept"
check "no password lies in it" bash -c "! grep -rqF '$(secret_of regulars db_password)' $T/kept/manifest.json $T/kept/backup.log"

# Restored elsewhere.
sed -e "s|^db_socket = .*|db_socket = $T/new.sock|" -e "s|^data_dir = .*|data_dir = $SITE/new_data|" \
	"$SITE/regulars.conf" >"$SITE/restored.conf"
file=$(find "$T/kept/database/$DB" -name 'feedback.ibd')
cp "$file" "$T/whole"
printf 'x' | dd of="$file" bs=1 seek=20000 conv=notrunc status=none
check "one byte changed in the backup: refused" bash -c "! $B/regulars --conf $SITE/restored.conf restore $T/kept $T/new/data"
check "and nothing was laid out" test ! -e "$T/new/data"
cp "$T/whole" "$file"
mkdir -p "$T/new"
start=$(date +%s%N)
if ! regulars restored restore "$T/kept" "$T/new/data" >"$T/laid" 2>&1; then
	not_ok "laid out for a new server: $(cat "$T/laid")"
	exit
fi
ok "laid out for a new server: $(head -1 "$T/laid" | cut -d' ' -f1-8)"
touch "$T/new/zones"
sh conf/mariadb/private.sh start "$T/new" "$T/new.sock" --innodb-log-file-size=48M --innodb-buffer-pool-size=96M || exit 1
cat "$T/new/mariadbd.pid" >"$T/new_server.pid"
said=$(regulars restored restore "$T/kept" check 2>&1)
check "the restored data is compared in $((($(date +%s%N) - start) / 1000000)) ms with laying out and start: $(tr '\n' ' ' <<<"$said")" \
	grep -q 'is what was backed up' <<<"$said"
echo "SELECT body FROM feedback" | new | sort >"$T/there"
missing=$(sort "$SITE/before" | comm -23 - "$T/there" | wc -l)
equal "$(wc -l <"$SITE/before") acknowledged before the backup began, missing $missing" 0 "$missing"
cmp -s "$SITE/data/feedback/one" "$SITE/new_data/feedback/one" && ok "the upload is the same" || not_ok "the upload"
equal "nothing that nobody sent" 0 "$(grep -vc '^backup [0-9]*$' "$T/there")"
twice=$(uniq -d "$T/there" | wc -l)
equal "nothing twice" 0 "$twice"

# The controls: what was taken away is noticed.
echo "DELETE FROM feedback WHERE body = '$(head -1 "$SITE/before")'" | new
missing=$(echo "SELECT body FROM feedback" | new | sort | comm -23 <(sort "$SITE/before") - | wc -l)
equal "the control, one row taken from the copy: missing $missing" 1 "$missing"
echo "DELETE FROM feedback ORDER BY id LIMIT 100000" | new
check "its table is short, says the check" grep -q 'WRONG: feedback has 0 rows' <(regulars restored restore "$T/kept" check)
echo "UPDATE audit SET detail = 'x' ORDER BY id LIMIT 1" | new
check "an audit row that was changed: noticed" grep -q 'WRONG: the audit chain' <(regulars restored restore "$T/kept" check)
echo x >>"$SITE/new_data/feedback/one"
check "an upload that was changed: noticed" grep -q 'WRONG: the file' <(regulars restored restore "$T/kept" check)
