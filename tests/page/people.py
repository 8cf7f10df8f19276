import io, json, os, subprocess, zipfile
from visitor import Visitor, check, equal

portal, staff = int(os.environ["PORTAL"]), int(os.environ["STAFF"])


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def anna(lang="en"):
    v = Visitor(portal, lang)
    v.cookies["portal-session"] = "A" * 42 + "1"
    return v


def agent():
    v = Visitor(staff)
    v.cookies["staff-session"] = "A" * 42 + "1"
    return v


# Everybody
v = Visitor(portal)
for path, words in (("/", "Join with your e-mail"), ("/help", "Help"), ("/privacy", "Privacy")):
    page = v.ask("GET", path)  # GET / GET /help GET /privacy
    check(f"{path} is there", page.status == 200 and page.has(words), str(page.status))
v.get("/")
page = v.send("/theme", theme="dark")
check("the theme stays", page.has('data-bs-theme="dark"'))
page = v.send("/language", lang="de")
check("the language stays", page.has('lang="de"'))
equal("nothing is kept for nobody", 303, v.ask("GET", "/again").status)

# The customer's own
v = anna()
page = v.get("/my")
check("home greets by name", page.has("Anna Öst") and page.has("Order 1"))
check("home shows what is open", page.has("The bag was half empty."))
page = v.get("/my/history")
check("history has the own order", page.has("Order 1") and page.has("€12.50"))
check("and nobody else's", not page.has("Order 2"))
check("German history", anna("de").get("/my/history").has("12,50\u00a0€"))
equal("a filter without fit", True, v.get("/my/history?text=nothing-like-it").has("Nothing fits"))
equal("a wrong date is refused beside its field", 422, v.get("/my/history?from=yesterday").status)
equal("an unknown field is refused", 400, v.get("/my/history?colour=red").status)
page = v.ask("GET", "/my/history?format=csv")
check("history as a table", page.status == 200 and "text/csv" in page.headers["Content-Type"] and page.has("12.50"))
sql("INSERT INTO event (customer_id, at, kind, reference, detail, source, source_key)"
    " SELECT 1, '2020-01-01' + INTERVAL seq HOUR, 'order', CONCAT('n', seq), '', 'many', seq FROM seq_1_to_120")
seen, page = [], v.get("/my/history")
import re
for _ in range(5):
    seen += re.findall(r"<span>Order (\w+)</span>", page.text)
    older = re.search(r'rel="next" href="([^"]+)"', page.text)
    if not older:
        break
    page = v.get(older[1].replace("&amp;", "&"))
equal("pages by key lose and double nothing", (121, 121), (len(seen), len(set(seen))))
newer = re.search(r'rel="prev" href="([^"]+)"', page.text)[1].replace("&amp;", "&")
equal("and lead back", 50, len(re.findall(r"<span>Order (\w+)</span>", v.get(newer).text)))
page = v.get("/my/orders/1")
check("an order with its lines", page.has("Assam") and page.has("€12.50"))
equal("another's order is not there", 404, v.get("/my/orders/2").status)

v.get("/my/profile")
page = v.send("/my/profile", name="", phone="abc")
check("mistakes stand beside their fields", page.status == 422 and page.has('id="f-name-error"') and page.has('value="abc"'))
v.get("/my/profile")
page = v.send("/my/profile", name="Anna Åström", phone="+353 91 555 0143", country="SE", zone="Europe/Stockholm", address="Gatan 1")
check("details are changed", page.has("Your details are changed."), str(page.status))
equal("with before and after", "Anna Öst\tAnna Åström",
      sql("SELECT before_text, after_text FROM customer_change WHERE field = 'name'"))
equal("the phone is normalised", "+353915550143", sql("SELECT value FROM identifier WHERE kind = 'phone'"))
page = v.send("/my/act", company="3")
check("a contact sees the company", page.has("Office GmbH"))
equal("nobody else's company", "1", sql("SELECT COUNT(*) FROM portal_session WHERE acting_id = 3"))
v.get("/my/profile")
v.send("/my/act", company="0")
v.get("/my/data")
page = v.ask("GET", "/my/data/save")
equal("the own data come as a file", 200, page.status)
data = json.load(zipfile.ZipFile(io.BytesIO(page.body)).open("data.json"))
check("with orders, words and answers", data["orders"][0]["number"] == "1" and "We are sorry." in str(data["messages"]))
check("without what staff noted", "Secret of the staff" not in str(data))
page = v.send("/my/data/erase")
check("erasure is asked for", page.has("will be erased in seven days"))
page = v.send("/my/data/keep")
check("and called off", page.has("Nothing will be erased."))

# Staff
v = agent()
page = v.get("/staff")
check("today has the feedback", page.has("The bag was half empty.") and page.has("Late"))
check("and the guideline to read", page.has("Damaged or late parcel"))
page = v.get("/staff/customers")
check("customers are listed", page.has("Bruno") and page.has("Office GmbH"))
for query in ("bruno@example", "Brun"):
    sql("INSERT IGNORE INTO search_term VALUES ('customer', 'bruno', 2)")
    page = v.get("/staff/customers?q=" + query)
    check(f"found by {query}", page.has("Bruno") and not page.has("Office GmbH"))
equal("an agent saves no tables", 403, v.get("/staff/customers?format=csv").status)
boss = Visitor(staff)
boss.cookies["staff-session"] = "B" * 42 + "1"
check("a manager does", boss.get("/staff/customers?format=csv").has("bruno@example.org"))
page = v.get("/staff/customers/1")
check("one customer whole", all(page.has(words) for words in ("Anna Åström", "At a glance", "€12.50", "Order 1")))
page = v.send("/staff/customers/1/notes", note="Likes <b>light</b> roasts")
check("a note is kept", page.has("Likes &lt;b&gt;light&lt;/b&gt; roasts") and page.has("Staff only"))
page = v.get("/staff/customers/1")
equal("an empty note is refused", 422, v.send("/staff/customers/1/notes", note=" ").status)
form = dict(v.get("/staff/customers/1") and v.form("/staff/customers/1/notes")["fields"], note="once")
import urllib.parse
first, second = (v.ask("POST", "/staff/customers/1/notes", urllib.parse.urlencode(form)) for _ in range(2))
equal("the same form counts once", (303, 303, "1"),
      (first.status, second.status, sql("SELECT COUNT(*) FROM customer_note WHERE body = 'once'")))
form["note"] = "other words"
equal("the same key with other words is refused", 422,
      v.ask("POST", "/staff/customers/1/notes", urllib.parse.urlencode(form)).status)
v.get("/staff/customers/2/edit")
page = v.send("/staff/customers/2/edit", kind="person", name="Bruno Ähre", email="anna@example.org")
check("another's address is refused", page.status == 422 and page.has("Another customer has this one already."))
page = v.get("/staff/customers/2/edit")
page = v.send("/staff/customers/2/edit", kind="person", name="Bruno Ähre", phone="+353 91 555 0199")
check("details are changed by staff", page.has("Bruno Ähre"))
check("and found by the new name", v.get("/staff/customers?q=ahre").has("Bruno Ähre"))
v.get("/staff/customers/new")
page = v.send("/staff/customers/new", kind="person", name="株式会社 山本", email="yuki@example.jp")
check("a customer is added", page.has("株式会社 山本"))
check("and found in Japanese", v.get("/staff/search?q=" + urllib.parse.quote("山本")).has("株式会社 山本"))
check("orders are found", v.get("/staff/search?q=1").has('id="orders"') and v.page.has("€12.50"))
v.get("/staff/customers/3")
page = v.send("/staff/customers/3/contacts", person="2", post="Boss", may_see="1", drop=None)
check("a contact is set", page.has("Bruno Ähre") and page.has("sees the history"), str(page.status))
v.get("/staff/customers/2")
page = v.send("/staff/customers/2/code")
code = re.search(r"<code[^>]*>([a-z0-9-]+)</code>", page.text)
check("a code for the portal is shown", code is not None, str(page.status))
check("and kept only as its hash", code and code[1] not in sql("SELECT HEX(code_hash) FROM portal_code"))
v.get("/staff/customers/2")
erased = dict(v.form("/staff/customers/2/notes")["fields"], note="too late")
sql("UPDATE customer SET erased_at = UTC_TIMESTAMP(6) WHERE id = 2")
equal("nothing is written to an erased customer", (404, 404, "0"),
      (v.ask("POST", "/staff/customers/2/notes", urllib.parse.urlencode(erased)).status, v.get("/staff/customers/2/edit").status,
       sql("SELECT COUNT(*) FROM customer_note WHERE body = 'too late'")))
sql("UPDATE customer SET erased_at = NULL WHERE id = 2")
admin = Visitor(staff)
admin.cookies["staff-session"] = "E" * 42 + "1"
check("the overview shows what works", admin.get("/admin").has("Worker"))
equal("an audit row for each change", True, int(sql("SELECT COUNT(*) FROM audit WHERE program = 'staff'")) >= 5)
