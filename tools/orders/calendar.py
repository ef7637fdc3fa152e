"""How a year's orders fall on days and hours: weekdays, seasons, a few bad days, office hours."""

import math
import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

CITY = ZoneInfo("Asia/Shanghai")
DAYS = 365
_HOURS = (7, 4, 3, 2, 2, 4, 10, 26, 58, 88, 92, 80, 56, 52, 68, 84, 82, 70, 52, 44, 42, 34, 24, 14)
_OF_WEEK = (1.12, 1.1, 1.06, 1.05, 1.04, 0.84, 0.79)
_BAD_DAYS, _BAD = 6, 2.2


def days_of_year(orders: int, last: date, seed: int) -> list[tuple[date, int]]:
    """Return every day with its number of orders, oldest first; they add up to ``orders``."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    days = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    bad = set(chance.sample(days, _BAD_DAYS))
    weights = [_weight(each, chance) * (_BAD if each in bad else 1) for each in days]
    share, done, counts = orders / sum(weights), 0, []
    reached = 0.0
    for weight in weights:
        reached += weight * share
        counts.append(round(reached) - done)
        done = round(reached)
    return list(zip(days, counts, strict=True))


def _weight(day: date, chance: random.Random) -> float:
    season = 1 + 0.15 * math.sin((day.timetuple().tm_yday - 100) / DAYS * math.tau)
    return _OF_WEEK[day.weekday()] * season * chance.uniform(0.94, 1.06)


def moments(day: date, count: int, chance: random.Random) -> list[datetime]:
    """Return when the day's orders were registered, in order."""
    midnight = datetime.combine(day, time(), CITY)
    hours = chance.choices(range(24), weights=_HOURS, k=count)
    seconds = sorted(hour * 3600 + chance.random() * 3600 for hour in hours)
    return [midnight + timedelta(seconds=each) for each in seconds]
