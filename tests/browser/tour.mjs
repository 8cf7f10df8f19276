// Every page that a site map names, as somebody may open it: judge.mjs finds
// nothing, nothing is on the console, no other origin is asked. A picture of
// each lies in build/shots.
import { createHash } from "node:crypto";
import { check, shot, sql } from "./lib.mjs";
import { judge } from "./judge.mjs";
import { addresses, person } from "./people.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
export const SAMPLE = ["/", "/feedback", "/my", "/my/history", "/login", "/staff", "/staff/feedback", "/staff/feedback/{id}",
	"/staff/customers/{id}", "/staff/guidelines", "/staff/guidelines/{id}", "/admin/jobs", "/admin/audit"];
const judged = new Map(); // what a page is made of -> its faults
const titles = new Map();
export const seen = new Set();

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

// Whoever signs in has a language of their own, whatever the browser's.
function speaks(one, lang) {
	sql(`UPDATE ${one.program === "staff" ? "staff" : "customer"} SET lang = '${lang}' WHERE id = ${one.id}`);
}

// All that somebody may open in one width and light.
export async function tour(browser, who, size, scheme, lang = "en", only = null) {
	const name = `${size.width}-${scheme}-${lang}`;
	const one = await person(browser, who, { viewport: size, colorScheme: scheme, locale: lang === "de" ? "de-DE" : "en-GB" });
	const wrong = [];
	let count = 0;
	if (one.id) speaks(one, lang);
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
