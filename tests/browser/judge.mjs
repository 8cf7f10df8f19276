// What is asked of every page, whoever sees it: a list of faults in words.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { load } from "./lib.mjs";

load("axe-core");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function axe(page) {
	await page.evaluate(AXE);
	const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
	return found.violations.map((v) =>
		`axe ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")} (${v.nodes[0].failureSummary.split("\n")[1]?.trim()})`);
}

// One headline that is seen, and a title that says the page first.
function headline() {
	const faults = [];
	const all = [...document.querySelectorAll("h1")].filter((h) => h.getClientRects().length);
	const name = document.title.split(" · ")[0].trim();
	if (all.length !== 1) faults.push(`${all.length} headlines`);
	if (!name || !document.title.includes(" · ")) faults.push(`the title says no page: ${document.title}`);
	return faults;
}

// Nothing is wider than the window but what scrolls by itself.
function sideways() {
	const wide = document.documentElement.scrollWidth - innerWidth;
	if (wide <= 0) return [];
	const who = [...document.querySelectorAll("body *")].filter((e) =>
		e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table-responsive"));
	const one = who.at(-1);
	return [`scrolls ${wide} px sideways: ${one?.outerHTML.slice(0, 120)}`];
}

// Text must not be cut off by its own box.
function cut() {
	return [...document.querySelectorAll("main *")].filter((e) => {
		const style = getComputedStyle(e);
		return e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && style.overflowX === "hidden" &&
			style.clip === "auto" && !e.matches(".visually-hidden, input, textarea, select");
	}).slice(0, 3).map((e) => `text is cut off: ${e.outerHTML.slice(0, 100)}`);
}

// Whatever takes the focus shows it, and is in sight when it does.
function focus() {
	const faults = [];
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
		e.focus();
		if (document.activeElement !== e || e.tabIndex < 0) continue;
		const style = getComputedStyle(e);
		if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
			faults.push(`focus isn't seen: ${e.outerHTML.slice(0, 100)}`);
		const box = e.getBoundingClientRect();
		if (box.width < 2 || box.height < 2) faults.push(`focus on something unseen: ${e.outerHTML.slice(0, 100)}`);
	}
	document.activeElement?.blur();
	scrollTo(0, 0);
	return faults.slice(0, 3);
}

// A select that nobody chose from must say so, not show what stands first.
function guessed() {
	return [...document.querySelectorAll("select")]
		.filter((s) => s.options.length && !s.querySelector("[selected]") && s.options[0].value !== "")
		.map((s) => `chosen by nobody: ${s.name} = ${s.options[0].text}`);
}

// Dates and names that nobody turned into words.
function raw() {
	const text = document.querySelector("main")?.innerText ?? "";
	const found = text.match(/\{\w+\}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|&(amp|lt|gt|quot|#\d+);|<\?cs|\bNaN\b|\(null\)|undefined/);
	return found ? [`raw text: …${text.slice(Math.max(0, found.index - 30), found.index + 40).replace(/\s+/g, " ")}…`] : [];
}

export async function judge(page, lang = "en") {
	const faults = [];
	await page.keyboard.press("Tab"); // from here on the focus counts as the keyboard's
	for (const ask of [headline, sideways, cut, focus, guessed, raw])
		faults.push(...await page.evaluate(ask));
	const is = await page.evaluate(() => document.documentElement.lang);
	if (is !== lang) faults.push(`lang is ${is}, not ${lang}`);
	// In another language a page has the same bones, only longer words.
	if (lang === "en") faults.push(...await axe(page));
	return faults;
}
