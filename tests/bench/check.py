"""What one request of each page costs, against tests/bench/goals: lines of
page, instructions, statements (prepared and executed, cold), least ratio to
the floor. More than a tenth above its instructions, or one statement more,
is a regression."""
import json, os, re, subprocess, sys

GOALS = "tests/bench/goals"
PAGES = {"/login": "portal", "/my": "portal", "/my/history": "portal", "/staff": "staff", "/staff/customers": "staff",
         "/staff/customers/1": "staff", "/staff/feedback": "staff", "/staff/guidelines/1": "staff", "/staff/search?q=anna": "staff"}
LETTER = {"portal": "A", "staff": "E"}
site, folder = os.environ["SITE"], os.environ["T"]


def run(program, path):
    """Instructions within serve(), and statements as the log line says."""
    bare, _, query = path.partition("?")
    out = f"{folder}/callgrind.out"
    env = dict(os.environ, REQUEST_METHOD="GET", PATH_INFO=bare, QUERY_STRING=query,
               HTTP_COOKIE="" if bare == "/login" else f"{program}-session=" + LETTER[program] * 42 + "1")
    done = subprocess.run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={out}", "--toggle-collect=serve",
                           f"{os.environ['B']}/{program}", "--conf", f"{site}/conf/{program}.conf"],
                          capture_output=True, text=True, env=env)
    if not done.stdout.startswith("Status: 200"):
        sys.exit(f"{path}: {done.stdout[:80]} {done.stderr[-400:]}")
    total = int(re.search(r"^(?:totals|summary): (\d+)", open(out).read(), re.M)[1])
    return total, int(re.search(r'"event":"request".*"statements":"(\d+)"', done.stderr)[1])


def ratios():
    try:
        rows = json.load(open("var/bench.json"))
    except OSError:
        return {}
    return {r["page"].split(",")[0].replace("{id}", "1"): r["ratio_to_floor"] for r in rows if not r["noisy"]}


goals = {}
if os.path.exists(GOALS):
    for line in open(GOALS):
        if line.strip() and not line.startswith("#"):
            page, instructions, statements, ratio = line.split()
            goals[page] = (int(instructions), int(statements), float(ratio))
measured = {page: run(program, page) for page, program in PAGES.items()}
if os.environ.get("WRITE"):
    with open(GOALS, "w") as out:
        out.write("# page, instructions, statements, least ratio to the floor (0: none); written by WRITE=1 make bench-check\n")
        for page, (instructions, statements) in measured.items():
            out.write(f"{page} {instructions} {statements} {goals.get(page, (0, 0, 0))[2]}\n")
    sys.exit()
bad, floor = 0, ratios()
for page, (instructions, statements) in measured.items():
    goal = goals.get(page)
    if not goal:
        print(f"not ok {page} has no goal")
        bad += 1
        continue
    good = instructions <= goal[0] * 1.1 and statements <= goal[1] and floor.get(page, 9) >= goal[2]
    bad += not good
    print(f"{'ok' if good else 'not ok'} {page}: {instructions:,} instructions ({instructions / goal[0]:.2f} of the goal), "
          f"{statements} statements (goal {goal[1]}){', ratio ' + str(floor[page]) if page in floor else ''}")
sys.exit(bad > 0)
