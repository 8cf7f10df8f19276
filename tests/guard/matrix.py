"""The access matrix, generated from the site maps and the table role_right:
every route asked by nobody, every role, two customers, and with wrong tokens.
After every refused call all tables are as they were."""
import os, re, subprocess, sys, urllib.parse
from visitor import Visitor, check

PORTS = {"portal": int(os.environ["PORTAL"]), "staff": int(os.environ["STAFF"])}
ROLES = {"agent": "A", "manager": "B", "marketer": "C", "editor": "D", "admin": "E", "auditor": "F"}
# Refusals may count tries, keep what was typed, and note that somebody was seen.
LOOSE = {"attempt", "kept_form", "heartbeat", "audit_link", "job"}
PARTS = {"id": "1", "no": "1", "token": "x" * 43, "file": "1", "version": "1", "name": "x", "session": "1", "role": "agent"}


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def routes(program):
    text = open(f"cgi/page/{program}/routes.h").read()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.findall(r'ROUTE\(\s*"(\w+)",\s*"([^"]+)",\s*(\w+),\s*(\w+),', text)


def fill(path, parts=PARTS):
    return re.sub(r"\{(\w+)\}", lambda m: parts.get(m[1], "1"), path)


TABLES = [t for t in sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                         " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')").split("\n") if t not in LOOSE]


def state():
    return sql("CHECKSUM TABLE " + ", ".join(f"`{t}`" for t in TABLES))


def visitor(program, cookie=None):
    v = Visitor(PORTS[program])
    if cookie:
        v.cookies[f"{program}-session"] = cookie * 42 + "1"
    return v


def post(v, path, token="wrong", key="k1"):
    return v.ask("POST", path, urllib.parse.urlencode({"token": token, "key": key}))


def bare(answer):
    return re.sub(r'(name="(?:token|key)" value=")[^"]*', r"\1", answer.text).replace(answer.path, "PATH")


tried = refused = 0
problems = []


def expect(what, good, answer):
    global tried
    tried += 1
    if not good:
        problems.append(f"{what}: {answer.status} {answer.location}")


def staff_route(method, path, right, kind):
    """Who may, by the table; who may not gets 403 that names the right."""
    name = right.removeprefix("RIGHT_")
    allowed = set(sql(f"SELECT role FROM role_right WHERE right_name = '{name}'").split())
    for role, letter in ROLES.items():
        v = visitor("staff", letter)
        if right in ("ANYONE", "STAFF") or role in allowed:
            if method == "GET":
                answer = v.ask("GET", fill(path))
                expect(f"{role} may {method} {path}", answer.status < 500 and answer.status != 403 and
                       not (right != "ANYONE" and answer.location.startswith("/login?")), answer)
            continue
        before = state()
        answer = v.ask("GET", fill(path)) if method == "GET" else post(v, fill(path))
        expect(f"{role} may not {method} {path}", answer.status == 403, answer)
        unchanged(f"{role} {method} {path}", before)


def unchanged(what, before):
    global refused
    refused += 1
    after = state()
    if before != after:
        changed = [a for a, b in zip(after.split("\n"), before.split("\n")) if a != b]
        problems.append(f"{what} was refused, yet changed {changed}")


def nobody_route(program, method, path, right):
    for cookie in (None, "Z"):  # nobody, and a session that is none
        before = state()
        v = visitor(program, cookie)
        answer = v.ask("GET", fill(path)) if method == "GET" else post(v, fill(path))
        if right == "ANYONE":
            expect(f"anyone {method} {path}", answer.status < 500 and (method == "GET" or answer.status == 403), answer)
        else:
            expect(f"nobody {method} {path}", answer.status == 303 and answer.location.startswith("/login?then=" if path != "/logout" else "/login"), answer)
        unchanged(f"nobody {method} {path}", before)


def token_route(program, method, path, right, kind):
    """Whoever may still needs the token of the own session."""
    if method != "POST":
        return
    v = visitor(program, "E" if program == "staff" else "A")
    if right == "ANYONE":
        v = visitor(program)
        v.ask("GET", "/login")
    for token in ("", "wrong", "A" * 43):
        before = state()
        answer = post(v, fill(path), token)
        expect(f"wrong token {method} {path}", answer.status in (403, 413, 415), answer)
        unchanged(f"wrong token {method} {path}", before)


def own_route(method, path):
    """Another's is the same as none, byte for byte."""
    if "{" not in path or method != "GET":
        return
    foreign = dict(PARTS, id="1", no="1", file="1", session="1")
    absent = dict(PARTS, id="987654", no="987654", file="987654", session="987654")
    v = visitor("portal", "B")
    other, none = v.ask("GET", fill(path, foreign)), v.ask("GET", fill(path, absent))
    expect(f"another's {path}", other.status == 404, other)
    same = bare(other).replace(fill(path, foreign), "") == bare(none).replace(fill(path, absent), "")
    expect(f"another's {path} is as absent", same, other)
    owner = visitor("portal", "A").ask("GET", fill(path, foreign))
    expect(f"the owner's {path}", owner.status == 200, owner)


for program in ("portal", "staff"):
    for method, path, right, kind in routes(program):
        nobody_route(program, method, path, right)
        token_route(program, method, path, right, kind)
        if program == "staff":
            staff_route(method, path, right, kind)
        elif right == "CUSTOMER":
            own_route(method, path)

for problem in problems:
    print("not ok", problem)
check(f"access matrix: {tried} answers as declared, all tables unchanged after {refused} refusals",
      not problems and tried > 100, f"{len(problems)} problems")
# The check itself must be able to fail: a change is seen.
before = state()
sql("UPDATE customer SET name = CONCAT(name, '!') WHERE id = 1")
check("a planted change is seen", before != state())
