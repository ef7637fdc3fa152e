-- How many numbers of the day are given.
INSERT INTO workorders_numbercounter (day, last) SELECT %(day)s, count(*) FROM draft
