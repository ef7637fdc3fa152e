"""The days of orders as words of the index, so that a common word is looked for day by day.

A word such as 噪音 stands in hundreds of thousands of orders of a year, and a list shows the
newest thirty. The index keeps with each order the word of its day and of its month; a query
asks for the word within the newest days first, then month by month as the index is kept, and for
the rest only when they are too few. By then the word is a rare one: days would only cost.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hotline.core.months import month_after, month_before
from hotline.workorders.rules.search.words import quoted

_MARK = "@"
"""No typed text holds it as part of a word."""
NEWEST_DAYS = 2
"""So many days are asked for first; the newest has hardly begun in the morning."""
MOST_DAYS = 366 * 5
"""A longer stretch is narrowed by the numbers of orders only."""


def marks_of(day: date) -> list[str]:
    """Return the words kept with an order of this day."""
    return [f"{_MARK}{day:%Y%m%d}", f"{_MARK}{day:%Y%m}"]


def day_of_number(number: str) -> date:
    """Return the day an order was numbered on.

    Raises:
        ValueError: it is no order's number.

    """
    return date(int(number[:4]), int(number[4:6]), int(number[6:8]))


def covering(first: date, last: date) -> list[str]:
    """Return the fewest words of days and whole months that make up the time from first to last."""
    words, day = [], first
    while day <= last:
        month_ends = month_after(day) - timedelta(days=1)
        if day.day == 1 and month_ends <= last:
            words.append(f"{_MARK}{day:%Y%m}")
            day = month_ends
        else:
            words.append(f"{_MARK}{day:%Y%m%d}")
        day += timedelta(days=1)
    return words


def within(query: str, first: date | None, last: date) -> str:
    """Return the query narrowed to the days.

    As it is when these are none, very many, or begin with a month: the index is kept by month.
    """
    if first is None or not 0 <= (last - first).days < MOST_DAYS:
        return query
    if first.day == 1 and (last - first).days >= NEWEST_DAYS:
        return query
    return f"({query}) & ({' | '.join(map(quoted, covering(first, last)))})"


def rounds(newest: date, oldest: date | None) -> Iterator[tuple[date | None, date]]:
    """Yield the stretches of days to look through, newest first; each is looked through once.

    The newest days, the month before them, another month, the rest.
    """
    last = newest
    begin = newest - timedelta(days=NEWEST_DAYS - 1)
    for first in (begin, newest.replace(day=1), month_before(newest)):
        if first > last:
            continue
        if oldest is not None and first <= oldest:
            break
        yield first, last
        last = first - timedelta(days=1)
    yield oldest, last
