#!/usr/bin/env node
// What a phone has to fetch: 150 KB for the first view with everything, 25 KB
// for each later one, as the network carries it.
import { check, run, visitor, PORTAL } from "./lib.mjs";
import { person } from "./people.mjs";

const FIRST = 150, LATER = 25;

// Bytes on the wire of all that a view loads, what came from the cache is free.
async function weigh(one, url) {
	const wire = await one.context.newCDPSession(one.page);
	let bytes = 0, count = 0, largest = ["", 0];
	const names = new Map();
	await wire.send("Network.enable");
	wire.on("Network.requestWillBeSent", (e) => names.set(e.requestId, e.request.url));
	wire.on("Network.loadingFinished", (e) => {
		bytes += e.encodedDataLength;
		count += e.encodedDataLength > 0;
		if (e.encodedDataLength > largest[1]) largest = [names.get(e.requestId), e.encodedDataLength];
	});
	await one.page.goto(url, { waitUntil: "networkidle" });
	await wire.detach();
	return { kb: bytes / 1024, count, largest: `${largest[0]} ${Math.round(largest[1] / 1024)}` };
}

async function views(browser, who, paths) {
	const one = await person(browser, who, { viewport: { width: 360, height: 740 } });
	let limit = FIRST;
	for (const path of paths) {
		const got = await weigh(one, one.url + path);
		check(`${who} ${path}: ${got.kb.toFixed(1)} KB in ${got.count} answers, ${limit} allowed`,
			got.kb <= limit && got.kb > 0.5, `largest: ${got.largest}`);
		limit = LATER;
	}
	await one.context.close();
}

// A view that is too heavy must be noticed: the first one against the limit of
// later ones.
async function planted(browser) {
	const one = await visitor(browser);
	const got = await weigh({ ...one }, `${PORTAL}/`);
	check("planted: a first view is too much for a later one", got.kb > LATER);
	await one.context.close();
}

await run(async (browser) => {
	await views(browser, "nobody", ["/", "/feedback", "/join", "/help", "/login"]);
	await views(browser, "customer", ["/my", "/my/history", "/my/voice", "/my/profile"]);
	await views(browser, "admin", ["/staff", "/staff/feedback", "/staff/customers", "/staff/guidelines", "/admin/audit", "/admin/settings"]);
	await planted(browser);
});
