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
/* Columns: name (of the role), in the order of the page. */
const struct rows *staff_roles(struct db *);
/* False when there is no such role. */
bool staff_role_add(
    struct db *, int64_t id, const char *role, const char *request);

#endif
