import os, re, subprocess, urllib.parse
from crawl import PORTS, sql, visitor
from visitor import Visitor, check, equal

PORTAL, STAFF = PORTS["portal"], PORTS["staff"]
GOOD, WORDS = "a heron on the roof", "These words I'd hate to lose: <b>äöü</b> & \"more\""


def code_of(address):
    text = sql(f"SELECT REPLACE(text_body, '\\n', ' ') FROM outbox WHERE to_address = '{address}' ORDER BY id DESC LIMIT 1")
    return re.search(r"\b(\d{6})\b", text).group(1)


def join(address, name="Nora"):
    v = Visitor(PORTAL)
    v.get("/join")
    v.send("/join", email=address)
    v.send("/join/code", code=code_of(address))
    equal(f"{name} joined", "/my", v.send("/join/finish", name=name, password=GOOD).path)
    return v


# languages in turn: the one process forgets the last visitor's
turns = {"en": ("en", "Privacy", "Datenschutz"), "de": ("de", "Datenschutz", "Privacy"), "xx": ("en", "Privacy", "Datenschutz"),
         "de-AT,en;q=0.5": ("de", "Datenschutz", "Privacy"), "fr,de;q=0.4": ("de", "Datenschutz", "Privacy")}
wrong = []
for n in range(60):
    lang, (wanted, own, other) = list(turns.items())[n % len(turns)]
    path = ("/", "/help", "/login", "/nothing-here", "/join")[n // len(turns) % 5]
    page = Visitor(PORTAL, lang=lang).ask("GET", path)
    words = re.sub(r'<form[^>]*action="/language".*?</form>', "", page.text, flags=re.S)
    if f'lang="{wanted}"' not in page.text or own not in words or other in words:
        wrong.append((path, lang))
equal("languages in turn on one process", [], wrong)
v = Visitor(PORTAL, lang="en")
v.get("/")
v.send("/language", lang="de")
check("a chosen language stays", 'lang="de"' in v.get("/help").text)
check("and nobody else gets it", 'lang="en"' in Visitor(PORTAL).get("/help").text)

# cookies
v = Visitor(PORTAL)
cookies = v.ask("GET", "/login").headers.get_all("Set-Cookie") or []
check("cookies of the portal", cookies and all(re.search(r"; Path=/; HttpOnly; SameSite=Lax", c) for c in cookies), cookies)
cookies = Visitor(STAFF).ask("GET", "/login").headers.get_all("Set-Cookie") or []
check("cookies of the staff", cookies and all(re.search(r"; Path=/; HttpOnly; SameSite=Strict", c) for c in cookies), cookies)

# strict fields
v = join("nora@shop.example")
v.get("/my/profile")
before = sql("CHECKSUM TABLE customer, customer_change, identifier")
equal("an unknown field", 400, v.send("/my/profile", follow=False, admin="1").status)
v.get("/my/profile")
name = next(k for k, w in v.form("/my/profile")["fields"] if k not in ("token", "key"))
equal(f"a field twice ({name})", 400, v.send("/my/profile", follow=False, **{name: ["a", "b"]}).status)
v.get("/my/profile")
equal("a field that isn't UTF-8", 400, v.ask("POST", "/my/profile", urllib.parse.urlencode({"token": dict(v.form("/my/profile")["fields"])["token"], "key": "k9"}) + f"&{name}=%ff%fe").status)
v.get("/my/profile")
equal("no key", 400, v.send("/my/profile", follow=False, key=None).status)
equal("nothing of that changed anything", before, sql("CHECKSUM TABLE customer, customer_change, identifier"))

# a wrong token gives the form back, without secrets
v.get("/my/profile")
page = v.send("/my/profile", follow=False, token="wrong", name=WORDS)
equal("a wrong token", 403, page.status)
fields = dict(v.form("/my/profile")["fields"])
equal("the words come back", WORDS, fields.get("name"))
page = v.send("/my/profile", follow=False)
check("and can be sent from there", page.status == 303, page.status)
equal("they arrived", WORDS, sql("SELECT name FROM customer JOIN identifier ON customer_id = customer.id WHERE value = 'nora@shop.example'"))
n = Visitor(PORTAL)
n.get("/login")
page = n.send("/login", follow=False, token="wrong", email="nora@shop.example", password=GOOD)
check("a password doesn't come back", page.status == 403 and GOOD not in page.text, page.status)
page = v.ask("POST", "/my/profile", urllib.parse.urlencode({"token": fields["token"]}), {"Sec-Fetch-Site": "cross-site"})
equal("from another site", 403, page.status)

# a dead session: kept, signed in, come back, sent
v.get("/my/profile")
sql("UPDATE portal_session SET expires_at = UTC_TIMESTAMP(6)")
late = WORDS + " late"
page = v.send("/my/profile", follow=False, name=late)
equal("a dead session", (303, "/login?then=%2Fagain"), (page.status, page.location))
v.get(page.location)
page = v.send("/login", email="nora@shop.example", password=GOOD)
equal("signed in again", ("/again", 200), (page.path, page.status))
equal("the words are there", late, dict(v.form("/my/profile")["fields"]).get("name"))
other = Visitor(PORTAL)
other.get("/login")
other.send("/login", email="nora@shop.example", password=GOOD)
check("only in that browser", not other.ask("GET", "/again").has("late"))
v.get("/again")
page = v.send("/my/profile")
equal("and arrive", late, sql("SELECT name FROM customer JOIN identifier ON customer_id = customer.id WHERE value = 'nora@shop.example'"))

# nor does whoever signs in next in the same browser
v.get("/my")
v.send("/logout")
v.get("/login")
v.send("/login", email="nora@shop.example", password=GOOD)
check("what was kept ends with signing out", not v.ask("GET", "/again").has("late"))

# a failure of one request isn't the next one's
v.get("/my/profile")
sql("RENAME TABLE idempotency TO idempotency_away")
equal("a POST that fails", 500, v.send("/my/profile", follow=False).status)
equal("leaves the next page alone", 200, Visitor(PORTAL).ask("GET", "/help").status)
sql("RENAME TABLE idempotency_away TO idempotency")

# a one-time link's token is in no log
t = Visitor(STAFF)
t.get("/login")
token = dict(t.form("/login")["fields"])["token"]
equal("a form for a link, too old", 403, t.ask("POST", "/invite/SecretOfALink_1", urllib.parse.urlencode({"token": "x" + token})).status)
logs = subprocess.run(["grep", "-rlE", "SecretOfALink", os.environ["SITE"] + "/log"], capture_output=True, text=True).stdout
equal("is in no log", "", logs)
check("but the refusal is", '"route":"/invite/{token}"' in open(os.environ["SITE"] + "/log/staff.log").read())

# then= leads nowhere else
for then in ("//evil.example/", "https://evil.example/", "/\\evil.example", "/%09/evil.example", "javascript:alert(1)"):
    for port in (PORTAL, STAFF):
        page = Visitor(port).ask("GET", "/login?then=" + urllib.parse.quote(then))
        check(f"then={then} on {port - PORTAL and 'staff' or 'portal'}", page.status < 500 and
              not re.search(r'(href|action)="(https?:|//|javascript:)', page.text) and "evil" not in page.location, page.status)

# methods, limits
for path, status in (("/", 200), ("/my", 303), ("/nothing-here", 404)):
    asked, full = Visitor(PORTAL).ask("HEAD", path), Visitor(PORTAL).ask("GET", path)
    equal(f"HEAD {path}", (status, b"", full.headers["Content-Type"]), (asked.status, asked.body, asked.headers["Content-Type"]))
for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "FOO"):
    page = Visitor(PORTAL).ask(method, "/login")
    check(f"{method} is no way", page.status in (400, 404, 405, 501), page.status)
equal("a value of 70 KiB", 413, Visitor(PORTAL).ask("POST", "/login", "email=" + "a" * 70000).status)
equal("300 fields", 413, Visitor(PORTAL).ask("POST", "/login", "&".join(f"f{n}=1" for n in range(300))).status)
equal("a body of 1.1 MiB", 413, Visitor(PORTAL).ask("POST", "/login", "email=" + "a" * 1150000).status)
equal("another kind of body", 415, Visitor(PORTAL).ask("POST", "/login", "<a/>", {"Content-Type": "text/xml"}).status)
for path in ("/%00", "/%ff", "/a/../my", "/..%2f..%2fetc/passwd", "/?a=%00", "/?a=%ff"):
    page = Visitor(PORTAL).ask("GET", path)
    check(f"GET {path}", page.status in (400, 404) or path == "/a/../my" and page.status == 303, page.status)

# the customer's session is none on the staff's site, nor the other way
page = Visitor(STAFF)
page.cookies = {k.replace("portal", "staff"): w for k, w in v.cookies.items()}
equal("a customer's cookie at the staff's door", 303, page.ask("GET", "/staff").status)
equal("a member of staff comes in", 200, visitor("staff", "A").ask("GET", "/staff").status)
