-- The call each order began with.
INSERT INTO contacts_contact (
    id, channel, citizen_id, correlation_id, operator_id, opened_at, closed_at)
SELECT d.id, 'phone', d.caller_id, md5(d.id::text)::uuid, d.operator_id,
    d.registered_at - interval '3 minutes', d.registered_at + interval '20 seconds'
FROM draft AS d
