"""Track a case (查询进度) with its number and query code."""

from datetime import datetime

from hotline.portal.actions._opening import open_case
from hotline.portal.standings import Progress, progress_of


def track(*, number: str, code: str, address: str, now: datetime) -> Progress:
    """Return where a case stands, by receipt or by order number; a wrong try is counted.

    Raises:
        NotMatching: nothing has this number and this code.
        TooManyTries: too many wrong tries, also when this one would be right.

    """
    return progress_of(open_case(number=number, code=code, address=address, now=now), now=now)
