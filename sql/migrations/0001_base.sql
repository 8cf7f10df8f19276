-- What every capability stands on: settings, sign-in counters, idempotency,
-- audit, jobs, mail. One statement is one step; a step can be run again.
-- Times are UTC. A column whose comment begins with "personal:" is a personal
-- datum: it is in the export of /my/data and erasure handles it.

CREATE TABLE IF NOT EXISTS setting (
    name               VARCHAR(64)  NOT NULL COLLATE utf8mb4_nopad_bin PRIMARY KEY,
    value              TEXT         NOT NULL,
    changed_by_request VARCHAR(40)  NOT NULL DEFAULT '' COMMENT 'request id, as in audit'
) COMMENT 'what staff set: shop name, address, currency ...' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS heartbeat (
    program  VARCHAR(16) NOT NULL COLLATE utf8mb4_nopad_bin PRIMARY KEY,
    at       DATETIME(6) NOT NULL
) COMMENT 'when worker and sender were last alive';

CREATE TABLE IF NOT EXISTS idempotency (
    subject    BINARY(32)   NOT NULL COMMENT 'hash of who: session owner or visitor cookie',
    path       VARCHAR(255) NOT NULL COLLATE utf8mb4_nopad_bin,
    form_key   VARCHAR(64)  NOT NULL COLLATE utf8mb4_nopad_bin,
    body_hash  BINARY(32)   NOT NULL COMMENT 'of the fields; the same key with another body is refused',
    status     SMALLINT     NULL COMMENT 'what was answered; NULL while under way',
    location   VARCHAR(1024) NULL,
    message    TEXT         NULL COMMENT 'the notice shown after it',
    at         DATETIME(6)  NOT NULL,
    PRIMARY KEY (subject, path, form_key),
    KEY (at)
) COMMENT 'each form counts once; kept two days';

CREATE TABLE IF NOT EXISTS kept_form (
    visitor   BINARY(32)   NOT NULL COMMENT 'hash of the pre-session cookie',
    path      VARCHAR(255) NOT NULL COLLATE utf8mb4_nopad_bin,
    fields    MEDIUMTEXT   NOT NULL COMMENT 'personal: what was typed when the session had expired; gone after 30 minutes',
    at        DATETIME(6)  NOT NULL,
    PRIMARY KEY (visitor, path),
    KEY (at)
) COMMENT 'what somebody typed, kept over signing in';

CREATE TABLE IF NOT EXISTS attempt (
    subject   BINARY(32)  NOT NULL PRIMARY KEY COMMENT 'keyed hash of an account name, address or device',
    failures  INT         NOT NULL DEFAULT 0,
    wait_at   DATETIME(6) NULL COMMENT 'no further try before',
    at        DATETIME(6) NOT NULL,
    KEY (at)
) COMMENT 'failed sign-ins and codes, also for accounts that do not exist';

CREATE TABLE IF NOT EXISTS audit (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at           DATETIME(6)  NOT NULL,
    program      VARCHAR(16)  NOT NULL COLLATE utf8mb4_nopad_bin,
    actor_kind   ENUM ('nobody', 'customer', 'staff', 'program') NOT NULL,
    actor_id     BIGINT       NULL,
    action       VARCHAR(120) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'method and route',
    object_kind  VARCHAR(32)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin,
    object_id    BIGINT       NULL,
    detail       VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'codes and ids only, nothing personal',
    request_id   VARCHAR(40)  NOT NULL COLLATE utf8mb4_nopad_bin,
    address      VARCHAR(45)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: network address; blanked after 90 days by its own hash',
    KEY (at, id),
    KEY (actor_kind, actor_id, id),
    KEY (action, id),
    KEY (object_kind, object_id, id)
) COMMENT 'who changed what; programs may only insert';

CREATE TABLE IF NOT EXISTS audit_link (
    seq       BIGINT      NOT NULL PRIMARY KEY,
    audit_id  BIGINT      NOT NULL UNIQUE,
    hash      BINARY(32)  NOT NULL COMMENT 'SHA-256(hash before, the row)',
    at        DATETIME(6) NOT NULL
) COMMENT 'the chain over audit, appended by the worker alone';

CREATE TABLE IF NOT EXISTS job (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind         VARCHAR(32)  NOT NULL COLLATE utf8mb4_nopad_bin,
    payload      TEXT         NOT NULL DEFAULT '{}' COMMENT 'JSON',
    state        ENUM ('waiting', 'running', 'done', 'dead') NOT NULL DEFAULT 'waiting',
    run_at       DATETIME(6)  NOT NULL,
    lease_at     DATETIME(6)  NULL COMMENT 'the runner must be done or renew by then',
    runner       VARCHAR(64)  NULL COLLATE utf8mb4_nopad_bin,
    tries        INT          NOT NULL DEFAULT 0,
    most_tries   INT          NOT NULL DEFAULT 8,
    done_count   BIGINT       NOT NULL DEFAULT 0,
    total_count  BIGINT       NULL COMMENT 'NULL: not known yet',
    last_error   TEXT         NULL,
    result       TEXT         NULL COMMENT 'JSON',
    stop_asked   TINYINT      NOT NULL DEFAULT 0,
    staff_id     BIGINT       NULL COMMENT 'who asked for it',
    created_at   DATETIME(6)  NOT NULL,
    finished_at  DATETIME(6)  NULL,
    KEY (state, run_at, id),
    KEY (kind, id)
) COMMENT 'what the worker does';

CREATE TABLE IF NOT EXISTS outbox (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    message_id   VARCHAR(190) NOT NULL COLLATE utf8mb4_nopad_bin UNIQUE,
    template     VARCHAR(64)  NOT NULL COLLATE utf8mb4_nopad_bin,
    to_address   VARCHAR(320) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: e-mail address',
    to_name      VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'personal: name',
    lang         VARCHAR(12)  NOT NULL DEFAULT 'en' COLLATE utf8mb4_nopad_bin,
    subject      VARCHAR(250) NOT NULL,
    text_body    MEDIUMTEXT   NOT NULL COMMENT 'personal: what was written',
    html_body    MEDIUMTEXT   NOT NULL COMMENT 'personal: what was written',
    masked_body  MEDIUMTEXT   NULL COMMENT 'text without its code or link; what admins see of a secret mail',
    state        ENUM ('held', 'waiting', 'sending', 'sent', 'failed', 'bounced') NOT NULL DEFAULT 'waiting',
    run_at       DATETIME(6)  NOT NULL,
    lease_at     DATETIME(6)  NULL,
    tries        INT          NOT NULL DEFAULT 0,
    last_error   VARCHAR(500) NULL,
    customer_id  BIGINT       NULL,
    staff_id     BIGINT       NULL,
    cause_kind   VARCHAR(32)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin,
    cause_id     BIGINT       NULL,
    created_at   DATETIME(6)  NOT NULL,
    sent_at      DATETIME(6)  NULL,
    KEY (state, run_at, id),
    KEY (customer_id, id),
    KEY (created_at, id)
) COMMENT 'mails, made in the transaction of their cause';

CREATE TABLE IF NOT EXISTS search_term (
    kind       ENUM ('customer', 'feedback', 'guideline') NOT NULL,
    term       VARCHAR(48) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: a folded word, or two characters of a script without spaces',
    object_id  BIGINT      NOT NULL,
    PRIMARY KEY (kind, term, object_id),
    KEY (kind, object_id)
) COMMENT 'full-text search that also finds Japanese and Chinese';
