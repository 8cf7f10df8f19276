/*
 * import_date.h - dates as a file writes them, by a format like "D.M.YY h:mm".
 */
#ifndef MODEL_IMPORT_DATE_H
#define MODEL_IMPORT_DATE_H

#include "base/time.h"

#include <stdbool.h>

/*
 * YYYY YY MM M DD D hh h mm m ss s AM; doubled letters take exactly two
 * digits, single ones one or two; anything else stands for itself. A time
 * that the text leaves out at its end is midnight. "iso" is
 * 2026-11-20T13:05:00, or with a blank, or the date alone. Checked for being
 * a real date.
 */
bool import_date(
    const char *text, const char *format, struct time_civil *civil);

#endif
