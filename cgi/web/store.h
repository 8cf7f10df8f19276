/*
 * store.h - files that visitors sent, kept under names of our own.
 */
#ifndef WEB_STORE_H
#define WEB_STORE_H

#include "web/media.h"
#include "web/page.h"

/*
 * Writes the file to FOLDER/HASH.ENDING below data_dir and returns that
 * path: it is on the disk when this returns, before the COMMIT that names
 * it. The hash is of the request and the content: running a page again writes
 * nothing new, and no two requests share a file.
 * NULL after a line in the log when the disk refuses: answer_busy() then.
 */
const char *store_file(struct request *, const char *folder,
    const struct upload *, const struct media *);

#endif
