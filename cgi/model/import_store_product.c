/*
 * import_store_product.c - a chunk of products into the database. Tables:
 * product, import_undo.
 */
#include "model/import_chunk.h"

#include "base/arena.h"
#include "db/db.h"

static void
rename_product(struct import *im, const struct chunk_product *one)
{
	db_change(im->db,
	    "INSERT IGNORE INTO import_undo (batch_id, kind, object_id,"
	    " before_text)"
	    " SELECT ?, 'product', id, JSON_OBJECT('name', name, 'after', ?)"
	    "   FROM product WHERE id = ?",
	    INT(im->batch), TEXT(one->name), INT(one->id));
	db_change(im->db, "UPDATE product SET name = ? WHERE id = ?",
	    TEXT(one->name), INT(one->id));
}

void
import_store_products(struct import *im)
{
	struct chunk *c = &im->chunk;

	for (size_t i = 0; i < c->product_names.count; i++)
		c->products[i].known = NULL;
	import_find_products(im);
	for (unsigned i = 0; i < c->count; i++) {
		struct chunk_row *row = &c->rows[i];
		const struct chunk_product *one = &c->products[row->order];

		if (row->refused)
			continue;
		row->fate = FATE_STORED;
		if (one->known && strcmp(one->known, one->name) == 0)
			row->fate = FATE_UNCHANGED;
		else if (one->known)
			rename_product(im, one);
	}
}
