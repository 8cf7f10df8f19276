/*
 * import_draft.c - the first rows of a file, and what its columns mean.
 */
#include "page/staff/routes.h"

#include "model/import.h"

static const struct choice separators[] = {
	{ "guess", N_("Found out"), NULL, NULL },
	{ "comma", N_("Comma"), NULL, NULL },
	{ "semicolon", N_("Semicolon"), NULL, NULL },
	{ "tab", N_("Tab"), NULL, NULL },
	{ "bar", N_("Vertical bar"), NULL, NULL },
	{ "spaces", N_("Spaces"), NULL, NULL },
	{ 0 },
};

static const struct choice encodings[] = {
	{ "guess", N_("Found out"), NULL, NULL },
	{ "utf-8", "UTF-8", NULL, NULL },
	{ "windows-1252", "Windows-1252, Latin-1", NULL, NULL },
	{ "utf-16le", "UTF-16 LE", NULL, NULL },
	{ "utf-16be", "UTF-16 BE", NULL, NULL },
	{ 0 },
};

static const struct choice lines[] = {
	{ "order", N_("One whole order"), NULL, NULL },
	{ "order line", N_("One line of an order"), NULL, NULL },
	{ 0 },
};

static const struct choice dates[] = {
	{ "iso", "2026-11-20 13:05:00", NULL, NULL },
	{ "D.M.YYYY h:m:s", "20.11.2026 13:05:00", NULL, NULL },
	{ "D/M/YYYY h:m:s", "20/11/2026 13:05:00", NULL, NULL },
	{ "M/D/YYYY h:m:s", "11/20/2026 13:05:00", NULL, NULL },
	{ "YYYYMMDD", "20261120", NULL, NULL },
	{ "D.M.YY h:m:s", "20.11.26 13:05:00", NULL, NULL },
	{ "M/D/YYYY h:m AM", "11/20/2026 1:05 PM", NULL, NULL },
	{ 0 },
};

static const struct choice decimals[] = {
	{ ". none", "1234.50", NULL, NULL },
	{ ", none", "1234,50", NULL, NULL },
	{ ". ,", "1,234.50", NULL, NULL },
	{ ", .", "1.234,50", NULL, NULL },
	{ ", space", "1 234,50", NULL, NULL },
	{ 0 },
};

/* How the file is to be read: asked by GET, sent along with the mapping. */
#define READING_FIELDS                                                         \
	{ .name = "separator",                                                 \
		.kind = FIELD_CHOICE,                                          \
		.choices = separators,                                         \
		.optional = true },                                            \
	    { .name = "encoding",                                              \
		    .kind = FIELD_CHOICE,                                      \
		    .choices = encodings,                                      \
		    .optional = true },                                        \
	{                                                                      \
		.name = "skip", .kind = FIELD_NUMBER, .max = 999,              \
		.optional = true                                               \
	}

static const struct field reading_fields[] = { READING_FIELDS, { 0 } };

#define COLUMN_FIELD(column)                                                   \
	{                                                                      \
		.name = "column_" column, .kind = FIELD_CHOICE,                \
		.optional = true                                               \
	}

static const struct field start_fields[] = {
	READING_FIELDS,
	{ .name = "source",
	    .kind = FIELD_LINE,
	    .max = 32,
	    .missing = N_("Name the till, shop or system it comes from.") },
	{ .name = "no_heading", .kind = FIELD_CHECK, .optional = true },
	{ .name = "line",
	    .kind = FIELD_CHOICE,
	    .choices = lines,
	    .optional = true },
	{ .name = "date",
	    .kind = FIELD_CHOICE,
	    .choices = dates,
	    .optional = true },
	{ .name = "decimal",
	    .kind = FIELD_CHOICE,
	    .choices = decimals,
	    .optional = true },
	{ .name = "currency", .kind = FIELD_LINE, .max = 3, .optional = true },
	{ .name = "return", .kind = FIELD_LINE, .max = 20, .optional = true },
	{ .name = "suffix", .kind = FIELD_LINE, .max = 20, .optional = true },
	{ .name = "trial", .kind = FIELD_CHECK, .optional = true },
	COLUMN_FIELD("order"),
	COLUMN_FIELD("customer"),
	COLUMN_FIELD("ordered"),
	COLUMN_FIELD("product"),
	COLUMN_FIELD("description"),
	COLUMN_FIELD("quantity"),
	COLUMN_FIELD("price"),
	COLUMN_FIELD("amount"),
	COLUMN_FIELD("currency"),
	COLUMN_FIELD("channel"),
	COLUMN_FIELD("name"),
	COLUMN_FIELD("kind"),
	COLUMN_FIELD("email"),
	COLUMN_FIELD("phone"),
	COLUMN_FIELD("card"),
	COLUMN_FIELD("country"),
	COLUMN_FIELD("language"),
	COLUMN_FIELD("address"),
	COLUMN_FIELD("since"),
	{ 0 },
};

static enum import_kind
kind_of(const struct row *batch)
{
	enum import_kind kind = IMPORT_ORDERS;

	while (strcmp(import_kinds[kind], row_text(batch, "kind")) != 0)
		kind++;
	return kind;
}

static struct import_preview
preview(struct request *r, const struct row *batch)
{
	enum encoding encoding = ENCODING_GUESS;
	const char *wanted = form_text(r, "encoding");

	for (int i = 0; i < ENCODINGS; i++)
		if (strcmp(encoding_names[i], wanted) == 0)
			encoding = (enum encoding)i;
	return import_preview(r->arena,
	    import_path(r->arena, row_text(batch, "file_path")),
	    import_separator_of(form_text(r, "separator")), encoding,
	    form_number(r, "skip"));
}

static const char *
field_name(struct request *r, int column)
{
	return arena_format(r->arena, "column_%s", import_columns[column].name);
}

/* Choices of one select box: the file's headings, by their place. */
static const struct rows *
headings(struct request *r, const struct import_preview *p)
{
	static const char *const names[] = { "value", "label" };
	struct rows *rows = arena_alloc(r->arena, sizeof(*rows));
	const char **cells =
	    arena_array(r->arena, (p->columns + 1) * 2, sizeof(*cells));

	cells[0] = "";
	cells[1] = _("Not in the file");
	for (size_t i = 0; i < p->columns; i++) {
		cells[2 * i + 2] = arena_format(r->arena, "%zu", i + 1);
		cells[2 * i + 3] = p->rows->count && *p->rows->cells[i]
		    ? p->rows->cells[i]
		    : cells[2 * i + 2];
	}
	*rows = (struct rows){ p->columns + 1, 2, names, cells };
	return rows;
}

static void
show_columns(
    struct request *r, const struct row *batch, const struct import_preview *p)
{
	const struct rows *choices = headings(r, p);
	size_t shown = 0;

	for (int i = 0; i < COLUMNS; i++) {
		const struct import_column_about *about = &import_columns[i];

		if (!(about->kinds & 1u << kind_of(batch)))
			continue;
		form_choices(r, field_name(r, i), choices);
		view_text(r, arena_format(r->arena, "columns.%zu.name", shown),
		    field_name(r, i));
		view_text(r, arena_format(r->arena, "columns.%zu.label", shown),
		    _(about->label));
		view_flag(r,
		    arena_format(r->arena, "columns.%zu.needed", shown),
		    about->needed & 1u << kind_of(batch));
		shown++;
	}
}

static int
show(struct request *r, const struct row *batch, const struct import_preview *p,
    int status)
{
	view_title(r, row_text(batch, "file_name"), "import");
	view_row(r, "import", batch);
	view_text(r, "fault", p->fault);
	view_rows(r, "preview", p->rows);
	show_columns(r, batch, p);
	return answer_page(r, status, "staff/import_draft.cs");
}

/* What the file itself suggests. */
static void
fill_in(
    struct request *r, const struct row *batch, const struct import_preview *p)
{
	struct row heading = rows_at(p->rows, 0);

	form_fill(r, "source", row_text(batch, "source"));
	form_fill(r, "line", "order");
	form_fill(r, "decimal", ". none");
	form_fill(r, "currency", request_shop(r, "currency"));
	for (int i = 0; p->rows->count && i < COLUMNS; i++) {
		int place = import_guess_column(
		    r->arena, kind_of(batch), (enum import_column)i, &heading);

		if (place >= 0)
			form_fill(r, field_name(r, i),
			    arena_format(r->arena, "%d", place + 1));
		if (place >= 0 && i == COLUMN_ORDERED)
			form_fill(r, "date",
			    import_guess_date(p->rows, (size_t)place));
		if (place >= 0 && (i == COLUMN_AMOUNT || i == COLUMN_PRICE))
			form_fill(r, "decimal",
			    import_guess_decimal(p->rows, (size_t)place));
	}
}

static const struct row *
find_draft(struct request *r)
{
	const struct row *batch = import_get(r->db, path_id(r));

	if (!batch || strcmp(row_text(batch, "state"), "draft") != 0)
		return NULL;
	return batch;
}

int
page_import_columns(struct request *r)
{
	const struct row *batch = find_draft(r);
	bool sound = form_read(r, reading_fields);
	struct import_preview p;

	if (!batch)
		return answer_missing(r);
	p = preview(r, batch);
	fill_in(r, batch, &p);
	form_show(r, start_fields);
	return show(r, batch, &p, sound ? 200 : 422);
}

static void
add_line(struct buffer *b, const char *name, const char *value)
{
	if (*value)
		buffer_format(b, "%s = %s\n", name, value);
}

/* The choices as the text that import_map_read() takes. */
static const char *
mapping(struct request *r, const struct row *batch)
{
	struct buffer b = { .arena = r->arena };
	const char *decimal = form_text(r, "decimal");

	add_line(&b, "source", form_text(r, "source"));
	add_line(&b, "separator", form_text(r, "separator"));
	add_line(&b, "encoding", form_text(r, "encoding"));
	buffer_format(&b, "skip = %" PRId64 "\n", form_number(r, "skip"));
	add_line(&b, "heading", form_given(r, "no_heading") ? "no" : "yes");
	if (kind_of(batch) == IMPORT_ORDERS) {
		add_line(&b, "line", form_text(r, "line"));
		add_line(&b, "currency", form_text(r, "currency"));
		add_line(&b, "return", form_text(r, "return"));
	}
	add_line(&b, "zone", request_shop(r, "zone"));
	add_line(&b, "date", form_text(r, "date"));
	if (*decimal)
		buffer_format(
		    &b, "decimal = %c\ngroup = %s\n", *decimal, decimal + 2);
	add_line(&b, "customer.suffix", form_text(r, "suffix"));
	for (int i = 0; i < COLUMNS; i++)
		if (*form_text(r, field_name(r, i)))
			buffer_format(&b, "column.%s = #%s\n",
			    import_columns[i].name,
			    form_text(r, field_name(r, i)));
	return b.text;
}

int
page_import_start(struct request *r)
{
	const struct row *batch = find_draft(r);
	bool sound = form_read(r, start_fields);
	struct import_preview p;
	struct import_map map;
	const char *text, *fault;

	if (!batch)
		return answer_missing(r);
	p = preview(r, batch);
	text = mapping(r, batch);
	if (sound &&
	    !import_map_read(&map, r->arena, kind_of(batch), text, &fault)) {
		form_error(r, "", fault);
		sound = false;
	}
	if (!sound)
		return show(r, batch, &p, 422);
	import_begin(r->db, r->arena, path_id(r), form_text(r, "source"), text,
	    form_given(r, "trial"), r->who->id);
	audit_object(r, "import", path_id(r));
	return answer_done(r, _("The import has begun."),
	    "/admin/import/%" PRId64, path_id(r));
}
