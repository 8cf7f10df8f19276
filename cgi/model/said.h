/*
 * said.h - what somebody says through the feedback form.
 */
#ifndef MODEL_SAID_H
#define MODEL_SAID_H

#include "base/arena.h"

#include <stdint.h>

struct db;

struct said {
	const char *topic; /* praise, problem, question, idea */
	int64_t rating;    /* 1 to 5; 0: none given */
	const char *body, *lang;
	int64_t order_id, product_id; /* 0: about neither */
	const char *about;            /* about what, in words */
	const char *contact_by;       /* none, email, phone */
	const char *contact_name, *contact_email, *contact_phone;
};

struct said_file {
	const char *name, *media_type;
	int64_t size;
	const unsigned char *sha256; /* 32 bytes */
	const char *path;            /* below data_dir */
};

/* "positive", "neutral" or "negative": what rating and topic together say. */
const char *said_mood(const char *topic, int64_t rating);

/*
 * For own_feedback.c and entry_feedback.c: stores it, its search terms and,
 * for a customer (not 0), the event. The new id.
 */
int64_t said_put(
    struct db *, struct arena *, int64_t customer, const struct said *);
void said_put_file(struct db *, int64_t feedback, const struct said_file *);

/*
 * One thing of a feedback on its customer's timeline, once per source_key:
 * kind feedback, answer, reply (seen by the customer) or note (not). It
 * moves customer.last_at. Nothing happens without a customer.
 */
void said_event(struct db *, int64_t customer, const char *kind,
    int64_t feedback, const char *source_key, const char *topic,
    const char *words, int64_t staff);

#endif
