/*
 * own_data.h - everything that is stored about a customer, part by part, for
 * the customer to take away.
 */
#ifndef MODEL_OWN_DATA_H
#define MODEL_OWN_DATA_H

#include "base/rows.h"

#include <stdbool.h>

struct db;

/* The name of a part ("orders" ...), NULL past the last. */
const char *own_data_part(size_t index);

/* Every row of that part as it arrives; columns as in the schema. */
bool own_data_each(struct db *, int64_t customer, size_t index,
    bool (*each)(void *, const struct row *), void *context);

#endif
