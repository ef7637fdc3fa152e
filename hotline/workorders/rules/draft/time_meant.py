"""Reckon the date that words of time mean, seen from now; only as exact as they are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.rules.draft.numerals import count_of
from hotline.workorders.rules.draft.time_words import TimeWord

_DAYS_BACK = {"大前天": 3, "前天": 2, "前晚": 2, "昨天": 1, "昨日": 1, "昨晚": 1, "昨夜": 1}
_YEARS_BACK = {"大前年": 3, "前年": 2, "去年": 1, "今年": 0}
_WEEKDAYS = "一二三四五六日"
_AFTERNOON = ("下午", "傍晚", "晚", "夜", "今晚")
_NIGHT_ENDS = 5
_NOON = 12
_UNITS = {"分钟": "minutes", "小时": "hours", "钟头": "hours", "天": "days", "周": "weeks"}
_NUMBER = re.compile(r"[0-9]+|[零〇一二两三四五六七八九十百]+|半|好几|几")


@dataclass(frozen=True, slots=True)
class Meant:
    """A moment, and how exact it is: year, month, day, hour or minute."""

    at: datetime
    precision: str
    part: str = ""
    """The part of the day that was said; an hour needs it."""
    has_month: bool = False


def reckon(words: Sequence[TimeWord], now: datetime) -> Meant | None:
    """Return the moment meant; none where words leave it open or it has not come yet."""
    local = now.astimezone(SHANGHAI).replace(second=0, microsecond=0)
    meant = Meant(local.replace(hour=0, minute=0), "")
    if any(word.kind == "habit" for word in words):
        return None
    for word in words:
        step = _STEPS.get(word.kind)
        changed = step(meant, word.text, local) if step else meant
        if changed is None:
            return None
        meant = changed
    if not meant.precision or meant.at > local + timedelta(minutes=5):
        return None
    return meant


def written_moment(at: datetime, precision: str) -> str:
    """Write a moment as exactly as it is known: 2026, 2026-03, 2026-03-05 or with the minute."""
    local = at.astimezone(SHANGHAI)
    if precision in {"minute", "hour"}:
        return local.isoformat()
    return local.date().isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


def _year(meant: Meant, text: str, _local: datetime) -> Meant | None:
    number = count_of(text.rstrip("年 ").strip())
    if number is None:
        return None
    century = 2000 if number < 100 else 0  # noqa: PLR2004 - two digits mean this century
    return replace(meant, at=_on(meant.at, number + century, 1, 1), precision="year")


def _years_back(meant: Meant, text: str, local: datetime) -> Meant:
    year = local.year - next(back for word, back in _YEARS_BACK.items() if text.startswith(word))
    return replace(meant, at=_on(meant.at, year, 1, 1), precision="year")


def _month(meant: Meant, text: str, local: datetime) -> Meant | None:
    number = count_of(text.rstrip("份").rstrip("月"))
    if not number:
        return None
    year = meant.at.year
    if meant.precision != "year" and number > local.month:
        year -= 1
    return replace(meant, at=_on(meant.at, year, number, 1), precision="month", has_month=True)


def _last_month(meant: Meant, text: str, local: datetime) -> Meant:
    back = 2 if text.startswith("上上") else int(text.startswith("上"))
    months = local.year * 12 + local.month - 1 - back
    at = _on(meant.at, months // 12, months % 12 + 1, 1)
    return replace(meant, at=at, precision="month", has_month=True)


def _day(meant: Meant, text: str, local: datetime) -> Meant | None:
    number = count_of(text.rstrip("号日"))
    if not number:
        return None
    at = meant.at
    if not meant.has_month and number > local.day:
        at = at.replace(day=1) - timedelta(days=1)
    try:
        return replace(meant, at=at.replace(day=number), precision="day")
    except ValueError:
        return None


def _relative_day(meant: Meant, text: str, local: datetime) -> Meant | None:
    if text == "当天":
        return meant
    day = local - timedelta(days=_DAYS_BACK.get(text, 0))
    part = "晚" if text[-1] in "晚夜" else ("早" if text[-1] in "早晨" else meant.part)
    return replace(
        meant, at=_on(meant.at, day.year, day.month, day.day), precision="day", part=part
    )


def _week(meant: Meant, text: str, local: datetime) -> Meant | None:
    back = 2 if text.startswith("上上") else int(text.startswith("上"))
    last = text[-1].replace("天", "日")
    if last not in _WEEKDAYS:
        return meant
    weekday = _WEEKDAYS.index(last)
    monday = meant.at.replace(year=local.year, month=local.month, day=local.day)
    monday -= timedelta(days=local.weekday() + 7 * back)
    day = monday + timedelta(days=weekday)
    if not back and text[0] not in "这本" and day.date() > local.date():
        day -= timedelta(days=7)
    return replace(meant, at=day, precision="day")


def _ago(meant: Meant, text: str, local: datetime) -> Meant | None:
    number = _NUMBER.search(text)
    unit = next((name for name in ("分钟", "小时", "钟头", "天") if name in text), "")
    if re.search(r"周|星期|礼拜", text):
        unit = "周"
    count = count_of(number.group()) if number else None
    if count is None or "多" in text or "来" in text or "快" in text:
        return None if unit in {"分钟", "小时", "钟头"} else _roughly(meant, text, local, count)
    if not unit:
        return _roughly(meant, text, local, count)
    at = local - timedelta(**{_UNITS[unit]: count})
    if unit in {"分钟", "小时", "钟头"}:
        return replace(meant, at=at, precision="minute")
    return replace(meant, at=_on(meant.at, at.year, at.month, at.day), precision="day")


def _roughly(meant: Meant, text: str, local: datetime, count: int | None) -> Meant | None:
    """Return month or year of so many months or years back; nothing for 几个月 or 几天."""
    if count is None or "天" in text or re.search(r"周|星期|礼拜", text):
        return None
    if "年" in text:
        exact = "多" not in text and "半" not in text
        at = _on(meant.at, local.year - count, 1, 1)
        return replace(meant, at=at, precision="year") if exact else None
    if "多" in text or "半" in text:
        return None
    months = local.year * 12 + local.month - 1 - count
    return replace(meant, at=_on(meant.at, months // 12, months % 12 + 1, 1), precision="month")


def _part_of_month(meant: Meant, text: str, _local: datetime) -> Meant:
    del text
    return meant


def _part_of_day(meant: Meant, text: str, local: datetime) -> Meant:
    del local
    return replace(meant, part=text, precision=meant.precision)


def _clock(meant: Meant, text: str, _local: datetime) -> Meant | None:
    hour, minute = _hour_and_minute(text)
    if hour is None or meant.precision != "day":
        return meant
    is_later = any(each in meant.part for each in _AFTERNOON)
    if is_later and _NIGHT_ENDS <= hour < _NOON:
        hour += 12
    elif is_later and hour < _NIGHT_ENDS and "下午" not in meant.part and "傍晚" not in meant.part:
        meant = replace(meant, at=meant.at + timedelta(days=1))
    elif is_later and hour < _NIGHT_ENDS:
        hour += 12
    elif is_later and hour == _NOON:
        meant, hour = replace(meant, at=meant.at + timedelta(days=1)), 0
    elif "中午" in meant.part and hour < 3:  # noqa: PLR2004 - one or two at noon
        hour += 12
    elif not meant.part and hour <= _NOON and ":" not in text and "：" not in text:
        return meant
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a day's hours
        return meant
    return replace(
        meant,
        at=meant.at.replace(hour=hour, minute=minute),
        precision="hour" if text.endswith("多") else "minute",
    )


def _hour_and_minute(text: str) -> tuple[int | None, int]:
    if re.search(r"[:：]", text):
        hour, minute = re.split(r"[:：]", text)
        return int(hour), int(minute)
    hour, rest = re.split(r"[点时]", text, maxsplit=1)
    rest = rest.lstrip("钟").rstrip("分多整")
    said = {"半": 30, "一刻": 15, "三刻": 45}.get(rest)
    return count_of(hour), said if said is not None else (count_of(rest) or 0)


def _just(meant: Meant, text: str, local: datetime) -> Meant:
    del text
    return replace(meant, at=local.replace(hour=0, minute=0), precision="day")


def _on(at: datetime, year: int, month: int, day: int) -> datetime:
    return at.replace(year=year, month=month, day=day)


_STEPS: dict[str, Callable[[Meant, str, datetime], Meant | None]] = {
    "year": _year,
    "short_year": _year,
    "last_years": _years_back,
    "month": _month,
    "last_month": _last_month,
    "day": _day,
    "relative_day": _relative_day,
    "week": _week,
    "age": _ago,
    "lasting": _ago,
    "part_of_month": _part_of_month,
    "part_of_day": _part_of_day,
    "clock": _clock,
    "just": _just,
}
