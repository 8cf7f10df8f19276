// Whom the pages are shown to: sessions of the shop's people put straight into
// the database (signing in has tests of its own), and the addresses that the
// lines of the site maps stand for.
import { randomBytes } from "node:crypto";
import { PORTAL, STAFF, regulars, routes, sql, visitor } from "./lib.mjs";

export const ROLES = ["admin", "agent", "manager", "marketer", "editor", "auditor"];

// The customer with most to see.
export const rich = sql(`SELECT f.customer_id FROM feedback f JOIN credential c USING (customer_id)
    LEFT JOIN event e USING (customer_id) GROUP BY 1
    ORDER BY MAX((SELECT COUNT(*) FROM feedback_message m WHERE m.feedback_id = f.id) > 0) DESC, COUNT(*) DESC LIMIT 1`);

// Somebody who joined a minute ago, with a name that breaks weak pages.
let newcomer;
export function fresh() {
	newcomer ??= sql(`INSERT INTO customer (kind, name, since_at, state) VALUES
	    ('person', 'محمد بن عبد الرحمن Wolfeschlegelsteinhausenbergerdorff', UTC_TIMESTAMP(6), 'prospect');
	SET @id = LAST_INSERT_ID();
	INSERT INTO identifier (customer_id, kind, value, shown, verified_at, created_at)
	    VALUES (@id, 'email', CONCAT('m', @id, '@example.org'), CONCAT('m', @id, '@example.org'), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
	INSERT INTO credential (customer_id, password, changed_at) VALUES (@id, 'x', UTC_TIMESTAMP(6));
	SELECT @id;`);
	return newcomer;
}

// Somebody on the staff with that role and no other.
function staffOf(role) {
	const email = `pages.${role}@example.org`;
	return sql(`INSERT IGNORE INTO staff (email, name, state, created_at) VALUES ('${email}', 'Siobhán Ní Dhomhnaill', 'active', UTC_TIMESTAMP(6));
	SET @id = (SELECT id FROM staff WHERE email = '${email}');
	INSERT IGNORE INTO staff_credential (staff_id, password, changed_at) VALUES (@id, 'x', UTC_TIMESTAMP(6));
	INSERT IGNORE INTO staff_role (staff_id, role) VALUES (@id, '${role}');
	SELECT @id;`);
}

// The cookie of a new session.
function session(program, id) {
	const key = randomBytes(32).toString("base64url");
	const [table, columns, values] = program === "staff" ? ["staff_session", "staff_id", id]
		: ["portal_session", "customer_id, acting_id", `${id}, ${id}`];
	sql(`INSERT INTO ${table} (key_hash, ${columns}, stage, created_at, seen_at, proved_at, expires_at, address, agent)
	    SELECT UNHEX(SHA2('${key}', 256)), ${values}, 'full', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
	        UTC_TIMESTAMP(6) + INTERVAL 6 HOUR, '127.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'`);
	return key;
}

// who: nobody, customer, fresh, a customer's id, somebody (nobody on the staff's
// side) or a role:
// { who, program, url, id, cookie }.
export function someone(who) {
	const program = ROLES.includes(who) || who === "somebody" ? "staff" : "portal";
	const url = program === "staff" ? STAFF : PORTAL;
	const id = program === "staff" ? who !== "somebody" && staffOf(who)
		: who === "customer" ? rich : who === "fresh" ? fresh() : /^\d+$/.test(who) && who;
	return { who, program, url, id, cookie: id && { name: `${program}-session`, value: session(program, id), url } };
}

// The same with a browser: and { context, page, faults }.
export async function person(browser, who, options) {
	const one = { ...someone(who), ...await visitor(browser, options) };
	if (one.cookie)
		await one.context.addCookies([one.cookie]);
	return one;
}

function may(one, right) {
	if (right === "ANYONE") return true;
	if (!one.id) return false;
	return right === "CUSTOMER" || right === "STAFF" || sql(`SELECT COUNT(*) FROM role_right
	    WHERE role = '${one.who}' AND right_name = '${right.replace("RIGHT_", "")}'`) === "1";
}

// What the demo shop has none of: a mail that failed, an import with a line
// that doesn't fit, a file with feedback.
export function examples() {
	sql(`INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, state, run_at, created_at)
	    SELECT 'pages@example.org', 'mail/answer', 'ciaran@saltthistle.example', 'Your words about the grinder', 'Thank you.',
	        '<p>Thank you.</p>', 'failed', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) WHERE NOT EXISTS (SELECT 1 FROM outbox);
	INSERT INTO import_batch (kind, source, file_name, mapping, state, created_at)
	    SELECT 'orders', 'till', 'orders of the week, with a long name.csv', 'columns', 'done', UTC_TIMESTAMP(6)
	    WHERE NOT EXISTS (SELECT 1 FROM import_batch);
	INSERT INTO import_reject (batch_id, line, reason, text)
	    SELECT id, 2, 'no date', '1001;;Assam;12,50' FROM import_batch WHERE NOT EXISTS (SELECT 1 FROM import_reject) LIMIT 1;`);
}

const first = (table, more = "1") => sql(`SELECT MIN(id) FROM ${table} WHERE ${more}`).replace("NULL", "");

// What stands for the {parts} of a path: something that is there, the best
// example of it. Nothing: there is none, so no page either.
function example(path, one) {
	const own = one.program === "portal";
	const voice = own ? `SELECT f.id FROM feedback f WHERE customer_id = ${one.id || 0}`
		: "SELECT f.id FROM feedback f WHERE customer_id IS NOT NULL AND situation_id IS NOT NULL";
	const talk = " ORDER BY (SELECT COUNT(*) FROM feedback_message m WHERE m.feedback_id = f.id) DESC, id LIMIT 1";
	const known = [
		[/^\/my\/orders\//, () => sql(`SELECT number FROM \`order\` WHERE customer_id = ${one.id} LIMIT 1`)],
		[/\/(my\/voice|staff\/feedback)\//, () => sql(voice + talk)],
		[/^\/staff\/customers\//, () => rich],
		[/^\/staff\/guidelines\//, () => first("guideline", "state = 'published'")],
		[/^\/staff\/situations\//, () => first("situation")],
		[/^\/admin\/jobs\//, () => first("job", "state IN ('dead', 'failed')") || first("job")],
		[/^\/admin\/mail\//, () => first("outbox")],
		[/^\/admin\/import\//, () => first("import_batch")],
		[/^\/admin\/staff\//, () => first("staff")],
		[/^\/admin\/roles\//, () => "agent"],
		[/^\/invite\//, () => regulars("staff", "add", `invited${Math.random()}@example.org`, "Aoife Byrne", "agent").match(/\/invite\/(\S+)/)[1]],
	];
	const value = known.find(([pattern]) => pattern.test(path))?.[1]();
	return value && path.replace(/\{\w+\}/, encodeURIComponent(value))
		.replace(/\{\w+\}/g, "1");
}

// The addresses that this person can open: { path, map } for each GET line.
export function addresses(one) {
	return routes(one.program)
		.filter((r) => r.method === "GET" && may(one, r.right))
		.filter((r) => !/\{file\}|\{verb\}|\/columns$/.test(r.path)) // a download, a way back, a step of an import
		.filter((r) => !(one.id && r.right === "ANYONE" && /^\/(login|join|reset|invite)/.test(r.path)))
		.map((r) => ({ map: r.path, path: r.path.includes("{") ? example(r.path, one) : r.path }));
}
