"""What pages show while a replica is read from (see replica.sh)."""
import os, subprocess, sys, time
from visitor import Visitor, check, equal

SITE, SOCKET, SECOND, DB = (os.environ[n] for n in ("SITE", "SOCKET", "SECOND", "DB"))


def ask(socket, text, database=True):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", socket] + [DB] * database,
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def one(text):
    return ask(SOCKET, text)


def two(text):
    return ask(SECOND, text)


def status(socket, name):
    return ask(socket, f"SHOW GLOBAL STATUS LIKE '{name}'").split("\t")[1]


def customer(letter="A"):
    v = Visitor(int(os.environ["PORTAL"]))
    v.cookies["portal-session"] = letter * 42 + "1"
    return v


def said(v, words):
    return v.get("/my/voice").has(words)


def write(v, words):
    """A piece of feedback as anybody's browser would send it: the status and how long the answer took."""
    v.get("/feedback")
    time.sleep(3.1)
    start = time.monotonic()
    answer = v.send("/feedback", follow=False, topic="praise", body=words, way="none")
    return answer.status, time.monotonic() - start


def caught_up(seconds=20):
    position = one("SELECT @@gtid_binlog_pos")
    return two(f"SELECT MASTER_GTID_WAIT('{position}', {seconds})") == "0"


def log(words):
    return open(f"{SITE}/log/portal.log").read().count(words)


def number(name):
    """Of the API's /metrics; None when it isn't told."""
    text = Visitor(int(os.environ["API"])).ask("GET", "/metrics").text
    lines = [line.split()[1] for line in text.splitlines() if line.split()[0] == name]
    return float(lines[0]) if lines else None


def before():
    check("the replica follows", caught_up())
    equal("and acknowledges (semi-synchronous)", "ON", status(SOCKET, "Rpl_semi_sync_master_status"))
    two("SET sql_log_bin = 0; UPDATE feedback SET body = 'Only here' WHERE id = 1")
    check("pages read from the replica: they show what only it has", said(customer(), "Only here"))
    two("SET sql_log_bin = 0; UPDATE feedback SET body = 'The bag was half empty.' WHERE id = 1")

    equal("/metrics: replicas that acknowledge", 1, number("regulars_replicas_acknowledging"))
    check("/metrics: its lag", number("regulars_replica_lag_seconds") < 15, number("regulars_replica_lag_seconds"))

    v = customer()
    equal("a form", 303, write(v, "written while it follows")[0])
    check("leaves a mark", "portal-gtid" in v.cookies)
    counts = int(status(SECOND, "Com_stmt_execute"))
    check("one's own write is seen at once", said(v, "written while it follows"))
    check("on the replica", int(status(SECOND, "Com_stmt_execute")) > counts)

    two("STOP SLAVE SQL_THREAD")
    v = customer()
    equal("a form while the replica stands still", 303, write(v, "written while it sleeps")[0])
    start = time.monotonic()
    seen = said(v, "written while it sleeps")
    check(f"is seen at once by who wrote it ({time.monotonic() - start:.1f} s)", seen and time.monotonic() - start < 2)
    check("a line in the log says that the replica is late", log("replica-late") > 0)
    late = log("replica-late")
    check("the control: without the mark it isn't seen", not said(customer(), "written while it sleeps"))
    forged = customer()
    forged.cookies["portal-gtid"] = v.cookies["portal-gtid"][:-2] + "AA"
    check("a forged mark counts for nothing", not said(forged, "written while it sleeps") and log("replica-late") == late)
    two("START SLAVE")
    check("it catches up", caught_up() and said(customer(), "written while it sleeps"))

    two("STOP SLAVE IO_THREAD")
    one("SET GLOBAL rpl_semi_sync_master_enabled = 0")
    equal("the control, asynchronous: a form is acknowledged", 303, write(customer(), "written to one alone")[0])
    lost = two("SELECT COUNT(*) = 0 FROM feedback WHERE body = 'written to one alone'")
    equal("which the replica doesn't have: in its place it would be lost", "1", lost)
    one("SET GLOBAL rpl_semi_sync_master_enabled = 1")
    two("START SLAVE")
    check("it catches up again", caught_up())


def away():
    answers = [customer("AB"[n % 2]).get("/my/voice").status for n in range(40)]
    equal("the replica is dead: 40 pages", {200}, set(answers))
    check("lines in the log say so", log("replica-away") > 0)
    state, seconds = write(customer(), "written alone")
    check(f"a form is taken ({seconds:.1f} s)", state == 303 and seconds < 5)
    check("and seen", said(customer(), "written alone"))
    equal("/metrics: nobody acknowledges", 0, number("regulars_replicas_acknowledging"))
    equal("/metrics: no lag is told", None, number("regulars_replica_lag_seconds"))
    one("SET GLOBAL rpl_semi_sync_master_timeout = 60000")


def back():
    check("the replica is back and catches up", caught_up())
    time.sleep(5.5)
    two("SET sql_log_bin = 0; UPDATE feedback SET body = 'Here again' WHERE id = 1")
    end = time.monotonic() + 10
    while not said(customer(), "Here again") and time.monotonic() < end:
        time.sleep(.3)
    check("pages read from it again", said(customer(), "Here again"))
    end = time.monotonic() + 10
    while status(SOCKET, "Rpl_semi_sync_master_status") != "ON" and time.monotonic() < end:
        time.sleep(.3)
    equal("and it acknowledges again", "ON", status(SOCKET, "Rpl_semi_sync_master_status"))


def load():
    os.environ["SOCKET"] = SECOND  # where what is stored is looked up in the end
    import kill
    total = 400
    forms = kill.Load("promoted", total, kill.clients())
    while forms.done() < total // 2:
        time.sleep(.01)
    open(f"{SITE}/half", "w").close()
    forms.wait()
    lost, twice, alien = forms.judge()
    check(f"the primary killed under {total} forms, the replica in its place: {forms.done()} acknowledged, lost {lost}, twice {twice}, "
          f"answers {dict(forms.statuses)}", (forms.done(), lost, twice, alien) == (total, 0, 0, 0))


{"before": before, "away": away, "back": back, "load": load}[sys.argv[1]]()
