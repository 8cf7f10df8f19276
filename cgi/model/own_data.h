/*
 * own_data.h - everything that is stored about a customer, part by part, for
 * the customer to take away.
 */
#ifndef MODEL_OWN_DATA_H
#define MODEL_OWN_DATA_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/* Names of the parts ("orders" ...), ends with NULL. */
extern const char *const own_data_parts[];

/* Every row of that part as it arrives; columns as in the schema. */
bool own_data_each(struct db *, int64_t customer, const char *part,
    bool (*each)(void *, const struct row *), void *context);

#endif
