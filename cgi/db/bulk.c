/*
 * bulk.c - column arrays for MariaDB's COM_STMT_BULK_EXECUTE.
 */
#include "db/bulk.h"

#include "base/arena.h"
#include "db/link.h"

enum { MOST_BYTES = 4 * 1024 * 1024 };

struct column {
	bool text;
	long long *integers;
	const char **texts;
	unsigned long *lengths;
	char *indicators;
};

struct bulk {
	struct db *db;
	const char *sql;
	MYSQL_STMT *handle;
	MYSQL_BIND *binds;
	struct column *columns;
	size_t count, at; /* columns, the next one */
	size_t rows, most, bytes;
	uint64_t sum;
};

static void
column_make(struct column *c, MYSQL_BIND *bind, bool text, size_t most)
{
	c->text = text;
	c->indicators = memory_get(most);
	bind->u.indicator = c->indicators;
	if (text) {
		c->texts = memory_get(most * sizeof(*c->texts));
		c->lengths = memory_get(most * sizeof(*c->lengths));
		bind->buffer_type = MYSQL_TYPE_STRING;
		bind->buffer = c->texts;
		bind->length = c->lengths;
	} else {
		c->integers = memory_get(most * sizeof(*c->integers));
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = c->integers;
	}
}

static void
prepare(struct bulk *b)
{
	struct db *db = b->db;

	if (!link_ready(db))
		return;
	b->handle = mysql_stmt_init(db->mysql);
	if (!b->handle)
		abort();
	db->sent++;
	if (mysql_stmt_prepare(b->handle, b->sql, strlen(b->sql)) != 0) {
		link_trouble(db, mysql_stmt_errno(b->handle),
		    mysql_stmt_error(b->handle), b->sql);
		return;
	}
	if (mysql_stmt_param_count(b->handle) != b->count) {
		fprintf(stderr, "%zu kinds for %lu places: %s\n", b->count,
		    mysql_stmt_param_count(b->handle), b->sql);
		abort();
	}
}

struct bulk *
bulk_open_bound(struct db *db, const char *sql, const char *kinds, size_t most)
{
	struct bulk *b = memory_get(sizeof(*b));

	b->db = db;
	b->sql = sql;
	b->most = most;
	b->count = strlen(kinds);
	b->columns = memory_get(b->count * sizeof(*b->columns));
	b->binds = memory_get(b->count * sizeof(*b->binds));
	for (size_t i = 0; i < b->count; i++)
		column_make(
		    &b->columns[i], &b->binds[i], kinds[i] == 't', most);
	prepare(b);
	return b;
}

static struct column *
next_column(struct bulk *b, bool text)
{
	struct column *c = &b->columns[b->at++];

	if (b->at > b->count || c->text != text) {
		fprintf(stderr, "value %zu doesn't fit: %s\n", b->at, b->sql);
		abort();
	}
	c->indicators[b->rows] = STMT_INDICATOR_NONE;
	return c;
}

void
bulk_int(struct bulk *b, int64_t value)
{
	next_column(b, false)->integers[b->rows] = value;
}

void
bulk_text(struct bulk *b, const char *text)
{
	struct column *c;

	if (!text) {
		bulk_null(b);
		return;
	}
	c = next_column(b, true);
	c->texts[b->rows] = text;
	c->lengths[b->rows] = strlen(text);
	b->bytes += c->lengths[b->rows];
}

void
bulk_null(struct bulk *b)
{
	struct column *c =
	    next_column(b, b->at < b->count && b->columns[b->at].text);

	c->indicators[b->rows] = STMT_INDICATOR_NULL;
	if (c->text) {
		c->texts[b->rows] = "";
		c->lengths[b->rows] = 0;
	}
}

void
bulk_id(struct bulk *b, int64_t id)
{
	if (id)
		bulk_int(b, id);
	else
		bulk_null(b);
}

void
bulk_end(struct bulk *b)
{
	if (b->at != b->count) {
		fprintf(
		    stderr, "%zu values of %zu: %s\n", b->at, b->count, b->sql);
		abort();
	}
	b->at = 0;
	b->rows++;
	b->bytes += 9 * b->count;
	/* Far below max_allowed_packet, whatever the texts' sizes. */
	if (b->rows == b->most || b->bytes > MOST_BYTES)
		bulk_flush(b);
}

static bool
send_rows(struct bulk *b)
{
	unsigned rows = (unsigned)b->rows;

	mysql_stmt_attr_set(b->handle, STMT_ATTR_ARRAY_SIZE, &rows);
	mysql_stmt_bind_param(b->handle, b->binds);
	b->db->sent++;
	if (mysql_stmt_execute(b->handle) == 0)
		return true;
	link_trouble(b->db, mysql_stmt_errno(b->handle),
	    mysql_stmt_error(b->handle), b->sql);
	return false;
}

uint64_t
bulk_flush(struct bulk *b)
{
	uint64_t found = 0;

	if (b->rows && b->handle && link_ready(b->db) && send_rows(b))
		found = mysql_stmt_affected_rows(b->handle);
	b->rows = b->bytes = 0;
	b->sum += found;
	return found;
}

uint64_t
bulk_close(struct bulk *b)
{
	uint64_t sum;

	bulk_flush(b);
	sum = b->sum;
	if (b->handle)
		mysql_stmt_close(b->handle);
	for (size_t i = 0; i < b->count; i++) {
		memory_put(b->columns[i].integers);
		memory_put(b->columns[i].texts);
		memory_put(b->columns[i].lengths);
		memory_put(b->columns[i].indicators);
	}
	memory_put(b->columns);
	memory_put(b->binds);
	memory_put(b);
	return sum;
}
