/*
 * qr.h - a QR code as the d attribute of one SVG path.
 */
#ifndef BASE_QR_H
#define BASE_QR_H

#include "base/arena.h"

/*
 * "M4 4h7v1h-7z..." with the quiet zone of 4 counted in; *size is the edge
 * of the square: viewBox="0 0 size size". NULL when the text is too long.
 */
char *qr_path(struct arena *, const char *text, int *size);

#endif
