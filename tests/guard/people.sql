-- One of everything, so that every route has something to act on: staff of
-- each role, two customers who must not see each other, a company with a
-- contact. Ids are 1 for the first customer's things, 2 for the second's.
-- Cookies: 42 letters of the person, then 1.
SET @now = UTC_TIMESTAMP(6), @later = UTC_TIMESTAMP(6) + INTERVAL 6 HOUR;
INSERT INTO setting (name, value) VALUES ('shop_name', 'Larkfield'), ('currency', 'EUR');
INSERT INTO staff (id, email, name, state, created_at) VALUES
    (1, 'agent@example.org', 'Agnes', 'active', @now), (2, 'manager@example.org', 'Manuel', 'active', @now),
    (3, 'marketer@example.org', 'Maria', 'active', @now), (4, 'editor@example.org', 'Edith', 'active', @now),
    (5, 'admin@example.org', 'Ada', 'active', @now), (6, 'auditor@example.org', 'Otto', 'active', @now),
    (7, 'second@example.org', 'Second admin', 'active', @now);
INSERT INTO staff_credential (staff_id, password, changed_at) SELECT id, 'x', @now FROM staff;
INSERT INTO staff_role (staff_id, role) VALUES (1, 'agent'), (2, 'manager'), (3, 'marketer'), (4, 'editor'), (5, 'admin'),
    (6, 'auditor'), (7, 'admin');
INSERT INTO staff_session (key_hash, staff_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    SELECT UNHEX(SHA2(CONCAT(REPEAT(CHAR(64 + id), 42), '1'), 256)), id, 'full', @now, @later, @later, @now + INTERVAL 1 DAY, '', ''
      FROM staff;
INSERT INTO customer (id, kind, name, country, since_at, last_at, order_count, state) VALUES
    (1, 'person', 'Anna Öst', 'DE', '2025-01-01', '2026-01-02', 1, 'new'),
    (2, 'person', 'Bruno', 'IE', '2025-01-01', '2026-01-02', 1, 'new'),
    (3, 'company', 'Office GmbH', 'DE', '2025-01-01', NULL, 0, 'prospect');
INSERT INTO customer_contact (company_id, customer_id, post, may_see) VALUES (3, 1, 'Kitchen', 1);
INSERT INTO identifier (customer_id, kind, value, shown, verified_at, created_at) VALUES
    (1, 'email', 'anna@example.org', 'anna@example.org', @now, @now), (2, 'email', 'bruno@example.org', 'bruno@example.org', @now, @now),
    (1, 'phone', '+353915550142', '+353 91 555 0142', NULL, @now);
INSERT INTO credential (customer_id, password, changed_at) VALUES (1, 'x', @now), (2, 'x', @now);
INSERT INTO portal_session (key_hash, customer_id, acting_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
    SELECT UNHEX(SHA2(CONCAT(REPEAT(CHAR(64 + id), 42), '1'), 256)), id, id, 'full', @now, @later, @later, @now + INTERVAL 1 DAY, '', ''
      FROM customer WHERE id < 3;
INSERT INTO product (id, source, number, name) VALUES (1, 'till', 'P1', 'Assam');
INSERT INTO `order` (id, customer_id, source, number, ordered_at, currency, total_minor) VALUES
    (1, 1, 'till', '1', '2026-01-02', 'EUR', 1250), (2, 2, 'till', '2', '2026-01-02', 'EUR', 990);
INSERT INTO order_line (order_id, line, product_id, quantity, amount_minor) VALUES (1, 1, 1, 2, 1250), (2, 1, 1, 1, 990);
INSERT INTO event (customer_id, at, kind, object_id, reference, detail, amount_minor, currency, source, source_key) VALUES
    (1, '2026-01-02', 'order', 1, '1', 'Assam', 1250, 'EUR', 'till', '1'), (2, '2026-01-02', 'order', 2, '2', 'Assam', 990, 'EUR', 'till', '2');
INSERT INTO situation (id, name, mood, about, topic) VALUES (1, 'Damaged parcel', 'negative', 'Something arrived broken', 'problem'),
    (2, 'Praise', 'positive', 'Somebody is happy', 'praise');
INSERT INTO guideline (id, title, state, owner_id, review_on, created_at) VALUES
    (1, 'Damaged or late parcel', 'published', 4, '2026-01-01', @now), (2, 'Praise', 'draft', 4, NULL, @now);
INSERT INTO guideline_version (id, guideline_id, version, state, intro, do_text, dont_text, say_text, spend_text, escalate_text, public_text, author_id, written_at, published_at) VALUES
    (1, 1, 1, 'published', '', '- Say sorry', '- Blame', 'I am sorry.', 'Up to 25', 'To Manuel', 'We put it right.', 4, @now, @now),
    (2, 2, 1, 'draft', '', '- Thank', '', '', '', '', '', 4, @now, NULL);
UPDATE guideline SET current_id = 1 WHERE id = 1;
INSERT INTO guideline_situation (guideline_id, situation_id) VALUES (1, 1), (2, 2);
INSERT INTO guideline_role (guideline_id, role) VALUES (1, 'agent');
INSERT INTO feedback (id, customer_id, at, topic, rating, mood, body, contact_by, contact_email, state, situation_id) VALUES
    (1, 1, '2026-01-03', 'problem', 2, 'negative', 'The bag was half empty.', 'email', 'anna@example.org', 'new', 1),
    (2, 2, '2026-01-03', 'praise', 5, 'positive', 'Lovely people.', 'none', '', 'new', 2);
INSERT INTO feedback_message (id, feedback_id, at, kind, staff_id, body, version_id) VALUES (1, 1, '2026-01-04', 'note', 1, 'Secret of the staff', 1),
    (2, 1, '2026-01-04', 'answer', 1, 'We are sorry.', 1);
INSERT INTO feedback_file (id, feedback_id, name, media_type, size, sha256, path) VALUES (1, 1, 'bag.jpg', 'image/jpeg', 3, UNHEX(SHA2('abc', 256)), 'feedback/none');
REPLACE INTO job (id, kind, state, run_at, created_at) VALUES (1, 'none', 'dead', @now, @now);
INSERT INTO outbox (id, message_id, template, to_address, subject, text_body, html_body, state, run_at, created_at) VALUES
    (1, 'm1@example.org', 'x', 'anna@example.org', 'Hello', 'text', '<p>html</p>', 'failed', @now + INTERVAL 1 YEAR, @now);
INSERT INTO import_batch (id, kind, source, file_name, mapping, state, created_at) VALUES (1, 'orders', 'till', 'x.csv', 'columns', 'done', @now);
INSERT INTO import_reject (batch_id, line, reason, text) VALUES (1, 1, 'no date', 'x,y');
