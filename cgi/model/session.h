/*
 * session.h - who is signed in: portal_session and staff_session.
 *
 * A session is named by the SHA-256 of its cookie (key: 32 bytes). All of
 * this runs on the primary. Idle and absolute limits: customers 30 minutes,
 * staff 15 minutes, both 12 hours.
 */
#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/*
 * NULL when there is none that lives. Columns: id, session, stage, name,
 * email, lang, zone, theme, acting_id, acting_name, proved (1: within five
 * minutes), idle_seconds, now_at; staff also rights ("a,b,c").
 */
const struct row *session_customer(struct db *, const unsigned char *key);
const struct row *session_staff(struct db *, const unsigned char *key);
/* Moves the last-seen time; call it when idle_seconds is above 60. */
void session_customer_seen(struct db *, const unsigned char *key);
void session_staff_seen(struct db *, const unsigned char *key);
/* full: no code is to come any more; acting: whose history is looked at. */
void session_customer_add(struct db *, const unsigned char *key,
    int64_t customer, int64_t acting, bool full, const char *address,
    const char *agent);
void session_staff_add(struct db *, const unsigned char *key, int64_t staff,
    bool full, const char *address, const char *agent);
void session_customer_end(struct db *, const unsigned char *key);
void session_staff_end(struct db *, const unsigned char *key);
/* Remembers that this browser (hash of its cookie) knows this account. */
void session_device_add(
    struct db *, const unsigned char *device, const unsigned char *account);
bool session_device(
    struct db *, const unsigned char *device, const unsigned char *account);
/* The person's own choice of language and theme; NULL leaves it. */
void session_customer_taste(
    struct db *, int64_t customer, const char *lang, const char *theme);
void session_staff_taste(
    struct db *, int64_t staff, const char *lang, const char *theme);

#endif
