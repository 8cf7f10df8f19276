-- What customers say, in which situation that is, and how staff treat it.

CREATE TABLE IF NOT EXISTS situation (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name     VARCHAR(120) NOT NULL,
    mood     ENUM ('positive', 'neutral', 'negative') NOT NULL,
    about    VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'when a contact is one of these',
    words    VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'words of customers that hint at it, separated by blanks',
    topic    ENUM ('', 'praise', 'problem', 'question', 'idea') NOT NULL DEFAULT '' COMMENT 'the topic that it mostly comes with',
    customer_kind ENUM ('', 'person', 'household', 'company') NOT NULL DEFAULT '' COMMENT 'empty: any',
    retired  TINYINT      NOT NULL DEFAULT 0,
    changed_by_request VARCHAR(40) NOT NULL DEFAULT ''
) COMMENT 'a named kind of contact' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS situation_pick (
    topic         VARCHAR(16) NOT NULL COLLATE utf8mb4_nopad_bin,
    mood          VARCHAR(16) NOT NULL COLLATE utf8mb4_nopad_bin,
    customer_kind VARCHAR(16) NOT NULL COLLATE utf8mb4_nopad_bin,
    situation_id  BIGINT      NOT NULL,
    picks         INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, mood, customer_kind, situation_id)
) COMMENT 'what staff chose: so the match learns';

CREATE TABLE IF NOT EXISTS guideline (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    title       VARCHAR(160) NOT NULL,
    state       ENUM ('draft', 'review', 'published', 'retired') NOT NULL DEFAULT 'draft',
    owner_id    BIGINT       NOT NULL COMMENT 'staff',
    review_on   DATE         NULL COMMENT 'to be looked at again by',
    current_id  BIGINT       NULL COMMENT 'the published version',
    created_at  DATETIME(6)  NOT NULL,
    changed_by_request VARCHAR(40) NOT NULL DEFAULT '',
    KEY (state, title)
) COMMENT 'how staff treat customers in some situations' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS guideline_version (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    guideline_id  BIGINT      NOT NULL,
    version       INT         NOT NULL,
    state         ENUM ('draft', 'review', 'published', 'replaced') NOT NULL DEFAULT 'draft',
    intro         TEXT        NOT NULL DEFAULT '' COMMENT 'Markdown, like all parts',
    do_text       TEXT        NOT NULL DEFAULT '',
    dont_text     TEXT        NOT NULL DEFAULT '',
    say_text      TEXT        NOT NULL DEFAULT '',
    spend_text    TEXT        NOT NULL DEFAULT '',
    spend_minor   BIGINT      NULL COMMENT 'without asking; NULL: nothing set',
    spend_currency CHAR(3)    NULL COLLATE utf8mb4_nopad_bin,
    escalate_text TEXT        NOT NULL DEFAULT '',
    public_text   TEXT        NOT NULL DEFAULT '' COMMENT 'what customers may read of it',
    change_note   VARCHAR(300) NOT NULL DEFAULT '',
    author_id     BIGINT      NOT NULL,
    written_at    DATETIME(6) NOT NULL,
    publisher_id  BIGINT      NULL,
    published_at  DATETIME(6) NULL,
    changed_by_request VARCHAR(40) NOT NULL DEFAULT '',
    UNIQUE KEY (guideline_id, version),
    CHECK (spend_minor >= 0)
) COMMENT 'the text of a guideline at a time' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS guideline_situation (
    guideline_id  BIGINT NOT NULL,
    situation_id  BIGINT NOT NULL,
    PRIMARY KEY (guideline_id, situation_id),
    KEY (situation_id)
) COMMENT 'which guideline is for which situation' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS guideline_role (
    guideline_id  BIGINT      NOT NULL,
    role          VARCHAR(32) NOT NULL COLLATE utf8mb4_nopad_bin,
    PRIMARY KEY (guideline_id, role)
) COMMENT 'who has to read it' WITH SYSTEM VERSIONING;

CREATE TABLE IF NOT EXISTS guideline_ack (
    version_id  BIGINT      NOT NULL,
    staff_id    BIGINT      NOT NULL,
    at          DATETIME(6) NOT NULL,
    PRIMARY KEY (version_id, staff_id),
    KEY (staff_id)
) COMMENT 'read and understood';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW open_guideline AS
SELECT guideline.id, guideline.title, guideline_version.public_text
  FROM guideline
  JOIN guideline_version ON guideline_version.id = guideline.current_id
 WHERE guideline.state = 'published' AND guideline_version.public_text <> '';

CREATE TABLE IF NOT EXISTS feedback (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id   BIGINT       NULL COMMENT 'NULL: somebody not signed in',
    at            DATETIME(6)  NOT NULL COMMENT 'personal: when',
    topic         ENUM ('praise', 'problem', 'question', 'idea') NOT NULL COMMENT 'personal: what it is',
    rating        TINYINT      NULL COMMENT 'personal: 1 bad to 5 very good',
    mood          ENUM ('positive', 'neutral', 'negative') NOT NULL COMMENT 'from rating and topic',
    body          TEXT         NOT NULL COMMENT 'personal: the words',
    lang          VARCHAR(12)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: the page''s language',
    order_id      BIGINT       NULL COMMENT 'personal: about this order',
    product_id    BIGINT       NULL COMMENT 'personal: about this product',
    about         VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'personal: about what, in words',
    contact_by    ENUM ('none', 'email', 'phone') NOT NULL DEFAULT 'none' COMMENT 'personal: may we answer, and how',
    contact_name  VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'personal: name, when not signed in',
    contact_email VARCHAR(320) NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: e-mail',
    contact_phone VARCHAR(32)  NOT NULL DEFAULT '' COLLATE utf8mb4_nopad_bin COMMENT 'personal: phone',
    state         ENUM ('new', 'open', 'answered', 'closed') NOT NULL DEFAULT 'new' COMMENT 'personal: what became of it',
    assigned_id   BIGINT       NULL COMMENT 'staff',
    situation_id  BIGINT       NULL,
    taught        TINYINT      NOT NULL DEFAULT 0 COMMENT '1: staff chose the situation',
    outcome       ENUM ('', 'solved', 'thanked', 'refunded', 'replaced', 'informed', 'unsolved', 'no-answer-wanted') NOT NULL DEFAULT '' COMMENT 'personal: how it ended',
    first_answer_at DATETIME(6) NULL,
    closed_at     DATETIME(6)  NULL,
    KEY (state, at, id),
    KEY (state, assigned_id, at, id),
    KEY (customer_id, at, id),
    KEY (assigned_id, at, id),
    KEY (at, id)
) COMMENT 'what a customer says through a form';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW own_feedback AS
SELECT id, customer_id, at, topic, rating, mood, body, order_id, product_id, about, contact_by, contact_name,
       contact_email, contact_phone, lang, state, outcome, first_answer_at, closed_at
  FROM feedback;

CREATE TABLE IF NOT EXISTS feedback_message (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    feedback_id  BIGINT      NOT NULL,
    at           DATETIME(6) NOT NULL COMMENT 'personal: when',
    kind         ENUM ('answer', 'reply', 'note') NOT NULL COMMENT 'answer: staff to customer; reply: customer; note: staff only',
    staff_id     BIGINT      NULL,
    body         TEXT        NOT NULL COMMENT 'personal: the words',
    version_id   BIGINT      NULL COMMENT 'the guideline version that was shown when this was written',
    followed     ENUM ('', 'yes', 'no') NOT NULL DEFAULT '',
    reason       VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why the guideline was not followed',
    spent_minor  BIGINT      NULL COMMENT 'what was given, within or beyond the limit',
    spent_currency CHAR(3)   NULL COLLATE utf8mb4_nopad_bin,
    KEY (feedback_id, id),
    KEY (version_id)
) COMMENT 'what was said to and fro';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW own_feedback_message AS
SELECT feedback_message.id, feedback_message.feedback_id, feedback.customer_id, feedback_message.at,
       feedback_message.kind, feedback_message.body, staff.name AS staff
  FROM feedback_message
  JOIN feedback ON feedback.id = feedback_message.feedback_id
  LEFT JOIN staff ON staff.id = feedback_message.staff_id
 WHERE feedback_message.kind <> 'note';

CREATE TABLE IF NOT EXISTS feedback_file (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    feedback_id  BIGINT       NOT NULL,
    name         VARCHAR(200) NOT NULL COMMENT 'personal: as the sender named it',
    media_type   VARCHAR(64)  NOT NULL COLLATE utf8mb4_nopad_bin,
    size         BIGINT       NOT NULL,
    sha256       BINARY(32)   NOT NULL,
    path         VARCHAR(80)  NOT NULL COLLATE utf8mb4_nopad_bin COMMENT 'personal: a file of our own naming below data_dir',
    KEY (feedback_id)
) COMMENT 'pictures and papers sent with feedback';
