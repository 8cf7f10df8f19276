/*
 * tree.h - whole folders: their files one by one, and copies that last.
 *
 * Only plain files and folders count; links, sockets, half uploads ("spool-…")
 * and counts of requests ("….meter") are passed over.
 */
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Calls each() with every file's path below root, in the order of names;
 * false stops. False, too, with errno when a folder can't be read.
 */
bool tree_each(const char *root,
    bool (*each)(void *, const char *path, int64_t size), void *context);
/*
 * Copies what is in `from` into `to`, which is made if need be, flushed to the
 * disk; folders 0700, files 0600. A file that vanished meanwhile is passed
 * over. False with errno.
 */
bool tree_copy(const char *from, const char *to);
/* Nothing there, or a folder without anything in it. */
bool tree_empty(const char *folder);
/* Writes a whole file, flushed and renamed into place. False with errno. */
bool tree_put(const char *path, const char *bytes, size_t length);

#endif
