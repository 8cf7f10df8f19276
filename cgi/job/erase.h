/*
 * erase.h - carries out the wishes to be forgotten that are due.
 */
#ifndef JOB_ERASE_H
#define JOB_ERASE_H

struct arena;
struct db;

/* One customer, in a transaction of its own. The id, or 0: nobody is due. */
long long erase_next(struct db *, struct arena *);

#endif
