/*
 * demo.h - the demo shop while it is being made: what its parts share.
 *
 * Larkfield Coffee & Tea, three years, 2,000 customers. Everything is drawn
 * from one seed (base/draw.h), each part from a stream of its own; dates
 * count back from `now`. Same seed and same now: the same shop.
 *
 * How customers come back, for whoever wants to fit it again:
 *
 *	MBG/NBD   rate of orders per week ~ Gamma(DEMO_R, DEMO_ALPHA),
 *	          chance of leaving for good after each order, the first one
 *	          included ~ Beta(DEMO_A, DEMO_B)
 *	Gamma-Gamma  value of an order in cents ~ Gamma(DEMO_P, nu),
 *	          nu ~ Gamma(DEMO_Q, DEMO_V), one nu for each customer
 *
 * It holds for every customer with orders but those of people.json, who are
 * written by hand and know a rhythm instead (they have the first e-mail
 * addresses in the file that the command writes, and the companies). Two
 * orders of one customer on one day are one; no order is below 100 cents.
 */
#ifndef JOB_DEMO_H
#define JOB_DEMO_H

#include "base/arena.h"
#include "base/draw.h"
#include "base/json.h"
#include "base/secret.h"
#include "base/time.h"
#include "model/demo.h"

#define DEMO_R 0.7
#define DEMO_ALPHA 9.0 /* weeks */
#define DEMO_A 1.0
#define DEMO_B 3.2
#define DEMO_P 5.0
#define DEMO_Q 4.0
#define DEMO_V 2000.0 /* cents: a mean order is 5 * 2000 / 3 = 33.33 */

enum {
	DEMO_SEED = 1984,
	DEMO_CUSTOMERS = 2000,
	DEMO_DAYS = 1095,
	DEMO_FAVOURITES = 4,
	DEMO_STAFF_MOST = 16,
	DEMO_JSON_MOST = 16,
	DEMO_DAY = 86400
};

/* Lists grow in the arena: demo_add(shop, &shop->lines) is a new last item. */
#define DEMO_LIST(type)                                                        \
	struct {                                                               \
		type *items;                                                   \
		size_t count, room;                                            \
	}
#define demo_add(shop, list)                                                   \
	((list)->items = demo_grow((shop)->arena, (list)->items,               \
	     (list)->count, &(list)->room, sizeof(*(list)->items)),            \
	    &(list)->items[(list)->count++])
void *demo_grow(
    struct arena *, void *items, size_t count, size_t *room, size_t size);

struct demo_person {
	struct demo_customer row; /* its id is set when all are there */
	const char *key;          /* in people.json; NULL: drawn */
	const char *given;        /* as one would write to them */
	bool local;               /* lives here and comes to the shop */
	double rate, leave, nu;   /* orders a week, chance, value's rate */
	bool buys;
	double every;                 /* days between orders, by hand */
	int64_t quiet_from, quiet_to; /* no orders between, by hand */
	size_t favourites[DEMO_FAVOURITES];
	const json_t *likes; /* numbers of products, by hand; NULL: drawn */
	/* Where the walk through the orders stands. */
	int64_t first_at, last_at, last_day;
	bool signs_in, with_app;
	const char *password, *totp; /* in clear, for the file */
};

struct demo_staff {
	int64_t id;
	const char *key, *email, *name, *role, *password, *totp;
	const char *signs; /* under an answer */
};

struct demo_shop {
	struct db *db;
	struct arena *arena;
	const struct secret_ring *keys;
	const struct time_zone *zone;
	const char *folder;
	uint64_t seed;
	int64_t now;
	const char *fault; /* a sentence, once something went wrong */
	json_t *read[DEMO_JSON_MOST];
	size_t read_count;

	struct demo_staff staff[DEMO_STAFF_MOST];
	size_t staff_count;
	struct demo_person *people; /* in the order of their ids */
	size_t people_count;
	struct demo_person **by_id; /* [people_count + 1], from 1 */
	DEMO_LIST(struct demo_contact) contacts;
	DEMO_LIST(struct demo_product) products;
	DEMO_LIST(struct demo_order) orders;
	DEMO_LIST(struct demo_line) lines;
	DEMO_LIST(struct demo_event) events;
	DEMO_LIST(struct demo_feedback) feedback;
	DEMO_LIST(struct demo_message) messages;
	DEMO_LIST(struct demo_note) notes;
	struct demo_rules *rules; /* job/demo_guideline.c */
};

/* A file of sql/demo; NULL, and shop->fault, when it can't be read. Kept until
 * demo_forget(). */
json_t *demo_read(struct demo_shop *, const char *name);
void demo_forget(struct demo_shop *);
/* A member's text, "" when it isn't there; lists of texts joined by lines. */
const char *demo_text(struct demo_shop *, const json_t *, const char *name);
int64_t demo_number(const json_t *, const char *name, int64_t otherwise);
const char *demo_some(struct draw *, const json_t *list);
/* A moment on that local day, between those hours. */
int64_t demo_hour(
    struct demo_shop *, struct draw *, int64_t day, int from, int to);
void demo_event(struct demo_shop *, const struct demo_event *);
const struct demo_staff *demo_staff_find(
    const struct demo_shop *, const char *key);

/* The parts, in this order. Each is in the file of its name. */
void demo_make_staff(struct demo_shop *);      /* demo_staff.c */
void demo_make_people(struct demo_shop *);     /* demo_people.c */
void demo_make_by_hand(struct demo_shop *);    /* demo_hand.c */
void demo_make_orders(struct demo_shop *);     /* demo_order.c */
void demo_make_lines(struct demo_shop *);      /* demo_line.c */
void demo_make_states(struct demo_shop *);     /* demo_state.c */
void demo_make_guidelines(struct demo_shop *); /* demo_guideline.c */
void demo_make_feedback(struct demo_shop *);   /* demo_feedback.c */
void demo_make_entries(struct demo_shop *);    /* demo_staff.c */

/* Situations and guidelines by the situation's name. 0: none. */
int64_t demo_situation(const struct demo_shop *, const char *name);
/* The version that was in force then. */
int64_t demo_version(
    const struct demo_shop *, const char *situation, int64_t at);

/* Puts all of it into the database. */
void demo_store(struct demo_shop *);

#endif
