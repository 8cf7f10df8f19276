import os, re, subprocess
from visitor import Visitor, check, equal, totp

port = int(os.environ["STAFF"])
GOOD, NEXT = "a heron on the roof", "an otter under the ice"


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def link(text):
    return re.search(r"/invite/[A-Za-z0-9_-]+", text).group(0)


def set_up(path, password=GOOD):
    """Through a one-time link: who comes out is signed in."""
    v = Visitor(port)
    v.get(path)  # GET /invite/x
    page = v.send(path, password=password)  # POST /invite/x
    secret = re.search(r'<code class="text-break">([A-Z2-7 ]+)</code>', page.text, re.I).group(1)
    page = v.send(path, code=totp(secret))
    equal("set up by a link", 10, len(re.findall(r"<code>[a-z0-9-]{14}</code>", page.text)))
    return v, secret


def mail_link(address):
    return link(sql(f"SELECT text_body FROM outbox WHERE to_address = '{address}' ORDER BY id DESC LIMIT 1"))


made = subprocess.run([os.environ["B"] + "/regulars", "--conf", os.environ["SITE"] + "/regulars.conf",
                       "staff", "add", "ada@example.org", "Ada Lund", "admin"], capture_output=True, text=True)
ada, secret = set_up(link(made.stdout))
me = sql("SELECT id FROM staff")

# invite
ada.get("/admin/staff/new")
equal("without a role nobody is invited", 422, ada.send("/admin/staff/new", name="Ben", email="ben@example.org").status)
page = ada.send("/admin/staff/new", name="Ben Roe", email="ben@example.org", roles=["agent", "manager"])
equal("invited", ("/admin/staff", 200), (page.path, page.status))
check("the list shows both", page.has("Ada Lund") and page.has("Ben Roe") and page.has("Agent, Manager"))
ada.get("/admin/staff/new")
equal("an address once", 422, ada.send("/admin/staff/new", name="Ben", email="BEN@example.org", roles="agent").status)
masked = sql("SELECT masked_body FROM outbox WHERE to_address = 'ben@example.org' ORDER BY id DESC LIMIT 1")
check("the link is hidden from admins", "/invite/" not in masked or "••" in masked, masked[:200])
ben, ben_secret = set_up(mail_link("ben@example.org"))
ben_id = sql("SELECT id FROM staff WHERE email = 'ben@example.org'")
equal("a manager sees the list", 200, ben.get("/admin/staff").status)
equal("and can't invite", 403, ben.get("/admin/staff/new").status)
equal("nor see jobs", 403, ben.get("/admin/jobs").status)

# the password again after five minutes, before such things
sql("UPDATE staff_session SET proved_at = proved_at - INTERVAL 6 MINUTE")
ada.get("/admin/roles")
page = ada.send("/admin/roles")
check("changing roles asks for the password", page.path.startswith("/login/again"), page.path)
equal("nothing was done: no audit row, no key used up", "0 0", sql("SELECT CONCAT((SELECT COUNT(*) FROM audit WHERE action = 'POST /admin/roles'),"
      " ' ', (SELECT COUNT(*) FROM idempotency WHERE path = '/admin/roles'))"))
page = ada.send("/login/again", password=GOOD)
equal("what was ticked is kept over it", "/again", page.path)

# roles
page = ada.get("/admin/roles")
ticked = [v for k, v in ada.form("/admin/roles")["fields"] if k == "grant"]
check("the grid shows what is granted", "admin:manage_roles" in ticked and "auditor:manage_roles" not in ticked)
equal("nobody locks everybody out", 422, ada.send("/admin/roles", grant=[t for t in ticked if t != "admin:manage_roles"]).status)
equal("and it is as it was", "1", sql("SELECT COUNT(*) FROM role_right WHERE role = 'admin' AND right_name = 'manage_roles'"))
ada.get("/admin/roles")
page = ada.send("/admin/roles", grant=[t for t in ticked if t != "manager:read_sessions"] + ["manager:read_jobs", "manager:manage_staff"])
check("changed", page.status == 200 and page.has("The roles are changed"))
equal("it acts at once", (200, 403), (ben.get("/admin/jobs").status, ben.get("/admin/sessions").status))
equal("the history says by which request", "1", sql("SELECT COUNT(*) FROM role_right WHERE role = 'manager' AND right_name = 'read_jobs' AND changed_by_request <> ''"))

# nobody gives more than they have
ben.get("/login/again")
ben.send("/login/again", password=GOOD)
ben.get("/admin/staff/" + ben_id)
equal("a manager doesn't make themselves an admin", 422, ben.send("/admin/staff/" + ben_id + "/roles", roles=["manager", "admin"]).status)
equal("roles are as they were", "agent manager", sql(f"SELECT GROUP_CONCAT(role ORDER BY role SEPARATOR ' ') FROM staff_role WHERE staff_id = {ben_id}"))
ada.get("/admin/staff/" + me)
equal("the last admin stays one", 422, ada.send("/admin/staff/" + me + "/roles", roles=["agent"]).status)
ben.get("/admin/staff/" + me)
equal("and isn't disabled", 422, ben.send("/admin/staff/" + me + "/disable").status)
equal("nor signed out by the try", 200, ada.get("/admin/staff").status)

# sessions
page = ada.get("/admin/sessions")
number = re.search(r'action="/admin/sessions/(\d+)/end"', page.text).group(1)
page = ada.send("/admin/sessions/" + number + "/end")
equal("another's session is ended", 303, ben.ask("GET", "/admin/staff").status)
ada.get("/admin/sessions")

# reset
page = ada.get("/admin/staff/" + ben_id)
page = ada.send("/admin/staff/" + ben_id + "/reset")
check("a link is on its way", page.has("on its way"))
ben, ben_secret = set_up(mail_link("ben@example.org"), NEXT)
equal("in again with a new password and phone", 200, ben.get("/admin/staff").status)

# disable, with hand-over
sql(f"""INSERT INTO guideline (title, state, owner_id, created_at) VALUES ('G', 'published', {ben_id}, UTC_TIMESTAMP());""")
sql(f"""INSERT INTO feedback (at, topic, mood, body, state, assigned_id) VALUES (UTC_TIMESTAMP(), 'idea', 'neutral', 'x', 'open', {ben_id});""")
ada.get("/admin/staff/" + ben_id)
equal("a guideline needs an heir", 422, ada.send("/admin/staff/" + ben_id + "/disable", heir="").status)
ada.get("/admin/staff/" + ben_id)
page = ada.send("/admin/staff/" + ben_id + "/disable", heir=me)
equal("disabled", "/admin/staff", page.path)
equal("out at once", 303, ben.ask("GET", "/admin/staff").status)
equal("work handed over", f"{me}\t{me}", sql("SELECT (SELECT owner_id FROM guideline), (SELECT assigned_id FROM feedback)"))
n = Visitor(port)
n.get("/login")
equal("no way in", 422, n.send("/login", email="ben@example.org", password=NEXT).status)

# the own account
page = ada.get("/staff/me")
equal("mine", 200, page.status)
page = ada.send("/staff/me", name="Ada B. Lund", lang="de", zone="Europe/Berlin", theme="dark")
check("the own language speaks at once", page.has('lang="de"') and page.has('data-bs-theme="dark"'), page.text[:300])
page = ada.send("/staff/me", name="Ada B. Lund", lang="en", zone="", theme="")
equal("a zone that isn't is refused", 422, ada.send("/staff/me", zone="Mars/Olympus").status)
ada.get("/staff/me")
cookie = ada.cookies["staff-session"]
page = ada.send("/staff/me/password", current=GOOD, password=NEXT)
check("a new password", page.has("Your new password is kept") and ada.cookies["staff-session"] != cookie)
page = ada.send("/staff/me/phone")
check("a new phone: the picture", page.path.startswith("/invite/") and 'class="qr"' in page.text, page.path)
fresh = re.search(r'<code class="text-break">([A-Z2-7 ]+)</code>', page.text, re.I).group(1)
page = ada.send(page.path, code=totp(fresh))
check("and new recovery codes", page.has("Keep these codes"))
n.get("/login")
n.send("/login", email="ada@example.org", password=NEXT)
equal("the old phone's codes are dead", 422, n.send("/login/code", code=totp(secret, 1)).status)
equal("the new one's live", 303, n.send("/login/code", follow=False, code=totp(fresh, 1)).status)
n.get("/staff/me")
page = n.send("/staff/me/session", session="0")
check("signed out everywhere else", page.status == 200 and ada.ask("GET", "/staff/me").status == 303, str(page.status))
csv = n.ask("GET", "/admin/staff?format=csv")
check("the list as a table", csv.status == 200 and "Ada B. Lund" in csv.text and csv.headers["Content-Type"].startswith("text/csv"), str(csv.status))
