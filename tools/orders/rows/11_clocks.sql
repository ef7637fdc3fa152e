-- The clocks of each order: those that stopped, and those that run.
WITH clock AS (
    SELECT d.id, c.*
    FROM draft AS d
        CROSS JOIN LATERAL (
            SELECT CASE WHEN d.is_urgent THEN 'urgent' ELSE 'general' END AS word,
                greatest(d.dispatched_at, d.due_at - interval '3 hours') AS asked_back
        ) AS u
        CROSS JOIN LATERAL (VALUES
            (0, 'dispatch', 'dispatch_phone', NULL::bigint, d.registered_at,
                d.registered_at + interval '15 minutes', NULL,
                coalesce(d.dispatched_at, d.closed_at)),
            (1, 'acceptance', 'acceptance_' || u.word, d.id, d.dispatched_at,
                d.dispatched_at + interval '4 hours', NULL, d.accepted_at),
            (2, 'handling', 'handling_' || u.word, d.id, d.dispatched_at,
                CASE d.state WHEN 'handling' THEN greatest(d.promised_at, d.due_at)
                    ELSE d.promised_at END,
                d.promised_at,
                CASE d.state WHEN 'send_back_requested' THEN u.asked_back ELSE d.submitted_at END),
            (3, 'result_review', 'result_review', d.id, d.submitted_at,
                coalesce(d.due_at, d.submitted_at + interval '24 hours'), NULL, d.reviewed_at),
            (4, 'send_back_review', 'send_back_review_' || u.word, d.id,
                CASE d.state WHEN 'send_back_requested' THEN u.asked_back END, d.due_at, NULL, NULL)
        ) AS c (position, kind, limit_name, assignment, began, ends, promised, stopped)
    WHERE c.began IS NOT NULL
), warning AS (
    SELECT c.*, w.at AS warns, (
        SELECT count(*) FROM unnest(w.at) AS each WHERE each <= coalesce(c.stopped, %(end)s)
    ) AS warned
    FROM clock AS c CROSS JOIN LATERAL (SELECT ARRAY[
        c.began + (c.ends - c.began) * 0.5, c.began + (c.ends - c.began) * 0.8, c.ends] AS at) AS w
)
INSERT INTO workorders_deadline (
    id, order_id, assignment_id, clock, limit_name, limit_version, limit_minutes,
    limit_working_days, calendar_name, calendar_version, wording, started_at, ends_at,
    promised_ends_at, stopped_at, stages, warns, warned, next_warning_at)
SELECT w.id * 5 + w.position, w.id, w.assignment, w.kind, l.name, l.id, l.minutes,
    l.working_days, l.calendar, v.id, l.label, w.began, w.ends,
    coalesce(w.promised, w.ends), w.stopped, '{50,80,100}', w.warns, w.warned, w.warns[w.warned + 1]
FROM warning AS w
    JOIN reference_limitpolicy AS l ON l.name = w.limit_name
    JOIN reference_calendarversion AS v ON v.name = l.calendar
