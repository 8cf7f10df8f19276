-- What each program's accounts may do; @DB@ is the database. Carried out
-- after each migration, as the server's root. Accounts: regulars_PROGRAM
-- writes, regulars_PROGRAM_read reads.

REVOKE ALL PRIVILEGES, GRANT OPTION FROM regulars_portal@localhost, regulars_portal_read@localhost,
    regulars_staff@localhost, regulars_staff_read@localhost, regulars_api@localhost, regulars_api_read@localhost,
    regulars_worker@localhost, regulars_worker_read@localhost, regulars_sender@localhost, regulars_sender_read@localhost;

-- portal: no staff notes, no audit, no staff credentials; the timeline and
-- feedback's messages only through views without the staff's part.
GRANT SELECT ON `@DB@`.setting TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.heartbeat TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.migration TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.idempotency TO regulars_portal@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.kept_form TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.kept_form TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.attempt TO regulars_portal@localhost;
GRANT INSERT ON `@DB@`.audit TO regulars_portal@localhost;
GRANT INSERT, SELECT (id, kind, state) ON `@DB@`.job TO regulars_portal@localhost;
GRANT INSERT ON `@DB@`.outbox TO regulars_portal@localhost;
GRANT SELECT, INSERT, DELETE ON `@DB@`.search_term TO regulars_portal@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.customer TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.customer TO regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.customer_contact TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.identifier TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.identifier TO regulars_portal_read@localhost;
GRANT SELECT, INSERT ON `@DB@`.customer_change TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.customer_change TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.credential TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.credential TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.recovery TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.recovery TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.portal_session TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.portal_session TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.portal_code TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.portal_code TO regulars_portal_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.known_device TO regulars_portal@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.erasure TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.erasure TO regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.product TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.`order` TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.order_line TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT INSERT ON `@DB@`.event TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.own_event TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT INSERT, SELECT (id, customer_id, state), UPDATE (state) ON `@DB@`.feedback TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.own_feedback TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT INSERT ON `@DB@`.feedback_message TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.own_feedback_message TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT INSERT, SELECT ON `@DB@`.feedback_file TO regulars_portal@localhost;
GRANT SELECT ON `@DB@`.feedback_file TO regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.own_mail TO regulars_portal@localhost, regulars_portal_read@localhost;
GRANT SELECT ON `@DB@`.open_guideline TO regulars_portal@localhost, regulars_portal_read@localhost;

-- staff: everything but customers' credentials, codes and sessions; audit
-- can only be added to.
GRANT SELECT ON `@DB@`.setting TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.migration TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.heartbeat TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.kept_form TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.audit TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.audit_link TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.job TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.outbox TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.search_term TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.staff TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.staff_recovery TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.staff_link TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.staff_session TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.staff_role TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.role TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.role_right TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.customer TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.customer_contact TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.identifier TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.customer_change TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.customer_note TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.erasure TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.product TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.`order` TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.order_line TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.event TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.import_batch TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.import_reject TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.situation TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.situation_pick TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.guideline TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.guideline_version TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.guideline_situation TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.guideline_role TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.guideline_ack TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.feedback TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.feedback_message TO regulars_staff_read@localhost;
GRANT SELECT ON `@DB@`.feedback_file TO regulars_staff_read@localhost;
GRANT SELECT (id, purpose, customer_id, expires_at, used_at) ON `@DB@`.portal_code TO regulars_staff_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.setting TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.migration TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.heartbeat TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.idempotency TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.kept_form TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.attempt TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.audit TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.audit_link TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.job TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.outbox TO regulars_staff@localhost;
GRANT SELECT, INSERT, DELETE ON `@DB@`.search_term TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.staff TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.staff_credential TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.staff_recovery TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.staff_link TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.staff_session TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.staff_role TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.role TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.role_right TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.customer TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.customer_contact TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.identifier TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.customer_change TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.customer_note TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.erasure TO regulars_staff@localhost;
GRANT INSERT, SELECT (id, purpose, customer_id, expires_at, used_at) ON `@DB@`.portal_code TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.known_device TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.product TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.`order` TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.order_line TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.event TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.import_batch TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.import_reject TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.situation TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.situation_pick TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.guideline TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.guideline_version TO regulars_staff@localhost;
GRANT SELECT, INSERT, DELETE ON `@DB@`.guideline_situation TO regulars_staff@localhost;
GRANT SELECT, INSERT, DELETE ON `@DB@`.guideline_role TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.guideline_ack TO regulars_staff@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.feedback TO regulars_staff@localhost;
GRANT SELECT, INSERT ON `@DB@`.feedback_message TO regulars_staff@localhost;
GRANT SELECT ON `@DB@`.feedback_file TO regulars_staff@localhost;

-- api
GRANT SELECT ON `@DB@`.migration TO regulars_api@localhost, regulars_api_read@localhost;
GRANT SELECT ON `@DB@`.setting TO regulars_api@localhost, regulars_api_read@localhost;
GRANT SELECT ON `@DB@`.heartbeat TO regulars_api@localhost, regulars_api_read@localhost;
GRANT SELECT (state) ON `@DB@`.job TO regulars_api@localhost, regulars_api_read@localhost;
GRANT SELECT (state) ON `@DB@`.outbox TO regulars_api@localhost, regulars_api_read@localhost;

-- worker: imports, erasure, clean-up, the audit chain.
GRANT SELECT, INSERT, UPDATE, DELETE ON `@DB@`.* TO regulars_worker@localhost;
GRANT SELECT ON `@DB@`.* TO regulars_worker_read@localhost;

-- Files are handed over in tables of the link alone.
GRANT CREATE TEMPORARY TABLES ON `@DB@`.* TO regulars_worker@localhost;

-- sender: the outbox and its heartbeat.
GRANT SELECT ON `@DB@`.migration TO regulars_sender@localhost, regulars_sender_read@localhost;
GRANT SELECT ON `@DB@`.setting TO regulars_sender@localhost, regulars_sender_read@localhost;
GRANT SELECT, UPDATE ON `@DB@`.outbox TO regulars_sender@localhost;
GRANT SELECT ON `@DB@`.outbox TO regulars_sender_read@localhost;
GRANT SELECT ON `@DB@`.heartbeat TO regulars_sender_read@localhost;
GRANT SELECT, INSERT, UPDATE ON `@DB@`.heartbeat TO regulars_sender@localhost;
