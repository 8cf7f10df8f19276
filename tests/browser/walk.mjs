#!/usr/bin/env node
// A customer's day and an agent's day through the real pages, as the shop lives
// them: once with scripts off from joining to the answer, once shorter with
// scripts on.
import { check, equal, mailTo, press, regulars, run, shot, sql, totp, visitor, PORTAL, STAFF } from "./lib.mjs";

const PASSWORD = "a heron on the roof";
const WORDS = "The bag of Assam arrived torn and half of it lay in the parcel.";
const ANSWER = "I am sorry about the torn bag. A new one is on its way and arrives on Thursday.";
const mark = Date.now().toString(36);
const email = `olena.${mark}@example.org`;

// What the shop's till knew before she joined.
function boughtBefore() {
	sql(`INSERT INTO customer (kind, name, country, since_at, last_at, order_count, state) VALUES
	    ('person', 'Olena Kovalenko', 'IE', UTC_TIMESTAMP(6) - INTERVAL 90 DAY, UTC_TIMESTAMP(6) - INTERVAL 3 DAY, 1, 'new');
	SET @customer = LAST_INSERT_ID();
	INSERT INTO identifier (customer_id, kind, value, shown, created_at) VALUES (@customer, 'email', '${email}', '${email}', UTC_TIMESTAMP(6));
	INSERT INTO \`order\` (customer_id, source, number, ordered_at, currency, total_minor)
	    VALUES (@customer, 'walk', 'W-${mark}', UTC_TIMESTAMP(6) - INTERVAL 3 DAY, 'EUR', 1250);
	INSERT INTO event (customer_id, at, kind, object_id, reference, detail, amount_minor, currency, source, source_key)
	    VALUES (@customer, UTC_TIMESTAMP(6) - INTERVAL 3 DAY, 'order', LAST_INSERT_ID(), 'W-${mark}', 'Assam', 1250, 'EUR', 'walk', '${mark}');`);
}

async function join(page) {
	await page.goto(`${PORTAL}/`);
	equal("the front page has one headline", 1, await page.locator("h1").count());
	await press(page, "Join", "link");
	await page.getByLabel("E-mail").fill(email);
	await press(page, /send|go on/i);
	const code = mailTo(email).match(/\b(\d{6})\b/)?.[1] ?? "no code";
	await page.getByLabel("Code").fill(code);
	await press(page, "Go on");
	equal("join: what was bought before is found", "There you are", await page.locator("h1").innerText());
	await page.getByLabel("Your name").fill("Olena Kovalenko");
	await page.getByLabel("Password").fill(PASSWORD);
	await press(page, "Join");
	equal("join: it ends at home", "/my", new URL(page.url()).pathname);
	await shot(page, "walk-1-home");
}

async function history(page) {
	await press(page, "History", "link");
	check("history: the order from before stands there", (await page.locator("main").innerText()).includes(mark));
	check("history: with its money", (await page.locator("main").innerText()).includes("€12.50"));
}

async function feedback(page) {
	await page.goto(`${PORTAL}/feedback`);
	await page.getByLabel("In your words").fill("");
	await page.waitForTimeout(3500); // sooner, only a machine is done
	await press(page, /^Send to/);
	check("feedback: an empty form comes back with what is missing",
		(await page.title()).length > 0 && await page.locator(".errors a").count() > 0, await page.title());
	await page.getByLabel("Problem").check();
	await page.getByLabel("In your words").fill(WORDS);
	await page.locator("input[name=way][value=email]").check();
	await page.waitForTimeout(3500);
	await press(page, /^Send to/);
	check("feedback: it is taken and stands in what she said", /^\/my\/voice/.test(new URL(page.url()).pathname), page.url());
	check("feedback: in her words", (await page.locator("main").innerText()).includes(WORDS));
	await shot(page, "walk-2-said");
}

// An invitation from the command line, password, app, code: in.
async function hire(page) {
	const path = regulars("staff", "add", `agent.${mark}@example.org`, "Aoife Byrne", "agent").match(/\/invite\/\S+/)[0];
	await page.goto(STAFF + path);
	await page.getByLabel("Password").fill(PASSWORD);
	await press(page, "Go on");
	const secret = await page.locator("code.text-break").innerText();
	await page.getByLabel(/^Code/).fill(totp(secret));
	await press(page, "Go on");
	equal("staff: ten recovery codes", 10, await page.locator("main ul.num code").count());
	await press(page, "I have kept them, go on", "link");
	await press(page, "Sign out");
	return secret;
}

async function signIn(page, secret) {
	await page.goto(`${STAFF}/staff`);
	await page.getByLabel("E-mail").fill(`agent.${mark}@example.org`);
	await page.getByLabel("Password").fill(PASSWORD);
	await press(page, "Sign in");
	await page.getByLabel(/^Code/).fill(totp(secret, 1));
	await press(page, "Sign in");
	equal("staff: signed in with password and code", "/staff", new URL(page.url()).pathname);
}

async function answer(page) {
	await press(page, /^Feedback/, "link");
	await shot(page, "walk-3-inbox");
	await press(page, new RegExp(WORDS.slice(0, 20)), "link");
	check("answer: her words", (await page.locator(".words").innerText()).includes(WORDS));
	check("answer: what came before", (await page.locator("main").innerText()).includes(mark));
	check("answer: a guideline beside them, always with its five parts",
		await page.locator(".beside .guide h3, .beside .guide dt").count() >= 5);
	await page.locator("#answer textarea[name=body]").fill(ANSWER);
	const followed = page.locator("input[name=followed]");
	if (await followed.count()) await followed.first().check();
	await press(page, "Send the answer");
	equal("answer: nothing is refused", 0, await page.locator(".errors").count());
	check("answer: it is told", await page.locator(".notice").count() > 0);
	await shot(page, "walk-4-answered");
	check("answer: the mail lies in the outbox", mailTo(email).includes(ANSWER), mailTo(email));
}

async function seesIt(page) {
	await page.goto(`${PORTAL}/my/voice`);
	await press(page, new RegExp(WORDS.slice(0, 20)), "link");
	const text = await page.locator("main").innerText();
	check("she sees the answer and who gave it", text.includes(ANSWER) && text.includes("Aoife"), text);
	await shot(page, "walk-5-answer");
	await press(page, "Sign out");
	await page.goto(`${PORTAL}/my/voice`);
	check("signed out, it is hers alone", page.url().includes("/login?then="));
}

// Scripts on: a refused form has the eye on its summary; a form is sent once.
async function scripted(browser) {
	const { page, faults } = await visitor(browser, { viewport: { width: 360, height: 740 } });
	await page.goto(`${PORTAL}/login?then=%2Fmy%2Fvoice`);
	await page.getByLabel("E-mail").fill(email);
	await page.getByLabel("Password").fill("not this one at all");
	await press(page, "Sign in");
	equal("scripts: the summary of errors has the focus", true,
		await page.evaluate(() => document.activeElement.matches(".errors")));
	await page.getByLabel("Password").fill(PASSWORD);
	await press(page, "Sign in");
	equal("scripts: on to where she wanted", "/my/voice", new URL(page.url()).pathname);
	await press(page, new RegExp(WORDS.slice(0, 20)), "link");
	await page.locator("main textarea").fill("It came today, thank you.");
	const before = sql("SELECT COUNT(*) FROM feedback_message");
	await Promise.all([page.waitForNavigation(), page.locator("main form button").first().dblclick()]);
	equal("scripts: a double click sends once", Number(before) + 1, Number(sql("SELECT COUNT(*) FROM feedback_message")));
	equal("scripts: no fault on the way", "", faults.join("\n"));
}

await run(async (browser) => {
	boughtBefore();
	const customer = await visitor(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	const agent = await visitor(browser, { javaScriptEnabled: false });
	await join(customer.page);
	await history(customer.page);
	await feedback(customer.page);
	await signIn(agent.page, await hire(agent.page));
	await answer(agent.page);
	await seesIt(customer.page);
	equal("no fault on the way", "", [...customer.faults, ...agent.faults].join("\n"));
	await scripted(browser);
});
