"""The days of orders as words of the index, so that a common word is looked for day by day.

A word such as 噪音 stands in hundreds of thousands of orders of a year, and a list shows the
newest thirty. The index keeps with each order the word of its day and of its month; a query
asks for the word within the newest days first, then month by month as the index is kept, and for
the rest only when they are too few. By then the word is a rare one: days would only cost.
"""

import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from hotline.core.months import month_after, months_to
from hotline.workorders.rules.search.words import quoted

MARK = "@"
"""No typed text holds it as part of a word."""
NEWEST_DAYS = 2
"""So many days are asked for first; the newest has hardly begun in the morning."""
MOST_DAYS = 366 * 5
"""A longer stretch is narrowed by the numbers of orders only."""
_SURE_MONTHS = 2
"""So many months are asked for one by one, whatever they hold."""
_MOST_MONTHS = 12
_RATHER_MORE = 1.3
"""Months differ, and asking once more costs more than a month too many."""


def marks_of(day: date) -> list[str]:
    """Return the words kept with an order of this day."""
    return [f"{MARK}{day:%Y%m%d}", f"{MARK}{day:%Y%m}"]


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
            words.append(f"{MARK}{day:%Y%m}")
            day = month_ends
        else:
            words.append(f"{MARK}{day:%Y%m%d}")
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


def rounds(
    newest: date, oldest: date | None, share: Callable[[], float]
) -> Iterator[tuple[date | None, date]]:
    """Yield the stretches of days to look through, newest first; each is looked through once.

    The newest days, the month before them, another month; then as many months as are likely to
    hold what still lacks, at least twice as many each time: ``share`` tells how much of a page
    was found up to then. Where nothing was, or it takes more than a year, the rest is next.
    """
    last, asked, more = newest, 0, 0
    first = newest - timedelta(days=NEWEST_DAYS - 1)
    while oldest is None or first > oldest:
        if first <= last:
            yield first, last
            last = first - timedelta(days=1)
        if asked < _SURE_MONTHS:
            asked, first = asked + 1, months_to(newest, asked + 1)[0]
            continue
        more = max(2 * more, likely_months(asked, share()))
        if more > _MOST_MONTHS:
            break
        asked, first = asked + more, months_to(last, more)[0]
    yield oldest, last


def likely_months(asked: int, share: float) -> int:
    """Return how many further months likely hold the rest of a page."""
    if share <= 0:
        return _MOST_MONTHS + 1
    return max(1, math.ceil(asked * (1 / share - 1) * _RATHER_MORE))
