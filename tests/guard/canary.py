"""The canary (see canary.sh)."""
import csv, email.message, html.parser, io, json, os, re, sys, types, urllib.parse, zipfile
from collections import Counter
from crawl import PEOPLE, fill, routes, sql, visitor, walk
from visitor import Form

CANARY = """cs"'><xss-canary a=1>&lt;{{7*7}}<?cs var:1 ?>"""
SHORT = """cs"'><xss-c>"""
FORMULA = "=1+1"
# Columns that hold our own words or numbers, by name; tables that no page shows.
OURS = {"lang", "zone", "currency", "spend_currency", "spent_currency", "country", "role", "right_name", "password", "template",
        "path", "file_path", "mapping", "payload", "result", "message_id", "source_key", "changed_by_request", "media_type", "kind", "topic",
        "mood", "customer_kind", "term", "form_key"}
HIDDEN = {"migration", "idempotency", "heartbeat", "audit_link", "role", "role_right", "staff_role", "setting", "guideline_role", "kept_form"}
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
           "Permissions-Policy", "X-Frame-Options")
# What may change while somebody only looks: counters of tries.
LOOSE = {"attempt", "heartbeat", "audit_link"}
# Forms that would end the walk, or whose words go nowhere.
NOT_SENT = re.compile(r"^/(logout|language|theme|login|my/data/erase|my/act|my/sessions.*|staff/sessions.*|admin/sessions.*|admin/staff/\d+/.*|my/2fa.*|my/password.*)$")
# In Markdown &lt; is written for <.
MARKDOWN = re.compile(r"/how-we-treat-you|/staff/(feedback|guidelines)/")
problems = Counter()


def fault(what):
    problems[what] += 1


class Judge(html.parser.HTMLParser):
    """What a browser would make of the page: the canary must come out whole, once decoded."""
    def __init__(self, where, text):
        super().__init__(convert_charrefs=True)
        self.where, self.seen, self.data = where, 0, []
        self.feed(text)
        self.close()
        self.look("".join(self.data))

    def look(self, text):
        self.seen += text.count("cs\"'>")
        for found in re.finditer(r"""cs"'>(?!<xss-c|<?\Z|<?x?s?s?-?…?\s)""", text):
            fault(f"{self.where}: cut or broken: {text[found.start():found.start() + 60]!r}")
        for sign in ("cs&quot;", "cs&#", "&lt;xss-c", "&amp;lt;", "{{7*7}}&lt;"):
            if sign in text:
                fault(f"{self.where}: escaped twice: {text[max(0, text.index(sign) - 20):][:60]!r}")
        if re.search(r"a=1>(&lt;|<)49", text):
            fault(f"{self.where}: calculated")
        if "a=1><" in text and not MARKDOWN.search(self.where):
            fault(f"{self.where}: decoded once too often")

    def handle_starttag(self, tag, attrs):
        if tag.startswith("xss"):
            fault(f"{self.where}: an element made")
        for name, value in attrs:
            if not re.fullmatch(r"[a-zA-Z][\w:.-]*", name) or name in ("a", "xss-canary", "xss-c"):
                fault(f"{self.where}: an attribute broken: {name}")
            if value and "cs" in value:
                self.look(urllib.parse.unquote_plus(value) if name in ("href", "src", "action", "srcset") else value)

    def handle_pi(self, data):
        fault(f"{self.where}: a template tag came through")

    def handle_data(self, data):
        self.data.append(data)


def judge_table(where, text):
    for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))):
        for cell in row:
            if re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                fault(f"{where}: a cell runs: {cell[:30]!r}")


def judge(where, answer, signed_in):
    """How often the canary stands in it."""
    kind = answer.headers["Content-Type"] or ""
    if answer.status >= 500:
        fault(f"{where}: {answer.status}")
    for name in HEADERS:
        if len(answer.headers.get_all(name) or []) != 1:
            fault(f"{where}: {name} {len(answer.headers.get_all(name) or [])} times")
    if "default-src 'none'" not in (answer.headers["Content-Security-Policy"] or "") or "unsafe" in (answer.headers["Content-Security-Policy"] or ""):
        fault(f"{where}: a weak Content-Security-Policy")
    if signed_in and "no-store" not in (answer.headers["Cache-Control"] or ""):
        fault(f"{where}: may be stored: {answer.headers['Cache-Control']}")
    for cookie in answer.headers.get_all("Set-Cookie") or []:
        if not re.search(r"; Path=/; HttpOnly; SameSite=(Lax|Strict)", cookie) or "-session" in cookie and "staff" in cookie and "Strict" not in cookie:
            fault(f"{where}: a cookie without its attributes: {cookie.split('=')[0]}")
    if "html" in kind:
        return Judge(where, answer.text).seen
    if "csv" in kind:
        judge_table(where, answer.text)
    elif "zip" in kind and answer.status == 200:
        archive = zipfile.ZipFile(io.BytesIO(answer.body))
        for name in archive.namelist():
            text = archive.read(name).decode()
            json.loads(text) if name.endswith(".json") else judge_table(f"{where} {name}", text)
    return answer.text.count("cs\"'>")


def plant():
    """The canary into every text column that takes it; formulas into the second customer's."""
    sql("""
    INSERT INTO setting (name, value) SELECT n, 'x' FROM (SELECT 'shop_address' AS n UNION SELECT 'shop_hours' UNION SELECT 'shop_phone' UNION SELECT 'shop_email') x
        ON DUPLICATE KEY UPDATE value = value;
    INSERT INTO customer_note (customer_id, staff_id, at, body) VALUES (1, 1, NOW(), 'x'), (2, 1, NOW(), 'x');
    INSERT INTO customer_change (customer_id, at, actor_kind, request_id, field, before_text, after_text) VALUES (1, NOW(), 'staff', 'r', 'name', 'x', 'y');
    INSERT INTO event (customer_id, at, kind, reference, detail, source, source_key) VALUES (1, NOW(), 'profile', '', '', 's', 'k1'),
        (1, NOW(), 'note', '', '', 's', 'k2'), (1, NOW(), 'state', '', '', 's', 'k3'), (2, NOW(), 'joined', '', '', 's', 'k4');
    INSERT INTO audit (at, program, actor_kind, actor_id, action, request_id) VALUES (NOW(), 'staff', 'staff', 1, 'POST /x', 'r1'), (NOW(), 'portal', 'customer', 1, 'POST /y', 'r2');
    INSERT INTO job (kind, state, run_at, created_at, last_error, result) VALUES ('none', 'dead', NOW(), NOW(), 'x', '{}');
    INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, state, run_at, customer_id, created_at, last_error)
        VALUES ('c@x', 'mail/answer', 'x', 'x', 'x', '<p>x</p>', 'failed', NOW() + INTERVAL 1 DAY, 1, NOW(), 'x');""")
    lines = sql("SELECT table_name, column_name, character_maximum_length FROM information_schema.columns JOIN information_schema.tables"
                " USING (table_schema, table_name) WHERE table_type <> 'VIEW' AND table_schema = DATABASE() AND data_type IN ('varchar', 'text', 'mediumtext')")
    filled = 0
    for line in lines.split("\n"):
        table, column, length = line.split("\t")
        words = CANARY if int(length) >= 60 else SHORT
        if column in OURS or table in HIDDEN or int(length) < len(words) or (table, column) in (("outbox", "html_body"), ("staff", "theme")):
            continue
        quoted = words.replace("\\", "\\\\").replace("'", "''")
        unique = sql(f"SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = '{table}' AND column_name = '{column}' AND non_unique = 0") != "0"
        sql(f"UPDATE IGNORE `{table}` SET `{column}` = '{quoted}'" + (" LIMIT 1" if unique else ""))
        filled += 1
    sql(f"UPDATE setting SET value = '{CANARY.replace(chr(39), chr(39) * 2)}' WHERE name IN ('shop_name', 'shop_address', 'shop_hours', 'shop_phone', 'shop_email')")
    sql(f"UPDATE customer SET name = '{FORMULA}' WHERE id = 2; UPDATE feedback SET body = '{FORMULA}', about = '@x', contact_name = '+x' WHERE id = 2;"
        "UPDATE audit SET detail = '-x' WHERE id = 2")
    os.makedirs(os.environ["SITE"] + "/data/feedback", exist_ok=True)
    open(os.environ["SITE"] + "/data/feedback/none", "w").write("abc")
    return filled


def tables():
    lines = sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW'").split("\n")
    return ", ".join(f"`{t}`" for t in lines if t not in LOOSE)


def look(most, people=PEOPLE):
    """Every GET route as these people. Returns pages, sightings of the canary, and the routes on which it stood."""
    pages = seen = 0
    for program, letter in people:
        v, before = visitor(program, letter), sql("CHECKSUM TABLE " + tables())
        who = f"{program} {letter or 'nobody'}"
        for path, answer in walk(v, program, most if letter in (None, "A", "E") else 3, CANARY):
            pages += 1
            seen += judge(f"{who} GET {path}", answer, bool(letter))
        after = sql("CHECKSUM TABLE " + tables())
        for a, b in zip(before.split("\n"), after.split("\n")):
            if a != b:
                fault(f"{who}: looking changed {a.split()[0]}")
    return pages, seen


def ask_oddly():
    """The canary in paths, and in every field that a GET page knows."""
    asked = 0
    odd = urllib.parse.quote(CANARY, safe="")
    for program, letter in PEOPLE[:2] + [("staff", "E")]:
        for path, _, _ in routes(program):
            v = visitor(program, letter)
            ways = [re.sub(r"\{\w+\}", odd, path, count=1), fill(path) + "?" + odd, fill(path) + "?x=" + odd]
            source = [f"{fill(path)}?{name}={odd}" for name in ("then", "state", "format", "after", "q", "order")]
            for way in ways + source:
                asked += 1
                judge(f"{program} {letter} GET {way.replace(odd, 'CANARY')}", v.ask("GET", way), bool(letter))
        for way in ("/" + odd, "/my/" + odd, "/login?then=" + odd, "/staff/" + odd):
            asked += 1
            judge(f"{program} {letter} GET {way.replace(odd, 'CANARY')}", visitor(program, letter).ask("GET", way), bool(letter))
    return asked


def send_forms():
    """Every form of every page sent with the canary in each field, one POST a form and person."""
    sent, done = 0, set()
    for program, letter in (("portal", None), ("portal", "A"), ("staff", None), ("staff", "E")):
        v = visitor(program, letter)
        pages = [(path, answer.text) for path, answer in walk(v, program, 3)]
        for path, text in pages:
            for form in Form(text).forms:
                action = form["action"] or path.split("?")[0]
                if form["method"] != "post" or NOT_SENT.match(action) or (program, letter, re.sub(r"\d+", "N", action)) in done:
                    continue
                done.add((program, letter, re.sub(r"\d+", "N", action)))
                fields = [(k, w if k in ("token", "key", "stamp", "website", "version", "seen", "id") else w if w and k in ("topic", "way", "kind", "state", "role", "lang", "zone") else CANARY)
                          for k, w in form["fields"]]
                v.cookies = {k: w for k, w in v.cookies.items() if "notice" not in k}
                answer = v.ask("POST", action, urllib.parse.urlencode(fields))
                sent += 1
                judge(f"{program} {letter} POST {action}", answer, bool(letter))
                if answer.status == 303:
                    judge(f"{program} {letter} after POST {action}", v.get(answer.location), False)
    return sent


def letters():
    texts = sql("SELECT HEX(html_body) FROM outbox WHERE html_body <> '' AND html_body <> '<p>x</p>'").split()
    for n, text in enumerate(texts):
        Judge(f"letter {n}", bytes.fromhex(text).decode())
    return len(texts)


def report(what):
    for problem, times in list(problems.items())[:40]:
        print("not ok", problem, f"({times} times)" if times > 1 else "")
    print(f"{'not ok' if problems else 'ok'} {what}")


if sys.argv[1] == "all":
    filled = plant()
    pages, seen = look(10)
    report(f"{filled} columns filled; {pages} pages bear the canary {seen} times, whole; looking changed nothing; headers are there")
    print(f"{'ok' if seen > 1000 and filled > 60 else 'not ok'} the canary was seen")
    problems.clear()
    asked, sent = ask_oddly(), send_forms()
    report(f"{asked} odd addresses and {sent} forms asked with the canary")
    problems.clear()
    look(3, [("portal", "A"), ("staff", "E")])
    report(f"the pages after it; {letters()} letters")
    judge_table("x", f"a,{FORMULA}\r\n")
    Judge("x", '<p title="cs&amp;quot;">cs&quot;\'&gt;<xss-canary></p>')
    print(f"{'ok' if len(problems) >= 3 else 'not ok'} the judge finds a planted cell, element and double escape")
    problems.clear()
    judge("x", types.SimpleNamespace(status=200, headers=email.message.Message(), text=""), True)
    print(f"{'ok' if len(problems) == len(HEADERS) + 2 else 'not ok'} and an answer without its headers")
    before = sql("CHECKSUM TABLE " + tables())
    sql("UPDATE identifier SET shared = 1 - shared WHERE customer_id = 2 LIMIT 1")
    print(f"{'ok' if before != sql('CHECKSUM TABLE ' + tables()) else 'not ok'} and a change by looking")
else:
    look(2, [("portal", "A"), ("staff", "A")])
    found = [p for p in problems if "element made" in p], [p for p in problems if "escaped twice" in p]
    print(f"{'ok' if any('/staff/customers/1' in p for p in found[0]) else 'not ok'} a raw output planted in a template is found: {found[0][:1]}")
    print(f"{'ok' if any('/my/profile' in p for p in found[1] + found[0]) else 'not ok'} an output escaped twice is found: {found[1][:1]}")
