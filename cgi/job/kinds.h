/*
 * kinds.h - the kinds of jobs that the worker knows: name, function. Included
 * by task.h, which declares them, and by task.c for the table.
 */
KIND("audit_verify", task_audit_verify)
KIND("import", task_import)
KIND("import_undo", task_import_undo)
KIND("import_drop", task_import_drop)

#undef KIND
