/*
 * who.h - who is asking, and what they may do.
 */
#ifndef BASE_WHO_H
#define BASE_WHO_H

#include "base/right.h"

#include <stdbool.h>
#include <stdint.h>

enum who_kind { WHO_NOBODY, WHO_CUSTOMER, WHO_STAFF };

struct who {
	enum who_kind kind;
	int64_t id; /* customer or staff; 0: nobody */
	/* Whose rows a customer sees: the own id, or a company's. */
	int64_t acting;
	int64_t half;             /* password given, code to come: the id */
	int64_t session;          /* number of the session, 0 if none */
	uint64_t rights;          /* bit of each granted enum right */
	const char *name, *email; /* "" when nobody */
	const char *acting_name;  /* the company's, else "" */
	const char *lang, *zone, *theme; /* the person's choice, or "" */
	const char *token; /* proves that a POST came from our form */
	bool proved;       /* gave the password within five minutes */
};

static inline bool
may(const struct who *who, enum right right)
{
	if (right == ANYONE)
		return true;
	if (right == CUSTOMER)
		return who->kind == WHO_CUSTOMER;
	if (right == STAFF)
		return who->kind == WHO_STAFF;
	return who->kind == WHO_STAFF && (who->rights >> right & 1);
}

/* The name as in role_right; NULL for ANYONE, CUSTOMER, STAFF and beyond. */
const char *right_name(enum right);
/* The words that finish "may ...", translated. */
const char *right_words(enum right);
/* RIGHTS when there is none of that name. */
enum right right_find(const char *name);

#endif
