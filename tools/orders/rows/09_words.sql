-- The words orders are found by: those of the place, then those of the text, then the day's, and whose
-- it is.
INSERT INTO workorders_orderwords (order_id, day, words)
SELECT d.id, %(day)s, p.words || t.words || %(marks)s::tsvector
    || CASE WHEN d.dispatched_at IS NULL THEN '' ELSE '@d' || t.department_id END::tsvector
FROM draft AS d
    JOIN fill.place AS p ON p.id = d.place_id
    JOIN fill.text AS t ON t.id = d.text_id
