-- What the department did.
INSERT INTO workorders_result (
    id, order_id, assignment_id, handled_at, place, unit, staff, process, outcome, is_solved,
    next_step, submitted_at, submitted_by_id, submitted_by_label)
SELECT d.id, d.id, d.id, d.submitted_at, p.place, t.unit, '经办人', t.process, t.outcome, true, '',
    d.submitted_at, 1, '经办人'
FROM draft AS d
    JOIN fill.place AS p ON p.id = d.place_id
    JOIN fill.text AS t ON t.id = d.text_id
WHERE d.submitted_at IS NOT NULL
