-- A shop of some size, made in seconds: what the plans of all statements are
-- judged against. Customer 1 has a long history, the rest a usual one.
SET @now = UTC_TIMESTAMP(6);
SET autocommit = 0;
INSERT INTO staff (id, email, name, state, created_at)
    SELECT seq, CONCAT('staff', seq, '@shop.example'), CONCAT('Staff ', seq), 'active', @now FROM seq_1_to_40;
INSERT INTO staff_role (staff_id, role) SELECT id, ELT(1 + id % 6, 'agent', 'manager', 'marketer', 'editor', 'admin', 'auditor') FROM staff;
INSERT INTO staff_credential (staff_id, password, changed_at) SELECT id, 'x', @now FROM staff;
INSERT INTO staff_session (key_hash, staff_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    SELECT UNHEX(SHA2(seq, 256)), 1 + seq % 40, 'full', @now, @now, @now, @now + INTERVAL 1 DAY, '', '' FROM seq_1_to_3000;
INSERT INTO staff_recovery (staff_id, code_hash) SELECT 1 + seq % 40, UNHEX(SHA2(seq, 256)) FROM seq_1_to_400;
INSERT INTO staff_link (token_hash, staff_id, purpose, expires_at) SELECT UNHEX(SHA2(seq, 256)), 1 + seq % 40, 'invite', @now FROM seq_1_to_3000;
INSERT INTO import_batch (id, kind, source, file_name, mapping, state, created_at)
    SELECT seq, 'orders', 'till', 'x.csv', 'columns', IF(seq < 90, 'done', 'draft'), @now - INTERVAL seq DAY FROM seq_1_to_100;
INSERT INTO import_reject (batch_id, line, reason, text) SELECT 1 + seq % 100, seq, 'no date', 'x' FROM seq_1_to_20000;
INSERT INTO import_undo (batch_id, kind, object_id, before_text) SELECT 1 + seq % 100, 'order', seq, '{}' FROM seq_1_to_5000;
INSERT INTO customer (id, kind, name, country, state, order_count, last_at, since_at, batch_id)
    SELECT seq, ELT(1 + (seq % 20 = 0) + (seq % 50 = 0), 'person', 'household', 'company'), CONCAT('Name ', seq, ' ', MD5(seq)),
           ELT(1 + seq % 4, 'DE', 'IE', 'FR', 'AT'), ELT(1 + seq % 7, 'prospect', 'new', 'second', 'regular', 'slipping', 'lapsed', 'won-back'),
           seq % 9, @now - INTERVAL seq % 900 DAY, @now - INTERVAL 900 DAY, 1 + (seq - 1) % 100
      FROM seq_1_to_20000;
INSERT INTO customer_contact (company_id, customer_id, post, may_see) SELECT 50 * (1 + seq % 400), seq, 'Kitchen', 1 FROM seq_1_to_3000;
INSERT INTO identifier (customer_id, kind, source, value, shown, verified_at, created_at, batch_id)
    SELECT seq, 'email', '', CONCAT('c', seq, '@shop.example'), CONCAT('c', seq, '@shop.example'), @now, @now, 1 + (seq - 1) % 100 FROM seq_1_to_20000
    UNION ALL SELECT seq, 'phone', '', CONCAT('+353', 100000 + seq), CONCAT('+353', 100000 + seq), NULL, @now, 1 + (seq - 1) % 100 FROM seq_1_to_15000
    UNION ALL SELECT seq, 'external', 'till', seq, seq, NULL, @now, 1 + (seq - 1) % 100 FROM seq_1_to_15000;
INSERT INTO customer_change (customer_id, at, actor_kind, request_id, field, before_text, after_text)
    SELECT 1 + seq % 20000, @now, 'customer', 'r', 'name', 'a', 'b' FROM seq_1_to_20000;
INSERT INTO customer_note (customer_id, staff_id, at, body) SELECT 1 + seq % 20000, 1, @now, 'note' FROM seq_1_to_20000;
INSERT INTO credential (customer_id, password, changed_at) SELECT seq, 'x', @now FROM seq_1_to_10000;
INSERT INTO recovery (customer_id, code_hash) SELECT 1 + seq % 1000, UNHEX(SHA2(seq, 256)) FROM seq_1_to_5000;
INSERT INTO portal_session (key_hash, customer_id, acting_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    SELECT UNHEX(SHA2(seq, 256)), 1 + seq % 10000, 1 + seq % 10000, 'full', @now, @now, @now, @now + INTERVAL 1 DAY, '', '' FROM seq_1_to_20000;
INSERT INTO portal_code (purpose, email, customer_id, visitor, code_hash, expires_at, created_at)
    SELECT 'join', CONCAT('c', seq, '@shop.example'), seq, UNHEX(SHA2(seq, 256)), UNHEX(SHA2(seq, 256)), @now, @now FROM seq_1_to_5000;
INSERT INTO known_device (device_hash, account, seen_at) SELECT UNHEX(SHA2(seq, 256)), UNHEX(SHA2(seq, 256)), @now FROM seq_1_to_10000;
INSERT INTO erasure (customer_id, asked_at, due_at, state) SELECT seq, @now, @now, IF(seq % 50 = 0, 'asked', 'done') FROM seq_1_to_3000;
INSERT INTO attempt (subject, failures, at) SELECT UNHEX(SHA2(seq, 256)), 1, @now FROM seq_1_to_10000;
INSERT INTO idempotency (subject, path, form_key, body_hash, at) SELECT UNHEX(SHA2(seq, 256)), '/feedback', seq, UNHEX(SHA2(seq, 256)), @now - INTERVAL seq SECOND FROM seq_1_to_20000;
INSERT INTO kept_form (visitor, path, fields, at) SELECT UNHEX(SHA2(seq, 256)), '/feedback', '{}', @now FROM seq_1_to_3000;
INSERT INTO audit (id, at, program, actor_kind, actor_id, action, object_kind, object_id, request_id, address)
    SELECT seq, @now - INTERVAL 20000 - seq MINUTE, 'portal', 'customer', 1 + seq % 10000, ELT(1 + seq % 9, 'POST /a', 'POST /b', 'POST /c', 'POST /d', 'POST /e', 'POST /f', 'POST /g', 'POST /h', 'POST /i'),
           'customer', 1 + seq % 10000, seq, '127.0.0.1' FROM seq_1_to_20000;
INSERT INTO audit_link (seq, audit_id, hash, at) SELECT seq, seq, UNHEX(SHA2(seq, 256)), @now FROM seq_1_to_19990;
INSERT INTO job (kind, state, run_at, created_at, finished_at) SELECT IF(seq % 2, 'import', 'audit_verify'), IF(seq > 19950, 'waiting', 'done'), @now - INTERVAL seq MINUTE, @now, @now FROM seq_1_to_20000;
INSERT INTO outbox (message_id, template, to_address, subject, text_body, html_body, state, run_at, customer_id, created_at, sent_at)
    SELECT CONCAT(seq, '@shop.example'), 'mail/answer', CONCAT('c', seq, '@shop.example'), 'Words', 'text', '', IF(seq > 19950, 'waiting', 'sent'),
           @now - INTERVAL seq MINUTE, 1 + seq % 20000, @now - INTERVAL seq MINUTE, @now FROM seq_1_to_20000;
INSERT INTO product (id, source, number, name, batch_id) SELECT seq, 'till', seq, CONCAT('Product ', MD5(seq)), 1 + (seq - 1) % 100 FROM seq_1_to_5000;
INSERT INTO `order` (id, customer_id, source, number, ordered_at, currency, total_minor, batch_id)
    SELECT seq, IF(seq <= 3000, 1, 1 + seq % 20000), 'till', seq, @now - INTERVAL seq MINUTE, 'EUR', seq, 1 + (seq - 1) % 100 FROM seq_1_to_100000;
INSERT INTO order_line (order_id, line, product_id, quantity, amount_minor, batch_id) SELECT seq, 1, 1 + seq % 5000, 1, seq, 1 + (seq - 1) % 100 FROM seq_1_to_100000;
INSERT INTO event (customer_id, at, kind, object_id, reference, amount_minor, currency, source, source_key, batch_id)
    SELECT IF(seq <= 3000, 1, 1 + seq % 20000), @now - INTERVAL seq MINUTE, ELT(1 + seq % 10 DIV 7, 'order', 'feedback'), seq, seq, seq, 'EUR', 'till', seq, 1 + (seq - 1) % 100
      FROM seq_1_to_100000;
INSERT INTO situation (id, name, mood, topic) SELECT seq, CONCAT('Situation ', seq), 'negative', 'problem' FROM seq_1_to_60;
INSERT INTO situation_pick (topic, mood, customer_kind, situation_id, picks) SELECT 'problem', 'negative', 'person', seq, seq FROM seq_1_to_60;
INSERT INTO guideline (id, title, state, owner_id, review_on, current_id, created_at) SELECT seq, CONCAT('Guideline ', seq), 'published', 4, @now, seq * 3, @now FROM seq_1_to_100;
INSERT INTO guideline_version (id, guideline_id, version, state, public_text, author_id, written_at) SELECT seq, 1 + (seq - 1) DIV 3, 1 + (seq - 1) % 3, 'published', 'x', 4, @now FROM seq_1_to_300;
INSERT INTO guideline_situation (guideline_id, situation_id) SELECT seq, 1 + seq % 60 FROM seq_1_to_100;
INSERT INTO guideline_role (guideline_id, role) SELECT seq, 'agent' FROM seq_1_to_100;
INSERT INTO guideline_ack (version_id, staff_id, at) SELECT 1 + seq % 300, 1 + seq DIV 300, @now FROM seq_1_to_11000;
INSERT INTO feedback (id, customer_id, at, topic, rating, mood, body, contact_by, state, assigned_id, situation_id, first_answer_at, closed_at)
    SELECT seq, IF(seq % 5, IF(seq < 4, 1, 1 + seq % 20000), NULL), @now - INTERVAL seq HOUR, ELT(1 + seq % 4, 'praise', 'problem', 'question', 'idea'), 1 + seq % 5, 'negative', 'words', 'email',
           IF(seq < 200, ELT(1 + seq % 3, 'new', 'open', 'answered'), 'closed'), IF(seq % 3, 1 + seq % 40, NULL), 1 + seq % 60, @now, @now FROM seq_1_to_5000;
INSERT INTO feedback_message (feedback_id, at, kind, staff_id, body, version_id) SELECT 1 + seq % 5000, @now, 'answer', 1 + seq % 40, 'words', 1 + seq % 300 FROM seq_1_to_10000;
INSERT INTO feedback_file (feedback_id, name, media_type, size, sha256, path) SELECT seq, 'x', 'image/png', 1, UNHEX(SHA2(seq, 256)), seq FROM seq_1_to_3000;
INSERT INTO search_term (kind, term, object_id) SELECT 'customer', CONCAT('name', seq % 3000), seq FROM seq_1_to_20000
    UNION ALL SELECT 'customer', 'name', seq FROM seq_1_to_20000 UNION ALL SELECT 'feedback', 'words', seq FROM seq_1_to_5000;
COMMIT;
INSERT INTO staff_session (key_hash, staff_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    VALUES (UNHEX(SHA2(CONCAT(REPEAT('E', 42), '1'), 256)), 10, 'full', @now, @now + INTERVAL 1 HOUR, @now + INTERVAL 1 HOUR, @now + INTERVAL 1 DAY, '', '');
INSERT INTO portal_session (key_hash, customer_id, acting_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    VALUES (UNHEX(SHA2(CONCAT(REPEAT('A', 42), '1'), 256)), 1, 1, 'full', @now, @now + INTERVAL 1 HOUR, @now + INTERVAL 1 HOUR, @now + INTERVAL 1 DAY, '', '');
COMMIT;
