"""Every column whose comment begins with "personal:" gets a mark of its own in
the rows of customer 1, another in those of customer 2. `before`: the marks of
customer 1 are in the export of /my/data. `after`: the worker has erased
customer 1; the marks are nowhere in a dump, all else is as it was."""
import io, json, os, re, subprocess, sys, time, zipfile
from crawl import sql, visitor

# Whose row it is. A table with personal columns that isn't here is a fault.
OF_FEEDBACK = "feedback_id IN (SELECT id FROM feedback WHERE customer_id = {0})"
OF_ORDER = "order_id IN (SELECT id FROM `order` WHERE customer_id = {0})"
WHOSE = {
    "customer": "id = {0}", "order_line": OF_ORDER, "feedback_message": OF_FEEDBACK + " AND kind <> 'note'", "feedback_file": OF_FEEDBACK,
    "search_term": "kind = 'customer' AND object_id = {0}", "audit": "actor_kind = 'customer' AND actor_id = {0}",
    "import_undo": "kind = 'customer' AND object_id = {0}", "kept_form": "FALSE", "import_reject": "FALSE", # both go by time
    "event": "customer_id = {0} AND visible = 1",
}
OWN = ("identifier customer_contact customer_change credential portal_session portal_code customer_note order feedback outbox").split()
WHOSE.update((table, "customer_id = {0}") for table in OWN)

# Not in the export, and why.
NOT_EXPORTED = {
    "customer_note.body": "staff only: the portal can't read it, a person gives it out",
    "search_term.term": "words of what is exported",
    "audit.address": "the portal can't read the log; sessions' addresses are exported",
    "import_undo.before_text": "the portal can't read it; customer_change says the same",
    "kept_form.fields": "half an hour, under a cookie, without a name", "import_reject.text": "leads to no customer",
    "outbox.html_body": "text_body says the same", "customer.last_at": "the last of the history",
    "order_line.description": "shown only where there is no product: tried below",
}
# Not gone after erasure, and why.
BOOKS = "books have to be kept; it leads to a customer without a name"
COUNTS = "counted; it leads to a customer without a name"
KEPT = {
    "order.number": BOOKS, "order.ordered_at": BOOKS, "order.total_minor": BOOKS, "order_line.description": BOOKS,
    "event.reference": BOOKS, "event.detail": BOOKS, "event.at": BOOKS, "event.amount_minor": BOOKS,
    "feedback.at": COUNTS, "feedback.rating": COUNTS, "feedback.order_id": COUNTS, "feedback.product_id": COUNTS,
    "feedback_message.at": COUNTS, "customer.order_count": COUNTS, "customer.last_at": COUNTS, "customer.since_at": COUNTS,
    "audit.address": "the log is kept 90 days",
}


def columns():
    """[(table, column, type, length)] that are personal, except choices, which are words of ours."""
    lines = sql("SELECT table_name, column_name, data_type, IFNULL(character_maximum_length, 0) FROM information_schema.columns"
                " JOIN information_schema.tables USING (table_schema, table_name) WHERE table_type <> 'VIEW' AND table_schema = DATABASE() AND column_comment LIKE 'personal:%' ORDER BY 1, ordinal_position").split("\n")
    return [(t, c, kind, int(length)) for t, c, kind, length in (line.split("\t") for line in lines) if kind != "enum"]


def mark(number, person, kind, length):
    """A value for column `number` that stands nowhere else, short enough, and the words to look for."""
    if kind == "datetime":
        return f"20{30 + person}-0{1 + number // 28}-{1 + number % 28:02} 03:04:05"
    if kind in ("bigint", "int"):
        return str(700000000 + 1000 * person + number)
    if kind == "tinyint":
        return str(2 * person)
    return f"{'QZ'[person - 1]}{number:02}x" * 3 if length > 11 else "QZ"[person - 1] * length if length < 5 else f"{'QZ'[person - 1]}{number:02}x"


def plant():
    """Rows where people.sql has none, then the marks; unique columns hold one row a person."""
    for n in (1, 2):
        sql(f"""
        INSERT IGNORE INTO customer_contact (company_id, customer_id, may_see) VALUES (3, {n}, 0);
        INSERT INTO customer_change (customer_id, at, actor_kind, request_id, field, before_text, after_text) VALUES ({n}, NOW(), 'staff', 'r', 'name', '', '');
        INSERT INTO portal_code (purpose, customer_id, code_hash, expires_at, created_at) VALUES ('email', {n}, UNHEX(SHA2('x', 256)), NOW(), NOW());
        INSERT INTO customer_note (customer_id, staff_id, at, body) VALUES ({n}, 1, NOW(), 'x');
        INSERT INTO search_term (kind, term, object_id) VALUES ('customer', 'x', {n});
        INSERT INTO audit (at, program, actor_kind, actor_id, action, request_id) VALUES (NOW(), 'portal', 'customer', {n}, 'x', 'r{n}');
        INSERT INTO import_undo (batch_id, kind, object_id, before_text) VALUES (1, 'customer', {n}, 'x');
        INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, state, run_at, customer_id, created_at)
            VALUES ('p{n}@example.org', 'mail/answer', 'x', 'x', 'x', 'x', 'sent', NOW(), {n}, NOW());
        INSERT INTO feedback_message (feedback_id, at, kind, body) VALUES ({n}, NOW(), 'reply', 'x');
        INSERT IGNORE INTO feedback_file (feedback_id, name, media_type, size, sha256, path) VALUES ({n}, 'x', 'image/png', 1, '', 'feedback/file{n}');
        DELETE FROM identifier WHERE customer_id = {n} AND kind <> 'email';
        DELETE FROM portal_session WHERE customer_id = {n} AND key_hash <> UNHEX(SHA2(CONCAT(REPEAT(CHAR(64 + {n}), 42), '1'), 256));""")
    for number, (table, column, kind, length) in enumerate(columns()):
        if table not in WHOSE:
            print(f"not ok {table}.{column} is personal: say in personal.py whose row it is")
            continue
        if (table, column) in (("feedback_file", "path"), ("portal_session", "seen_at")):
            continue
        for person in (1, 2):
            sql(f"UPDATE `{table}` SET `{column}` = '{mark(number, person, kind, length)}' WHERE {WHOSE[table].format(person)}")
    # A mail server's refusal names the address.
    sql("UPDATE outbox SET subject = 'Qsubject', last_error = '550 Qrefusal' WHERE customer_id = 1")
    # What staff wrote among themselves, and an order's line without a product.
    sql("UPDATE feedback_message SET body = 'Qnotexx' WHERE kind = 'note'; UPDATE order_line SET product_id = NULL WHERE order_id = 1;"
        "INSERT INTO event (customer_id, at, kind, reference, detail, source, source_key) VALUES (1, NOW(), 'profile', 'Qeventref', 'Qeventdetail', 's', 'k');"
        " INSERT INTO import_batch (id, kind, source, file_name, mapping, state, created_at) VALUES (9, 'orders', 'till', 'x', '', 'done', NOW() - INTERVAL 91 DAY);"
        " INSERT INTO import_reject (batch_id, line, reason, text) VALUES (9, 1, 'x', 'Qrejected');"
        "INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, masked_body, state, run_at, created_at)"
        " SELECT 'q@example.org', 'mail/reset', value, 'x', 'Qmailbyaddress', '', 'Qmasked', 'sent', NOW(), NOW() FROM identifier WHERE customer_id = 1 AND kind = 'email'")


def missing_in(text, among):
    """Columns whose mark of customer 1 isn't in the text."""
    out = []
    for number, (table, column, kind, length) in enumerate(columns()):
        name = f"{table}.{column}"
        if table in WHOSE and name not in among and column not in ("path", "seen_at") and mark(number, 1, kind, length) not in text:
            out.append(name)
    return out


def export():
    v = visitor("portal", "A")
    answer = v.ask("GET", "/my/data/save")
    if answer.status != 200:
        print(f"not ok /my/data/save: {answer.status}")
        return "", ""
    archive = zipfile.ZipFile(io.BytesIO(answer.body))
    return archive.read("data.json").decode(), "\n".join(archive.read(name).decode() for name in archive.namelist())


def dump():
    run = subprocess.run(["mariadb-dump", "--no-defaults", "--skip-extended-insert", "--skip-triggers", "--no-create-info", "--hex-blob", "--skip-dump-date",
                          "-S", os.environ["SOCKET"], os.environ["DB"]], capture_output=True, check=True)
    return [line for line in run.stdout.decode("utf-8", "replace").split("\n") if line.startswith("INSERT") and
            not re.match(r"INSERT INTO `(audit_link|heartbeat|job|idempotency|attempt)`", line)]


def before():
    plant()
    data, everything = export()
    left = missing_in(data, NOT_EXPORTED)
    for name in left:
        print(f"not ok {name} is personal and not in the export")
    print(f"{'not ok' if left else 'ok'} export: {len(columns())} personal columns, {len(NOT_EXPORTED)} exceptions, {len(data)} bytes")
    print("ok other people's data aren't in it" if not re.search(r"Z\d\dx", everything) else "not ok the export holds another customer's data")
    print("ok an order's line without a product is named" if re.search(r"Q\d\dx", json.dumps(json.loads(data)["order_lines"])) else "not ok an order's line without a product has no name")
    print("ok what staff wrote among themselves isn't" if "Qnotexx" not in everything else "not ok the export holds a note of the staff")
    # The judge must be able to fail: take a part out.
    trimmed = json.loads(data)
    trimmed.pop("feedback")
    print(f"{'ok' if 'feedback.body' in missing_in(json.dumps(trimmed), NOT_EXPORTED) else 'not ok'} an export without feedback is found")
    folder = os.environ["SITE"] + "/data/feedback"
    os.makedirs(folder, exist_ok=True)
    for n in (1, 2):
        path = sql(f"SELECT path FROM feedback_file WHERE feedback_id = {n} ORDER BY id DESC LIMIT 1")
        open(os.environ["SITE"] + "/data/" + path, "w").write("x")
    open(os.environ["SITE"] + "/before", "w").write("\n".join(dump()))
    sql("INSERT INTO erasure (customer_id, asked_at, due_at) VALUES (1, NOW(), UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE)")


def after():
    end = time.monotonic() + 20
    while sql("SELECT COUNT(*) FROM erasure WHERE state = 'done'") != "1" and time.monotonic() < end:
        time.sleep(.1)
    now, old = dump(), open(os.environ["SITE"] + "/before").read().split("\n")
    text = "\n".join(now)
    bad = 0
    for number, (table, column, kind, length) in enumerate(columns()):
        name = f"{table}.{column}"
        if name in KEPT or table not in WHOSE or kind == "tinyint" or length < 5 and kind == "char":
            continue
        if mark(number, 1, kind, length) in text and column not in ("path", "seen_at"):
            bad += 1
            print(f"not ok {name} survives the erasure: " + next(line for line in now if mark(number, 1, kind, length) in line)[:160])
    for words, what in (("Qnotexx", "a note of the staff"), ("Qeventref", "a reference"), ("Qeventdetail", "a detail"), ("Qmailbyaddress", "a mail to the address"),
                        ("Qsubject", "a mail's subject"), ("Qmasked", "a masked mail"), ("Qrefusal", "a mail server's refusal"), ("Qrejected", "a refused row of an import of 91 days ago"), ("feedback/file1", "a file's name")):
        if words in text:
            bad += 1
            print(f"not ok {what} survives the erasure: " + next(line for line in now if words in line)[:160])
    print(f"{'not ok' if bad else 'ok'} erasure: nothing personal is left, {len(KEPT)} exceptions")
    files = os.listdir(os.environ["SITE"] + "/data/feedback")
    print(f"{'ok' if files == ['file2'] else 'not ok'} the file is gone, the other's is there: {files}")
    gone = [line for line in old if line not in set(now) and re.search(r"Z\d\dx", line)]
    print(f"{'not ok' if gone else 'ok'} other customers' rows are as they were {gone[:2] or ''}")
    print(f"{'ok' if sum(bool(re.search('Q[0-9][0-9]x', line)) for line in old) > 15 else 'not ok'} before, the marks were there")
    print(f"{'ok' if visitor('portal', 'A').ask('GET', '/my').status == 303 else 'not ok'} the session has ended")


{"before": before, "after": after}[sys.argv[1]]()
