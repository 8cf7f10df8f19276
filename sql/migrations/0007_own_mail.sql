-- The mails that a customer got, for the export of /my/data; codes and links
-- stay masked.

CREATE OR REPLACE SQL SECURITY DEFINER VIEW own_mail AS
SELECT id, customer_id, created_at, sent_at, to_address, to_name, subject, IFNULL(masked_body, text_body) AS body
  FROM outbox;
