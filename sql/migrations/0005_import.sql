-- What an import needs to run again without doubling and to be taken back.

ALTER TABLE order_line ADD COLUMN IF NOT EXISTS row_hash BIGINT NULL COMMENT 'of what the source said, and which of equal rows it is';

ALTER TABLE order_line ADD COLUMN IF NOT EXISTS batch_id BIGINT NULL COMMENT 'the import that added it';

ALTER TABLE import_batch ADD COLUMN IF NOT EXISTS rows_returned BIGINT NOT NULL DEFAULT 0 COMMENT 'of the stored ones: of returns';

ALTER TABLE import_batch ADD COLUMN IF NOT EXISTS rows_adjusted BIGINT NOT NULL DEFAULT 0 COMMENT 'of the stored ones: negative without being a return';

CREATE TABLE IF NOT EXISTS import_undo (
    batch_id   BIGINT NOT NULL,
    kind       ENUM ('order', 'customer', 'product') NOT NULL,
    object_id  BIGINT NOT NULL,
    before_text TEXT  NOT NULL COMMENT 'personal: JSON of what it was before this batch changed it',
    PRIMARY KEY (batch_id, kind, object_id)
) COMMENT 'what a batch changed of rows that were there';
