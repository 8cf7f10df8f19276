/*
 * data.c - a customer takes the own data away, or wants them gone.
 */
#include "page/portal/routes.h"

#include "base/archive.h"
#include "base/csv.h"
#include "base/json.h"
#include "model/own_customer.h"
#include "model/own_data.h"

int
page_data_show(struct request *r)
{
	view_title(r, _("Your data"), "profile");
	view_row(r, "erasure", own_customer_erasure(r->db, r->who->id));
	return answer_page(r, 200, "portal/data_show.cs");
}

/* One part as a list in the JSON and as a table of its own. */
struct part {
	struct json_out *json;
	struct buffer csv;
	bool begun;
};

static void
put_names(struct part *part, const struct rows *rows)
{
	for (size_t i = 0; i < rows->columns; i++)
		csv_put(&part->csv, i == 0, rows->names[i]);
	csv_put_end(&part->csv);
}

static bool
put_row(void *context, const struct row *row)
{
	struct part *part = context;
	const struct rows *rows = row->rows;

	if (!part->begun)
		put_names(part, rows);
	part->begun = true;
	json_open(part->json, NULL, '{');
	for (size_t i = 0; i < rows->columns; i++) {
		json_add_text(part->json, rows->names[i], rows->cells[i]);
		csv_put(
		    &part->csv, i == 0, rows->cells[i] ? rows->cells[i] : "");
	}
	json_close(part->json);
	csv_put_end(&part->csv);
	return true;
}

static void
add_part(struct request *r, struct arena *arena, struct archive *archive,
    struct json_out *json, size_t index)
{
	const char *name = own_data_part(index);
	struct part part = { .json = json, .csv = { .arena = arena } };

	json_open(json, name, '[');
	own_data_each(r->db, r->who->id, index, put_row, &part);
	json_close(json);
	if (part.begun)
		archive_add(archive, arena_format(arena, "%s.csv", name),
		    part.csv.text, part.csv.length);
}

/* Built in an arena of its own: a long history is more than a page holds. */
static char *
build(struct request *r, struct arena *arena, size_t *length)
{
	struct buffer text = { .arena = arena };
	struct json_out json = { .to = &text };
	struct archive *archive = archive_new();

	if (!archive)
		return NULL;
	json_open(&json, NULL, '{');
	for (size_t i = 0; own_data_part(i); i++)
		add_part(r, arena, archive, &json, i);
	json_close(&json);
	archive_add(archive, "data.json", text.text, text.length);
	return archive_end(archive, arena, length);
}

int
page_data_save(struct request *r)
{
	struct arena *arena = arena_new(0);
	size_t length = 0;
	char *bytes;
	int status;

	if (!r->who->proved) {
		arena_free(arena);
		return answer_prove(r);
	}
	bytes = build(r, arena, &length);
	status = bytes
	    ? answer_text(r, "application/zip", "my-data.zip", bytes, length)
	    : answer_busy(r, 30);
	arena_free(arena);
	return status;
}

int
page_data_erase(struct request *r)
{
	if (!r->who->proved)
		return answer_prove(r);
	own_customer_erase(r->db, r->who->id);
	audit_object(r, "customer", r->who->id);
	return answer_done(r,
	    _("Your data will be erased in seven days. Until then you can call it off here."),
	    "/my/data");
}

int
page_data_keep(struct request *r)
{
	own_customer_keep(r->db, r->who->id);
	audit_object(r, "customer", r->who->id);
	return answer_done(r, _("Nothing will be erased."), "/my/data");
}
