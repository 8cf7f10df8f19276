import os, re, subprocess
from visitor import Visitor, check, equal, totp

port = int(os.environ["PORTAL"])
GOOD, NEXT, WRONG = "a heron on the roof", "an otter under the ice", "a heron on the lawn"


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def mails(address):
    return sql(f"SELECT template, REPLACE(text_body, '\\n', ' ') FROM outbox WHERE to_address = '{address}' ORDER BY id DESC LIMIT 1")


def code_of(address):
    found = re.search(r"\b(\d{6})\b", mails(address).split("\t")[1])
    return found.group(1) if found else "no code"


def sign_in(address, password):
    v = Visitor(port)
    v.get("/login")
    return v, v.send("/login", email=address, password=password)


v = Visitor(port)
v.get("/join")
v.send("/join", email="ida@shop.example")
v.send("/join/code", code=code_of("ida@shop.example"))
v.send("/join/finish", name="Ida Berg", password=GOOD)

# sessions
other, page = sign_in("ida@shop.example", GOOD)
third, page = sign_in("ida@shop.example", GOOD)
page = v.get("/my/security")
equal("three sessions are listed", 3, len(re.findall("Signed in ", page.text)))
numbers = re.findall(r'name="session" value="(\d+)"', page.text)
stranger = Visitor(port)
stranger.get("/join")
stranger.send("/join", email="eve@shop.example")
stranger.send("/join/code", code=code_of("eve@shop.example"))
stranger.send("/join/finish", name="Eve", password=GOOD)
stranger.get("/my/security")
other_page = stranger.page.text
stranger.page.text = other_page.replace("</main>", '<form method="post" action="/my/security/session">' + re.search(
    r'<form method="post" action="/my/security/password">(<input[^>]*><input[^>]*>)', other_page).group(1) + "</form></main>")
equal("nobody ends another's session", 404, stranger.send("/my/security/session", session=numbers[0]).status)
equal("both are still in", [200, 200], [x.ask("GET", "/my").status for x in (other, third)])
forms = sorted(set(numbers) - {"0"})
v.send("/my/security/session", session=forms[0])
equal("one is out at once, the other not", [200, 303], sorted(x.ask("GET", "/my").status for x in (other, third)))
v.get("/my/security")
v.send("/my/security/session", session="0")
equal("now both are", [303, 303], [x.ask("GET", "/my").status for x in (other, third)])
equal("the own one stays", 200, v.ask("GET", "/my").status)

# password
other, page = sign_in("ida@shop.example", GOOD)
v.get("/my/security")
stored = sql("SELECT password FROM credential ORDER BY customer_id LIMIT 1")
equal("a wrong password of now is refused", 422, v.send("/my/security/password", current=WRONG, password=NEXT).status)
equal("a name in it, too", 422, v.send("/my/security/password", current=GOOD, password="ida berg ida berg").status)
equal("nothing has changed", stored, sql("SELECT password FROM credential ORDER BY customer_id LIMIT 1"))
cookie = v.cookies["portal-session"]
page = v.send("/my/security/password", current=GOOD, password=NEXT)
check("changed", page.has("Your new password is kept"))
check("with a new session", v.cookies["portal-session"] != cookie)
equal("others are out", 303, other.ask("GET", "/my").status)
check("and a mail says so", "Your password was changed" in mails("ida@shop.example"))

# the app
sql("UPDATE portal_session SET proved_at = proved_at - INTERVAL 6 MINUTE")
page = v.get("/my/security/app")
check("after five minutes the password is asked for", page.path.startswith("/login/again"), page.path)
page = v.send("/login/again", password=NEXT)
equal("and then one goes on", "/my/security/app", page.path)
page = v.send("/my/security/app")
secret = re.search(r'<code class="text-break">([A-Z2-7 ]+)</code>', page.text, re.I).group(1)
check("a QR code is drawn", 'class="qr" viewBox="0 0 ' in page.text)
equal("a wrong code turns nothing on", 422, v.send("/my/security/app/code", code="000000").status)
equal("still off", "1", sql("SELECT totp_secret IS NULL FROM credential ORDER BY customer_id LIMIT 1"))
first = totp(secret)  # kept: the clock may step on meanwhile
page = v.send("/my/security/app/code", code=first)
codes = re.findall(r"<code>([a-z0-9-]+)</code>", page.text)
equal("on, with ten recovery codes", 10, len(codes))
check("a mail says so", "needs a code" in mails("ida@shop.example"))
other, page = sign_in("ida@shop.example", NEXT)
check("signing in asks for a code", page.path.startswith("/login/code"), page.path)
equal("the password alone opens nothing", 303, other.ask("GET", "/my").status)
other.get("/login/code")
equal("a used code is refused", 422, other.send("/login/code", code=first).status)
equal("the next one lets in", "/my", other.send("/login/code", code=totp(secret, 1)).path)

# a new password by mail doesn't get round the app
r = Visitor(port)
r.get("/reset")
r.send("/reset", email="ida@shop.example")
r.send("/reset/code", code=code_of("ida@shop.example"), password=GOOD)
r.get("/login")
page = r.send("/login", email="ida@shop.example", password=GOOD)
check("after a reset the code is asked for, too", page.path.startswith("/login/code"), page.path)
equal("a recovery code lets in", "/my", r.send("/login/code", code=codes[3]).path)

# another address
page = r.get("/my/security/email")
equal("just signed in, no proof is asked for", "/my/security/email", page.path)
page = r.send("/my/security/email", email="eve@shop.example")
check("somebody else's address gets no code", mails("eve@shop.example").startswith("mail/join_known"))
equal("and the page is the same", "/my/security/email/code", page.path)
equal("no code works", 422, r.send("/my/security/email/code", code="123456").status)
r.get("/my/security/email")
r.send("/my/security/email", email="ida@home.example")
page = r.send("/my/security/email/code", code=code_of("ida@home.example"))
check("the new address is proved", page.has("From now on you sign in with the new address"), page.text[:300])
check("the old one is told", "address was changed" in mails("ida@shop.example"))
check("and the new one", "now the address" in mails("ida@home.example"))
equal("the old address signs nobody in", 422, sign_in("ida@shop.example", GOOD)[1].status)
check("the new one does", sign_in("ida@home.example", GOOD)[1].path.startswith("/login/code"))
equal("the old one is free for others", "0", sql("SELECT COUNT(*) FROM identifier WHERE value = 'ida@shop.example'"))

equal("no code waits any more", "/my/security/email", r.get("/my/security/email/code").path)
r.get("/my/security/app")
page = r.send("/my/security/app/codes")
again = re.findall(r"<code>([a-z0-9-]+)</code>", page.text)
check("new recovery codes take the place of the old", len(again) == 10 and not set(again) & set(codes))
r.get("/my/security/app")
page = r.send("/my/security/app/end")
check("the app is given up", page.has("password alone"))
equal("and asked for no more", "/my", sign_in("ida@home.example", GOOD)[1].path)

# a stranger who asks for codes again and again doesn't delay the owner's own browser
for n in range(7):
    s = Visitor(port)
    s.get("/reset")
    page = s.send("/reset", email="eve@shop.example")
equal("the stranger has to wait", 429, page.status)
stranger.get("/reset")
equal("the owner's browser has not", "/reset/code", stranger.send("/reset", email="eve@shop.example").path)
