-- What happened to each order; a closed one has as many events as were asked for.
-- Their ids begin behind those of what happened when the city was loaded.
INSERT INTO core_event (
    id, kind, subject_type, subject_id, actor_id, actor_label, happened_at, recorded_at,
    correlation_id, details)
SELECT 1000000 + d.id * 9 + e.position, e.kind, e.subject,
    CASE e.subject WHEN 'contact' THEN d.id::text ELSE d.number END,
    CASE WHEN e.is_ours THEN d.operator_id ELSE 1 END,
    CASE WHEN e.is_ours THEN '热线员' || d.operator_id ELSE '经办人' END,
    e.at, e.at, md5(d.id::text)::uuid, e.details
FROM draft AS d
    JOIN fill.text AS t ON t.id = d.text_id
    CROSS JOIN LATERAL (SELECT CASE WHEN d.is_answered THEN d.closed_at END AS answered,
        CASE WHEN NOT d.is_answered THEN d.closed_at END AS closed) AS c
    CROSS JOIN LATERAL (VALUES
        (0, 1, 'contact.opened', 'contact', d.registered_at - interval '3 minutes', true,
            jsonb_build_object('channel', 'phone', 'citizen_id', d.caller_id)),
        (1, 1, 'workorder.registered', 'work_order', d.registered_at, true, jsonb_build_object(
            'note', '求助 · ' || t.topic, 'appeal_type', 'help', 'urgency', 'general',
            'topic_code', t.topic, 'area_code', '')),
        (2, 2, 'workorder.answered_directly', 'work_order', c.answered, true,
            jsonb_build_object('note', '知识库可以答复', 'reason', '知识库可以答复')),
        (3, 2, 'workorder.dispatched', 'work_order', d.dispatched_at, true, jsonb_build_object(
            'note', '派给' || t.unit, 'department_id', t.department_id, 'assignment_id', d.id)),
        (4, 3, 'workorder.accepted', 'work_order', d.accepted_at, false,
            jsonb_build_object('note', t.unit, 'department_id', t.department_id)),
        (5, 4, 'workorder.result_submitted', 'work_order', d.submitted_at, false,
            jsonb_build_object('note', t.unit, 'department_id', t.department_id, 'result_id', d.id)),
        (6, 6, 'workorder.handled', 'work_order', d.reviewed_at, true,
            jsonb_build_object('note', '')),
        (7, 5, 'workorder.closed', 'work_order', c.closed, true,
            jsonb_build_object('note', '回访确认已解决', 'closing', 'solved')),
        (8, 7, 'contact.closed', 'contact', d.registered_at + interval '20 seconds', true,
            '{}'::jsonb)
    ) AS e (position, rank, kind, subject, at, is_ours, details)
WHERE e.at IS NOT NULL
    AND (e.rank <= %(events)s AND e.subject = 'work_order'
        OR e.subject = 'contact' AND (d.is_answered OR %(events)s > 5))
