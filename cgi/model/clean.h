/*
 * clean.h - takes away what has had its time: signed-out sessions, keys of
 * forms, kept forms, codes, old jobs and mails, refused rows of imports.
 */
#ifndef MODEL_CLEAN_H
#define MODEL_CLEAN_H

#include <stdint.h>

struct db;

/* Some thousand rows at most; call it again while it isn't 0. How many. */
uint64_t clean_once(struct db *);

#endif
