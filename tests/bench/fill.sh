#!/bin/bash
# fill.sh ROWS: a database bench_ROWS with so many history rows, deterministic,
# made by bulk statements; kept between runs. One customer in ten has one
# order, one has 10,000 events (id 1), most have ten. Sourced by run.sh.
fill_database() {
	local rows=$1 customers=$(($1 / 10)) at=0 step=200000
	[ "$(sql "bench_$rows" <<<"SELECT COUNT(*) FROM setting WHERE name = 'bench_filled'" 2>/dev/null)" = 1 ] && return
	echo "filling $rows rows (once)"
	database "bench_$rows"
	while ((at < rows)); do
		sql "bench_$rows" <<-END || exit 1
			SET unique_checks = 0, foreign_key_checks = 0;
			INSERT INTO customer (id, name, country, since_at, last_at, order_count, state)
			  SELECT seq, CONCAT('Customer ', seq), 'IE', '2023-01-01', '2026-01-01', 10, 'regular'
			    FROM seq_1_to_$step WHERE seq > $((at / 10)) AND seq <= LEAST($customers, $(((at + step) / 10)));
			INSERT INTO \`order\` (id, customer_id, source, number, ordered_at, currency, total_minor)
			  SELECT $at + seq, 1 + ($at + seq) % $customers, 'till', CONCAT('n', $at + seq),
			         '2023-01-01' + INTERVAL ($at + seq) % 1500000 MINUTE, 'EUR', 100 + seq % 5000
			    FROM seq_1_to_$step WHERE $at + seq <= $rows;
			INSERT INTO event (id, customer_id, at, kind, object_id, reference, detail, amount_minor, currency, source, source_key)
			  SELECT $at + seq, 1 + ($at + seq) % $customers, '2023-01-01' + INTERVAL ($at + seq) % 1500000 MINUTE, 'order',
			         $at + seq, CONCAT('n', $at + seq), 'Yirgacheffe 500 g, Assam 100 g', 100 + seq % 5000, 'EUR', 'till', CONCAT('n', $at + seq)
			    FROM seq_1_to_$step WHERE $at + seq <= $rows;
		END
		((at += step))
	done
	sql "bench_$rows" <<-END || exit 1
		INSERT INTO event (customer_id, at, kind, object_id, reference, detail, amount_minor, currency, source, source_key)
		  SELECT 1, '2023-01-01' + INTERVAL seq HOUR, 'order', seq, CONCAT('m', seq), 'Yirgacheffe 500 g, Assam 100 g', 100 + seq % 5000, 'EUR', 'many', seq
		    FROM seq_1_to_10000;
		INSERT INTO identifier (customer_id, kind, value, shown, created_at)
		  SELECT id, 'email', CONCAT('c', id, '@example.com'), CONCAT('c', id, '@example.com'), NOW() FROM customer;
		INSERT INTO search_term SELECT 'customer', 'customer', id FROM customer;
		INSERT INTO search_term SELECT 'customer', id, id FROM customer;
		INSERT INTO feedback (id, customer_id, at, topic, rating, mood, body, state)
		  SELECT seq, 1 + seq % $customers, '2026-01-01' + INTERVAL seq MINUTE, 'problem', 2, 'negative',
		         'The parcel was torn open and one bag was half empty.', ELT(1 + seq % 4, 'new', 'open', 'answered', 'closed')
		    FROM seq_1_to_$((rows / 100));
		INSERT INTO staff (id, email, name, state, created_at) VALUES (1, 'a@example.org', 'Ada', 'active', NOW());
		INSERT INTO staff_role (staff_id, role) VALUES (1, 'admin'), (1, 'agent');
		INSERT INTO situation (id, name, mood, topic) VALUES (1, 'Damaged parcel', 'negative', 'problem');
		INSERT INTO guideline (id, title, state, owner_id, current_id, created_at) VALUES (1, 'Damaged parcel', 'published', 1, 1, NOW());
		INSERT INTO guideline_version (id, guideline_id, version, state, do_text, dont_text, say_text, spend_text, escalate_text, author_id, written_at, published_at)
		  VALUES (1, 1, 1, 'published', '- Say sorry', '- Blame anybody', 'I am sorry.', 'Up to 25', 'To the manager', 1, NOW(), NOW());
		INSERT INTO guideline_situation (guideline_id, situation_id) VALUES (1, 1);
		INSERT INTO portal_session (key_hash, customer_id, acting_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
		  VALUES (UNHEX(SHA2('$CUSTOMER_COOKIE', 256)), 1, 1, 'full', NOW(), '2099-01-01', NOW(), '2099-01-01', '', '');
		INSERT INTO staff_session (key_hash, staff_id, stage, created_at, seen_at, proved_at, expires_at, address, agent)
		  VALUES (UNHEX(SHA2('$STAFF_COOKIE', 256)), 1, 'full', NOW(), '2099-01-01', NOW(), '2099-01-01', '', '');
		ANALYZE TABLE customer, \`order\`, event, feedback, identifier, search_term;
		INSERT INTO setting (name, value) VALUES ('bench_filled', '1');
	END
}
