"""The number (回执号) and code (查询码) a citizen follows a conversation with."""

from datetime import datetime

from hotline.reference.rules.calendar import SHANGHAI

LARGEST_DRAW = 9_999_999


def format_receipt(moment: datetime, draw: int) -> str:
    """Return such as ``L2611280042317``: L, the day in the city, and seven drawn digits.

    Drawn, not counted: whoever has one cannot name another, and nobody waits for a counter.

    Raises:
        ValueError: the draw has more than seven digits.

    """
    if not 0 <= draw <= LARGEST_DRAW:
        msg = "a draw has at most seven digits"
        raise ValueError(msg)
    return f"L{moment.astimezone(SHANGHAI):%y%m%d}{draw:07d}"
