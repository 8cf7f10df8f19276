-- Indexes that the taking back of imports reads by.

CREATE INDEX IF NOT EXISTS import_undo_object ON import_undo (kind, object_id, batch_id);
CREATE INDEX IF NOT EXISTS feedback_product ON feedback (product_id, id);
