/*
 * import.c - files of customers, orders and products: sent, watched, undone.
 */
#include "page/staff/routes.h"

#include "model/import.h"
#include "model/job.h"
#include "web/store.h"

#include <stdlib.h>

static const struct choice kinds[] = {
	{ "orders", N_("Orders and order lines"), "bi-bag-check", NULL },
	{ "customers", N_("Customers"), "bi-people", NULL },
	{ "products", N_("Products"), "bi-box-seam", NULL },
	{ 0 },
};

static const struct field upload_fields[] = {
	{ .name = "kind", .kind = FIELD_CHOICE, .choices = kinds },
	{ .name = "file",
	    .kind = FIELD_FILE,
	    .missing = N_("Choose the file to import.") },
	{ 0 },
};

static const struct csv_column reject_columns[] = {
	{ "line", N_("Line") },
	{ "reason", N_("Reason") },
	{ "text", N_("The line itself") },
	{ 0 },
};

static const struct csv_column list_columns[] = {
	{ "id", N_("Number") },
	{ "file_name", N_("File") },
	{ "kind", N_("What") },
	{ "state", N_("State") },
	{ "rows_sum", N_("Rows") },
	{ "rows_rejected", N_("Rejected") },
	{ "created_at", N_("Time (UTC)") },
	{ 0 },
};
enum { TABLE_ROWS = 2000 };

static int
show_list(struct request *r, int status)
{
	struct list_place place = list_place(r);
	int64_t before = place.after ? strtoll(place.after, NULL, 10) : 0;

	view_title(r, _("Import"), "import");
	view_list(r, "imports",
	    import_list(r->db, before, place.back, place.size), "id");
	return answer_page(r, status, "staff/import_list.cs");
}

int
page_import_list(struct request *r)
{
	if (csv_wanted(r))
		return answer_csv_rows(r, "imports.csv", list_columns,
		    import_list(r->db, 0, false, TABLE_ROWS));
	form_fill(r, "kind", "orders");
	form_show(r, upload_fields);
	return show_list(r, 200);
}

int
page_import_add(struct request *r)
{
	static const struct media table = { "text/csv", "csv", false };
	struct import_file file = { .mapping = "" };
	const struct upload *sent;
	int64_t id;

	if (!form_read(r, upload_fields))
		return show_list(r, 422);
	sent = form_file(r, "file");
	while (strcmp(import_kinds[file.kind], form_text(r, "kind")) != 0)
		file.kind++;
	file.name = sent->name;
	file.staff_id = r->who->id;
	file.path = store_file(r, "import", sent, &table);
	if (!file.path)
		return answer_busy(r, 60);
	id = import_draft(r->db, &file, sent->sha256, (int64_t)sent->size);
	import_file_until(r->db, r->arena, id);
	audit_object(r, "import", id);
	return answer_redirect(r, "/admin/import/%" PRId64 "/columns", id);
}

/* The reasons in the reader's language, as column words. */
static const struct rows *
with_words(struct request *r, const struct rows *rejects)
{
	static const char *const names[] = { "line", "words", "text" };
	struct rows *rows = arena_alloc(r->arena, sizeof(*rows));
	const char **cells =
	    arena_array(r->arena, rejects->count * 3, sizeof(*cells));

	for (size_t i = 0; i < rejects->count; i++) {
		struct row row = rows_at(rejects, i);

		cells[i * 3] = row_text(&row, "line");
		cells[i * 3 + 1] = _(row_text(&row, "reason"));
		cells[i * 3 + 2] = row_text(&row, "text");
	}
	*rows = (struct rows){ rejects->count, 3, names, cells };
	return rows;
}

int
page_import_show(struct request *r)
{
	const struct row *batch = import_get(r->db, path_id(r));

	if (!batch)
		return answer_missing(r);
	if (strcmp(row_text(batch, "state"), "draft") == 0)
		return answer_redirect(
		    r, "/admin/import/%" PRId64 "/columns", path_id(r));
	view_title(r, row_text(batch, "file_name"), "import");
	view_row(r, "import", batch);
	view_rows(r, "sums", import_sums(r->db, path_id(r)));
	view_row(r, "made", import_made(r->db, path_id(r)));
	view_rows(r, "rejects",
	    with_words(r, import_rejects(r->db, path_id(r), 0, PREVIEW_ROWS)));
	return answer_page(r, 200, "staff/import_show.cs");
}

static int64_t
copy(struct request *r, int64_t batch)
{
	int64_t id = import_copy(r->db, batch, r->who->id);

	import_file_until(r->db, r->arena, id);
	return id;
}

/*
 * A trial becomes a draft of its own, its mapping already chosen; one that
 * stopped or failed goes on where it was.
 */
int
page_import_again(struct request *r)
{
	const struct row *batch = import_get(r->db, path_id(r));
	int64_t id = path_id(r);

	if (!batch || strcmp(row_text(batch, "state"), "draft") == 0 ||
	    strcmp(row_text(batch, "state"), "running") == 0)
		return answer_missing(r);
	if (row_flag(batch, "dry_run") ||
	    strcmp(row_text(batch, "state"), "rolled-back") == 0)
		id = copy(r, id);
	import_begin(r->db, r->arena, id, row_text(batch, "source"),
	    row_text(batch, "mapping"), false, r->who->id);
	audit_object(r, "import", id);
	return answer_done(
	    r, _("The import has begun."), "/admin/import/%" PRId64, id);
}

int
page_import_stop(struct request *r)
{
	const struct row *batch = import_get(r->db, path_id(r));

	if (!batch || !row_int(batch, "job_id"))
		return answer_missing(r);
	if (job_stop(r->db, row_int(batch, "job_id")))
		import_rest(r->db, path_id(r));
	audit_object(r, "import", path_id(r));
	return answer_done(r,
	    _("It stops after the rows that are under way. What is stored stays."),
	    "/admin/import/%" PRId64, path_id(r));
}

int
page_import_undo(struct request *r)
{
	const struct row *batch = import_get(r->db, path_id(r));

	if (!batch || row_flag(batch, "dry_run"))
		return answer_missing(r);
	job_add(r->db,
	    &(struct job_new){ .kind = "import_undo",
		.payload = arena_format(
		    r->arena, "{\"batch\":%" PRId64 "}", path_id(r)),
		.staff = r->who->id });
	audit_object(r, "import", path_id(r));
	return answer_done(r,
	    _("The import is being taken back. What is in use by now stays."),
	    "/admin/import/%" PRId64, path_id(r));
}

int
page_import_rejects(struct request *r)
{
	if (!import_get(r->db, path_id(r)))
		return answer_missing(r);
	import_rejects_each(r->db, path_id(r), csv_row,
	    csv_start(r, "rejects.csv", reject_columns));
	return answer_csv(r);
}
