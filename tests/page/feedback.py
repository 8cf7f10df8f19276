import os, re, subprocess, time
from visitor import Visitor, check, equal

portal, staff = int(os.environ["PORTAL"]), int(os.environ["STAFF"])


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def customer(letter="A", lang="en"):
    v = Visitor(portal, lang)
    v.cookies["portal-session"] = letter * 42 + "1"
    return v


def agent(letter="A"):
    v = Visitor(staff)
    v.cookies["staff-session"] = letter * 42 + "1"
    return v


def parts(form, **more):
    """The form as multipart; a file is (name, type, bytes)."""
    body = b""
    for name, value in [(k, x) for k, x in form["fields"] if k not in more] + list(more.items()):
        extra, data = "", value
        if isinstance(value, tuple):
            extra, data = f'; filename="{value[0]}"\r\nContent-Type: {value[1]}', value[2]
        head = f'--XX\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n'
        body += head.encode() + (data if isinstance(data, bytes) else data.encode()) + b"\r\n"
    return body + b"--XX--\r\n", {"Content-Type": "multipart/form-data; boundary=XX"}


# Somebody not signed in
v = Visitor(portal)
page = v.get("/feedback")
check("the form is there", page.status == 200 and page.has("Tell us how it was"))
page = v.send("/feedback")
check("an empty form comes back with what is missing", page.status == 422 and page.has("Choose what it is.") and
      page.has("Write a few words") and page.has("Give an e-mail address"))
page = v.send("/feedback", topic="praise", rating="5", body="Lovely tea", way="none")
check("too quick for a person", page.status == 422 and page.has("quicker than a person") and page.has("Lovely tea"))
time.sleep(3.1)
page = v.send("/feedback", topic="praise", rating="5", body="Lovely tea", way="none", website="http://x")
check("what only machines fill in", page.status == 422 and page.has("A field that people"))
time.sleep(3.1)
before = sql("SELECT COUNT(*) FROM feedback")
form = v.form("/feedback")
answer = v.send("/feedback", follow=False, topic="praise", rating="5", body="Lovely tea\nand <b>kind</b> people", way="none")
equal("it is taken", "/feedback/thanks", answer.location)
page = v.get("/feedback/thanks")
check("thank-you says what becomes of it", page.has("A person reads it"))
row = sql("SELECT COUNT(*) - %s, MAX(id) FROM feedback" % before).split()
equal("once", "1", row[0])
equal("as positive, without a customer", "positive\tNULL", sql(f"SELECT mood, customer_id FROM feedback WHERE id = {row[1]}"))

# A customer, with a picture, about an order
v = customer()
v.get("/feedback?order=1")
form = v.form("/feedback")
check("the order is chosen", ("order", "1") in form["fields"])
time.sleep(3.1)
jpeg = b"\xff\xd8\xff\xe0" + b"\0" * 60
fields = dict(topic="problem", rating="2", body="The parcel was torn", way="email")
body, head = parts(form, **fields, file=("bag.svg", "image/svg+xml", b"<svg onload=1>"))
page = v.ask("POST", "/feedback", body, head)
check("what a browser would run is refused beside its field", page.status == 422 and page.has("f-file-error"))
form = v.form("/feedback")
body, head = parts(form, **fields, file=("my bag.jpg", "image/jpeg", jpeg))
answer = v.ask("POST", "/feedback", body, head)
equal("taken", 303, answer.status)
own = int(answer.location.rsplit("/", 1)[1])
again = v.ask("POST", "/feedback", body, head)
equal("sent twice counts once", (answer.location, "1"), (again.location, sql("SELECT COUNT(*) FROM feedback WHERE body = 'The parcel was torn'")))
equal("the other customer's order is not taken", "1", sql(f"SELECT order_id FROM feedback WHERE id = {own}"))
page = v.get("/my/voice/%d" % own)
check("what I said stands there", page.has("The parcel was torn") and page.has("my bag.jpg"))
link = re.search(r"/my/voice/\d+/file/\d+", page.text)[0]
file = v.ask("GET", link)  # GET /my/voice/1/file/1
check("the file comes back as an attachment", file.body == jpeg and "attachment" in file.headers["Content-Disposition"] and
      "sandbox" in file.headers["Content-Security-Policy"])
equal("not for somebody else", 404, customer("B").ask("GET", link).status)
equal("on the timeline", "1\tThe parcel was torn", sql(f"SELECT visible, detail FROM event WHERE kind = 'feedback' AND object_id = {own}"))
page = v.get("/my/voice")
check("the list", page.has("The parcel was torn") and page.has("Not yet answered"))
page = v.get("/my/voice?format=csv")
check("as a table", "text/csv" in page.headers["Content-Type"] and page.has("The parcel was torn"))
equal("another's is not there", 404, customer("B").ask("GET", "/my/voice/%d" % own).status)

# Staff: the inbox
a = agent()
page = a.get("/staff/feedback")
check("the inbox", page.has("The parcel was torn") and page.has("Lovely tea"))
page = a.get("/staff/feedback?rating=low&topic=problem&words=parcel+tor")
check("filters", page.has("The parcel was torn") and not page.has("Lovely tea"))
check("nothing fits", a.get("/staff/feedback?words=nothinglikeit").has("Nothing fits"))
equal("a wrong filter", 422, a.get("/staff/feedback?rating=blue").status)
check("nobody's", a.get("/staff/feedback?who=nobody&age=1").has("half empty"))
for who in ("mine", "nobody"):
    for state in ("", "new", "answered", "closed", "all"):
        equal(f"{who} {state}", 200, a.get(f"/staff/feedback?who={who}&state={state}").status)
page = agent("B").ask("GET", "/staff/feedback?format=csv&state=all")
check("as a table", page.has("The parcel was torn") and "text/csv" in page.headers["Content-Type"])
sql("INSERT INTO feedback (customer_id, at, topic, mood, body) SELECT 2, '2025-01-01' + INTERVAL seq DIV 2 HOUR, 'idea', 'neutral',"
    " CONCAT('many', seq, 'x') FROM seq_1_to_120")
seen, page = [], a.get("/staff/feedback?topic=idea")
for _ in range(5):
    seen += re.findall(r"many(\d+)x", page.text)
    older = re.search(r'rel="next" href="([^"]+)"', page.text)
    if not older:
        break
    page = a.get(older[1].replace("&amp;", "&"))
equal("pages by key lose and double nothing", (120, 120), (len(seen), len(set(seen))))
newer = re.search(r'rel="prev" href="([^"]+)"', page.text)[1].replace("&amp;", "&")
equal("and back", seen[50:100], re.findall(r"many(\d+)x", a.get(newer).text))

# One feedback beside its guideline
at = "/staff/feedback/%d" % own
path = at + "/answer"
page = a.get(at)  # GET /staff/feedback/1
check("words and guideline", page.has("The parcel was torn") and page.has("Damaged or late parcel") and page.has("Say sorry"))
link = re.search(at + r"/file/\d+", page.text)[0]
equal("the file", jpeg, a.ask("GET", link).body)  # GET /staff/feedback/1/file/1


def press(v, verb, **fields):
    """A button of the one form."""
    import urllib.parse
    pairs = [(k, x) for k, x in v.form(path)["fields"] if k not in fields] + list(fields.items())
    return v.ask("POST", f"{at}/{verb}", urllib.parse.urlencode(pairs))


page = press(a, "draft", situation="1")  # POST /staff/feedback/1/draft
check("Say goes into the answer", re.search(r'name="body"[^>]*>\s*I am sorry\.</textarea>', page.text))
equal("and changes nothing", "new", sql(f"SELECT state FROM feedback WHERE id = {own}"))
equal("taken", 303, press(a, "take", body="").status)  # POST /staff/feedback/1/take
equal("mine", "1\topen", sql(f"SELECT assigned_id, state FROM feedback WHERE id = {own}"))
a.get(at)
page = press(a, "situation", situation="2", body="typed so far")  # POST /staff/feedback/1/situation
check("another situation, nothing typed is lost", page.status == 200 and page.has("typed so far") and page.has("“Praise” now"))
equal("it learns", "1", sql("SELECT picks FROM situation_pick WHERE situation_id = 2"))
equal("an unknown one", 422, press(a, "situation", situation="99", body="x").status)
a.get(at)
equal("back", 303, press(a, "situation", situation="1").status)
a.get(at)
equal("handed over", 303, press(a, "assign", staff="2").status)  # POST /staff/feedback/1/assign
equal("to Manuel", "2", sql(f"SELECT assigned_id FROM feedback WHERE id = {own}"))
a.get(at)
equal("not to somebody without the right", 422, press(a, "assign", staff="6").status)
equal("no empty note", 422, press(a, "note").status)  # POST /staff/feedback/1/note
a.get(at)
equal("a note", 303, press(a, "note", note="Ask the carrier").status)
check("the customer doesn't see it", not customer().get("/my/voice/%d" % own).has("Ask the carrier"))
equal("nor on the timeline", "0", sql("SELECT visible FROM event WHERE kind = 'note' AND detail = 'Ask the carrier'"))
sql("UPDATE guideline_version SET spend_minor = 2500, spend_currency = 'EUR' WHERE id = 1")
a.get(at)
equal("an answer needs words", 422, press(a, "answer").status)  # POST /staff/feedback/1/answer
check("beyond the limit", press(a, "answer", body="Dear Anna", spent="30", situation="1").has("more than the €25.00"))
check("not followed, no reason", press(a, "answer", body="Dear Anna", followed="no").has("Write why"))
other = agent("B")
other.get(at)
a.get(at)
equal("answered", 303, press(a, "answer", body="Dear Anna, we are sorry.", spent="12.40", situation="1").status)
equal("what was shown, given, followed", "1\tyes\t1240\tEUR",
      sql(f"SELECT version_id, followed, spent_minor, spent_currency FROM feedback_message WHERE feedback_id = {own} AND kind = 'answer'"))
equal("a mail", "anna@example.org\theld", sql(f"SELECT to_address, state FROM outbox WHERE cause_kind = 'feedback' AND cause_id = {own}"))
page = press(other, "answer", body="Me too", situation="1")
check("the second is told, nothing is lost", page.status == 422 and page.has("Agnes answered") and page.has("Me too"))
equal("and not sent", "1", sql(f"SELECT COUNT(*) FROM feedback_message WHERE feedback_id = {own} AND kind = 'answer'"))
equal("pressed again it goes", 303, press(other, "answer", body="Me too", situation="1").status)
page = v.get("/my/voice/%d" % own)
check("the customer reads it", page.has("Dear Anna, we are sorry.") and page.has("Agnes answered"))
page = v.send("/my/voice/%d" % own, body="")
equal("an empty reply", 422, page.status)  # POST /my/voice/1
a.get(at)
v.get("/my/voice/%d" % own)
page = v.send("/my/voice/%d" % own, body="Thank you, it came")
check("a reply", page.has("You wrote again") and page.has("Thank you, it came"))
equal("opens it again", "open", sql(f"SELECT state FROM feedback WHERE id = {own}"))
check("staff are told of a reply, too", press(a, "answer", body="Late").has("The customer wrote again"))
equal("another's can't be replied to", 404, (lambda w: (w.get("/my/voice/2"), w.ask("POST", "/my/voice/%d" % own,
      "&".join(f"{k}={x}" for k, x in w.form("/my/voice/2")["fields"] if k != "body") + "&body=x"))[1].status)(customer("B")))
a.get(at)
equal("closing needs an outcome", 422, press(a, "close").status)  # POST /staff/feedback/1/close
a.get(at)
equal("closed", 303, press(a, "close", outcome="replaced").status)
check("the customer sees how it ended", v.get("/my/voice/%d" % own).has("Replaced"))
equal("an address that only takes forms leads back", at, a.ask("GET", at + "/close").location)  # GET /staff/feedback/1/close
equal("no such feedback", 404, a.ask("GET", "/staff/feedback/99999").status)
equal("audited", "1", sql(f"SELECT COUNT(*) FROM audit WHERE action LIKE 'POST /staff/feedback/%close' AND object_id = {own}"))
page = agent("F").get(at)
check("an auditor reads and can't answer", page.has("The parcel was torn") and not page.has("Send the answer"))
check("German", customer("A", "de").get("/feedback").has('lang="de"'))
check("how we treat you", Visitor(portal).get("/how-we-treat-you").has("We put it right."))

# The same picture from somebody else is a file of its own: erasing one customer leaves the other's.
b = customer("B")
b.get("/feedback")
form = b.form("/feedback")
time.sleep(3.1)
body, head = parts(form, **dict(fields, body="The same picture"), file=("bag.jpg", "image/jpeg", jpeg))
equal("the same picture is taken", 303, b.ask("POST", "/feedback", body, head).status)
equal("as a file of its own", "0", sql("SELECT COUNT(*) - COUNT(DISTINCT path) FROM feedback_file WHERE name LIKE '%bag.jpg'"))

# What somebody did before is for those who may read customers.
check("what came before", a.get(at).has("What came before"))
sql("DELETE FROM role_right WHERE right_name = 'read_customers'")
page = a.get(at)
check("not without the right", page.has("The parcel was torn") and not page.has("What came before"))
