-- The marks of place and text.
INSERT INTO workorders_ordershingles (order_id, day, marks)
SELECT d.id, %(day)s, p.marks || t.marks
FROM draft AS d
    JOIN fill.place AS p ON p.id = d.place_id
    JOIN fill.text AS t ON t.id = d.text_id
