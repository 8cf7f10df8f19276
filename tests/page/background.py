import http.client, json, os, re, subprocess, time
from visitor import Visitor, check, equal, totp

port = int(os.environ["STAFF"])
PASSWORD = "a heron on the roof"


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def until(wanted, text):
    for _ in range(150):
        if sql(text) == wanted:
            return True
        time.sleep(.1)
    return False


def staff(name, *roles, lang="en"):
    """Somebody new with these roles, signed in."""
    made = subprocess.run([os.environ["B"] + "/regulars", "--conf", os.environ["SITE"] + "/regulars.conf",
                           "staff", "add", f"{name.lower()}@example.org", name, *roles], capture_output=True, text=True)
    path = re.search(r"(/invite/\S+)", made.stdout).group(1)
    v = Visitor(port, lang)
    v.get(path)
    page = v.send(path, password=PASSWORD)
    v.send(path, code=totp(re.search(r'<code class="text-break">([A-Z2-7 ]+)</code>', page.text, re.I).group(1)))
    return v


admin, auditor, agent = staff("Ada", "admin"), staff("Otto", "auditor"), staff("Mia", "agent")

# Who may come in
for path in ("/admin/jobs", "/admin/mail", "/admin/audit"):
    equal(f"admin: GET {path}", 200, admin.get(path).status)
    equal(f"auditor: GET {path}", 200, auditor.get(path).status)
    equal(f"agent: GET {path}", 403, agent.get(path).status)
    check(f"nobody: GET {path}", Visitor(port).get(path).path.startswith("/login"))
equal("auditor: no settings", 403, auditor.get("/admin/settings").status)

# Jobs
check("an empty list says what it is for", not admin.get("/admin/jobs?state=dead").has("<table"))
equal("a state that isn't", 422, admin.get("/admin/jobs?state=lost").status)
dead = sql("INSERT INTO job (kind, state, run_at, tries, last_error, created_at) VALUES"
           " ('import', 'dead', UTC_TIMESTAMP(6), 8, 'line <3> & \"x\"', UTC_TIMESTAMP(6)); SELECT LAST_INSERT_ID()")
page = admin.get("/admin/jobs?state=dead")
check("the dead job is listed", page.has(f'href="/admin/jobs/{dead}"') and page.has("Given up"))
page = auditor.get(f"/admin/jobs/{dead}")
check("its error is shown, escaped", page.has("line &lt;3&gt; &amp; &quot;x&quot;"))
check("an auditor has no button", not page.has("/retry"))
equal("an unknown job", 404, admin.get("/admin/jobs/999999").status)
admin.get(f"/admin/jobs/{dead}")
sql("UPDATE job SET kind = 'nothing', most_tries = 1")
page = admin.send(f"/admin/jobs/{dead}/retry")
check("POST /admin/jobs/1/retry revives it", page.has("waits for its turn again"))
check("and the worker takes it", until("dead", f"SELECT state FROM job WHERE id = {dead} AND tries = 1"))
later = sql("INSERT INTO job (kind, run_at, created_at) VALUES"
            " ('import', UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6)); SELECT LAST_INSERT_ID()")
admin.get(f"/admin/jobs/{later}")
form = admin.form(f"/admin/jobs/{later}/stop")
admin.send(f"/admin/jobs/{later}/stop")
equal("POST /admin/jobs/2/stop ends it", "dead", sql(f"SELECT state FROM job WHERE id = {later}"))
table = admin.get("/admin/jobs?format=csv")
check("the jobs as a table", table.headers["Content-Type"].startswith("text/csv") and table.has("nothing"))

# Mail: the secret is masked for admins of a shop that isn't a demo
mail = sql("INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, masked_body, state,"
           " run_at, created_at) VALUES ('a@b', 'mail/join_code', 'olena@b.example', 'Your code', 'It is 123456',"
           " '<p>123456</p>', 'It is ••••••', 'held', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)); SELECT LAST_INSERT_ID()")
page = admin.get("/admin/mail?state=held")
check("the mail is listed", page.has("olena@b.example") and page.has("Held back"))
check("mails are held back, it says", page.has("not sent"))
page = admin.get(f"/admin/mail/{mail}")
check("its code is hidden", page.has("It is ••••••") and not page.has("123456"))
equal("by address", True, admin.get("/admin/mail?to=olena%40b.example").has("Your code"))
equal("another address", False, admin.get("/admin/mail?to=x%40b.example").has("Your code"))
equal("an unknown mail", 404, admin.get("/admin/mail/999999").status)
check("an auditor can't send", not auditor.get(f"/admin/mail/{mail}").has("/send"))
table = auditor.get("/admin/mail?format=csv")
check("the mails as a table, without their words", table.has("olena@b.example") and "It is" not in table.text)
admin.get(f"/admin/mail/{mail}")
page = admin.send(f"/admin/mail/{mail}/send")
check("POST /admin/mail/1/send puts it on its way", page.has("on its way"))
equal("it waits for the sender", "waiting", sql(f"SELECT state FROM outbox WHERE id = {mail}"))

# Settings
page = admin.get("/admin/settings")
check("the settings", page.has('name="shop_name"') and page.has("Europe/Berlin"))
good = dict(shop_name="Kontor <Süd>", country="DE", currency="EUR", zone="Europe/Berlin", lang="",
            mail_from="kontor@shop.example", shop_hours="9–18")
equal("a name must be", 422, admin.send("/admin/settings", **dict(good, shop_name="")).status)
page = admin.send("/admin/settings", **dict(good, currency="ZZZ", zone="Mars/North", country="XX"))
check("what isn't in the lists is refused", page.status == 422 and page.has("Choose a currency"))
check("and what was typed stays", page.has('value="Kontor &lt;Süd&gt;"'))
page = admin.send("/admin/settings", **good)
check("POST /admin/settings saves", page.status == 200 and page.has("The settings are saved"))
check("and shows what was changed, by whom", page.has("Ada") and page.has("<bdi>Kontor &lt;Süd&gt;</bdi>"))
equal("it is stored", "Kontor <Süd>", sql("SELECT value FROM setting WHERE name = 'shop_name'"))
check("the audit log names what", "shop_name" in sql("SELECT detail FROM audit WHERE action = 'POST /admin/settings'"))
page = admin.send("/admin/settings", **dict(good, zone="Europe/Vienna"))
equal("the history has before and after", "2", sql("SELECT COUNT(*) FROM setting FOR SYSTEM_TIME ALL WHERE name = 'zone'"))
check("and the page, too", page.has("Europe/Vienna") and page.has("<bdi>Europe/Berlin</bdi>"))

# Audit log
page = auditor.get("/admin/audit")
check("the log names who, what, from where", page.has("POST /admin/settings") and page.has("Ada") and page.has("127.0.0.1"))
who = sql("SELECT id FROM staff WHERE name = 'Ada'")
check("by person", auditor.get(f"/admin/audit?who={who}").has("<table"))
check("and by another", not auditor.get("/admin/audit?who=customer").has("<table"))
check("by what", auditor.get("/admin/audit?action=POST+%2Fadmin%2Fsettings").text.count("<tr>") == 3)
check("by time", not auditor.get("/admin/audit?to=2020-01-01").has("<table"))
equal("no such day", 422, auditor.get("/admin/audit?from=2026-02-30").status)
table = auditor.get("/admin/audit?format=csv&action=POST+%2Fadmin%2Fsettings")
equal("the log as a table", 3, len(table.text.strip().splitlines()))
check("the worker links every row", until("0", "SELECT COUNT(*) FROM audit LEFT JOIN audit_link ON audit_id = id WHERE seq IS NULL"))
auditor.get("/admin/audit")
page = auditor.send("/admin/audit/verify")
check("POST /admin/audit/verify starts a check", page.has("is being checked"), f"{page.status} {page.path}")
check("which comes to its end", until("0", "SELECT COUNT(*) FROM job WHERE kind = 'audit_verify' AND state <> 'done'"))
check("and says that the log holds", auditor.get("/admin/audit").has("Untouched"))
sql("UPDATE audit SET detail = 'forged' ORDER BY id LIMIT 1")
auditor.send("/admin/audit/verify")
until("0", "SELECT COUNT(*) FROM job WHERE kind = 'audit_verify' AND state <> 'done'")
check("a forged row is named", auditor.get("/admin/audit").has("Entry 1 does not fit"))

# Many rows: key paging
sql("INSERT INTO audit (at, program, actor_kind, action, request_id) SELECT UTC_TIMESTAMP(6), 'x', 'program',"
    " CONCAT('POST /n', seq), 'r' FROM seq_1_to_120")
first = auditor.get("/admin/audit?who=program")
older = re.search(r'rel="next" href="([^"]+)"', first.text).group(1).replace("&amp;", "&")
second = auditor.get(older)
check("older ones follow, the filter stays", second.has("POST /n70<") and "who=program" in older)
newer = re.search(r'rel="prev" href="([^"]+)"', second.text).group(1).replace("&amp;", "&")
check("and back", auditor.get(newer).has("POST /n120<"))

# German
german = staff("Uwe", "admin", lang="de")
for path in ("/admin/jobs", "/admin/mail", "/admin/audit", "/admin/settings"):
    check(f"auf Deutsch: GET {path}", german.get(path).status == 200 and 'lang="de"' in german.page.text)
check("in German words", german.page.has("Öffnungszeiten"))

# Everything alive
link = http.client.HTTPConnection("127.0.0.1", int(os.environ["API"]))
link.request("GET", "/healthz")
answer = link.getresponse()
equal("GET /healthz", (200, {"database": True, "schema": True, "worker": True, "sender": True}),
      (answer.status, json.loads(answer.read())))
sql("UPDATE heartbeat SET at = at - INTERVAL 2 MINUTE WHERE program = 'sender'")
link.request("GET", "/healthz")
answer = link.getresponse()
equal("a sender that is gone", (503, False), (answer.status, json.loads(answer.read())["sender"]))
