/*
 * demo.h - the demo shop's rows into an empty database, many at a time.
 *
 * Who and what they are is made by job/demo*.c; here they are only written.
 * Ids are chosen by the maker, from 1, so that the same shop comes out each
 * time; moments are seconds since 1970 UTC. All in the caller's transaction.
 */
#ifndef MODEL_DEMO_H
#define MODEL_DEMO_H

#include "base/arena.h"
#include "db/db.h"

#define DEMO_SOURCE "demo" /* of its products, orders and events */

struct demo_customer {
	int64_t id;
	const char *kind, *name, *lang, *zone, *country, *address, *state;
	const char *email, *email_shown, *phone, *phone_shown; /* NULL: none */
	const char *card;
	int64_t order_count, since;
	int64_t last;  /* 0: nothing happened yet */
	bool verified; /* the e-mail: signs in to the portal */
	bool shared;   /* the e-mail: used by several people */
};

struct demo_contact {
	const struct demo_customer *company, *person;
	const char *post;
	bool may_see;
};

struct demo_product {
	int64_t id, minor;
	const char *number, *name;
	bool weighed; /* minor is the price of a kilogram */
};

struct demo_order {
	int64_t id, customer, of; /* of: 0, or what a return returns */
	int64_t at, total;
	const char *number, *kind, *state, *channel;
	const char *detail; /* a line of what it was, for the timeline */
};

struct demo_line {
	int64_t order, line, product, amount;
	const char *quantity;
};

struct demo_event {
	int64_t customer, at, object, amount, staff; /* 0: none */
	const char *kind, *reference, *detail, *source, *key;
	bool hidden; /* staff only */
};

struct demo_feedback {
	int64_t id, customer, at, rating, order, product, assigned, situation;
	int64_t answered, closed; /* 0: not yet */
	const char *topic, *mood, *body, *lang, *about, *contact_by;
	const char *contact_name, *contact_email, *state, *outcome;
	bool taught;
};

struct demo_message {
	int64_t feedback, at, staff, version, spent;
	const char *kind, *body, *followed, *reason;
};

struct demo_note {
	int64_t customer, staff, at;
	const char *body;
};

/* A sentence that says what is in the way of a demo shop; NULL: nothing. */
const char *demo_obstacle(struct db *);
/* The database's own time. */
int64_t demo_now(struct db *);

void demo_put_customers(
    struct db *, struct arena *, const struct demo_customer *, size_t count);
void demo_put_contacts(struct db *, const struct demo_contact *, size_t count);
void demo_put_products(struct db *, const struct demo_product *, size_t count);
void demo_put_orders(
    struct db *, struct arena *, const struct demo_order *, size_t count);
void demo_put_lines(struct db *, const struct demo_line *, size_t count);
void demo_put_events(
    struct db *, struct arena *, const struct demo_event *, size_t count);
void demo_put_feedback(
    struct db *, struct arena *, const struct demo_feedback *, size_t count);
/* Ids from 1, in this order. */
void demo_put_messages(
    struct db *, struct arena *, const struct demo_message *, size_t count);
void demo_put_notes(
    struct db *, struct arena *, const struct demo_note *, size_t count);

/* Texts to be found by: customers' names, words of feedback, guidelines. */
struct demo_text {
	int64_t id;
	const char *text;
};
void demo_put_terms(struct db *, struct arena *, const char *kind,
    const struct demo_text *, size_t count);

/* How they sign in. password is hashed, totp sealed or NULL. */
void demo_put_credential(struct db *, int64_t customer, const char *password,
    const char *totp, int64_t at);
void demo_put_staff_credential(struct db *, int64_t staff, const char *password,
    const char *totp, int64_t at);

/* --- situations and guidelines; each gives its id --- */

int64_t demo_put_situation(struct db *, const char *name, const char *mood,
    const char *about, const char *words, const char *topic,
    const char *customer_kind);
int64_t demo_put_guideline(struct db *, struct arena *, const char *title,
    int64_t owner, int64_t review_day, int64_t at);
void demo_put_guideline_link(struct db *, int64_t guideline, int64_t situation);
void demo_put_guideline_role(struct db *, int64_t guideline, const char *role);

struct demo_version {
	int64_t guideline, version, author, publisher, written, published;
	int64_t spend; /* -1: nothing set */
	const char *state, *intro, *does, *dont, *say, *spend_text, *escalate;
	const char *open_text, *note;
};
int64_t demo_put_version(
    struct db *, struct arena *, const struct demo_version *);
/* state of the guideline; current: the published version, 0 for none. */
void demo_set_guideline(
    struct db *, int64_t guideline, const char *state, int64_t current);
void demo_put_ack(
    struct db *, struct arena *, int64_t version, int64_t staff, int64_t at);
void demo_put_pick(struct db *, const char *topic, const char *mood,
    const char *customer_kind, int64_t situation, int64_t picks);

#endif
