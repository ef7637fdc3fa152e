"""Read and write the hours of a calendar as people type them."""

from hotline.reference.rules.calendar import MINUTES_A_DAY, Span

_PARTS = 2
_MINUTES_AN_HOUR = 60


def minute_of_day(text: str) -> int:
    """Read ``08:30`` as 510; ``24:00`` is the end of the day.

    Raises:
        ValueError: not a time of day.

    """
    parts = text.split(":")
    if len(parts) != _PARTS or not all(each.isascii() and each.isdigit() for each in parts):
        msg = f"时间“{text}”应写作 08:30 这样的形式"
        raise ValueError(msg)
    hours, minutes = (int(each) for each in parts)
    total = hours * _MINUTES_AN_HOUR + minutes
    if minutes >= _MINUTES_AN_HOUR or total > MINUTES_A_DAY:
        msg = f"时间“{text}”超出一天的范围"
        raise ValueError(msg)
    return total


def spans_of(pairs: list[list[str]]) -> tuple[Span, ...]:
    """Read one day's ``[["08:00", "12:00"], …]``.

    Raises:
        ValueError: a pair is not two times of day.

    """
    spans: list[Span] = []
    for pair in pairs:
        if len(pair) != _PARTS:
            msg = "每个时段须写明开始和结束两个时间"
            raise ValueError(msg)
        spans.append((minute_of_day(pair[0]), minute_of_day(pair[1])))
    return tuple(spans)


def weekly_of(days: list[list[list[str]]]) -> tuple[tuple[Span, ...], ...]:
    """Read seven days, Monday first."""
    return tuple(spans_of(pairs) for pairs in days)
