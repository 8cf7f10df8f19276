/*
 * import_preview.c - the first rows of a file, and guesses at what they are.
 */
#include "model/import.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/rows.h"
#include "model/import_date.h"

#include <errno.h>
#include <strings.h>

enum { SAMPLE = 64 * 1024, COLUMNS_SHOWN = 60 };

struct sample {
	const char *text;
	size_t left;
};

static size_t
sample_read(void *context, char *bytes, size_t room)
{
	struct sample *s = context;
	size_t n = s->left < room ? s->left : room;

	memcpy(bytes, s->text, n);
	s->text += n;
	s->left -= n;
	return n;
}

static struct sample
take_sample(struct arena *arena, struct source *source)
{
	char *text = arena_alloc(arena, SAMPLE);
	size_t got, n = 0;

	while (SAMPLE - n >= 8 &&
	    (got = source_read(source, text + n, SAMPLE - n)) > 0)
		n += got;
	return (struct sample){ text, n };
}

char
import_guess_separator(
    struct arena *arena, const char *path, enum encoding encoding)
{
	struct source *source = source_open(path, encoding);
	struct sample sample = { "", 0 };

	if (source)
		sample = take_sample(arena, source);
	source_close(source);
	return csv_guess(sample.text, sample.left);
}

static void
keep_row(struct arena *arena, struct rows *rows, const struct csv_row *row)
{
	const char **cells =
	    (const char **)(uintptr_t)rows->cells + rows->count * rows->columns;

	for (size_t i = 0; i < rows->columns; i++)
		cells[i] =
		    i < row->count ? arena_text(arena, row->cells[i].text) : "";
	rows->count++;
}

static const char **
column_names(struct arena *arena, size_t count)
{
	const char **names = arena_array(arena, count, sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = arena_format(arena, "c%zu", i);
	return names;
}

static const struct rows *
read_sample(
    struct arena *arena, struct sample *sample, char separator, int64_t skip)
{
	struct csv_options options = { .separator = separator };
	struct csv *csv = csv_new(options, sample_read, sample);
	struct rows *rows = arena_alloc(arena, sizeof(*rows));
	const struct csv_row *row;

	while (rows->count <= PREVIEW_ROWS && (row = csv_next(csv))) {
		if (row->number <= skip || row->problem)
			continue;
		if (!rows->columns) {
			rows->columns = row->count < COLUMNS_SHOWN
			    ? row->count
			    : COLUMNS_SHOWN;
			rows->names = column_names(arena, rows->columns);
			rows->cells = arena_array(arena,
			    (PREVIEW_ROWS + 1) * rows->columns,
			    sizeof(*rows->cells));
		}
		keep_row(arena, rows, row);
	}
	csv_free(csv);
	return rows;
}

struct import_preview
import_preview(struct arena *arena, const char *path, char separator,
    enum encoding encoding, int64_t skip)
{
	struct import_preview p = {
		.separator = separator, .encoding = encoding, .rows = &rows_none
	};
	struct source *source = source_open(path, encoding);
	struct sample sample;

	if (!source) {
		p.fault = strerror(errno);
		return p;
	}
	sample = take_sample(arena, source);
	if (!separator)
		p.separator = csv_guess(sample.text, sample.left);
	p.rows = read_sample(arena, &sample, p.separator, skip);
	p.columns = p.rows->columns;
	p.encoding = source_encoding(source);
	p.fault = source_error(source);
	source_close(source);
	return p;
}

/* What headings of tills and web shops are called, without blanks and marks. */
static const struct {
	enum import_column column;
	const char *names;
} known[] = {
	{ COLUMN_ORDER,
	    " order orderid orderno ordernumber invoice invoiceno "
	    "invoicenumber bestellung bestellnummer rechnung rechnungsnummer "
	    "no number " },
	{ COLUMN_CUSTOMER,
	    " customer customerid customerno customernumber client kunde "
	    "kundennummer kundennr no number " },
	{ COLUMN_ORDERED,
	    " date orderdate ordered orderedat invoicedate at datum "
	    "bestelldatum rechnungsdatum createdat " },
	{ COLUMN_PRODUCT,
	    " product productid productno sku stockcode item itemno article "
	    "artikel artikelnummer no number " },
	{ COLUMN_DESCRIPTION,
	    " description productname itemname title bezeichnung "
	    "beschreibung produkt name " },
	{ COLUMN_QUANTITY,
	    " quantity qty count menge anzahl stück numberofcds " },
	{ COLUMN_PRICE, " price unitprice preis einzelpreis " },
	{ COLUMN_AMOUNT,
	    " amount total sum ordertotal dollarvalue betrag summe gesamt " },
	{ COLUMN_CURRENCY, " currency währung " },
	{ COLUMN_CHANNEL, " channel store shop filiale kanal " },
	{ COLUMN_NAME, " name customername fullname " },
	{ COLUMN_KIND, " kind type art " },
	{ COLUMN_EMAIL, " email emailaddress mail " },
	{ COLUMN_PHONE, " phone phonenumber telephone telefon mobile " },
	{ COLUMN_CARD, " card cardno cardnumber kundenkarte " },
	{ COLUMN_COUNTRY, " country land " },
	{ COLUMN_LANGUAGE, " language lang sprache " },
	{ COLUMN_ADDRESS, " address adresse anschrift " },
	{ COLUMN_SINCE, " since customersince createdat kundeseit " },
};

static const char *
plain_name(struct arena *arena, const char *heading)
{
	struct buffer b = { .arena = arena };

	buffer_text(&b, " ");
	for (const char *p = heading; *p; p++)
		if (!strchr(" _-./#:", *p))
			buffer_add(&b,
			    (char[]){
				(char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p) },
			    1);
	buffer_text(&b, " ");
	return b.text;
}

int
import_guess_column(struct arena *arena, enum import_kind kind,
    enum import_column column, const struct row *heading)
{
	if (!(import_columns[column].kinds & 1u << kind))
		return -1;
	for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++) {
		if (known[k].column != column)
			continue;
		for (size_t i = 0; i < heading->rows->columns; i++)
			if (strstr(known[k].names,
				plain_name(arena,
				    heading->rows->cells[heading->index *
					    heading->rows->columns +
					i])))
				return (int)i;
	}
	return -1;
}

const char *const import_dates[] = { "iso", "D.M.YYYY h:m:s", "D/M/YYYY h:m:s",
	"M/D/YYYY h:m:s", "YYYYMMDD", "D.M.YY h:m:s", "M/D/YYYY h:m AM", NULL };

const char *
import_guess_date(const struct rows *rows, size_t column)
{
	struct time_civil civil;

	for (size_t f = 0; import_dates[f]; f++) {
		size_t fits = 0;

		for (size_t i = 1; i < rows->count; i++)
			fits +=
			    import_date(rows->cells[i * rows->columns + column],
				import_dates[f], &civil);
		if (fits && fits + 1 >= rows->count)
			return import_dates[f];
	}
	return import_dates[0];
}

/* How a cell with decimals or groups looks; NULL when it says nothing. */
static const char *
look_of(const char *text)
{
	const char *point = strrchr(text, '.'), *comma = strrchr(text, ',');

	if (point && comma)
		return point > comma ? ". ," : ", .";
	if (comma && strlen(comma + 1) != 3)
		return strchr(text, ' ') ? ", space" : ", none";
	return point && strlen(point + 1) != 3 ? ". none" : NULL;
}

const char *
import_guess_decimal(const struct rows *rows, size_t column)
{
	const char *look = NULL, *found;

	for (size_t i = 1; i < rows->count; i++) {
		found = look_of(rows->cells[i * rows->columns + column]);
		/* One with groups says more than one without. */
		if (found && (!look || strcmp(look + 2, "none") == 0))
			look = found;
	}
	return look ? look : ". none";
}
