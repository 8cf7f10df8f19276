/*
 * staff.h - who works here, in which roles. Tables: staff, staff_role, role,
 * role_right (roles are system-versioned: request says in the history who it
 * was).
 */
#ifndef MODEL_STAFF_H
#define MODEL_STAFF_H

#include "base/rows.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Columns: id, name, email, state. NULL: nobody has that address. */
const struct row *staff_by_email(struct db *, const char *email);
/* A new person, invited; 0 when the address is taken. */
int64_t staff_add(struct db *, const char *email, const char *name);

/*
 * Columns: id, name, email, state, roles ("agent, manager"), seen_at (last
 * used), place. By name; after is a place, "" the beginning.
 */
const struct rows *staff_list(
    struct db *, const char *after, bool back, int64_t size);
/*
 * Columns: id, name, email, state, lang, zone, theme, created_at,
 * disabled_at, recovery_count (codes left), feedback_count
 * (open, assigned), guideline_count (owned, not retired). NULL: nobody.
 */
const struct row *staff_get(struct db *, int64_t id);
/* Who could take over. Columns: value (id), label (name); active ones. */
const struct rows *staff_others(struct db *, int64_t but);
void staff_change(struct db *, int64_t id, const char *name, const char *lang,
    const char *zone, const char *theme);

/*
 * Out at once; open feedback and guidelines go to the heir (0: feedback to
 * nobody; guidelines need one). Links die.
 */
void staff_disable(struct db *, int64_t id, int64_t heir);
/* May be invited anew. */
void staff_enable(struct db *, int64_t id);

/* Columns: name (of the role), in the order of the page. */
const struct rows *staff_roles(struct db *);
/* Columns: role, right_name. */
const struct rows *staff_rights(struct db *);
/* Columns: role. */
const struct rows *staff_roles_of(struct db *, int64_t id);
/* False when there is no such role. */
bool staff_role_add(
    struct db *, int64_t id, const char *role, const char *request);
void staff_role_drop(struct db *, int64_t id, const char *role);
void staff_right_add(
    struct db *, const char *role, const char *right, const char *request);
void staff_right_drop(struct db *, const char *role, const char *right);
/*
 * Somebody must be able to let others in and to say what they may. Lock
 * before such a change, ask after it: false means roll back. but: somebody
 * who doesn't count (0: all do).
 */
void staff_keepers_lock(struct db *);
bool staff_keepers_left(struct db *, int64_t but);

/*
 * Staff signed in. Columns: id, staff_id, name, created_at, seen_at, address,
 * agent; the last used first; staff 0: everybody.
 */
const struct rows *staff_sessions(struct db *, int64_t staff);
/* Of that person (0: of anybody). False: there is none. */
bool staff_session_stop(struct db *, int64_t session, int64_t staff);

#endif
