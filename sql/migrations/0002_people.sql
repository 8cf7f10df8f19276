-- Who works here, whom we serve, and how each signs in.

CREATE TABLE IF NOT EXISTS staff (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email        VARCHAR(320) NOT NULL COLLATE utf8mb4_nopad_bin UNIQUE COMMENT 'normalised',
    name         VARCHAR(120) NOT NULL,
    lang         VARCHAR(12)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'empty: as the browser says',
    zone         VARCHAR(64)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'empty: the shop''s',
    theme        ENUM ('', 'light', 'dark') NOT NULL DEFAULT '' COMMENT 'empty: as the system says',
    state        ENUM ('invited', 'active', 'disabled') NOT NULL DEFAULT 'invited',
    created_at   DATETIME(6)  NOT NULL,
    disabled_at  DATETIME(6)  NULL,
    KEY (state, name)
) COMMENT 'members of staff';

CREATE TABLE IF NOT EXISTS staff_credential (
    staff_id     BIGINT       NOT NULL PRIMARY KEY,
    password     VARCHAR(255) NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'Argon2id',
    totp_secret  VARBINARY(200) NULL COMMENT 'sealed with the key of secret_file',
    totp_step    BIGINT       NOT NULL DEFAULT 0 COMMENT 'last accepted time step: each code once',
    changed_at   DATETIME(6)  NOT NULL,
    CONSTRAINT staff_credential_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) COMMENT 'how staff sign in';

CREATE TABLE IF NOT EXISTS staff_recovery (
    staff_id   BIGINT      NOT NULL,
    code_hash  BINARY(32)  NOT NULL,
    used_at    DATETIME(6) NULL,
    PRIMARY KEY (staff_id, code_hash)
) COMMENT 'one-time codes instead of the phone';

CREATE TABLE IF NOT EXISTS staff_link (
    token_hash  BINARY(32)  NOT NULL PRIMARY KEY,
    staff_id    BIGINT      NOT NULL,
    purpose     ENUM ('invite', 'reset') NOT NULL,
    totp_secret VARBINARY(200) NULL COMMENT 'offered to the phone, sealed, until it is confirmed',
    expires_at  DATETIME(6) NOT NULL,
    used_at     DATETIME(6) NULL,
    KEY (staff_id)
) COMMENT 'one-time links that set password and phone';

CREATE TABLE IF NOT EXISTS staff_session (
    key_hash    BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie, which is not kept',
    id          BIGINT       NOT NULL AUTO_INCREMENT UNIQUE COMMENT 'names it in the list of sessions',
    staff_id    BIGINT       NOT NULL,
    stage       ENUM ('password', 'full') NOT NULL COMMENT 'password: the code is still to come',
    created_at  DATETIME(6)  NOT NULL,
    seen_at     DATETIME(6)  NOT NULL,
    proved_at   DATETIME(6)  NOT NULL COMMENT 'last time the password was given',
    expires_at  DATETIME(6)  NOT NULL COMMENT '12 hours after the start, whatever happens',
    address     VARCHAR(45)  NOT NULL COLLATE utf8mb4_nopad_bin,
    agent       VARCHAR(250) NOT NULL,
    KEY (staff_id, seen_at),
    KEY (expires_at)
) COMMENT 'staff signed in';

CREATE TABLE IF NOT EXISTS role (
    name        VARCHAR(32)  NOT NULL COLLATE utf8mb4_nopad_bin PRIMARY KEY,
    place       INT          NOT NULL COMMENT 'order on the page',
    changed_by_request VARCHAR(40) NOT NULL DEFAULT ''
) COMMENT 'agent, manager ...' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS role_right (
    role         VARCHAR(32) NOT NULL COLLATE utf8mb4_nopad_bin,
    right_name   VARCHAR(48) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'as in base/right.h',
    changed_by_request VARCHAR(40) NOT NULL DEFAULT '',
    PRIMARY KEY (role, right_name)
) COMMENT 'what each role may' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS staff_role (
    staff_id  BIGINT      NOT NULL,
    role      VARCHAR(32) NOT NULL COLLATE utf8mb4_nopad_bin,
    changed_by_request VARCHAR(40) NOT NULL DEFAULT '',
    PRIMARY KEY (staff_id, role),
    KEY (role)
) COMMENT 'a person may hold several roles' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS customer (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind         ENUM ('person', 'household', 'company') NOT NULL DEFAULT 'person',
    name         VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'personal: name',
    lang         VARCHAR(12)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: language; empty: as the browser says',
    zone         VARCHAR(64)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: time zone; empty: the shop''s',
    theme        ENUM ('', 'light', 'dark') NOT NULL DEFAULT '' COMMENT 'personal: light or dark',
    country      CHAR(2)      NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: ISO 3166',
    address      TEXT         NULL COMMENT 'personal: postal address',
    state        ENUM ('prospect', 'new', 'second', 'regular', 'slipping', 'lapsed', 'won-back') NOT NULL DEFAULT 'prospect' COMMENT 'personal: where the relationship stands',
    order_count  INT          NOT NULL DEFAULT 0 COMMENT 'personal: orders, days counted once',
    last_at      DATETIME(6)  NULL COMMENT 'personal: last thing that happened',
    since_at     DATETIME(6)  NOT NULL COMMENT 'personal: first known',
    batch_id     BIGINT       NULL COMMENT 'the import that made it',
    erased_at    DATETIME(6)  NULL,
    KEY (kind, id),
    KEY (state, id),
    KEY (country, id),
    KEY (batch_id, id)
) COMMENT 'whom the business has a relationship with';

CREATE TABLE IF NOT EXISTS customer_contact (
    company_id   BIGINT       NOT NULL COMMENT 'a company or household',
    customer_id  BIGINT       NOT NULL COMMENT 'a person who belongs to it',
    post         VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'personal: what the person does there',
    may_see      TINYINT      NOT NULL DEFAULT 0 COMMENT 'sees the company''s history in the portal',
    PRIMARY KEY (company_id, customer_id),
    KEY (customer_id)
) COMMENT 'contacts of companies, members of households';

CREATE TABLE IF NOT EXISTS identifier (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT       NOT NULL,
    kind         ENUM ('email', 'phone', 'card', 'external') NOT NULL,
    source       VARCHAR(32)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'whose number it is (external); else empty',
    value        VARCHAR(320) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: normalised',
    shown        VARCHAR(320) NOT NULL COMMENT 'personal: as it was given',
    verified_at  DATETIME(6)  NULL COMMENT 'when its owner proved it; only then may it claim a history',
    shared       TINYINT      NOT NULL DEFAULT 0 COMMENT 'used by several people: never claims a history',
    created_at   DATETIME(6)  NOT NULL,
    batch_id     BIGINT       NULL,
    UNIQUE KEY (kind, source, value),
    KEY (customer_id, kind),
    KEY (batch_id, id)
) COMMENT 'e-mail, phone, card, number: each belongs to one customer';

CREATE TABLE IF NOT EXISTS customer_change (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT      NOT NULL,
    at           DATETIME(6) NOT NULL,
    actor_kind   ENUM ('customer', 'staff', 'program') NOT NULL,
    actor_id     BIGINT      NULL,
    request_id   VARCHAR(40) NOT NULL COLLATE utf8mb4_nopad_bin,
    field        VARCHAR(48) NOT NULL COLLATE utf8mb4_nopad_bin,
    before_text  TEXT        NULL COMMENT 'personal: what it was; erasure blanks it',
    after_text   TEXT        NULL COMMENT 'personal: what it became; erasure blanks it',
    KEY (customer_id, id)
) COMMENT 'changes of a customer''s data';

CREATE TABLE IF NOT EXISTS credential (
    customer_id  BIGINT       NOT NULL PRIMARY KEY,
    password     VARCHAR(255) NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'Argon2id',
    totp_secret  VARBINARY(200) NULL COMMENT 'sealed; NULL: no second step',
    totp_offer   VARBINARY(200) NULL COMMENT 'sealed; shown but not yet confirmed',
    totp_step    BIGINT       NOT NULL DEFAULT 0,
    changed_at   DATETIME(6)  NOT NULL COMMENT 'personal: when the password was set',
    CONSTRAINT credential_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
) COMMENT 'how customers sign in';

CREATE TABLE IF NOT EXISTS recovery (
    customer_id  BIGINT      NOT NULL,
    code_hash    BINARY(32)  NOT NULL,
    used_at      DATETIME(6) NULL,
    PRIMARY KEY (customer_id, code_hash)
) COMMENT 'one-time codes instead of the phone';

CREATE TABLE IF NOT EXISTS portal_session (
    key_hash    BINARY(32)   NOT NULL PRIMARY KEY,
    id          BIGINT       NOT NULL AUTO_INCREMENT UNIQUE,
    customer_id BIGINT       NOT NULL COMMENT 'the person',
    acting_id   BIGINT       NOT NULL COMMENT 'whose history is looked at: the person or a company that allows it',
    stage       ENUM ('password', 'full') NOT NULL,
    created_at  DATETIME(6)  NOT NULL COMMENT 'personal: when signed in',
    seen_at     DATETIME(6)  NOT NULL COMMENT 'personal: when last used',
    proved_at   DATETIME(6)  NOT NULL,
    expires_at  DATETIME(6)  NOT NULL,
    address     VARCHAR(45)  NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: network address',
    agent       VARCHAR(250) NOT NULL COMMENT 'personal: browser',
    KEY (customer_id, seen_at),
    KEY (expires_at)
) COMMENT 'customers signed in';

CREATE TABLE IF NOT EXISTS portal_code (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    purpose      ENUM ('join', 'reset', 'email', 'claim') NOT NULL COMMENT 'claim: issued by staff',
    email        VARCHAR(320) NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: where it was sent',
    customer_id  BIGINT       NULL,
    visitor      BINARY(32)   NULL COMMENT 'bound to the browser that asked',
    code_hash    BINARY(32)   NOT NULL COMMENT 'keyed hash',
    tries        INT          NOT NULL DEFAULT 0,
    expires_at   DATETIME(6)  NOT NULL,
    used_at      DATETIME(6)  NULL,
    created_at   DATETIME(6)  NOT NULL,
    KEY (visitor, purpose, id),
    KEY (customer_id, purpose),
    KEY (expires_at)
) COMMENT 'codes that were sent to prove an address';

CREATE TABLE IF NOT EXISTS known_device (
    device_hash  BINARY(32)  NOT NULL,
    account      BINARY(32)  NOT NULL COMMENT 'keyed hash of kind and id',
    seen_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (device_hash, account),
    KEY (seen_at)
) COMMENT 'browsers that signed in before: a stranger''s failures don''t delay them';

CREATE TABLE IF NOT EXISTS customer_note (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT      NOT NULL,
    staff_id     BIGINT      NOT NULL,
    at           DATETIME(6) NOT NULL,
    body         TEXT        NOT NULL COMMENT 'personal: what staff noted',
    KEY (customer_id, id)
) COMMENT 'staff only';

CREATE TABLE IF NOT EXISTS erasure (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  BIGINT      NOT NULL,
    asked_at     DATETIME(6) NOT NULL,
    due_at       DATETIME(6) NOT NULL COMMENT 'done after this; can be called off until then',
    state        ENUM ('asked', 'called-off', 'done') NOT NULL DEFAULT 'asked',
    done_at      DATETIME(6) NULL,
    KEY (customer_id, id),
    KEY (state, due_at)
) COMMENT 'customers who want their data gone';
