-- Staff look people up by any number or address, whole or its beginning.

CREATE INDEX IF NOT EXISTS identifier_value ON identifier (value, customer_id);

CREATE INDEX IF NOT EXISTS order_number ON `order` (number, id);
