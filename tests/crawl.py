"""Walks over every GET route of a site map as one visitor: the routes
themselves, the links on their pages, and the forms that ask with GET, each of
their choices once. Not a test itself."""
import html.parser, os, re, subprocess, urllib.parse
from visitor import Visitor

PORTS = {name: int(os.environ.get(name.upper(), 0)) for name in ("portal", "staff", "api")}
# People of tests/guard/people.sql: their cookies are a letter 42 times and 1.
PEOPLE = [("portal", None), ("portal", "A"), ("portal", "B"), ("staff", None)] + [("staff", letter) for letter in "ABCDEF"]
PARTS = {"token": "x" * 43, "role": "agent"}
NOT_FOLLOWED = ("/static/", "/errors/", "//")


def sql(text, *options):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", *options, "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def routes(program, method="GET"):
    """(path, right, kind) of the site map's lines with that method."""
    text = re.sub(r"/\*.*?\*/", "", open(f"cgi/page/{program}/routes.h").read(), flags=re.S)
    return [found[1:] for found in re.findall(r'ROUTE\(\s*"(\w+)",\s*"([^"]+)",\s*(\w+),\s*(\w+),', text) if found[0] == method]


def fill(path, number="1"):
    return re.sub(r"\{(\w+)\}", lambda m: PARTS.get(m[1], number), path)


def visitor(program, letter=None, **more):
    v = Visitor(PORTS[program], **more)
    if letter:
        v.cookies[f"{program}-session"] = letter * 42 + "1"
    return v


class Ways(html.parser.HTMLParser):
    """Where a page leads: links, and GET forms as (action, {name: [choice]})."""
    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.form, self.select = [], [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        name, value = a.get("name"), a.get("value") or ""
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        elif tag == "form":
            self.form = {} if (a.get("method") or "get").lower() == "get" else None
            if self.form is not None:
                self.forms.append((a.get("action") or "", self.form))
        elif self.form is None:
            return
        elif tag == "select":
            self.select = self.form.setdefault(name, [])
        elif tag == "option" and self.select is not None:
            self.select.append(value)
        elif tag in ("input", "button") and name:
            self.form.setdefault(name, []).append(value)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None


def of_route(path, patterns):
    """The pattern of the site map that a path fits."""
    return next((p for p in patterns if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", p), path)), None)


def walk(v, program, most=14, words=None):
    """Yields (path, answer). Each route gets up to `most` addresses; `words` stand in every free field."""
    patterns = [path for path, _, _ in routes(program)]
    queue = [fill(p) for p in patterns] + [fill(p, n) for p in patterns if "{" in p for n in ("2", "999999")]
    seen, counts = set(), {}
    while queue:
        path = queue.pop(0)
        bare = path.split("?")[0].split("#")[0]
        pattern = of_route(bare, patterns)
        if path in seen or not pattern or counts.get(pattern, 0) >= most:
            continue
        seen.add(path)
        counts[pattern] = counts.get(pattern, 0) + 1
        answer = v.ask("GET", path)
        yield path, answer
        if answer.status == 303:
            queue.append(answer.location)
        elif "html" in (answer.headers["Content-Type"] or ""):
            queue += leads(bare, answer.text, words)


def leads(at, text, words):
    ways = Ways(text)
    found = [urllib.parse.urljoin(at, link) for link in ways.links if link.startswith(("/", "?")) and not link.startswith(NOT_FOLLOWED)]
    for action, fields in ways.forms:
        for name, choices in fields.items():
            for choice in choices or [""]:
                value = words if words and not choice else choice
                found.append((action or at) + "?" + urllib.parse.urlencode({name: value}))
    return found
