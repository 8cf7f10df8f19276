/* again.c - where the program came from, and carrying it out once more. */
#include "base/again.h"

#include <unistd.h>

static char place[4096];

void
again_note(void)
{
	ssize_t length = readlink("/proc/self/exe", place, sizeof(place) - 1);

	place[length > 0 ? length : 0] = '\0';
}

void
again_run(char **argv)
{
	if (*place)
		execv(place, argv);
	/* Gone, or half written just now: better the old one than none. */
	execv("/proc/self/exe", argv);
}
