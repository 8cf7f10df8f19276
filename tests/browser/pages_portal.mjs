#!/usr/bin/env node
// Every page of the portal, for strangers, a regular and somebody new; what
// refuses a visitor; and the judge itself, by faults that are planted.
import { check, run, shot, visitor, PORTAL } from "./lib.mjs";
import { judge } from "./judge.mjs";
import { person } from "./people.mjs";
import { DESK, PHONE, SAMPLE, seen, tour } from "./tour.mjs";

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
		"a choice by nobody": [() => { document.querySelector("main form").insertAdjacentHTML("beforeend", '<select name="zone" aria-label="Zone"><option value="a">A</select>'); }, /chosen by nobody/],
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

async function strangers(browser) {
	for (const who of ["nobody", "fresh"]) {
		await tour(browser, who, PHONE, "light");
		await tour(browser, who, DESK, "dark");
	}
	await tour(browser, "nobody", PHONE, "light", "de");
	await tour(browser, "nobody", PHONE, "dark", "en", SAMPLE);
	await tour(browser, "nobody", DESK, "light", "en", SAMPLE);
	await refusals(browser);
}

async function regulars(browser) {
	await tour(browser, "customer", PHONE, "light");
	await tour(browser, "customer", DESK, "dark");
	await tour(browser, "customer", PHONE, "light", "de");
	await tour(browser, "customer", PHONE, "dark", "en", SAMPLE);
	await tour(browser, "customer", DESK, "light", "en", SAMPLE);
	await planted(browser);
}

await run(async (browser) => {
	await Promise.all([strangers(browser), regulars(browser)]);
	check(`${seen.size} lines of the portal's site map were seen`, seen.size >= 18, String(seen.size));
});
