"""Feedback sent while things are killed (see kill.sh). Each client keeps its
own log of what was acknowledged, and repeats under the same key what wasn't."""
import collections, http.client, os, random, secrets, signal, subprocess, sys, threading, time, urllib.parse
from visitor import Visitor, check, equal

PORT, SITE = int(os.environ["PORTAL"]), os.environ["SITE"]
CLIENTS = 8


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def master():
    return int(open(os.environ["RUN"] + "/portal.pid").read())


def workers():
    pid = master()
    return [int(p) for p in open(f"/proc/{pid}/task/{pid}/children").read().split()]


class Client:
    """One browser: a token and a stamp that is old enough, then forms under keys of our choice."""
    def __init__(self):
        self.v = Visitor(PORT)
        self.v.get("/feedback")
        fields = dict(self.v.form("/feedback")["fields"])
        self.fixed = {"token": fields["token"], "stamp": fields["stamp"], "website": "", "topic": "praise", "way": "none"}
        self.cookie = "; ".join(f"{k}={w}" for k, w in self.v.cookies.items())

    def post(self, body, key, wait=True):
        """The status; 0 when there was no answer, or none was waited for."""
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        try:
            link.request("POST", "/feedback", urllib.parse.urlencode({**self.fixed, "body": body, "key": key}),
                         {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
            if not wait:
                time.sleep(.02)
                return 0
            answer = link.getresponse()
            text = answer.read()
            if answer.status >= 400 and b"</html>" not in text:
                return -answer.status  # half a page
            return answer.status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            link.close()


def clients(count=CLIENTS):
    made = [Client() for _ in range(count)]
    time.sleep(3.2)  # nobody writes faster
    return made


class Load:
    """`total` different pieces of feedback by all clients at once, each repeated until it is acknowledged."""
    def __init__(self, name, total, made, keyed=True):
        self.name, self.total, self.keyed, self.made = name, total, keyed, made
        self.next, self.lock, self.acknowledged, self.statuses = iter(range(total)), threading.Lock(), [], collections.Counter()
        self.good_at = []
        self.threads = [threading.Thread(target=self.run, args=(c,)) for c in made]
        for t in self.threads:
            t.start()

    def run(self, client):
        while True:
            with self.lock:
                number = next(self.next, None)
            if number is None:
                return
            self.send(client, f"{self.name} {number}", number)

    def send(self, client, body, number):
        key = secrets.token_hex(12)
        if number % 20 == 0:  # the answer gets lost on its way
            client.post(body, key, wait=False)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            status = client.post(body, key if self.keyed else secrets.token_hex(12))
            with self.lock:
                self.statuses[status] += 1
                if status == 303:
                    self.acknowledged.append(body)
                    self.good_at.append(time.time())
                    return
            time.sleep(.02 if status in (0, 502, 504) else .1)

    def done(self):
        return len(self.acknowledged)

    def wait(self):
        for t in self.threads:
            t.join()

    def judge(self):
        """(lost, twice, sent by nobody)"""
        stored = collections.Counter(dict(line.rsplit("\t", 1) for line in sql(
            f"SELECT body, COUNT(*) FROM feedback WHERE body LIKE '{self.name} %' GROUP BY body").split("\n") if line))
        stored = {body: int(n) for body, n in stored.items()}
        lost = [b for b in self.acknowledged if b not in stored]
        twice = [b for b, n in stored.items() if n > 1]
        alien = [b for b in stored if int(b.split()[1]) >= self.total]
        return len(lost), len(twice), len(alien)


def kill_one():
    """Kills a random worker; how long until another is there, in ms."""
    before = workers()
    start = time.monotonic()
    os.kill(random.choice(before), signal.SIGKILL)
    while time.monotonic() - start < 5:
        now = workers()
        if set(now) - set(before) and len(now) >= len(before):
            return (time.monotonic() - start) * 1000
        time.sleep(.002)
    return 5000


def kill_workers(kills, posts, keys):
    made = clients()
    load = Load("killed", posts, made)
    times = []
    while len(times) < kills:
        while load.done() < posts * len(times) // kills and any(t.is_alive() for t in load.threads):
            time.sleep(.001)
        times.append(kill_one())
    load.wait()
    lost, twice, alien = load.judge()
    times.sort()
    check(f"{kills} workers killed under {posts} forms of {CLIENTS} clients: {load.done()} acknowledged, lost {lost}, twice {twice}, "
          f"{load.statuses[0] + load.statuses[502]} sent again", (load.done(), lost, twice, alien) == (posts, 0, 0, 0), load.statuses)
    check(f"a worker is back in {times[len(times) // 2]:.0f} ms (median), {times[-1]:.0f} ms (slowest)", times[-1] <= 500)
    control = Load("control", 200, made, keyed=False)
    control.wait()
    _, twice, _ = control.judge()
    check(f"the control, a new key for each repetition: twice {twice} of 200", twice > 0)
    same_keys(made, keys, 10)


def same_keys(made, count, times):
    jobs = [(f"keyed {n}", secrets.token_hex(12)) for n in range(count)]
    statuses, lock = collections.Counter(), threading.Lock()

    def send(body, key):
        status = made[0].post(body, key)
        with lock:
            statuses[status] += 1
    for body, key in jobs:
        threads = [threading.Thread(target=send, args=(body, key)) for _ in range(times)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    effects = int(sql("SELECT COUNT(*) FROM feedback WHERE body LIKE 'keyed %'"))
    equal(f"{count} keys sent {times} times at once: effects, answers {dict(statuses)}", (count, {303}), (effects, set(statuses)))
    equal("the same key with other words", 422, made[0].post("other words", jobs[0][1]))
    equal("stores nothing", "0", sql("SELECT COUNT(*) FROM feedback WHERE body = 'other words'"))
    equal("another browser with that key isn't answered for", 303, made[1].post("keyed by another", jobs[0][1]))


def kill_database(pid_file, posts):
    load = Load("database", posts, clients())
    while load.done() < posts // 4:
        time.sleep(.01)
    os.kill(int(open(pid_file).read()), signal.SIGKILL)
    open(f"{SITE}/killed", "w").close()
    load.wait()
    back = float(open(f"{SITE}/back").read())
    first = min(at for at in load.good_at if at > back - .5) - back
    lost, twice, alien = load.judge()
    check(f"the database killed under {posts} forms: {load.done()} acknowledged, lost {lost}, twice {twice}, answers {dict(load.statuses)}",
          (load.done(), lost, twice, alien) == (posts, 0, 0, 0))
    check("meanwhile 503, never half a page", load.statuses[503] > 0 and set(load.statuses) <= {0, 303, 503}, load.statuses)
    check(f"the first good answer {max(0, first):.2f} s after it is back", first <= 2)


def stuck():
    client = clients(1)[0]
    lock = subprocess.Popen(["mariadb", "--no-defaults", "-S", os.environ["SOCKET"], os.environ["DB"]], stdin=subprocess.PIPE, text=True)
    lock.stdin.write("LOCK TABLES feedback WRITE;\n")
    lock.stdin.flush()
    time.sleep(.5)
    before = workers()
    sender = threading.Thread(target=client.post, args=("stuck 1", "stuck"))
    sender.start()
    time.sleep(.4)
    for pid in before:
        os.kill(pid, signal.SIGSTOP)  # whichever has it hangs now, whatever the database does
    lock.stdin.close()
    lock.wait()
    end = time.monotonic() + 15
    while len(set(before) & set(workers())) == len(before) and time.monotonic() < end:
        time.sleep(.05)
    gone = set(before) - set(workers())
    for pid in set(before) - gone:
        os.kill(pid, signal.SIGCONT)
    sender.join()
    equal("a worker that hangs is replaced, the idle ones stay", 1, len(gone))
    check("and pages are served", Visitor(PORT).ask("GET", "/").status == 200)
    equal("the form that it had is sent again", 303, client.post("stuck 1", "stuck"))
    equal("and counts once", "1", sql("SELECT COUNT(*) FROM feedback WHERE body = 'stuck 1'"))


if __name__ == "__main__":
    what, *more = sys.argv[1:]
    {"workers": lambda: kill_workers(*map(int, more)),
     "database": lambda: kill_database(more[0], int(more[1])), "stuck": stuck}[what]()
