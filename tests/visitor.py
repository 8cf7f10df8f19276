"""A visitor with a cookie jar and no scripts, for page tests: reads forms as
a browser does and sends them. Not a test itself."""
import base64, hashlib, hmac, html.parser, http.client, re, struct, time, urllib.parse


class Form(html.parser.HTMLParser):
    """The forms of a page: action, and fields as a browser would send them."""
    def __init__(self, text):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.form = {"action": a.get("action", ""), "method": a.get("method", "get"), "fields": []}
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input" and a.get("name"):
            kind = a.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in a:
                return
            if kind != "file":
                self.form["fields"].append((a["name"], a.get("value", "on" if kind == "checkbox" else "")))
        elif tag == "textarea" and a.get("name"):
            self.area = [a["name"], ""]
        elif tag == "select" and a.get("name"):
            self.select = [a["name"], None]
        elif tag == "option" and self.select and (self.select[1] is None or "selected" in a):
            self.select[1] = a.get("value", "")

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.form["fields"].append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            self.form["fields"].append((self.select[0], self.select[1] or ""))
            self.select = None
        elif tag == "form":
            self.form = None


class Answer:
    def __init__(self, response, path):
        self.status, self.path = response.status, path
        self.headers, self.body = response.msg, response.read()
        self.text = self.body.decode("utf-8", "replace")
        self.location = response.getheader("Location", "")

    def has(self, words):
        return words in self.text


class Visitor:
    def __init__(self, port, lang="en", agent="Tests"):
        self.port, self.cookies, self.page = port, {}, None
        self.headers = {"Accept-Language": lang, "User-Agent": agent}

    def ask(self, method, path, body=None, headers={}):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        all_headers = dict(self.headers, **headers)
        if self.cookies:
            all_headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if body is not None:
            all_headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        link.request(method, path, body, all_headers)
        answer = Answer(link.getresponse(), path)
        link.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        if answer.status != 303 and "html" in (answer.headers["Content-Type"] or ""):
            self.page = answer
        return answer

    def get(self, path):
        """Follows redirects, as a browser does."""
        answer = self.ask("GET", path)
        for _ in range(5):
            if answer.status != 303:
                break
            answer = self.ask("GET", answer.location)
        return answer

    def form(self, action):
        for form in Form(self.page.text).forms:
            if form["action"] == action and form["method"] == "post":
                return form
        raise AssertionError(f"no form for {action} on {self.page.path} ({self.page.status})")

    def send(self, action, follow=True, **fields):
        """Sends the form of the page at hand; a field given as None is left out, as a list repeated."""
        pairs = [(k, v) for k, v in self.form(action)["fields"] if k not in fields]
        for name, value in fields.items():
            for one in value if isinstance(value, list) else [value]:
                if one is not None:
                    pairs.append((name, one))
        answer = self.ask("POST", action, urllib.parse.urlencode(pairs))
        if follow and answer.status == 303:
            return self.get(answer.location)
        return answer


def totp(secret, step=0):
    """The code of now, or of so many steps later, for a secret in base32."""
    secret = secret.replace(" ", "").upper()
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mark = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + step), hashlib.sha1).digest()
    at = mark[-1] & 15
    return "%06d" % ((struct.unpack(">I", mark[at:at + 4])[0] & 0x7FFFFFFF) % 1000000)


def check(what, good, more=""):
    print(f"ok {what}" if good else f"not ok {what} {more}", flush=True)


def equal(what, wanted, got):
    check(what, wanted == got, f": wanted {wanted!r}, got {got!r}")
