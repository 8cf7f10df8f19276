-- Indexes that the lists of jobs, mails and the audit log read by.

CREATE INDEX IF NOT EXISTS job_state_id ON job (state, id);
CREATE INDEX IF NOT EXISTS outbox_state_id ON outbox (state, id);
CREATE INDEX IF NOT EXISTS outbox_to_address ON outbox (to_address, id);
CREATE INDEX IF NOT EXISTS audit_link_at ON audit_link (at);
CREATE INDEX IF NOT EXISTS audit_kind_id ON audit (actor_kind, id);
