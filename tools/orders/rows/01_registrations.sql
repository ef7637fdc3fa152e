-- One press of the register button an order; keys in order, so that their index grows at its end.
INSERT INTO workorders_registration (id, key, fingerprint, by_id, registered_at)
SELECT d.id, lpad(to_hex(d.id), 32, '0')::uuid, md5(d.id::text), d.operator_id, d.registered_at
FROM draft AS d
