import gzip, os, re, subprocess, time
from visitor import Visitor, check, equal

staff = int(os.environ["STAFF"])


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def admin():
    v = Visitor(staff)
    v.cookies["staff-session"] = "E" * 42 + "1"
    return v


def upload(v, name, content, kind):
    v.get("/admin/import")
    form = v.form("/admin/import")
    fields = dict(form["fields"], kind=kind)
    mark = "----border4711"
    body = b"".join(f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{w}\r\n'.encode()
                    for k, w in fields.items())
    if name is not None:
        body += (f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                 f"Content-Type: text/csv\r\n\r\n").encode() + content + b"\r\n"
    body += f"--{mark}--\r\n".encode()
    return v.ask("POST", "/admin/import", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})


def until(v, path, words):
    for _ in range(150):
        page = v.get(path)
        if page.has(words):
            return page
        time.sleep(.1)
    return page


folder = os.environ["SITE"] + "/data/import"
others = set(os.listdir(folder)) if os.path.isdir(folder) else set()


def kept():
    return set(os.listdir(folder)) - others


v = admin()
page = v.get("/admin/import")
check("the page says what it is for", page.status == 200 and page.has("Bring in what the shop knows"), str(page.status))
equal("a form without a file comes back", 422, upload(v, None, b"", "orders").status)

rows = "".join(f"R{i};{i % 7};{i % 28 + 1:02d}.03.2025;{i},50;Käse\n" for i in range(1, 41))
bad = "R90;1;31.02.2025;1,00;x\nR91;1;01.03.2025;much;<b>y\n"
content = gzip.compress(("Bestellung;Kunde;Datum;Betrag;Bezeichnung\n" + rows + bad).encode("cp1252"))
answer = upload(v, "märz.csv.gz", content, "orders")
equal("a file leads to its columns", 303, answer.status)
columns = answer.location
page = v.get(columns)  # GET /admin/import/1/columns
check("the first rows are shown", page.has("R20") and not page.has("R21") and page.has("Käse"))
base = columns.rsplit("/", 1)[0]
check("a draft's page is its columns", v.get(base).path == columns)
fields = dict(v.form(base + "/start")["fields"])
equal("columns are guessed by their headings", ("1", "2", "3", "4", "5"),
      tuple(fields["column_" + c] for c in ("order", "customer", "ordered", "amount", "description")))
equal("date and numbers by their look", ("D.M.YYYY h:m:s", ", none"), (fields["date"], fields["decimal"]))
page = v.get(columns + "?separator=comma")
check("read otherwise it looks otherwise", page.has("R1;1;02.03.2025;1"))
page = v.get(columns)
page = v.send(base + "/start", source="", currency="EUR", decimal=", none")  # POST /admin/import/1/start
check("what is missing is said", page.status == 422 and page.has("Name the till"), str(page.status))
page = v.send(base + "/start", source="paper", currency="EUR", decimal=", none", column_amount="")
check("a mapping that can't work is refused", page.status == 422 and page.has("column.amount"), str(page.status))
page = v.send(base + "/start", source="paper", currency="EUR", decimal=", none", column_amount="4", trial="1")
equal("it begins", 200, page.status)
page = until(v, base, "The file was tried")
check("a trial counts", page.has("The file was tried") and page.has("The first rejected rows"), page.text[-3000:])
equal("and keeps nothing", "0", sql("SELECT COUNT(*) FROM `order` WHERE source = 'paper'"))
check("reasons are told", page.has("the date doesn’t fit"))
check("text is escaped", page.has("&lt;b&gt;y") and not page.has("<b>y"))
v.send(base + "/again")  # POST /admin/import/1/again
path = v.page.path
check("imported now, as one of its own", path != base and re.fullmatch(r"/admin/import/\d+", path), path)
page = until(v, path, "The file is imported")
check("it is", page.has("The file is imported"), page.text[-2000:])
equal("orders, cents", "40 84000", sql("SELECT CONCAT_WS(' ', COUNT(*), SUM(total_minor)) FROM `order` WHERE source = 'paper'"))
page = v.ask("GET", path + "/rejects")  # GET /admin/import/1/rejects
check("rejects as a table", page.status == 200 and "text/csv" in page.headers["Content-Type"] and page.has("R91"))
page = v.get("/admin/import")
check("the list tells both", page.has("Tried only") and page.has("Imported"))
v.get(path)
v.send(path + "/undo")  # POST /admin/import/1/undo
page = until(v, path, "The import was taken back")
equal("taken back", "0", sql("SELECT COUNT(*) FROM `order` WHERE source = 'paper'"))
equal("an import that isn't", 404, v.ask("GET", "/admin/import/999").status)
equal("every step is in the audit log", "4", sql("SELECT COUNT(*) FROM audit WHERE object_kind = 'import' AND program = 'staff'"))

# The file goes in time; as long as another import has the same one, it stays.
equal("the file is kept once", 1, len(kept()))
sql("UPDATE job SET run_at = UTC_TIMESTAMP(6) WHERE kind = 'import_drop'")
for _ in range(100):
    if not kept():
        break
    time.sleep(.1)
equal("and removed in time", set(), kept())

equal("a product file", 303, upload(v, "p.csv", b"sku,name\n1,Lamp\n", "products").status)
columns = v.get("/admin/import").text
columns = re.search(r'href="(/admin/import/\d+)"', columns)[1] + "/columns"
v.get(columns)
base = columns.rsplit("/", 1)[0]
v.send(base + "/start", source="paper")
page = until(v, base, "The file is imported")
check("products too", page.has("The file is imported") and sql("SELECT name FROM product WHERE source = 'paper'") == "Lamp")
sql("UPDATE import_batch SET state = 'running', job_id = 0 WHERE id = " + base.split("/")[-1])
equal("without a job there is nothing to stop", 404, v.get(base) and v.send(base + "/stop").status)  # POST /admin/import/1/stop
check("the files as a table", v.ask("GET", "/admin/import?format=csv").has("products"))
