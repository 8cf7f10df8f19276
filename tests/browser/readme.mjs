// The two pictures of the README, made anew: after `tests/run browser` with
// KEEP=1, or beside a running demo shop, `node tests/browser/readme.mjs`. Not a
// test.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium, sql } from "./lib.mjs";
import { person } from "./people.mjs";

const FOLDER = "static/readme";

// Chromium packs the picture as WebP.
async function pack(browser, png) {
	const page = await browser.newPage();
	const url = await page.evaluate(async (data) => {
		const image = Object.assign(new Image(), { src: `data:image/png;base64,${data}` });
		await image.decode();
		const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
		canvas.getContext("2d").drawImage(image, 0, 0);
		return canvas.toDataURL("image/webp", 0.86);
	}, png.toString("base64"));
	await page.close();
	return Buffer.from(url.split(",")[1], "base64");
}

async function picture(browser, who, path, size, name, as) {
	const one = await person(browser, who, { viewport: size, colorScheme: "light" });
	if (as) sql(`UPDATE staff SET name = '${as}' WHERE id = ${one.id}`);
	await one.page.goto(one.url + path);
	const file = await pack(browser, await one.page.screenshot());
	writeFileSync(`${FOLDER}/${name}.webp`, file);
	console.log(`${name}: ${Math.round(file.length / 1024)} KB`);
	await one.context.close();
}

const browser = await chromium();
mkdirSync(FOLDER, { recursive: true });
const id = sql("SELECT MIN(id) FROM feedback WHERE state = 'new' AND mood = 'negative' AND lang = 'en' AND customer_id IS NOT NULL");
await picture(browser, "agent", `/staff/feedback/${id}`, { width: 1280, height: 1000 }, "staff-feedback", "Mirela Kovačević");
await picture(browser, sql(`SELECT customer_id FROM feedback WHERE id = ${id}`), "/my", { width: 360, height: 780 }, "portal-home");
await browser.close();
