"""Measures each page beside its floor, alternating so that noise hits both:
(a) its bytes as a static file through nginx, (b) fixed bytes through FastCGI,
(c) a bare program that runs the page's statements over one link, builds the
tree and renders the template (bare.c). bench.py ROWS adds to
build/bench/ROWS.json; bench.py table prints all and writes var/bench.json."""
import glob, http.client, json, os, re, subprocess, sys, time

PAGES = [  # name, program, path
    ("sign-in form", "portal", "/login"),
    ("/my", "portal", "/my"),
    ("/my/history, 50 rows", "portal", "/my/history"),
    ("/staff/customers/{id}", "staff", "/staff/customers/1"),
    ("/staff/feedback", "staff", "/staff/feedback"),
    ("guideline page", "staff", "/staff/guidelines/1"),
    ("search", "staff", "/staff/search?q=customer+77"),
]
SECONDS, ROUNDS, CONNECTIONS = 2, 3, 16
TICK = os.sysconf("SC_CLK_TCK")


def env(name):
    return os.environ[name]


def sql(text, database=""):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-r", "-S", env("SOCKET")] + ([database] if database else []),
                          input=text, capture_output=True, text=True, check=True).stdout


def port(program):
    return int(env("PORTAL" if program == "portal" else "STAFF"))


def cookie(program):
    return f"{program}-session=" + env("CUSTOMER_COOKIE" if program == "portal" else "STAFF_COOKIE")


def ask(program, path):
    link = http.client.HTTPConnection("127.0.0.1", port(program))
    link.request("GET", path, headers={"Cookie": cookie(program), "User-Agent": "bench"})
    answer = link.getresponse()
    return answer.status, answer.read()


def children(pid):
    out = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return [int(pid)] + [int(p) for p in out]


def pid_of(name):
    return int(open(f"{env('RUN')}/{name}.pid").read())


def cpu(pids):
    total = 0
    for pid in pids:
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK * 1e6


def pss(pids):
    sizes = [int(re.search(r"^Pss:\s+(\d+)", open(f"/proc/{p}/smaps_rollup").read(), re.M)[1]) for p in pids]
    return max(sizes) if sizes else 0


def wrk(url, header, seconds=SECONDS):
    out = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", header, url],
                         capture_output=True, text=True).stdout

    def ms(name):
        m = re.search(name + r"\s+([\d.]+)(us|ms|s)", out)
        return float(m[1]) * {"us": .001, "ms": 1, "s": 1000}[m[2]]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        sys.exit(f"bench: {url} answered {bad[1]} times with an error")
    return {"rps": float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), "n": int(re.search(r"(\d+) requests in", out)[1]),
            "p50": ms("50%"), "p99": ms("99%")}


def recipe(program, path, folder):
    """What the page sends and the tree it makes, both written by a debug build run as plain CGI."""
    bare, _, query = path.partition("?")
    subprocess.run(["build/asan/" + program, "--conf", f"{env('SITE')}/conf/{program}.conf"], capture_output=True,
                   env=dict(os.environ, REQUEST_METHOD="GET", PATH_INFO=bare, QUERY_STRING=query, HTTP_COOKIE=cookie(program),
                            REGULARS_TREES=folder, REGULARS_STATEMENTS=folder + "/all.sql", ASAN_OPTIONS="detect_leaks=0"))
    os.rename(glob.glob(folder + "/*.cs")[0], folder + "/tree.hdf")
    # The shop's settings are read once in five seconds, not for each page.
    lines = [line for line in open(folder + "/all.sql") if "FROM setting" not in line] if os.path.exists(folder + "/all.sql") else []
    open(folder + "/statements.sql", "w").writelines(lines)
    return len(lines)


def start_bare(folder, layout):
    """The bare program in two processes on one socket each would differ: it is one, and so is counted per CPU."""
    socket = f"{env('short')}/bare.sock"
    if os.path.exists(socket):
        os.unlink(socket)
    secret = open(os.path.join("build/bench/secret/regulars")).read()
    password = re.search(r"^db_password = (\S+)", secret, re.M)[1]
    process = subprocess.Popen([env("B") + "/tests/bench/bare", socket, folder, layout, env("SOCKET"), "regulars", password, env("DB")],
                               stdin=subprocess.DEVNULL)
    for _ in range(100):
        if os.path.exists(socket):
            break
        time.sleep(.05)
    return process


def nginx_floor(folder, body):
    """A second nginx: /static.html are the bytes, /fcgi goes to the bare program."""
    os.makedirs(folder + "/www", exist_ok=True)
    open(folder + "/www/static.html", "wb").write(body)
    floor = int(env("PORTAL")) + 7
    open(folder + "/nginx.conf", "w").write(f"""
user root; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 512; }}
http {{ access_log off; include /etc/nginx/mime.types; client_body_temp_path {folder}/b; fastcgi_temp_path {folder}/f;
  proxy_temp_path {folder}/p; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{floor}; root {folder}/www;
    location /fcgi {{ fastcgi_pass unix:{env('short')}/bare.sock; fastcgi_buffers 32 8k;
      fastcgi_param REQUEST_METHOD $request_method; }} }} }}
""" if os.getuid() == 0 else "")
    process = subprocess.Popen(["nginx", "-p", folder, "-c", folder + "/nginx.conf"], stderr=subprocess.DEVNULL)
    time.sleep(.5)
    return process, floor


def best(runs, key, least=True):
    return (min if least else max)(r[key] for r in runs)


def measure(name, program, path):
    if name == "sign-in form":
        os.environ["CUSTOMER_COOKIE"], kept = "", os.environ["CUSTOMER_COOKIE"]
        try:
            return measure_page(name, program, path)
        finally:
            os.environ["CUSTOMER_COOKIE"] = kept
    return measure_page(name, program, path)


def measure_page(name, program, path):
    status, body = ask(program, path)
    if status != 200:
        print(f"  {name}: answers {status}, left out")
        return None
    folder = f"{env('short')}/page"
    subprocess.run(["rm", "-rf", folder])
    os.makedirs(folder)
    sent = recipe(program, path, folder)
    workers, web, db = children(pid_of(program)), children(pid_of("nginx")), [int(open("build/bench/db/mariadbd.pid").read())]
    bare = start_bare(folder, f"layout/{program}.cs")
    floor_nginx, floor_port = nginx_floor(folder, body)
    url, header = f"http://127.0.0.1:{port(program)}{path}", "Cookie: " + cookie(program)
    floor = f"http://127.0.0.1:{floor_port}"
    product, rendered, static = [], [], []
    try:
        for _ in range(ROUNDS):
            before = [cpu(p) for p in (web, workers, db)]
            run = wrk(url, header)
            run["cpu"] = [(cpu(p) - b) / run["n"] for p, b in zip((web, workers, db), before)]
            product.append(run)
            before = [cpu([bare.pid]), cpu(db)]
            run = wrk(floor + "/fcgi", header)
            run["cpu"] = [(cpu([bare.pid]) - before[0]) / run["n"], (cpu(db) - before[1]) / run["n"]]
            rendered.append(run)
            static.append(wrk(floor + "/static.html", header, 1))
    finally:
        bare.terminate(), bare.wait(), floor_nginx.terminate(), floor_nginx.wait()
    own = min(r["cpu"][1] + r["cpu"][2] for r in product)
    least = min(r["cpu"][0] + r["cpu"][1] for r in rendered)
    spread = best(product, "rps", False) / best(product, "rps")
    return {"page": name, "rows": int(env("rows")), "rps": round(best(product, "rps", False)), "p50_ms": round(best(product, "p50"), 2),
            "p99_ms": round(best(product, "p99"), 2),
            "cpu_us": {"web": round(min(r["cpu"][0] for r in product)), "program": round(min(r["cpu"][1] for r in product)),
                       "db": round(min(r["cpu"][2] for r in product))},
            "floor_cpu_us": {"program": round(min(r["cpu"][0] for r in rendered)), "db": round(min(r["cpu"][1] for r in rendered))},
            "statements": sent, "bytes": len(body), "pss_kb": pss(workers[1:]), "static_rps": round(best(static, "rps", False)),
            "ratio_to_floor": round(least / own, 2), "noisy": spread > 1.3}


def table():
    rows = []
    for file in sorted(glob.glob("build/bench/*.json"), key=lambda f: int(re.search(r"(\d+)\.json", f)[1])):
        rows += json.load(open(file))
    os.makedirs("var", exist_ok=True)
    json.dump(rows, open("var/bench.json", "w"), indent=1)
    print(f"{'page':26}{'rows':>9}{'req/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'web us':>8}{'prog us':>8}{'db us':>8}"
          f"{'stmts':>6}{'bytes':>8}{'PSS kB':>8}{'of floor':>9}")
    for r in rows:
        c = r["cpu_us"]
        print(f"{r['page']:26}{r['rows']:>9}{r['rps']:>8}{r['p50_ms']:>8}{r['p99_ms']:>8}{c['web']:>8}{c['program']:>8}{c['db']:>8}"
              f"{r['statements']:>6}{r['bytes']:>8}{r['pss_kb']:>8}{r['ratio_to_floor']:>9}{'  noisy' if r['noisy'] else ''}")
    for name in dict.fromkeys(r["page"] for r in rows):
        own = {r["rows"]: sum(r["cpu_us"].values()) for r in rows if r["page"] == name}
        if len(own) > 1:
            low, high = min(own), max(own)
            print(f"{name}: CPU at {high:,} rows is {own[high] / own[low]:.2f} of that at {low:,}")


if sys.argv[1] == "table":
    table()
else:
    results = [r for r in (measure(*page) for page in PAGES) if r]
    json.dump(results, open(f"build/bench/{sys.argv[1]}.json", "w"))
