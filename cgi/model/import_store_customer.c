/*
 * import_store_customer.c - a chunk of customers into the database. Tables:
 * customer, identifier, customer_change.
 */
#include "model/import_chunk.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/rows.h"
#include "db/bulk.h"
#include "db/db.h"
#include "model/search.h"

enum { AT_ONCE = 4000 };
enum { EMAIL, PHONE, CARD, CONTACTS };

static const char *const contact_kinds[CONTACTS] = { "email", "phone", "card" };

static const char *const fields[IMPORT_FIELDS] = { "name", "kind", "country",
	"lang", "address" };

/* E-mails (or phones, cards) of the chunk and whose they are. */
struct contacts {
	struct chunk *chunk;
	struct pool names;
	int64_t *owners; /* customer_id in the database, 0: nobody's */
	int *first;      /* the chunk's customer who named it first */
	int *of;         /* by customer: its number in names, -1: none */
};

static const char *
field_of(const struct chunk_customer *one, int field)
{
	switch (field) {
	case 0:
		return one->name;
	case 1:
		return one->kind;
	case 2:
		return one->country;
	case 3:
		return one->language;
	default:
		return one->address;
	}
}

static const char *
contact_of(const struct chunk_customer *one, int kind, bool shown)
{
	switch (kind) {
	case EMAIL:
		return shown ? one->email_shown : one->email;
	case PHONE:
		return shown ? one->phone_shown : one->phone;
	default:
		return one->card;
	}
}

static bool
fields_found(void *context, const struct row *row)
{
	struct chunk *c = context;
	struct chunk_customer *one = &c->customers[row_int(row, "place")];

	for (int i = 0; i < IMPORT_FIELDS; i++)
		one->known[i] =
		    arena_text(c->arena, row_string(row, fields[i]));
	return true;
}

static bool
owner_found(void *context, const struct row *row)
{
	struct contacts *k = context;

	k->owners[row_int(row, "place")] = row_int(row, "customer_id");
	return true;
}

static void
collect(struct import *im, struct contacts *k, int kind)
{
	struct chunk *c = &im->chunk;
	size_t n = c->customer_names.count;

	*k = (struct contacts){ .chunk = c, .names.arena = c->arena };
	k->of = arena_array(c->arena, n, sizeof(*k->of));
	k->first = arena_array(c->arena, n, sizeof(*k->first));
	for (size_t i = 0; i < n; i++) {
		const char *value = contact_of(&c->customers[i], kind, false);
		size_t before = k->names.count, place;

		k->of[i] = -1;
		if (!value || !*value)
			continue;
		place = pool_add(&k->names, value);
		k->of[i] = (int)place;
		if (place == before)
			k->first[place] = (int)i;
	}
	k->owners = arena_array(c->arena, k->names.count, sizeof(*k->owners));
	if (!k->names.count)
		return;
	import_keys(im, &k->names);
	db_each(im->db, owner_found, k,
	    "SELECT STRAIGHT_JOIN import_key.place, identifier.customer_id"
	    "  FROM import_key"
	    "  JOIN identifier FORCE INDEX (kind)"
	    "    ON identifier.kind = ?"
	    "   AND identifier.source = '' AND identifier.value = import_key.value",
	    TEXT(contact_kinds[kind]));
}

/* The customer's contact is known, or named before, as somebody else's. */
static bool
taken(const struct contacts *k, unsigned customer)
{
	int place = k->of[customer];
	int64_t id = k->chunk->customers[customer].id;

	if (place < 0)
		return false;
	if (k->owners[place])
		return k->owners[place] != id;
	return k->first[place] != (int)customer;
}

static const char *
refusal(const struct contacts *contacts, unsigned customer)
{
	static const char *const words[CONTACTS] = {
		N_("the e-mail address belongs to another customer"),
		N_("the phone number belongs to another customer"),
		N_("the card number belongs to another customer"),
	};

	for (int kind = 0; kind < CONTACTS; kind++)
		if (taken(&contacts[kind], customer))
			return words[kind];
	return NULL;
}

static void
write_field(struct db *db, int field, const char *text, int64_t id)
{
	switch (field) {
	case 0:
		db_change(db, "UPDATE customer SET name = ? WHERE id = ?",
		    TEXT(text), INT(id));
		break;
	case 1:
		db_change(db, "UPDATE customer SET kind = ? WHERE id = ?",
		    TEXT(text), INT(id));
		break;
	case 2:
		db_change(db, "UPDATE customer SET country = ? WHERE id = ?",
		    TEXT(text), INT(id));
		break;
	case 3:
		db_change(db, "UPDATE customer SET lang = ? WHERE id = ?",
		    TEXT(text), INT(id));
		break;
	default:
		db_change(db, "UPDATE customer SET address = ? WHERE id = ?",
		    TEXT(text), INT(id));
	}
}

static void
remember(struct import *im, const struct chunk_customer *one)
{
	db_change(im->db,
	    "INSERT IGNORE INTO import_undo (batch_id, kind, object_id,"
	    " before_text)"
	    " SELECT ?, 'customer', id, JSON_OBJECT('name', name, 'kind', kind,"
	    "        'country', country, 'lang', lang, 'address', address,"
	    "        'after', JSON_OBJECT('name', ?, 'kind', ?, 'country', ?,"
	    "          'lang', ?, 'address', ?))"
	    "   FROM customer WHERE id = ?",
	    INT(im->batch), TEXT(field_of(one, 0)), TEXT(field_of(one, 1)),
	    TEXT(field_of(one, 2)), TEXT(field_of(one, 3)),
	    TEXT(field_of(one, 4)), INT(one->id));
}

/* What the file leaves empty stays as it is. True when anything differs. */
static bool
change_fields(struct import *im, struct chunk_customer *one)
{
	bool changed = false;

	for (int i = 0; i < IMPORT_FIELDS; i++) {
		const char *text = field_of(one, i);

		if (!*text || strcmp(text, one->known[i]) == 0)
			continue;
		if (!changed)
			remember(im, one);
		changed = true;
		db_change(im->db,
		    "INSERT INTO customer_change (customer_id, at, actor_kind,"
		    " request_id, field, before_text, after_text)"
		    " VALUES (?, UTC_TIMESTAMP(6), 'program', ?, ?, ?, ?)",
		    INT(one->id),
		    TEXT(arena_format(
			im->chunk.arena, "import-%lld", (long long)im->batch)),
		    TEXT(fields[i]), TEXT(one->known[i]), TEXT(text));
		write_field(im->db, i, text, one->id);
		if (i > 0)
			continue;
		search_drop(im->db, "customer", one->id);
		one->named = true;
	}
	return changed;
}

static bool
has_new_contact(const struct contacts *contacts, unsigned customer)
{
	for (int kind = 0; kind < CONTACTS; kind++) {
		int place = contacts[kind].of[customer];

		if (place >= 0 && !contacts[kind].owners[place])
			return true;
	}
	return false;
}

static void
judge(struct import *im, struct chunk_row *row, const struct contacts *contacts)
{
	struct chunk_customer *one = &im->chunk.customers[row->order];

	row->fate = FATE_STORED;
	row->reason = refusal(contacts, row->order);
	if (row->reason) {
		row->fate = FATE_REJECTED;
		one->skip = true;
	} else if (one->id && !change_fields(im, one) &&
	    !has_new_contact(contacts, row->order)) {
		row->fate = FATE_UNCHANGED;
	}
}

static void
add_contacts(struct import *im, const struct contacts *k, int kind)
{
	struct chunk *c = &im->chunk;
	struct bulk *bulk = bulk_open(im->db,
	    "INSERT INTO identifier (customer_id, kind, source, value, shown,"
	    " created_at, batch_id)"
	    " VALUES (?, ?, '', ?, ?, UTC_TIMESTAMP(6), ?)",
	    "ittti", AT_ONCE);

	for (size_t i = 0; i < c->customer_names.count; i++) {
		const struct chunk_customer *one = &c->customers[i];

		if (one->skip || k->of[i] < 0 || k->owners[k->of[i]])
			continue;
		bulk_int(bulk, one->id);
		bulk_text(bulk, contact_kinds[kind]);
		bulk_text(bulk, contact_of(one, kind, false));
		bulk_text(bulk, contact_of(one, kind, true));
		bulk_int(bulk, im->batch);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
import_store_customers(struct import *im)
{
	struct chunk *c = &im->chunk;
	struct contacts contacts[CONTACTS];

	import_know_customers(im);
	db_each(im->db, fields_found, c,
	    "SELECT STRAIGHT_JOIN import_key.place, customer.name,"
	    "       customer.kind, customer.country, customer.lang,"
	    "       customer.address"
	    "  FROM import_key"
	    "  JOIN identifier FORCE INDEX (kind)"
	    "    ON identifier.kind = 'external'"
	    "   AND identifier.source = ?"
	    "   AND identifier.value = import_key.value"
	    "  JOIN customer ON customer.id = identifier.customer_id",
	    TEXT(im->map->source));
	for (int kind = 0; kind < CONTACTS; kind++)
		collect(im, &contacts[kind], kind);
	if (db_trouble(im->db) != DB_FINE)
		return;
	for (unsigned i = 0; i < c->count; i++)
		if (!c->rows[i].refused)
			judge(im, &c->rows[i], contacts);
	import_make_customers(im);
	if (db_trouble(im->db) != DB_FINE)
		return;
	for (int kind = 0; kind < CONTACTS; kind++)
		add_contacts(im, &contacts[kind], kind);
	import_store_names(im);
}
