// What the browser tests share: one Chromium, visitors who watch for faults,
// the site maps, the site's database, codes of an authenticator app.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
export const PORTAL = process.env.PORTAL_URL;
export const STAFF = process.env.STAFF_URL;
export const SHOTS = "build/shots";

export function check(what, good, more = "") {
	console.log(good ? `ok ${what}` : `not ok ${what} ${more}`);
}

export function equal(what, wanted, got) {
	check(what, wanted === got, `: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
}

// One of the npm packages; without them there is nothing to test.
export function load(name) {
	try {
		return require(name);
	} catch {
		console.log(`skipped: no ${name}, run npm ci in tests/browser`);
		process.exit(0);
	}
}

// Statements as the server's root, for what a person would find in a mailbox.
export function sql(text) {
	return execFileSync("mariadb", ["--no-defaults", "-N", "-B", "-S", process.env.TEST_SOCKET,
		process.env.TEST_DATABASE], { input: text, encoding: "utf8" }).trim();
}

// The newest mail to an address, as its reader sees it.
export function mailTo(address) {
	return sql(`SELECT REPLACE(text_body, '\\n', ' ') FROM outbox
	    WHERE to_address = '${address}' ORDER BY id DESC LIMIT 1`);
}

export function regulars(...words) {
	return execFileSync(`${process.env.B ?? "build"}/regulars`,
		["--conf", process.env.TEST_CONF, ...words], { encoding: "utf8" });
}

// The code that an app shows, so many half minutes from now.
export function totp(secret, step = 0) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	const bits = [...secret.toUpperCase().replace(/[^A-Z2-7]/g, "")]
		.map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
	const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
	const time = Buffer.alloc(8);
	time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + step));
	const mark = createHmac("sha1", key).update(time).digest();
	const at = mark[19] & 15;
	return String((mark.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}

// The lines of a site map: { method, path, right, kind }.
export function routes(program) {
	const text = readFileSync(`cgi/page/${program}/routes.h`, "utf8").replace(/\/\*[^]*?\*\//g, "");
	return [...text.matchAll(/ROUTE\(\s*"(\w+)",\s*"([^"]+)",\s*(\w+),\s*(\w+),/g)]
		.map(([, method, path, right, kind]) => ({ method, path, right, kind }));
}

export async function chromium() {
	return load("playwright-core").chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync"],
	});
}

// Lines that Chromium itself writes where all is well: a refused form, a page
// that isn't there, a sign-out that cleans up.
const OWN = /status of (40[0-9]|41[0-9]|422|429)|Clear-Site-Data header .* Cleared data types/;

// What a page must never do: speak on the console, break its own policy, ask
// another origin, answer 5xx. Collected in visitor.faults.
function watch(page, faults) {
	page.on("console", (m) => {
		if (!OWN.test(m.text())) faults.push(`console: ${m.text()} (${m.location().url})`);
	});
	page.on("pageerror", (e) => faults.push(`script: ${e.message}`));
	page.on("request", (r) => {
		if (![PORTAL, STAFF].includes(new URL(r.url()).origin))
			faults.push(`another origin: ${r.url()}`);
	});
	page.on("response", (r) => {
		if (r.status() >= 500) faults.push(`${r.status()}: ${r.url()}`);
	});
}

// One person with a browser of their own: { context, page, faults }.
export async function visitor(browser, options = {}) {
	const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Dublin",
		viewport: { width: 1280, height: 900 }, colorScheme: "light", ...options });
	context.setDefaultTimeout(10000);
	const page = await context.newPage();
	const faults = [];
	watch(page, faults);
	return { context, page, faults };
}

// Presses the button or link and waits for the page that comes.
export async function press(page, name, role = "button") {
	await Promise.all([
		page.waitForNavigation({ waitUntil: "load" }),
		page.getByRole(role, { name, exact: typeof name === "string" }).first().click(),
	]);
}

export async function shot(page, name) {
	mkdirSync(SHOTS, { recursive: true });
	await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

// Runs a test: whatever breaks is told as a failure, with where it stood.
export async function run(test) {
	if (!PORTAL) {
		console.log("skipped: no site (PORTAL_URL)");
		return;
	}
	const browser = await chromium();
	try {
		await test(browser);
	} catch (error) {
		for (const context of browser.contexts())
			for (const page of context.pages().filter((p) => p.url() !== "about:blank")) {
				console.log(`at ${page.url()}: ${await page.title()}`);
				await shot(page, "broken");
			}
		check("it ran to its end", false, error.stack);
	}
	await browser.close();
}

