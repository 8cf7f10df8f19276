/*
 * demo.c - people, orders and the timeline of the demo shop. Tables:
 * customer, identifier, customer_contact, product, order, order_line, event.
 */
#include "model/demo.h"

#include "base/time.h"
#include "db/bulk.h"

enum { AT_ONCE = 5000 };

static bool
is_empty(struct db *db)
{
	const struct row *row = db_row(db,
	    "SELECT EXISTS (SELECT 1 FROM customer)"
	    " OR EXISTS (SELECT 1 FROM `order`)"
	    " OR EXISTS (SELECT 1 FROM product)"
	    " OR EXISTS (SELECT 1 FROM feedback)"
	    " OR EXISTS (SELECT 1 FROM guideline) AS used");

	return row && !row_flag(row, "used");
}

const char *
demo_obstacle(struct db *db)
{
	if (is_empty(db))
		return NULL;
	return db_trouble(db) == DB_FINE
	    ? "this database has customers, orders, feedback or guidelines "
	      "already; a demo shop needs an empty one"
	    : "the database has no tables yet; first `regulars migrate`";
}

int64_t
demo_now(struct db *db)
{
	const struct row *row = db_row(db,
	    "SELECT UNIX_TIMESTAMP(UTC_TIMESTAMP()) AS now,"
	    " UTC_TIMESTAMP() AS now_at");
	int64_t now = 0;

	if (row)
		time_parse(row_text(row, "now_at"), &now);
	return now;
}

static void
put_identifier(struct bulk *bulk, struct arena *arena,
    const struct demo_customer *c, const char *kind, const char *value,
    const char *shown)
{
	bool email = strcmp(kind, "email") == 0;

	if (!value)
		return;
	bulk_int(bulk, c->id);
	bulk_text(bulk, kind);
	bulk_text(bulk, value);
	bulk_text(bulk, shown);
	bulk_text(
	    bulk, email && c->verified ? time_sql(arena, c->since) : NULL);
	bulk_int(bulk, email && c->shared);
	bulk_text(bulk, time_sql(arena, c->since));
	bulk_end(bulk);
}

static void
put_identifiers(struct db *db, struct arena *arena,
    const struct demo_customer *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO identifier (customer_id, kind, value, shown,"
	    " verified_at, shared, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
	    "itttti"
	    "t",
	    AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		const struct demo_customer *c = &list[i];

		put_identifier(
		    bulk, arena, c, "email", c->email, c->email_shown);
		put_identifier(
		    bulk, arena, c, "phone", c->phone, c->phone_shown);
		put_identifier(bulk, arena, c, "card", c->card, c->card);
	}
	bulk_close(bulk);
}

void
demo_put_customers(struct db *db, struct arena *arena,
    const struct demo_customer *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO customer (id, kind, name, lang, zone, country,"
	    " address, state, order_count, last_at, since_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "ittttttt"
	    "itt",
	    AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		const struct demo_customer *c = &list[i];

		bulk_int(bulk, c->id);
		bulk_text(bulk, c->kind);
		bulk_text(bulk, c->name);
		bulk_text(bulk, c->lang);
		bulk_text(bulk, c->zone);
		bulk_text(bulk, c->country);
		bulk_text(bulk, c->address);
		bulk_text(bulk, c->state);
		bulk_int(bulk, c->order_count);
		bulk_text(bulk, c->last ? time_sql(arena, c->last) : NULL);
		bulk_text(bulk, time_sql(arena, c->since));
		bulk_end(bulk);
	}
	bulk_close(bulk);
	put_identifiers(db, arena, list, count);
}

void
demo_put_contacts(struct db *db, const struct demo_contact *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO customer_contact (company_id, customer_id, post,"
	    " may_see) VALUES (?, ?, ?, ?)",
	    "iiti", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		bulk_int(bulk, list[i].company->id);
		bulk_int(bulk, list[i].person->id);
		bulk_text(bulk, list[i].post);
		bulk_int(bulk, list[i].may_see);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_products(struct db *db, const struct demo_product *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO product (id, source, number, name)"
	    " VALUES (?, '" DEMO_SOURCE "', ?, ?)",
	    "itt", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		bulk_int(bulk, list[i].id);
		bulk_text(bulk, list[i].number);
		bulk_text(bulk, list[i].name);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_orders(struct db *db, struct arena *arena,
    const struct demo_order *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO `order` (id, customer_id, source, number, kind,"
	    " state, of_order_id, ordered_at, currency, total_minor, channel)"
	    " VALUES (?, ?, '" DEMO_SOURCE "', ?, ?, ?, ?, ?, 'EUR', ?, ?)",
	    "iitttitit", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		bulk_int(bulk, list[i].id);
		bulk_int(bulk, list[i].customer);
		bulk_text(bulk, list[i].number);
		bulk_text(bulk, list[i].kind);
		bulk_text(bulk, list[i].state);
		bulk_id(bulk, list[i].of);
		bulk_text(bulk, time_sql(arena, list[i].at));
		bulk_int(bulk, list[i].total);
		bulk_text(bulk, list[i].channel);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_lines(struct db *db, const struct demo_line *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO order_line (order_id, line, product_id, quantity,"
	    " amount_minor) VALUES (?, ?, ?, ?, ?)",
	    "iiiti", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		bulk_int(bulk, list[i].order);
		bulk_int(bulk, list[i].line);
		bulk_int(bulk, list[i].product);
		bulk_text(bulk, list[i].quantity);
		bulk_int(bulk, list[i].amount);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_events(struct db *db, struct arena *arena,
    const struct demo_event *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO event (customer_id, at, kind, visible, object_id,"
	    " reference, detail, amount_minor, currency, staff_id, source,"
	    " source_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "ittiittititt", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		const struct demo_event *e = &list[i];

		bulk_int(bulk, e->customer);
		bulk_text(bulk, time_sql(arena, e->at));
		bulk_text(bulk, e->kind);
		bulk_int(bulk, !e->hidden);
		bulk_id(bulk, e->object);
		bulk_text(bulk, e->reference);
		bulk_text(bulk, e->detail);
		bulk_id(bulk, e->amount);
		bulk_text(bulk, e->amount ? "EUR" : NULL);
		bulk_id(bulk, e->staff);
		bulk_text(bulk, e->source);
		bulk_text(bulk, e->key);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}
