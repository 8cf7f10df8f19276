/*
 * setting.h - what staff set for the shop. Table: setting (system-versioned).
 */
#ifndef MODEL_SETTING_H
#define MODEL_SETTING_H

#include "base/rows.h"

struct db;

/*
 * Columns: name, value. Those that were never set aren't there. Besides,
 * read_only is '1' while the disk is nearly full (health_disk()).
 */
const struct rows *setting_list(struct db *);
/* request_id says in the history who it was (audit). */
void setting_put(
    struct db *, const char *name, const char *value, const char *request_id);
/*
 * The newest changes: columns name, before_text (NULL: it was never set),
 * after_text, changed_at, staff_name (NULL: not by a page).
 */
const struct rows *setting_changes(struct db *);

#endif
