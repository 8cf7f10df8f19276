/* qr.c - a QR code by libqrencode, drawn as runs of squares. */
#include "base/qr.h"

#include <qrencode.h>

#define QUIET 4 /* squares of margin that readers need */

/* Dark squares of one row, each run as one rectangle. */
static void
row_add(struct buffer *out, const unsigned char *row, int width, int y)
{
	int x = 0, from;

	while (x < width) {
		for (; x < width && !(row[x] & 1); x++)
			;
		for (from = x; x < width && (row[x] & 1); x++)
			;
		if (x > from)
			buffer_format(out, "M%d %dh%dv1h-%dz", from + QUIET,
			    y + QUIET, x - from, x - from);
	}
}

char *
qr_path(struct arena *a, const char *text, int *size)
{
	struct buffer out = { .arena = a };
	QRcode *code;

	code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (code == NULL)
		return NULL;
	buffer_text(&out, "");
	for (int y = 0; y < code->width; y++)
		row_add(&out, code->data + (ptrdiff_t)y * code->width,
		    code->width, y);
	*size = code->width + 2 * QUIET;
	QRcode_free(code);
	return out.text;
}
