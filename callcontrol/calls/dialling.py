"""What may be dialled (外呼规则): pure decisions that guard against toll fraud (CB-05, VOI-17)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contracts.telephony_config import DialRules, OutsideContact

_CITY = ZoneInfo("Asia/Shanghai")
_SHORTEST_NUMBER = 3
_LONGEST_FULLY_HIDDEN = 4
_MOBILE_DIGITS = 11
_LONGEST_LANDLINE_AREA = 4


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a number is not dialled; ``message`` is Chinese for whoever asked."""

    code: str
    message: str


def mask_number(number: str) -> str:
    """Hide the middle of a number: ``138****0001``; short service numbers stay readable."""
    if len(number) <= _LONGEST_FULLY_HIDDEN + 1:
        return number
    kept = min(3, (len(number) - _LONGEST_FULLY_HIDDEN) // 2)
    tail = min(4, len(number) - _LONGEST_FULLY_HIDDEN - kept)
    return f"{number[:kept]}{'*' * _LONGEST_FULLY_HIDDEN}{number[len(number) - tail :]}"


def find_contact(number: str, contacts: Iterable[OutsideContact]) -> OutsideContact | None:
    """Find the published outside contact (外部联系人) with this number."""
    return next((contact for contact in contacts if contact.number == number), None)


def may_dial(  # noqa: PLR0911 - one return per refusal; every figure has its name
    number: str,
    *,
    rules: DialRules,
    contacts: Iterable[OutsideContact],
    operator_minutes_today: float,
    operator_calls_last_hour: int,
    outbound_channels: int,
    lines: int,
) -> Refusal | None:
    """Decide whether an operator may dial ``number`` now; None: go ahead.

    ``lines`` are all trunk channels (中继通道) in use, ``outbound_channels`` those of them that
    we dialled. A published contact is allowed whatever it begins with; an emergency contact
    (110、119、120) is never refused and never counted.
    """
    contact = find_contact(number, contacts)
    if contact is not None and contact.is_emergency:
        return None
    if not number.lstrip("+").isdecimal() or not number.isascii():
        return Refusal("bad_number", "电话号码不正确，无法外呼")
    if contact is None and (refusal := _weigh_number(number, rules)) is not None:
        return refusal
    if operator_calls_last_hour >= rules.operator_hourly_calls:
        message = f"您一小时内外呼已达 {rules.operator_hourly_calls} 次，请稍后再拨"
        return Refusal("hourly_calls", message)
    if operator_minutes_today >= rules.operator_daily_minutes:
        message = f"您今日外呼时长已达 {rules.operator_daily_minutes} 分钟上限"
        return Refusal("daily_minutes", message)
    most = rules.trunk_channels - rules.outbound_reserve
    if max(lines, outbound_channels) >= most:
        return Refusal("trunk_full", "中继通道紧张，须留给来电市民，请稍后再拨")
    return None


def _weigh_number(number: str, rules: DialRules) -> Refusal | None:
    if any(number.startswith(prefix) for prefix in rules.barred_prefixes):
        return Refusal("barred_number", "该号码属于禁止外呼的号段")
    if not _SHORTEST_NUMBER <= len(number) <= rules.longest_number:
        return Refusal("bad_number", "电话号码长度不正确，无法外呼")
    if not any(number.startswith(prefix) for prefix in rules.allowed_prefixes):
        return Refusal("barred_number", "该号码不在允许外呼的号段内")
    return None


# ---- toll fraud (盗打): what a stolen account looks like


@dataclass(frozen=True, slots=True, kw_only=True)
class DialledLeg:
    """One call that was placed on the trunk."""

    operator_id: int | None
    prefix: str
    """The number's area: see :func:`area_of`."""
    at: datetime
    talked_seconds: float = 0
    is_robot: bool = False
    """A voice of ours rang (自动语音): those are short, and many go to one area."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A pattern somebody should look at."""

    subject: str
    text: str


SHORT_SECONDS = 6
SHORT_CALLS = 12
ONE_AREA_CALLS = 20
NIGHT_CALLS = 6
WINDOW = timedelta(minutes=30)
_NIGHT_ENDS, _NIGHT_BEGINS = 7, 22


def area_of(number: str) -> str:
    """Return what tells where a number leads: a mobile's first seven digits, a landline's area."""
    digits = number.lstrip("+")
    is_mobile = digits.startswith("1") and len(digits) == _MOBILE_DIGITS
    return digits[: 7 if is_mobile else _LONGEST_LANDLINE_AREA]


def find_suspicions(legs: Sequence[DialledLeg], *, now: datetime) -> list[Suspicion]:
    """Look at the last half hour: many short calls, one area over and over, calls by night.

    What our own voice rings is looked at for the night alone: it does not ring then.
    """
    recent = [leg for leg in legs if now - leg.at <= WINDOW]
    robots = _describe_night([leg for leg in recent if leg.is_robot])
    found = [Suspicion("robot", robots)] if robots else []
    recent = [leg for leg in recent if not leg.is_robot]
    for operator in sorted({leg.operator_id or 0 for leg in recent}):
        own = [leg for leg in recent if (leg.operator_id or 0) == operator]
        text = _describe(own)
        if text:
            found.append(Suspicion(f"operator:{operator}", text))
    return found


def _describe(legs: Sequence[DialledLeg]) -> str:
    short = sum(1 for leg in legs if 0 < leg.talked_seconds <= SHORT_SECONDS)
    if short >= SHORT_CALLS:
        return f"半小时内外呼 {short} 个接通后数秒即挂的电话，疑似盗打"
    areas = [leg.prefix for leg in legs]
    most = max((areas.count(area) for area in set(areas)), default=0)
    if most >= ONE_AREA_CALLS:
        return f"半小时内向同一号段外呼 {most} 次，疑似盗打"
    return _describe_night(legs)


def _describe_night(legs: Sequence[DialledLeg]) -> str:
    night = sum(1 for leg in legs if _is_night(leg.at))
    if night >= NIGHT_CALLS:
        return f"夜间半小时内外呼 {night} 次，疑似盗打"
    return ""


def _is_night(at: datetime) -> bool:
    hour = at.astimezone(_CITY).hour
    return hour >= _NIGHT_BEGINS or hour < _NIGHT_ENDS
