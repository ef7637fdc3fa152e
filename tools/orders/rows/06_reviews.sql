-- The hotline's word on each result.
INSERT INTO workorders_review (
    id, result_id, is_approved, missing, comment, reviewed_at, reviewed_by_id, reviewed_by_label)
SELECT d.id, d.id, true, '{}', '', d.reviewed_at, d.operator_id, '热线员' || d.operator_id
FROM draft AS d
WHERE d.reviewed_at IS NOT NULL
