#!/usr/bin/env node
// The HTML of every page, and of pages that refuse, through the Nu checker.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { check, load, PORTAL } from "./lib.mjs";
import { ROLES, addresses, examples, someone } from "./people.mjs";

const FOLDER = "build/tests/html";
const bare = (text) => text.replace(/(name="(token|key|stamp)" value=")[^"]*/g, "$1");
const seen = new Set();
const asked = new Map(); // file -> what it is

// Keeps a page unless the same one is there already.
function keep(name, text) {
	const is = createHash("md5").update(bare(text)).digest("hex");
	if (seen.has(is)) return;
	seen.add(is);
	const file = `${seen.size}.html`;
	asked.set(file, name);
	writeFileSync(`${FOLDER}/${file}`, text);
}

async function ask(one, path, options = {}) {
	const headers = { ...one.cookie && { Cookie: `${one.cookie.name}=${one.cookie.value}` }, ...options.headers };
	const answer = await fetch(one.url + path, { redirect: "manual", ...options, headers });
	const text = await answer.text();
	if (/^text\/html/.test(answer.headers.get("Content-Type") ?? "") && answer.status !== 303)
		keep(`${one.who} ${path} (${answer.status})`, text);
	return { answer, text };
}

// A form of the portal sent with nothing in it.
async function refused(one, path) {
	const { answer, text } = await ask(one, path);
	// Node 18 knows them only as one line.
	const set = answer.headers.get("Set-Cookie")?.split(/,\s*(?=[\w-]+=)/) ?? [];
	const cookie = set.map((c) => c.split(";")[0]).join("; ");
	const form = text.slice(text.indexOf(`action="${path}"`));
	const body = new FormData();
	for (const name of ["token", "key", "stamp"]) {
		const value = form.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];
		if (value !== undefined) body.set(name, value);
	}
	const plain = path === "/feedback" ? body : new URLSearchParams(body);
	await ask(one, path, { method: "POST", body: plain, headers: { Cookie: cookie } });
}

// The checker's errors: { file, line, words }.
function errors() {
	const jar = new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url).pathname;
	let said = "";
	try {
		execFileSync("java", ["-Xss1m", "-jar", jar, "--errors-only", "--format", "json", FOLDER],
			{ stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 26 });
		said = '{"messages":[]}';
	} catch (error) {
		said = String(error.stderr);
	}
	return JSON.parse(said).messages.map((m) =>
		({ file: m.url.split("/").at(-1), words: `${m.lastLine}: ${m.message} … ${m.extract ?? ""}` }));
}

if (!PORTAL) {
	console.log("skipped: no site (PORTAL_URL)");
	process.exit(0);
}
load("vnu-jar");
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
examples();
for (const who of ["nobody", "customer", "fresh", "somebody", ...ROLES]) {
	const one = someone(who);
	for (const { path } of addresses(one))
		if (path) await ask(one, path);
	await ask(one, "/nowhere");
	if (one.program === "staff" && one.id) await ask(one, "/admin/settings");
}
for (const path of ["/feedback", "/login", "/join", "/reset"])
	await refused(someone("nobody"), path);
writeFileSync(`${FOLDER}/planted.html`, '<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a"><img src="x">');
const found = errors();
const real = found.filter((e) => e.file !== "planted.html");
check("a planted error is found", found.length > real.length);
check(`${asked.size} pages are right HTML`, !real.length && asked.size > 80,
	`\n  ${real.slice(0, 40).map((e) => `${asked.get(e.file)}: ${e.words}`).join("\n  ")}`);
