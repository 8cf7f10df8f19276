-- The six roles and what each may at first; /admin/roles changes it later.

INSERT INTO role (name, place) VALUES
    ('agent', 1), ('manager', 2), ('marketer', 3), ('editor', 4), ('admin', 5), ('auditor', 6)
    ON DUPLICATE KEY UPDATE place = VALUE(place);

-- What everybody reads who works with customers.
INSERT IGNORE INTO role_right (role, right_name)
    SELECT role.name, r.name FROM role
    JOIN (SELECT 'read_customers' AS name UNION SELECT 'read_feedback' UNION SELECT 'read_guidelines') r;

INSERT IGNORE INTO role_right (role, right_name) VALUES
    ('agent', 'change_customers'), ('agent', 'answer_feedback'),
    ('manager', 'change_customers'), ('manager', 'answer_feedback'), ('manager', 'publish_guidelines'),
    ('manager', 'export_data'), ('manager', 'read_sessions'),
    ('marketer', 'export_data'),
    ('editor', 'write_guidelines'), ('editor', 'publish_guidelines');

INSERT IGNORE INTO role_right (role, right_name) VALUES
    ('admin', 'change_customers'), ('admin', 'answer_feedback'), ('admin', 'write_guidelines'),
    ('admin', 'publish_guidelines'), ('admin', 'export_data'), ('admin', 'import_data'), ('admin', 'manage_staff'),
    ('admin', 'manage_roles'), ('admin', 'manage_settings'), ('admin', 'read_jobs'), ('admin', 'manage_jobs'),
    ('admin', 'read_audit'), ('admin', 'read_sessions'), ('admin', 'end_sessions');

-- Reads all and changes nothing.
INSERT IGNORE INTO role_right (role, right_name) VALUES
    ('auditor', 'export_data'), ('auditor', 'read_jobs'), ('auditor', 'read_audit'), ('auditor', 'read_sessions');

INSERT IGNORE INTO role_right (role, right_name) VALUES
    ('admin', 'read_staff'), ('auditor', 'read_staff'), ('manager', 'read_staff');
