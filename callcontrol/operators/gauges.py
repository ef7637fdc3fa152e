"""Read the floor's gauges (告警指标) against their thresholds: pure (SEAT-08, VOI-17)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from callcontrol.operators.alarms import Reading
from callcontrol.operators.ledger import DayLedger
from contracts.floor_messages import DeskView, QueueLine, TrunkLine
from contracts.telephony_config import AlarmLimits, DialRules

_NEAR = 0.8
"""An alarm ends below this part of its threshold."""
_ENOUGH_CALLS = 20
_LEVEL_MARGIN = 0.03
_ALL = 0.98
_PATIENT_SECONDS = 10
"""Nobody ready is no news while citizens are answered as soon as somebody hangs up."""
_SERVING = frozenset({"ready", "offered", "talking", "wrap_up"})


def read_queues(lines: Sequence[QueueLine], limits: AlarmLimits) -> Iterator[Reading]:
    """Read how many wait, how long, and whether anybody is there to answer."""
    for line in lines:
        longest = line.longest_wait_seconds
        yield Reading(
            alarm="waiting",
            subject=line.name,
            text=f"{line.label}排队 {line.waiting} 人",
            level="critical" if line.waiting >= 2 * limits.waiting else "warning",
            is_over=line.waiting >= limits.waiting,
            is_near=line.waiting > limits.waiting * _NEAR,
        )
        yield Reading(
            alarm="longest_wait",
            subject=line.name,
            text=f"{line.label}最长等待 {longest:.0f} 秒",
            level="critical" if longest >= 3 * limits.longest_wait_seconds else "warning",
            is_over=longest >= limits.longest_wait_seconds,
        )
        yield Reading(
            alarm="nobody_ready",
            subject=line.name,
            text=f"{line.label}有 {line.waiting} 人等待，空闲热线员 {line.ready} 人",
            level="critical" if line.ready + line.talking + line.wrap_up == 0 else "warning",
            is_over=line.ready < limits.ready_at_least and longest >= _PATIENT_SECONDS,
            is_near=line.ready < limits.ready_at_least and line.waiting > 0,
        )


def read_levels(
    lines: Sequence[QueueLine], ledger: DayLedger, limits: AlarmLimits
) -> Iterator[Reading]:
    """Read the service level (服务水平) of each queue's last calls."""
    for line in lines:
        count = ledger.queues.get(line.name)
        if count is None or len(count.recent) < _ENOUGH_CALLS:
            continue
        level = sum(count.recent) / len(count.recent)
        yield Reading(
            alarm="service_level",
            subject=line.name,
            text=f"{line.label}近 {len(count.recent)} 通在 {line.service_level_seconds} 秒内"
            f"接听 {level:.0%}",
            is_over=level < limits.service_level_below,
            is_near=level < limits.service_level_below + _LEVEL_MARGIN,
        )


def read_desks(
    desks: Sequence[DeskView], ledger: DayLedger, limits: AlarmLimits, *, now: datetime
) -> Iterator[Reading]:
    """Read who misses calls one after another, and who wraps up or rests for long."""
    for desk in desks:
        name, subject = desk.display_name or desk.seat, str(desk.operator_id)
        seconds = (now - desk.since).total_seconds()
        count = ledger.operators.get(desk.operator_id)
        if count is not None and count.streak >= limits.no_answer_streak:
            text = f"{name}连续 {count.streak} 次未接听"
            yield Reading(alarm="no_answer", subject=subject, text=text, is_over=True)
        if desk.state == "wrap_up" and seconds >= limits.wrap_up_seconds:
            text = f"{name}话后处理已 {seconds // 60:.0f} 分钟"
            yield Reading(alarm="long_wrap_up", subject=subject, text=text, is_over=True)
        if desk.state == "break" and seconds >= limits.break_seconds:
            text = f"{name}小休已 {seconds // 60:.0f} 分钟"
            yield Reading(alarm="long_break", subject=subject, text=text, is_over=True)


def read_trunk(
    trunk: TrunkLine, rules: DialRules, limits: AlarmLimits, *, minutes: float
) -> Iterator[Reading]:
    """Read channels and lines in use, and the year's minutes."""
    channels, most = trunk.channels, rules.trunk_channels
    yield Reading(
        alarm="trunk",
        text=f"中继通道已用 {channels} 路，共 {most} 路",
        level="critical" if channels >= most * _ALL else "warning",
        is_over=channels >= most * rules.warn_at,
        is_near=channels > most * rules.warn_at * _NEAR,
    )
    free = rules.yearly_free_minutes
    yield Reading(
        alarm="minutes",
        text=f"本年外呼已用 {minutes:.0f} 分钟，免费额度 {free} 分钟",
        level="critical" if minutes >= free else "warning",
        is_over=minutes >= free * rules.warn_at,
    )
    used, lines = trunk.lines, trunk.line_limit
    yield Reading(
        alarm="lines",
        text=f"语音线路已用 {used} 路，上限 {lines} 路",
        level="critical" if used >= lines * _ALL else "warning",
        is_over=used >= lines * limits.lines_used,
        is_near=used > lines * limits.lines_used * _NEAR,
    )


def count_states(desks: Sequence[DeskView], queue: str) -> Mapping[str, int]:
    """Count the queue's operators at work by state."""
    counts = dict.fromkeys(_SERVING, 0)
    skill = f"queue:{queue}"
    for desk in desks:
        if desk.state in _SERVING and desk.skills.get(skill, 0) > 0:
            counts[desk.state] += 1
    return counts
