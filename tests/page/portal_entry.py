import os, re, subprocess
from visitor import Visitor, check, equal

port = int(os.environ["PORTAL"])
GOOD, NEXT, WRONG = "a heron on the roof", "an otter under the ice", "a heron on the lawn"


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def mail(address):
    """Template and text of the newest mail to it."""
    got = sql(f"SELECT template, REPLACE(text_body, '\\n', ' ') FROM outbox WHERE to_address = '{address}' ORDER BY id DESC LIMIT 1")
    return tuple(got.split("\t")) if got else ("", "")


def code_of(address):
    found = re.search(r"\b(\d{6})\b", mail(address)[1])
    return found.group(1) if found else "no code"


def bare(answer):
    return re.sub(r'(name="(token|key)" value=")[^"]*|[a-z.]+@[a-z]+\.example', r"\1", answer.text)


sql("""
INSERT INTO customer (id, kind, name, order_count, since_at, last_at) VALUES
 (101, 'person', 'Nora', 3, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 30 DAY),
 (102, 'person', 'Old', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 3 YEAR),
 (103, 'person', 'Several', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
 (104, 'company', 'Firm', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP()),
 (105, 'person', 'Walk-in', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP());
INSERT INTO identifier (customer_id, kind, value, shown, shared, created_at) VALUES
 (101, 'email', 'nora@shop.example', 'nora@shop.example', 0, UTC_TIMESTAMP()),
 (102, 'email', 'old@shop.example', 'old@shop.example', 0, UTC_TIMESTAMP()),
 (103, 'email', 'both@shop.example', 'both@shop.example', 1, UTC_TIMESTAMP()),
 (104, 'email', 'info@firm.example', 'info@firm.example', 0, UTC_TIMESTAMP());
""")


def join(address, password=GOOD, **more):
    v = Visitor(port)
    v.get("/join")
    page = v.send("/join", email=address)
    equal(f"{address}: asks for the code", ("/join/code", 200), (page.path, page.status))
    page = v.send("/join/code", code=code_of(address))
    equal(f"{address}: the code is right", ("/join/finish", 200), (page.path, page.status))
    known = page.has("We found what you bought")
    page = v.send("/join/finish", name="Nora Lind", password=password, **more)
    equal(f"{address}: joined", ("/my", 200), (page.path, page.status))
    return v, known, sql(f"SELECT customer_id FROM identifier WHERE value = '{address}' AND verified_at IS NOT NULL")


v, known, customer = join("nora@shop.example")
equal("a proved address claims its history", (True, "101"), (known, customer))
equal("the name before is kept among the changes", "Nora\tNora Lind",
      sql("SELECT before_text, after_text FROM customer_change WHERE customer_id = 101 AND field = 'name'"))
w, known, customer = join("old@shop.example")
check("a stale address starts afresh", not known and customer not in ("", "102"), customer)
equal("and leaves the one before it, noted", "old@shop.example\tNULL",
      sql("SELECT before_text, after_text FROM customer_change WHERE customer_id = 102"))
w, known, customer = join("new@shop.example")
check("nobody's address makes a prospect", not known and int(customer) > 105, customer)
equal("who isn't told apart yet", "prospect", sql(f"SELECT state FROM customer WHERE id = {customer}"))

# who can't join with the address gets a mail; the page answers alike
pages = {}
for address, template in (("other@shop.example", "mail/join_code"), ("nora@shop.example", "mail/join_known"),
                          ("both@shop.example", "mail/join_shared"), ("info@firm.example", "mail/join_shared")):
    u = Visitor(port)
    u.get("/join")
    pages[address] = bare(u.send("/join", email=address))
    equal(f"mail to {address}", template, mail(address)[0])
    if template != "mail/join_code":
        equal(f"no code in it ({template})", "no code", code_of(address))
        equal("and none works", 422, u.send("/join/code", code="123456").status)
equal("the pages are the same", 1, len(set(pages.values())))

# the code: bound to the browser, five tries, once
a, b = Visitor(port), Visitor(port)
a.get("/join")
a.send("/join", email="code@shop.example")
b.get("/join")
b.send("/join", email="elsewhere@shop.example")
equal("a code of another browser doesn't work", 422, b.send("/join/code", code=code_of("code@shop.example")).status)
right = code_of("code@shop.example")
a.get("/join/code")
wrong = "%06d" % ((int(right) + 1) % 1000000)
equal("five tries", [422] * 5, [a.send("/join/code", code=wrong).status for _ in range(5)])
equal("the sixth is refused though right", 422, a.send("/join/code", code=right).status)
a.get("/join")
a.send("/join", email="code@shop.example")
sql("UPDATE portal_code SET expires_at = UTC_TIMESTAMP(6) WHERE email = 'code@shop.example'")
equal("after ten minutes it is too old", "/join", a.send("/join/code", code=code_of("code@shop.example")).path)
equal("no step is skipped", "/join", Visitor(port).get("/join/finish").path)

# a code of staff (as cgi/model/claim.h issues it) is tried, counted
c = Visitor(port)
c.get("/join")
c.send("/join", email="walkin@shop.example")
c.send("/join/code", code=code_of("walkin@shop.example"))
equal("an unknown code of the shop is refused", 422, c.send("/join/finish", name="Walk", password=GOOD, claim="aaaa-bbbb-cccc").status)
equal("short passwords, too", 422, c.send("/join/finish", name="Walk", password="short").status)
equal("and without it one joins", "/my", c.send("/join/finish", name="Walk", password=GOOD).path)

# signing in
equal("signed in", 200, v.get("/my").status)
v.get("/my")
page = v.send("/logout", follow=False)
equal("signed out", (303, "/"), (page.status, page.location))
equal("the cookie is dead", 303, v.ask("GET", "/my").status)
n = Visitor(port)
page = n.get("/my/history")
check("nobody is sent to sign in, and why", page.path.startswith("/login?then=%2Fmy%2Fhistory"), page.path)
bad = n.send("/login", email="nora@shop.example", password=WRONG)
worse = n.send("/login", email="nobody@shop.example", password=WRONG)
equal("known and unknown alike", (422, bare(bad)), (worse.status, bare(worse)))
equal("two addresses in one field are refused", 400, n.send("/login", email=["nora@shop.example", "new@shop.example"], password=GOOD).status)
n.get("/login?then=%2Fmy%2Fhistory")
page = n.send("/login", email=" NORA@Shop.example ", password=GOOD)
equal("in, and on to where one wanted", "/my/history", page.path)
equal("a new browser is told by mail", "mail/changed", mail("nora@shop.example")[0])
for then in ("//evil.example/", "https://evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1", "\r\nX: y"):
    m = Visitor(port)
    m.get("/login")
    got = m.send("/login", follow=False, email="nora@shop.example", password=GOOD, then=then)
    check(f"then={then!r} goes nowhere else",
          got.status == 400 or re.fullmatch(r"/|/[^/\\\t\r\n][^\t\r\n]*", got.location), got.location)

# a new password
r1, r2 = Visitor(port), Visitor(port)
texts = []
for visitor, address in ((r1, "nora@shop.example"), (r2, "nobody@shop.example")):
    visitor.get("/reset")
    texts.append(bare(visitor.send("/reset", email=address)))
equal("reset answers alike", texts[0], texts[1])
equal("mails", ("mail/reset", "mail/reset_unknown"), (mail("nora@shop.example")[0], mail("nobody@shop.example")[0]))
equal("a wrong code sets nothing", 422, r1.send("/reset/code", code="000000", password=NEXT).status)
code = code_of("nora@shop.example")
page = r1.send("/reset/code", code=code, password=NEXT)
equal("the right one does", ("/login", 200), (page.path, page.status))
check("it says so", page.has("Your new password is kept"))
equal("all sessions ended", 303, n.ask("GET", "/my").status)
equal("the mail says so, too", "mail/changed", mail("nora@shop.example")[0])
equal("the code works once", "/reset", r1.get("/reset/code").path)
r1.get("/login")
equal("the old password is dead", 422, r1.send("/login", email="nora@shop.example", password=GOOD).status)
equal("the new one lives", "/my", r1.send("/login", email="nora@shop.example", password=NEXT).path)

# too many mails
f = Visitor(port)
f.get("/reset")
statuses = []
for _ in range(7):
    statuses.append(f.send("/reset", follow=False, email="flood@shop.example").status)
    f.get("/reset")
equal("five mails, then a wait", [303] * 5 + [429] * 2, statuses)
equal("no password or code in the log", "", subprocess.run(["grep", "-rlE", f"{GOOD}|{NEXT}|{right}", os.environ["SITE"] + "/log"], capture_output=True, text=True).stdout)
equal("passwords are Argon2id with a pepper", sql("SELECT COUNT(*) FROM credential"),
      sql("SELECT COUNT(*) FROM credential WHERE password REGEXP '^[0-9]+[$]argon2id[$]v=19[$]m=19456,t=2,p=1[$]'"))
