"""What /metrics tells of requests that were counted here, too (see metrics.sh)."""
import os, re, subprocess, sys
from visitor import Visitor, check, equal

PORTAL, STAFF, API = (int(os.environ[n]) for n in ("PORTAL", "STAFF", "API"))


def numbers():
    answer = Visitor(API).ask("GET", "/metrics")
    lines = dict(re.fullmatch(r"(\S+(?:\{.*\})?) (\S+)", line).groups() for line in answer.text.splitlines() if not line.startswith("#"))
    return answer, {name: float(value) for name, value in lines.items()}


def asked(n, program, route, status):
    return n.get(f'regulars_requests_total{{program="{program}",route="{route}",status="{status}"}}', 0)


what = sys.argv[1]
answer, n = numbers()
if what == "first":
    equal("the API tells numbers", 200, answer.status)
    check("as Prometheus wants them", answer.headers["Content-Type"].startswith("text/plain; version=0.0.4"))
    for _ in range(20):
        Visitor(PORTAL).get("/privacy")
        Visitor(STAFF).get("/login")
        Visitor(PORTAL).ask("GET", "/nothing\"here")
    _, m = numbers()
    for program, route, status in (("portal", "GET /privacy", 200), ("staff", "GET /login", 200), ("portal", "-", 404)):
        equal(f"20 more of {program} {route} {status}", 20, asked(m, program, route, status) - asked(n, program, route, status))
    equal("its own requests count", 1, asked(m, "api", "GET /metrics", 200) - asked(n, "api", "GET /metrics", 200))
    where = 'regulars_request_duration_seconds_%s{program="portal",route="GET /privacy"%s}'
    total = m[where % ("count", "")]
    rising = [m[where % ("bucket", f',le="{le}"')] for le in ("0.0005", "0.005", "0.1", "10", "+Inf")]
    check("durations: buckets rise to the count", rising == sorted(rising) and rising[-1] == total >= 20 and m[where % ("sum", "")] > 0, rising)
    check("heartbeats of worker and sender", all(0 <= m[f'regulars_heartbeat_age_seconds{{program="{p}"}}'] < 30 for p in ("worker", "sender")))
    equal("states of jobs and mails", {"waiting", "running", "dead", "held", "bounced", "failed"},
          set(re.findall(r'^regulars_(?:jobs|outbox){state="(\w+)"}', answer.text, re.M)))
    equal("the portal has no such page", 404, Visitor(PORTAL).ask("GET", "/metrics").status)
    equal("nor have staff", 404, Visitor(STAFF).ask("GET", "/metrics").status)
elif what == "count":
    print(int(sum(v for k, v in n.items() if k.startswith('regulars_requests_total{program="portal"'))))
