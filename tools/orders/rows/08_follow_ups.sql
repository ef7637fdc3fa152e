-- The follow-ups, due or done.
INSERT INTO followups_followup (
    id, order_id, correlation_id, state, planned_at, due_at, due_paused_at, wording, unreached,
    completed_at, completed_by_id, completed_by_label, outcome, rating, comment)
SELECT d.id, d.id, md5(d.id::text)::uuid,
    CASE WHEN d.closed_at IS NULL THEN 'due' ELSE 'done' END,
    d.reviewed_at, d.reviewed_at + interval '24 hours', d.reviewed_at + interval '36 hours',
    '办结后 24 小时内回访', 0, d.closed_at,
    CASE WHEN d.closed_at IS NOT NULL THEN d.operator_id END,
    CASE WHEN d.closed_at IS NULL THEN '' ELSE '热线员' || d.operator_id END,
    CASE
        WHEN d.closed_at IS NULL THEN ''
        WHEN mod(d.id, 12) = 0 THEN 'unreachable'
        ELSE 'solved'
    END,
    CASE WHEN d.closed_at IS NOT NULL AND mod(d.id, 12) > 0 THEN 5 - mod(d.id, 3) END, ''
FROM draft AS d
WHERE d.reviewed_at IS NOT NULL
