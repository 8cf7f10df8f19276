/*
 * again.h - a program becomes itself anew, as it lies on the disk by then.
 *
 * /proc/self/exe alone would be the file that was started, even after a new
 * version has taken its place.
 */
#ifndef BASE_AGAIN_H
#define BASE_AGAIN_H

/* At the start, while the file is still in its place. */
void again_note(void);
/* The same pid and arguments. Returns only if it failed; errno says why. */
void again_run(char **argv);

#endif
