/*
 * demo_feedback.c - what the demo shop's customers said, notes about them,
 * and what all of it is found by. Tables: feedback, feedback_message,
 * customer_note, search_term, credential, staff, staff_credential.
 */
#include "model/demo.h"

#include "base/term.h"
#include "base/time.h"
#include "db/bulk.h"

enum { AT_ONCE = 5000 };

static const char *
moment(struct arena *arena, int64_t at)
{
	return at ? time_sql(arena, at) : NULL;
}

void
demo_put_feedback(struct db *db, struct arena *arena,
    const struct demo_feedback *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO feedback (id, customer_id, at, topic, rating, mood,"
	    " body, lang, order_id, product_id, about, contact_by,"
	    " contact_name, contact_email, state, assigned_id, situation_id,"
	    " taught, outcome, first_answer_at, closed_at)"
	    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	    " ?, ?, ?)",
	    "iittitttiitttttiiittt", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		const struct demo_feedback *f = &list[i];

		bulk_int(bulk, f->id);
		bulk_id(bulk, f->customer);
		bulk_text(bulk, time_sql(arena, f->at));
		bulk_text(bulk, f->topic);
		bulk_id(bulk, f->rating);
		bulk_text(bulk, f->mood);
		bulk_text(bulk, f->body);
		bulk_text(bulk, f->lang);
		bulk_id(bulk, f->order);
		bulk_id(bulk, f->product);
		bulk_text(bulk, f->about);
		bulk_text(bulk, f->contact_by);
		bulk_text(bulk, f->contact_name);
		bulk_text(bulk, f->contact_email);
		bulk_text(bulk, f->state);
		bulk_id(bulk, f->assigned);
		bulk_id(bulk, f->situation);
		bulk_int(bulk, f->taught);
		bulk_text(bulk, f->outcome);
		bulk_text(bulk, moment(arena, f->answered));
		bulk_text(bulk, moment(arena, f->closed));
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_messages(struct db *db, struct arena *arena,
    const struct demo_message *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO feedback_message (id, feedback_id, at, kind,"
	    " staff_id, body, version_id, followed, reason, spent_minor,"
	    " spent_currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "iittitittit", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		const struct demo_message *m = &list[i];

		bulk_int(bulk, (int64_t)i + 1);
		bulk_int(bulk, m->feedback);
		bulk_text(bulk, time_sql(arena, m->at));
		bulk_text(bulk, m->kind);
		bulk_id(bulk, m->staff);
		bulk_text(bulk, m->body);
		bulk_id(bulk, m->version);
		bulk_text(bulk, m->followed);
		bulk_text(bulk, m->reason);
		bulk_id(bulk, m->spent);
		bulk_text(bulk, m->spent ? "EUR" : NULL);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_notes(struct db *db, struct arena *arena, const struct demo_note *list,
    size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT INTO customer_note (id, customer_id, staff_id, at, body)"
	    " VALUES (?, ?, ?, ?, ?)",
	    "iiitt", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		bulk_int(bulk, (int64_t)i + 1);
		bulk_int(bulk, list[i].customer);
		bulk_int(bulk, list[i].staff);
		bulk_text(bulk, time_sql(arena, list[i].at));
		bulk_text(bulk, list[i].body);
		bulk_end(bulk);
	}
	bulk_close(bulk);
}

void
demo_put_terms(struct db *db, struct arena *arena, const char *kind,
    const struct demo_text *list, size_t count)
{
	struct bulk *bulk = bulk_open(db,
	    "INSERT IGNORE INTO search_term (kind, term, object_id)"
	    " VALUES (?, ?, ?)",
	    "tti", AT_ONCE);

	for (size_t i = 0; i < count; i++) {
		struct term_list terms = term_split(arena, list[i].text);

		for (size_t k = 0; k < terms.count; k++) {
			bulk_text(bulk, kind);
			bulk_text(bulk, terms.terms[k].text);
			bulk_int(bulk, list[i].id);
			bulk_end(bulk);
		}
	}
	bulk_close(bulk);
}

void
demo_put_credential(struct db *db, int64_t customer, const char *password,
    const char *totp, int64_t at)
{
	db_change(db,
	    "INSERT INTO credential (customer_id, password, totp_secret,"
	    " changed_at) VALUES (?, ?, ?, FROM_UNIXTIME(?))",
	    INT(customer), TEXT(password), TEXT(totp), INT(at));
}

void
demo_put_staff_credential(struct db *db, int64_t staff, const char *password,
    const char *totp, int64_t at)
{
	db_change(db,
	    "INSERT INTO staff_credential (staff_id, password, totp_secret,"
	    " changed_at) VALUES (?, ?, ?, FROM_UNIXTIME(?))"
	    " ON DUPLICATE KEY UPDATE password = VALUE(password),"
	    " totp_secret = VALUE(totp_secret)",
	    INT(staff), TEXT(password), TEXT(totp), INT(at));
	db_change(db,
	    "UPDATE staff SET state = 'active', created_at = FROM_UNIXTIME(?)"
	    " WHERE id = ?",
	    INT(at), INT(staff));
}
