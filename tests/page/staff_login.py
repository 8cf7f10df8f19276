import os, re, subprocess
from visitor import Visitor, check, equal, totp

port = int(os.environ["STAFF"])
GOOD, WRONG = "a heron on the roof", "a heron on the lawn"


def regulars(*words):
    return subprocess.run([os.environ["B"] + "/regulars", "--conf", os.environ["SITE"] + "/regulars.conf", *words],
                          capture_output=True, text=True)


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


made = regulars("staff", "add", "Ada@Example.org", "Ada Lund", "admin", "agent")
equal("staff add works", 0, made.returncode)
path = re.search(r"(/invite/\S+)", made.stdout).group(1)
check("the database doesn't hold the link", path.split("/")[-1] not in sql("SELECT HEX(token_hash) FROM staff_link"))
equal("a role that isn't is refused", 1, regulars("staff", "add", "b@example.org", "B", "king").returncode)
equal("and leaves nobody behind", "1", sql("SELECT COUNT(*) FROM staff"))

v = Visitor(port)
equal("an unknown link is gone", 410, v.get("/invite/" + "x" * 43).status)
page = v.get(path)
check("the link greets by name", page.has("Ada Lund"), page.text[:2000])
equal("a short password is refused", 422, v.send(path, password="short").status)
equal("a common password is refused", 422, v.send(path, password="password1234").status)
page = v.send(path, password=GOOD)
check("next is the app, with a QR code", page.status == 200 and "viewBox=\"0 0 " in page.text, str(page.status))
secret = re.search(r'<code class="text-break">([A-Z2-7 ]+)</code>', page.text, re.I).group(1)
equal("a wrong code is refused", 422, v.send(path, code="000000").status)
equal("nobody is in before the code", "invited", sql("SELECT state FROM staff"))
first = totp(secret)  # kept: the clock may step on meanwhile
page = v.send(path, code=first)
codes = re.findall(r"<code>([a-z0-9-]+)</code>", page.text)
equal("ten recovery codes are shown", 10, len(codes))
equal("the link works once", 410, v.get(path).status)
check("the secret is sealed", secret.replace(" ", "") not in sql("SELECT totp_secret FROM staff_credential"))

# a fresh browser
v = Visitor(port)
page = v.get("/staff/me?x=1")
check("nobody is sent to the sign-in", page.path.startswith("/login?then=%2Fstaff%2Fme"), page.path)
before = v.send("/login", email="ada@example.org", password=WRONG)
other = v.send("/login", email="nobody@example.org", password=WRONG)
equal("a wrong password is refused", 422, before.status)


def bare(answer):
    return re.sub(r'(name="(token|key)" value=")[^"]*|value="[a-z]+@example.org"', r"\1", answer.text)


equal("known and unknown are answered alike", bare(before), bare(other))
page = v.send("/login", email="ada@example.org", password=GOOD)
check("the password leads to the code", page.path.startswith("/login/code"), page.path)
equal("with the password alone nothing is open", 303, v.ask("GET", "/staff/me").status)
v.get("/login/code?then=%2Flogin%2Fagain")
equal("the code of the set-up is used", 422, v.send("/login/code", code=first).status)
half = dict(v.cookies)
page = v.send("/login/code", code=totp(secret, 1))
equal("the next code lets in, and on to where one wanted", "/login/again", page.path)
equal("signed in", 200, page.status)
equal("a browser that was never seen is told of by mail", "mail/changed\tada@example.org", sql("SELECT template, to_address FROM outbox"))
again = Visitor(port)
again.cookies = half
equal("the cookie of before the code is dead", 303, again.ask("GET", "/login/again").status)

old = dict(v.cookies)
equal("a wrong password proves nothing", 422, v.send("/login/again", password=WRONG).status)
answer = v.send("/login/again", follow=False, password=GOOD, then="//evil.example/")
equal("proved, and never sent elsewhere", (303, "/"), (answer.status, answer.location))
check("with a new cookie", v.cookies["staff-session"] != old["staff-session"])
again.cookies = old
equal("the one of before is dead", 303, again.ask("GET", "/login/again").status)

# recovery codes
r = Visitor(port)
r.get("/login")
r.send("/login", email="ada@example.org", password=GOOD)
equal("a recovery code lets in", 303, r.send("/login/code", follow=False, code=codes[0].upper().replace("-", " ")).status)
s = Visitor(port)
s.get("/login")
s.send("/login", email="ada@example.org", password=GOOD)
equal("once", 422, s.send("/login/code", code=codes[0]).status)

# waits: a stranger's failures don't delay the known browser
stranger = Visitor(port)
stranger.get("/login")
statuses = [stranger.send("/login", email="ada@example.org", password=WRONG).status for _ in range(7)]
equal("five tries are free, then one waits", [422] * 5 + [429] * 2, statuses)
waiting = stranger.send("/login", email="ada@example.org", password=GOOD)
check("the right password waits too", waiting.status == 429 and waiting.headers["Retry-After"])
nobody = Visitor(port)
nobody.get("/login")
statuses = [nobody.send("/login", email="nobody2@example.org", password=WRONG).status for _ in range(7)]
equal("unknown names wait alike", [422] * 5 + [429] * 2, statuses)
v.get("/login/again")
page = v.send("/logout", follow=False)
equal("signed out", (303, "/login"), (page.status, page.location))
v.get("/login")
equal("the known browser doesn't wait", 303, v.send("/login", follow=False, email="ada@example.org", password=GOOD).status)
again.cookies = dict(r.cookies)
equal("another session lives on", 200, again.ask("GET", "/login/again").status)
sql("UPDATE staff SET state = 'disabled'")
equal("disabled: out at once", 303, again.ask("GET", "/login/again").status)
equal("the log holds no secret", "", subprocess.run(["grep", "-rlE", f"{GOOD}|{codes[1]}", os.environ["SITE"] + "/log"], capture_output=True, text=True).stdout)
equal("they name who signed in", "0", sql("SELECT COUNT(*) FROM audit WHERE action LIKE 'POST /login%' AND (actor_kind <> 'staff' OR actor_id IS NULL)"))
equal("sign-ins are in the audit log", "1", sql("SELECT COUNT(*) > 3 FROM audit WHERE action = 'POST /login/code' OR action = 'POST /login'"))
