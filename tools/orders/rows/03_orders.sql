-- The orders, each with its caller's sealed snapshot.
INSERT INTO workorders_workorder (
    id, number, query_code, registration_id, correlation_id, contact_id, citizen_id, channel,
    caller_name, caller_phone, caller_phone_index, caller_sex, is_confidential, is_phone_shared,
    appeal_type, urgency, topic_id, area_id, place, event, demand, state, department_id, due_at,
    registered_at, registered_by_id, registered_by_label, handled_at, closed_at, closing,
    direct_answer, direct_answer_reason)
SELECT d.id, d.number, k.code, d.id, md5(d.id::text)::uuid, d.id, c.id, 'phone',
    c.name, c.phone, c.phone_index, c.sex, mod(d.id, 40) = 0, false,
    (ARRAY['complaint', 'help', 'inquiry', 'help', 'complaint', 'suggestion', 'report', 'help'])
        [1 + mod(d.id, 8)],
    CASE WHEN d.is_urgent THEN 'urgent' ELSE 'general' END,
    t.topic_id, p.area_id, p.place, t.event, t.demand, d.state,
    CASE WHEN d.dispatched_at IS NOT NULL THEN t.department_id END, d.due_at,
    d.registered_at, d.operator_id, '热线员' || d.operator_id, d.reviewed_at, d.closed_at,
    CASE
        WHEN d.closed_at IS NULL THEN ''
        WHEN d.is_answered THEN 'answered_directly'
        WHEN mod(d.id, 12) = 0 THEN 'unreachable'
        ELSE 'solved'
    END,
    CASE WHEN d.is_answered THEN '已按知识库向市民解释办理条件和流程。' ELSE '' END,
    CASE WHEN d.is_answered THEN '知识库可以答复' ELSE '' END
FROM draft AS d
    JOIN fill.caller AS c ON c.id = d.caller_id
    JOIN fill.place AS p ON p.id = d.place_id
    JOIN fill.text AS t ON t.id = d.text_id
    JOIN fill.code AS k ON k.id = d.code_id
ORDER BY d.id
