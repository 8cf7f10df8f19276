-- What customers bought and what happened to them.

CREATE TABLE IF NOT EXISTS product (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    source    VARCHAR(32)  NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'whose number it is',
    number    VARCHAR(64)  NOT NULL COLLATE utf8mb4_nopad_bin,
    name      VARCHAR(250) NOT NULL,
    batch_id  BIGINT       NULL,
    UNIQUE KEY (source, number),
    KEY (name),
    KEY (batch_id, id)
) COMMENT 'what is sold';

CREATE TABLE IF NOT EXISTS `order` (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT      NULL COMMENT 'NULL: sold to nobody known',
    source       VARCHAR(32) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'till, web shop, import ...',
    number       VARCHAR(96) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: the source''s number, or made from the line',
    kind         ENUM ('order', 'return', 'adjustment') NOT NULL DEFAULT 'order',
    state        ENUM ('placed', 'sent', 'delivered', 'cancelled') NOT NULL DEFAULT 'delivered',
    of_order_id  BIGINT      NULL COMMENT 'what a return returns, if known',
    ordered_at   DATETIME(6) NOT NULL COMMENT 'personal: when',
    currency     CHAR(3)     NOT NULL COLLATE utf8mb4_nopad_bin,
    total_minor  BIGINT      NOT NULL COMMENT 'personal: minor units; returns are negative',
    channel      VARCHAR(32) NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin,
    row_hash     BIGINT      NOT NULL DEFAULT 0 COMMENT 'of what the source said; equal: unchanged',
    batch_id     BIGINT      NULL,
    UNIQUE KEY (source, number),
    KEY (customer_id, ordered_at, id),
    KEY (ordered_at, id),
    KEY (batch_id, id),
    CHECK (total_minor BETWEEN -1000000000000000 AND 1000000000000000)
) COMMENT 'a purchase, its return, or a correction';

CREATE TABLE IF NOT EXISTS order_line (
    order_id      BIGINT        NOT NULL,
    line          INT           NOT NULL,
    product_id    BIGINT        NULL,
    description   VARCHAR(250)  NOT NULL DEFAULT '' COMMENT 'personal: what was bought, where there is no product',
    quantity      DECIMAL(14,3) NOT NULL DEFAULT 1,
    amount_minor  BIGINT        NOT NULL COMMENT 'of the whole line, in the order''s currency',
    PRIMARY KEY (order_id, line),
    KEY (product_id, order_id),
    CHECK (amount_minor BETWEEN -1000000000000000 AND 1000000000000000)
) COMMENT 'products of an order';

CREATE TABLE IF NOT EXISTS event (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id   BIGINT       NOT NULL,
    at            DATETIME(6)  NOT NULL COMMENT 'personal: when it happened',
    kind          ENUM ('order', 'return', 'adjustment', 'feedback', 'answer', 'reply', 'note', 'state', 'profile', 'joined', 'message', 'consent') NOT NULL,
    visible       TINYINT      NOT NULL DEFAULT 1 COMMENT '1: part of the account history that the customer sees',
    object_id     BIGINT       NULL COMMENT 'the order, feedback ... of that kind',
    reference     VARCHAR(96)  NOT NULL DEFAULT '' COMMENT 'personal: order number, name of the new state ...',
    detail        VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'personal: a line or two of what it was',
    amount_minor  BIGINT       NULL COMMENT 'personal: money, where there is any',
    currency      CHAR(3)      NULL COLLATE utf8mb4_nopad_bin,
    staff_id      BIGINT       NULL COMMENT 'who did it, if staff',
    source        VARCHAR(32)  NOT NULL COLLATE utf8mb4_nopad_bin,
    source_key    VARCHAR(110) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'once per source',
    batch_id      BIGINT       NULL,
    UNIQUE KEY (source, source_key),
    KEY (customer_id, at, id),
    KEY (customer_id, kind, at, id),
    KEY (batch_id, id)
) COMMENT 'the timeline: one thing that happened to a customer, append-only';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW own_event AS
SELECT id, customer_id, at, kind, object_id, reference, detail, amount_minor, currency
  FROM event WHERE visible = 1;

CREATE TABLE IF NOT EXISTS import_batch (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind         ENUM ('orders', 'customers', 'products') NOT NULL,
    source       VARCHAR(32)  NOT NULL COLLATE utf8mb4_nopad_bin,
    file_name    VARCHAR(250) NOT NULL,
    file_path    VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'where it lies; empty once removed',
    file_hash    BINARY(32)   NULL,
    mapping      TEXT         NOT NULL COMMENT 'the mapping file''s text',
    state        ENUM ('draft', 'running', 'stopped', 'done', 'failed', 'rolled-back') NOT NULL DEFAULT 'draft',
    dry_run      TINYINT      NOT NULL DEFAULT 0,
    byte_total   BIGINT       NOT NULL DEFAULT 0,
    byte_done    BIGINT       NOT NULL DEFAULT 0,
    line_done    BIGINT       NOT NULL DEFAULT 0 COMMENT 'rows up to here are settled: a stopped import goes on after it',
    rows_stored     BIGINT    NOT NULL DEFAULT 0,
    rows_unchanged  BIGINT    NOT NULL DEFAULT 0,
    rows_rejected   BIGINT    NOT NULL DEFAULT 0,
    rows_anonymous  BIGINT    NOT NULL DEFAULT 0 COMMENT 'of the stored ones',
    message      TEXT         NULL,
    staff_id     BIGINT       NULL,
    job_id       BIGINT       NULL,
    created_at   DATETIME(6)  NOT NULL,
    finished_at  DATETIME(6)  NULL,
    KEY (state, id)
) COMMENT 'one file taken in';

CREATE TABLE IF NOT EXISTS import_reject (
    batch_id  BIGINT       NOT NULL,
    line      BIGINT       NOT NULL,
    reason    VARCHAR(200) NOT NULL,
    text      TEXT         NOT NULL COMMENT 'personal: the row as it stood; gone with the batch after 90 days',
    PRIMARY KEY (batch_id, line)
) COMMENT 'rows that were not taken, and why';
