#!/usr/bin/env node
// Every page of the intranet: all of them for the admin, in every light; for
// each other role what it may open, since buttons and the menu differ.
import { check, run } from "./lib.mjs";
import { ROLES, examples } from "./people.mjs";
import { DESK, PHONE, SAMPLE, seen, tour } from "./tour.mjs";

async function admin(browser) {
	await tour(browser, "admin", PHONE, "light");
	await tour(browser, "admin", DESK, "dark");
	await tour(browser, "admin", PHONE, "dark", "en", SAMPLE);
	await tour(browser, "admin", DESK, "light", "en", SAMPLE);
	await tour(browser, "admin", PHONE, "light", "de");
}

async function others(browser) {
	await tour(browser, "somebody", PHONE, "light");
	for (const role of ROLES.filter((r) => r !== "admin"))
		await tour(browser, role, DESK, "dark");
}

await run(async (browser) => {
	examples();
	await Promise.all([admin(browser), others(browser)]);
	check(`${seen.size} lines of the intranet's site map were seen`, seen.size >= 30, String(seen.size));
});
