#!/usr/bin/env node
// With the keyboard alone and no script: signing in, feedback, and the menu on
// a phone; the way through a form is the way it reads.
import { readFileSync } from "node:fs";
import { check, equal, run, totp, visitor, PORTAL, STAFF } from "./lib.mjs";
import { person } from "./people.mjs";

const demo = () => JSON.parse(readFileSync(process.env.DEMO, "utf8"));
const here = (page) => page.evaluate(() => {
	const e = document.activeElement;
	const label = e.labels?.[0] ?? document.querySelector(`label[for="${e.id}"]`);
	return { tag: e.tagName, name: e.name ?? "", value: e.value ?? "", href: e.getAttribute("href") ?? "",
		words: (label ?? e).innerText?.trim() ?? "" };
});

// Tabs on until the focus is where wanted says; how many keys it took, or -1.
async function tabTo(page, wanted, most = 60) {
	for (let i = 1; i <= most; i++) {
		await page.keyboard.press("Tab");
		if (wanted(await here(page))) return i;
	}
	return -1;
}

async function enter(page, key = "Enter") {
	await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press(key)]);
}

async function skipLink(page) {
	await page.keyboard.press("Tab");
	equal("the first key is the way past the bar", "#main", (await here(page)).href);
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	check("and the next one is in the content", await page.evaluate(() => document.activeElement.closest("main") !== null));
}

async function signIn(page, url, account) {
	await page.goto(`${url}/login`);
	await skipLink(page);
	await page.goto(`${url}/login`);
	check("sign-in: the address", await tabTo(page, (e) => e.name === "email") > 0);
	await page.keyboard.type(account.email);
	equal("sign-in: the password is the next thing", 1, await tabTo(page, (e) => e.name === "password"));
	await page.keyboard.type(account.password);
	await enter(page);
	if (account.totp_secret) {
		check("sign-in: the code", await tabTo(page, (e) => e.name === "code") > 0);
		await page.keyboard.type(totp(account.totp_secret));
		await enter(page);
	}
	check(`sign-in: ${account.name} is in`, !page.url().includes("/login"), page.url());
}

async function feedback(page) {
	await page.goto(`${PORTAL}/feedback`);
	check("feedback: what it is", await tabTo(page, (e) => e.name === "topic") > 0);
	await page.keyboard.press("Space");
	await page.keyboard.press("ArrowDown");
	check("feedback: the words", await tabTo(page, (e) => e.name === "body", 4) > 0);
	await page.keyboard.type("Written without a mouse.");
	check("feedback: the rating", await tabTo(page, (e) => e.name === "rating", 2) > 0);
	await page.keyboard.press("Space");
	await page.waitForTimeout(3500); // sooner, only a machine is done
	check("feedback: the button", await tabTo(page, (e) => e.tag === "BUTTON", 8) > 0);
	await enter(page, "Space");
	check("feedback: it is there", page.url().includes("/my/voice") &&
		(await page.locator("main").innerText()).includes("Written without a mouse."), page.url());
}

// The menu of a phone is a link to the menu: it opens and closes by it.
async function menu(browser) {
	const { page, context } = await person(browser, "agent", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	await page.goto(`${STAFF}/staff`);
	const nav = page.locator("#nav");
	equal("menu: it is away at first", false, await nav.isVisible());
	check("menu: the link to it", await tabTo(page, (e) => e.href === "#nav", 4) > 0);
	await page.keyboard.press("Enter");
	equal("menu: it is there", true, await nav.isVisible());
	await page.keyboard.press("Tab");
	equal("menu: the next key is in it", "#main", (await here(page)).href);
	check("menu: feedback is in it", await tabTo(page, (e) => e.href === "/staff/feedback", 8) > 0);
	await enter(page);
	check("menu: and leads there", page.url().endsWith("/staff/feedback"));
	equal("menu: it is away again", false, await nav.isVisible());
	await context.close();
}

// A page that keeps the keyboard out must be noticed.
async function planted(browser) {
	const { page, context } = await visitor(browser, { bypassCSP: true });
	await page.goto(`${PORTAL}/login`);
	await page.evaluate(() => { document.querySelector("[name=password]").tabIndex = -1; });
	equal("planted: a field out of the keyboard's reach", -1, await tabTo(page, (e) => e.name === "password", 40));
	await context.close();
}

await run(async (browser) => {
	const { customers, staff_users } = demo();
	const still = { javaScriptEnabled: false };
	const customer = await visitor(browser, still);
	await signIn(customer.page, PORTAL, customers.find((c) => !c.totp_secret));
	await feedback(customer.page);
	const agent = await visitor(browser, still);
	await signIn(agent.page, STAFF, staff_users.find((s) => s.role === "agent"));
	await menu(browser);
	await planted(browser);
});
