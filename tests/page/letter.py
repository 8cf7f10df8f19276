import email, email.policy, html.parser, json, os, re, subprocess, time
from visitor import Visitor, check, equal

port = int(os.environ["PORTAL"])
CANARY = "cs\"'><xss-canary a=1>&lt;{{7*7}}<?cs var:1 ?>"


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "--raw", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


class Seen(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.links = set(), "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [v for k, v in attrs if k in ("href", "src")]

    def handle_data(self, data):
        self.text += data


def arrived(address):
    """The mail as it came to the mail server."""
    for _ in range(100):
        for line in open(os.environ["LOG"], encoding="utf-8"):
            one = json.loads(line)
            if one["to"] == address:
                return email.message_from_string(one["text"].replace("\r", ""), policy=email.policy.default)
        time.sleep(.1)
    raise AssertionError(f"no mail to {address}")


def join(address, lang):
    v = Visitor(port, lang)
    v.get("/join")
    v.send("/join", email=address)
    return v


sql("INSERT INTO setting (name, value) VALUES ('shop_name', 'Kontor Süd'), ('mail_from', 'kontor@bücher.example'),"
    " ('shop_address', 'Gasse 1')")
time.sleep(6)  # the programs look at the settings again

v = join("olena@b.example", "en")
mail = arrived("olena@b.example")
text, page = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
code = re.search(r"^\d{6}$", text, re.M)
check("the text has the code on a line of its own", code, text)
equal("the subject", "Your code for Kontor Süd", mail["Subject"])
check("no code in the subject", code.group(0) not in mail["Subject"])
seen = Seen(page)
check("the HTML has it, too", code.group(0) in seen.text)
equal("the sender", "Kontor Süd <kontor@xn--bcher-kva.example>", str(mail["From"]))
equal("automatic", "auto-generated", mail["Auto-Submitted"])
check("it names a language", '<html lang="en" dir="ltr">' in page)
check("no picture, no table, nothing from elsewhere", not seen.tags & {"img", "table", "link", "script", "iframe"})
check("it is made for dark, too", "prefers-color-scheme: dark" in page)
check("each line of the HTML is in the text", all(
    line.strip() in re.sub(r"\s+", " ", text) for line in seen.text.split("</style>")[-1].split("Here is your code")[-1].split("\n")
    if len(line.strip()) > 20), text)
page = v.send("/join/code", code=code.group(0))
equal("the code of the mail is good", "/join/finish", page.path)
for _ in range(50):
    if sql("SELECT state FROM outbox") == "sent":
        break
    time.sleep(.1)
equal("once sent the code is wiped", "0", sql(f"SELECT COUNT(*) FROM outbox WHERE CONCAT(text_body, html_body, subject) LIKE '%{code.group(0)}%'"))
check("and its place is marked", "••••••" in sql("SELECT text_body FROM outbox"))

join("uwe@b.example", "de")
mail = arrived("uwe@b.example")
equal("auf Deutsch", "Ihr Code für Kontor Süd", mail["Subject"])
check("in German HTML", '<html lang="de"' in mail.get_body(("html",)).get_content())

sql(f"""UPDATE setting SET value = '{CANARY.replace("'", "''")}' WHERE name IN ('shop_name', 'shop_address')""")
time.sleep(6)
join("canary@b.example", "en")
mail = arrived("canary@b.example")
text, page = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
seen = Seen(page)
equal("a nasty name is the subject as it is", f"Your code for {CANARY}", mail["Subject"])
check("no element was made", "xss-canary" not in seen.tags)
check("it is read as it was written", CANARY in seen.text, page)
check("and in the text", CANARY in text)
check("the sender's name as well", CANARY in str(mail["From"].addresses[0].display_name), str(mail["From"]))

sql("INSERT INTO customer (id, kind, name, since_at) VALUES (7, 'person', 'Olena', UTC_TIMESTAMP())")
sql("INSERT INTO identifier (customer_id, kind, value, shown, created_at, verified_at) VALUES"
    " (7, 'email', 'known@b.example', 'known@b.example', UTC_TIMESTAMP(), UTC_TIMESTAMP())")
sql("INSERT INTO credential (customer_id, password, changed_at) VALUES (7, 'x', UTC_TIMESTAMP())")
join("known@b.example", "en")
seen = Seen(arrived("known@b.example").get_body(("html",)).get_content())
equal("links lead to the configured address", [f"http://127.0.0.1:{port}/login"], seen.links)
