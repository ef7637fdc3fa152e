-- The turn of the department each order was given to.
INSERT INTO workorders_assignment (
    id, order_id, department_id, note, assigned_at, assigned_by_id, assigned_by_label,
    accepted_at, accepted_by_id, accepted_by_label, ended_at, ending)
SELECT d.id, d.id, t.department_id, '请按职责办理。', d.dispatched_at, d.operator_id,
    '热线员' || d.operator_id, d.accepted_at, 1,
    CASE WHEN d.accepted_at IS NULL THEN '' ELSE '经办人' END, d.closed_at,
    CASE WHEN d.closed_at IS NULL THEN '' ELSE 'closed' END
FROM draft AS d JOIN fill.text AS t ON t.id = d.text_id
WHERE d.dispatched_at IS NOT NULL
