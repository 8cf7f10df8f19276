import os, re, subprocess
from visitor import Visitor, check, equal

staff = int(os.environ["STAFF"])


def sql(text):
    return subprocess.run(["mariadb", "--no-defaults", "-N", "-B", "-S", os.environ["SOCKET"], os.environ["DB"]],
                          input=text, capture_output=True, text=True, check=True).stdout.strip()


def member(letter):
    v = Visitor(staff)
    v.cookies["staff-session"] = letter * 42 + "1"
    return v


agent, manager, editor = member("A"), member("B"), member("D")

# Situations
page = editor.get("/staff/situations")
check("situations with their guideline", page.has("Damaged parcel") and page.has("Damaged or late parcel"))
check("as a table", manager.ask("GET", "/staff/situations?format=csv").has("Damaged parcel"))
editor.get("/staff/situations/new")
page = editor.send("/staff/situations/new")
check("needs name and kind", page.status == 422 and page.has("Give it a name.") and page.has("Choose what kind it is."))
page = editor.send("/staff/situations/new", name="Late delivery", mood="negative", words="late verspätet", topic="problem")
check("added", page.has("Late delivery") and page.has("None yet"))
third = sql("SELECT id FROM situation WHERE name = 'Late delivery'")
page = editor.get("/staff/situations/" + third)
check("filled in", page.has("late verspätet"))
page = editor.send("/staff/situations/" + third, name="It came late")
check("changed", page.has("It came late"))
editor.get("/staff/situations/" + third)
page = editor.send("/staff/situations/" + third + "/retire")
check("retired", page.has("Retired") and not page.has("It came late"))
check("among the retired", editor.get("/staff/situations?retired=1").has("It came late"))
editor.get("/staff/situations/" + third)
editor.send("/staff/situations/" + third + "/retire")
equal("in use again", "0", sql(f"SELECT retired FROM situation WHERE id = {third}"))
equal("an agent may not", 403, agent.ask("GET", "/staff/situations/new").status)
equal("no such situation", 404, editor.ask("GET", "/staff/situations/999").status)

# Written
editor.get("/staff/guidelines/new")
page = editor.send("/staff/guidelines/new")
check("needs a name and what to do", page.status == 422 and page.has("Give it a name") and page.has("Write at least"))
page = editor.send("/staff/guidelines/new", title="Late delivery", do_text="- Say when it comes, to the hour", say_text="It comes **tomorrow**.",
                   spend="15.00", situations=[third], roles=["agent", "manager"], review_on="2030-01-01", public_text="We tell you when.")
check("kept as a draft", page.has("Kept as a draft") and page.has("Say when it comes"))
new = sql("SELECT id FROM guideline WHERE title = 'Late delivery'")
at = "/staff/guidelines/" + new
check("not shown beside feedback yet", sql(f"SELECT current_id IS NULL FROM guideline WHERE id = {new}") == "1")
page = editor.get(at + "/edit")  # GET /staff/guidelines/1/edit
check("all of it comes back", page.has("to the hour") and page.has("15.00") and len(re.findall("checked", page.text)) == 3)
other = member("D")
other.get(at + "/edit")
page = editor.send("/staff/guidelines/" + new + "/edit", title="Late delivery", change_note="First")
check("saved into the same draft", sql(f"SELECT COUNT(*) FROM guideline_version WHERE guideline_id = {new}") == "1")
page = other.send("/staff/guidelines/" + new + "/edit", do_text="- Mine")
check("somebody else was faster: told, nothing lost", page.status == 422 and page.has("Somebody else has changed it") and page.has("- Mine"))
editor.get(at)
page = editor.send("/staff/guidelines/" + new + "/review")
check("in review", page.has("In review"))
editor.get(at)
check("back to draft", editor.send("/staff/guidelines/" + new + "/return").has("Draft"))
editor.get(at)
editor.send("/staff/guidelines/" + new + "/review")
may = sql("SELECT role FROM role_right WHERE right_name = 'publish_guidelines' ORDER BY role LIMIT 1")
publisher = member({"manager": "B", "editor": "D", "admin": "E"}[may])
publisher.get(at)
page = publisher.send("/staff/guidelines/" + new + "/publish")
check("published", page.has("Published") and page.has("0 of 2"))
check("found by words", agent.get("/staff/guidelines?words=tomorr").has("Late delivery"))
check("and by situation", agent.get("/staff/guidelines?mood=negative&who=confirm").has("Late delivery"))
check("overdue banner", agent.get("/staff/guidelines").has("overdue for another look"))
check("only those", not agent.get("/staff/guidelines?who=overdue").has("/staff/guidelines/" + new + '"'))
check("as a table", manager.ask("GET", "/staff/guidelines?format=csv").has("Late delivery"))
check("customers may read their part", Visitor(int(os.environ["PORTAL"])).get("/how-we-treat-you").has("We tell you when."))

# Confirmed
agent.get(at)
check("read first", agent.send("/staff/guidelines/" + new + "/ack").status == 422)
page = agent.send("/staff/guidelines/" + new + "/ack", read="1")
check("confirmed", page.has("1 of 2") and page.has("You confirmed it on"))
check("who is missing, by role", page.has("Still missing: Manuel"))

# A second version
editor.get(at + "/edit")
editor.send("/staff/guidelines/" + new + "/edit", do_text="- Say when it comes, to the minute", spend="20.00", change_note="To the minute")
check("the first still holds", agent.get(at).has("to the hour"))
check("the draft can be read", editor.get(at + "?version=2").has("to the minute"))
editor.get(at + "?version=2")
editor.send("/staff/guidelines/" + new + "/review")
publisher.get(at)
publisher.send("/staff/guidelines/" + new + "/publish")
page = agent.get(at)
check("to be confirmed anew", page.has("0 of 2") and page.has("You have not yet confirmed version 2."))
page = agent.get("/staff/guidelines/" + new + "/diff")
check("without marks of Markdown", "**" not in page.text)
check("what changed", page.has("<del>hour</del>") and page.has("<ins>minute</ins>") and page.has("<del>€15.00</del>"))
page = agent.get("/staff/guidelines/" + new + "/versions")
check("all versions", page.has("Version 1") and page.has("Version 2") and page.has("Replaced"))
equal("no such version", 404, agent.ask("GET", at + "?version=9").status)
equal("history is kept", "1", sql(f"SELECT COUNT(*) > 3 FROM guideline_version FOR SYSTEM_TIME ALL WHERE guideline_id = {new}"))

# Does it work: too few, then a share with its interval
check("too few to tell", agent.get(at).has("Too few to tell"))
version = sql(f"SELECT current_id FROM guideline WHERE id = {new}")
sql("INSERT INTO feedback (id, at, topic, mood, body, state, outcome) SELECT 1000 + seq, UTC_TIMESTAMP(6), 'problem', 'negative', 'x', 'closed',"
    " IF(seq <= 54, 'solved', 'unsolved') FROM seq_1_to_76")
sql(f"INSERT INTO feedback_message (feedback_id, at, kind, staff_id, body, version_id, followed) SELECT 1000 + seq, UTC_TIMESTAMP(6), 'answer', 1,"
    f" 'x', {version}, 'yes' FROM seq_1_to_76")
page = agent.get(at)
check("share, interval and n", page.has("<b>71%</b>") and page.has("95%: 60 to 81 · n = 76"), re.findall("95%[^<]*", page.text))

# Retired
publisher.get(at)
page = publisher.send("/staff/guidelines/" + new + "/retire")
check("retired", page.has("Retired"))
check("gone from the portal", not Visitor(int(os.environ["PORTAL"])).get("/how-we-treat-you").has("We tell you when."))
equal("an address that only takes forms leads back", at, agent.ask("GET", "/staff/guidelines/" + new + "/publish").location)  # GET /staff/guidelines/1/publish
equal("no such guideline", 404, agent.ask("GET", "/staff/guidelines/999").status)
