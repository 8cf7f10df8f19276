/*
 * statement.c - prepared once per link, bound as text, read by name.
 */
#include "db/link.h"

#include "base/arena.h"

enum { CELL = 256, MOST_VALUES = 64 };

static void
statement_drop(struct statement *s)
{
	if (s->handle)
		mysql_stmt_close(s->handle);
	mysql_free_result(s->fields);
	memory_put(s->results);
	memory_put(s->names);
	memory_put(s->bytes);
	memory_put(s->cells);
	if (s->built)
		memory_put((char *)(uintptr_t)s->sql);
	*s = (struct statement){ 0 };
}

void
statement_drop_all(struct db *db)
{
	for (size_t i = 0; i < KEPT; i++)
		if (db->kept[i].sql)
			statement_drop(&db->kept[i]);
	db->keeps = 0;
}

static void
complain(struct db *db, const struct statement *s)
{
	link_trouble(db, mysql_stmt_errno(s->handle),
	    mysql_stmt_error(s->handle), s->sql);
}

/* Everything is bound as text: the server converts, templates show text. */
static void
bind_results(struct statement *s)
{
	MYSQL_FIELD *field;

	s->columns = s->fields ? mysql_num_fields(s->fields) : 0;
	if (!s->columns)
		return;
	s->results = memory_get(s->columns * sizeof(*s->results));
	s->names = memory_get(s->columns * sizeof(*s->names));
	s->cells = memory_get(s->columns * sizeof(*s->cells));
	s->bytes = memory_get((size_t)s->columns * CELL);
	for (unsigned i = 0; i < s->columns; i++) {
		field = mysql_fetch_field_direct(s->fields, i);
		s->names[i] = field->name;
		s->results[i].buffer_type = MYSQL_TYPE_STRING;
		s->results[i].buffer = s->bytes + (size_t)i * CELL;
		s->results[i].buffer_length = CELL;
		s->results[i].length = &s->cells[i].length;
		s->results[i].is_null = &s->cells[i].null;
		s->results[i].error = &s->cells[i].cut;
	}
}

static bool
prepare(struct db *db, struct statement *s)
{
	s->handle = mysql_stmt_init(db->mysql);
	if (!s->handle)
		abort();
	db->sent++;
	if (mysql_stmt_prepare(s->handle, s->sql, strlen(s->sql)) != 0) {
		complain(db, s);
		return false;
	}
	s->values = mysql_stmt_param_count(s->handle);
	s->fields = mysql_stmt_result_metadata(s->handle);
	bind_results(s);
	return true;
}

static size_t
place_of(const char *sql, bool built)
{
	size_t hash = 5381;

	if (!built)
		return ((uintptr_t)sql >> 3) * 2654435761u;
	for (; *sql; sql++)
		hash = hash * 33 + (unsigned char)*sql;
	return hash;
}

/* Open addressing; when it gets full all are dropped and it starts anew. */
static struct statement *
statement_find(struct db *db, const char *sql, bool built)
{
	struct statement *s;
	size_t at;

	if (db->keeps > KEPT * 3 / 4)
		statement_drop_all(db);
	for (at = place_of(sql, built);; at++) {
		s = &db->kept[at % KEPT];
		if (!s->sql)
			break;
		if (s->built == built &&
		    (built ? strcmp(s->sql, sql) == 0 : s->sql == sql))
			return s;
	}
	s->built = built;
	s->sql = built ? memory_text(sql) : sql;
	db->keeps++;
	if (prepare(db, s))
		return s;
	/* Its place stays taken in the chain only if the link still lives. */
	if (s->sql) {
		statement_drop(s);
		statement_drop_all(db);
	}
	return NULL;
}

static size_t
bind_values(struct statement *s, const struct value *values, MYSQL_BIND *binds,
    unsigned long *lengths)
{
	static my_bool null = 1;
	size_t count = 0;

	for (const struct value *v = values; v->kind != VALUE_END; v++) {
		MYSQL_BIND *b = &binds[count];

		if (count == MOST_VALUES)
			break;
		lengths[count] = v->kind == VALUE_BYTES
		    ? (unsigned long)v->integer
		    : v->text ? strlen(v->text)
			      : 0;
		b->buffer_type = v->kind == VALUE_INT ? MYSQL_TYPE_LONGLONG
		    : v->kind == VALUE_BYTES          ? MYSQL_TYPE_BLOB
						      : MYSQL_TYPE_STRING;
		b->buffer = v->kind == VALUE_INT
		    ? (void *)(uintptr_t)&v->integer
		    : (void *)(uintptr_t)v->text;
		b->buffer_length = lengths[count];
		b->length = &lengths[count];
		b->is_null = v->text ? NULL : &null;
		count++;
	}
	if (count != s->values) {
		fprintf(stderr, "%zu values for %lu places: %s\n", count,
		    s->values, s->sql);
		abort();
	}
	return count;
}

#ifdef DEBUG
static void
trace_value(FILE *to, const struct value *v)
{
	if (!v->text)
		fputs("NULL", to);
	else if (v->kind == VALUE_INT)
		fprintf(to, "%lld", (long long)v->integer);
	else if (v->kind == VALUE_BYTES) {
		fputs("X'", to);
		for (int64_t i = 0; i < v->integer; i++)
			fprintf(to, "%02x", (unsigned char)v->text[i]);
		fputs("'", to);
	} else {
		fputs("'", to);
		for (const char *c = v->text; *c; c++)
			fprintf(
			    to, *c == '\'' || *c == '\\' ? "\\%c" : "%c", *c);
		fputs("'", to);
	}
}

/*
 * What was sent, one statement a line with its values: the bench replays a
 * page's statements from it.
 */
static void
trace(const char *sql, const struct value *values)
{
	const char *file = getenv("REGULARS_STATEMENTS");
	FILE *to = file ? fopen(file, "ae") : NULL;

	if (!to)
		return;
	for (; *sql; sql++) {
		if (*sql == '?' && values->kind != VALUE_END)
			trace_value(to, values++);
		else
			fputc(*sql == '\n' ? ' ' : *sql, to);
	}
	fputc('\n', to);
	fclose(to);
}
#endif

/* Sends it; on return the result waits unread at the server. */
static struct statement *
execute(struct db *db, const char *sql, bool built, const struct value *values)
{
	MYSQL_BIND binds[MOST_VALUES] = { 0 };
	unsigned long lengths[MOST_VALUES];
	struct statement *s;

	if (!link_ready(db) || !(s = statement_find(db, sql, built)))
		return NULL;
#ifdef DEBUG
	trace(sql, values);
#endif
	if (bind_values(s, values, binds, lengths) > 0)
		mysql_stmt_bind_param(s->handle, binds);
	db->sent++;
	if (mysql_stmt_execute(s->handle) == 0 &&
	    (!s->columns ||
		mysql_stmt_bind_result(s->handle, s->results) == 0)) {
		link_keep_gtid(db);
		return s;
	}
	complain(db, s);
	return NULL;
}

static const char *
cell_copy(struct statement *s, unsigned i, struct arena *arena)
{
	struct result_cell *cell = &s->cells[i];
	MYSQL_BIND whole = { 0 };

	if (cell->null)
		return NULL;
	if (cell->length <= CELL)
		return arena_copy(arena, s->results[i].buffer, cell->length);
	whole.buffer_type = MYSQL_TYPE_STRING;
	whole.buffer = arena_alloc(arena, cell->length + 1);
	whole.buffer_length = cell->length;
	mysql_stmt_fetch_column(s->handle, &whole, i, 0);
	return whole.buffer;
}

static bool
fetch(struct db *db, struct statement *s)
{
	int result = mysql_stmt_fetch(s->handle);

	if (result == 1)
		complain(db, s);
	return result == 0 || result == MYSQL_DATA_TRUNCATED;
}

static void
take_row(struct statement *s, struct arena *arena, const char **cells)
{
	for (unsigned i = 0; i < s->columns; i++)
		cells[i] = cell_copy(s, i, arena);
}

/* The kept statement may be dropped later, so names are copied too. */
static const char *const *
names_copy(struct db *db, const struct statement *s)
{
	const char **names = arena_array(db->arena, s->columns, sizeof(*names));

	for (unsigned i = 0; i < s->columns; i++)
		names[i] = arena_text(db->arena, s->names[i]);
	return names;
}

static const struct rows *
rows_of(struct db *db, const char *sql, bool built, const struct value *values,
    size_t most)
{
	struct statement *s = execute(db, sql, built, values);
	struct rows *rows;

	if (!s)
		return &rows_none;
	if (mysql_stmt_store_result(s->handle) != 0) {
		complain(db, s);
		return &rows_none;
	}
	rows = arena_alloc(db->arena, sizeof(*rows));
	rows->count = (size_t)mysql_stmt_num_rows(s->handle);
	if (rows->count > most)
		rows->count = most;
	rows->columns = s->columns;
	rows->names = names_copy(db, s);
	rows->cells = arena_array(
	    db->arena, rows->count, s->columns * sizeof(*rows->cells));
	for (size_t i = 0; i < rows->count && fetch(db, s); i++)
		take_row(s, db->arena, rows->cells + i * s->columns);
	mysql_stmt_free_result(s->handle);
	return rows;
}

const struct rows *
db_rows_bound(struct db *db, const char *sql, const struct value *values)
{
	return rows_of(db, sql, false, values, SIZE_MAX);
}

const struct rows *
db_rows_built(struct db *db, const char *sql, const struct value *values)
{
	return rows_of(db, sql, true, values, SIZE_MAX);
}

const struct row *
db_row_bound(struct db *db, const char *sql, const struct value *values)
{
	const struct rows *rows = rows_of(db, sql, false, values, 1);
	struct row *row;

	if (!rows->count)
		return NULL;
	row = arena_alloc(db->arena, sizeof(*row));
	row->rows = rows;
	return row;
}

uint64_t
db_change_bound(struct db *db, const char *sql, const struct value *values)
{
	struct statement *s = execute(db, sql, false, values);

	return s ? mysql_stmt_affected_rows(s->handle) : 0;
}

int64_t
db_insert_bound(struct db *db, const char *sql, const struct value *values)
{
	struct statement *s = execute(db, sql, false, values);

	if (!s || mysql_stmt_affected_rows(s->handle) == 0)
		return 0;
	return (int64_t)mysql_stmt_insert_id(s->handle);
}

static bool
each_of(struct db *db, bool built, bool (*each)(void *, const struct row *),
    void *context, const char *sql, const struct value *values)
{
	struct statement *s = execute(db, sql, built, values);
	struct arena *arena;
	struct rows rows = { .count = 1 };
	struct row row = { &rows, 0 };
	bool on = true;

	if (!s)
		return false;
	arena = arena_new(0);
	rows.columns = s->columns;
	rows.names = s->names;
	rows.cells = memory_get(s->columns * sizeof(*rows.cells));
	while (on && fetch(db, s)) {
		take_row(s, arena, rows.cells);
		on = each(context, &row);
		arena_reset(arena);
	}
	memory_put(rows.cells);
	arena_free(arena);
	if (s->handle)
		mysql_stmt_free_result(s->handle);
	return db->trouble == DB_FINE;
}

bool
db_each_bound(struct db *db, bool (*each)(void *, const struct row *),
    void *context, const char *sql, const struct value *values)
{
	return each_of(db, false, each, context, sql, values);
}

bool
db_each_built(struct db *db, bool (*each)(void *, const struct row *),
    void *context, const char *sql, const struct value *values)
{
	return each_of(db, true, each, context, sql, values);
}
