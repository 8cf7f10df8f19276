#!/usr/bin/env node
// Every page that the site maps name, as each person may open it: judge.mjs
// finds nothing, nothing is on the console, no other origin is asked. A picture
// of each lies in build/shots.
import { createHash } from "node:crypto";
import { check, run, shot, visitor, PORTAL } from "./lib.mjs";
import { judge } from "./judge.mjs";
import { ROLES, addresses, examples, person } from "./people.mjs";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const SAMPLE = ["/", "/feedback", "/my", "/my/history", "/login", "/staff", "/staff/feedback", "/staff/feedback/{id}",
	"/staff/customers/{id}", "/staff/guidelines", "/staff/guidelines/{id}", "/admin/jobs", "/admin/audit"];
const judged = new Map(); // what a page is made of -> its faults
const titles = new Map();
const seen = new Set();

// What was judged once needn't be again for the next role: only <main>, less
// the keys that differ each time.
async function marrow(page, look) {
	const main = await page.evaluate(() => document.querySelector("main")?.innerHTML ?? "");
	return createHash("md5").update(look + main.replace(/(name="(token|key|stamp)" value=")[^"]*/g, "$1")).digest("hex");
}

async function open(page, url) {
	try {
		return await page.goto(url, { waitUntil: "load" });
	} catch (error) {
		if (/Download is starting|ERR_ABORTED/.test(error.message)) return null; // a file, no page
		throw error;
	}
}

// One address for one person: its faults, or undefined where it is no page.
async function look(one, address, name, lang) {
	const { page, faults } = one;
	faults.length = 0;
	const answer = await open(page, one.url + address.path);
	if (!answer || answer.request().redirectedFrom()) return undefined;
	if (answer.status() !== 200) faults.push(`answers ${answer.status()}`);
	const is = await marrow(page, name);
	if (judged.has(is) && address.map !== "/staff") return [];
	faults.push(...await judge(page, lang));
	judged.set(is, true);
	const title = `${lang} ${one.program} ${await page.title()}`;
	const owner = titles.get(title) ?? address.map;
	const kin = address.map.startsWith(owner) || owner.startsWith("/invite/"); // an invitation makes the account
	if (owner !== address.map && !kin) faults.push(`has the title of ${owner}: ${title}`);
	titles.set(title, owner);
	await shot(page, `${name}/${one.program}${address.map.replace(/[^a-z]+/g, "-")}-${one.who}`);
	return [...faults];
}

// All that somebody may open in one width and light.
async function walk(browser, who, size, scheme, lang = "en", only = null) {
	const name = `${size.width}-${scheme}-${lang}`;
	const one = await person(browser, who, { viewport: size, colorScheme: scheme, locale: lang === "de" ? "de-DE" : "en-GB" });
	const wrong = [];
	let count = 0;
	for (const address of addresses(one)) {
		if (only && !only.includes(address.map)) continue;
		if (!address.path) {
			if (who !== "fresh") wrong.push(`${address.map}: the shop has no example of it`);
			continue;
		}
		const faults = await look(one, address, name, lang);
		if (faults) count++, seen.add(`${one.program} ${address.map}`);
		for (const fault of faults ?? []) wrong.push(`${address.path}: ${fault}`);
	}
	await one.context.close();
	check(`${who}, ${name}: ${count} pages`, !wrong.length && count > 0, `\n  ${wrong.join("\n  ")}`);
}

// Refused forms and pages that aren't there are pages, too.
async function refusals(browser) {
	const wrong = [];
	for (const [size, scheme] of [[PHONE, "light"], [DESK, "dark"]]) {
		const one = await person(browser, "nobody", { viewport: size, colorScheme: scheme });
		const ask = async (name, go) => {
			await go(one.page);
			for (const fault of [...await judge(one.page), ...one.faults.splice(0)]) wrong.push(`${name}: ${fault}`);
			await shot(one.page, `${size.width}-${scheme}-en/portal-refused-${name}`);
		};
		await ask("missing", (page) => page.goto(`${PORTAL}/nowhere`));
		for (const path of ["/feedback", "/login", "/join"])
			await ask(path.slice(1), async (page) => {
				await page.goto(PORTAL + path);
				await page.evaluate(() => { document.querySelector("main form").noValidate = true; });
				await Promise.all([page.waitForNavigation(), page.locator("main form button.btn-primary").click()]);
			});
		await one.context.close();
	}
	check("what refuses a visitor is as well made", !wrong.length, `\n  ${wrong.join("\n  ")}`);
}

// The judge itself: each fault planted in a good page must be found.
async function planted(browser) {
	const faults = {
		"too little contrast": [() => { document.querySelector("h1").style.color = "#c9c4ca"; }, /color-contrast/],
		"a field without its label": [() => { document.querySelector("label").remove(); }, /axe label/],
		"an inline script": [() => document.head.append(Object.assign(document.createElement("script"), { text: "1" })), /Content Security Policy/],
		"a picture from elsewhere": [() => document.body.append(Object.assign(new Image(), { src: "http://127.0.0.2:9/x.png", alt: "" })), /another origin|Content Security Policy/],
		"something wide": [() => { document.querySelector("h1").style.width = "900px"; }, /sideways/],
		"focus that hides": [() => { document.querySelector("main button").style.outline = "none"; }, /focus/],
		"two headlines": [() => { document.querySelector("h1").after(document.querySelector("h1").cloneNode(true)); }, /2 headlines/],
		"no title": [() => { document.title = "Shop"; }, /title/],
		"a raw date": [() => { document.querySelector("h1").append(" 2026-01-02 03:04:05"); }, /raw text/],
	};
	// Faults planted by style need a page without its policy; those against the policy need it.
	for (const [name, [plant, wanted]] of Object.entries(faults)) {
		const one = await visitor(browser, { viewport: PHONE, bypassCSP: !String(wanted).includes("Policy") });
		await one.page.goto(`${PORTAL}/login`);
		await one.page.evaluate(`(${plant})(), 0`);
		const found = [...await judge(one.page), ...one.faults].filter((f) => wanted.test(f));
		check(`planted: ${name} is found`, found.length > 0);
		await one.context.close();
	}
}

async function portal(browser) {
	for (const who of ["nobody", "customer", "fresh"]) {
		await walk(browser, who, PHONE, "light");
		await walk(browser, who, DESK, "dark");
	}
	for (const who of ["nobody", "customer"]) {
		await walk(browser, who, PHONE, "light", "de");
		await walk(browser, who, PHONE, "dark", "en", SAMPLE);
		await walk(browser, who, DESK, "light", "en", SAMPLE);
	}
	await refusals(browser);
	await planted(browser);
}

async function staff(browser) {
	await walk(browser, "somebody", PHONE, "light");
	await walk(browser, "admin", PHONE, "light");
	await walk(browser, "admin", DESK, "dark");
	// The others see the same pages with fewer buttons.
	for (const role of ROLES.filter((r) => r !== "admin"))
		await walk(browser, role, DESK, "dark");
	await walk(browser, "admin", PHONE, "light", "de");
	await walk(browser, "admin", PHONE, "dark", "en", SAMPLE);
	await walk(browser, "admin", DESK, "light", "en", SAMPLE);
}

await run(async (browser) => {
	examples();
	await Promise.all([portal(browser), staff(browser)]);
	check(`${seen.size} lines of the site maps were seen`, seen.size > 40, String(seen.size));
});
