"""What a new version of a policy may say: from when, why, how long, by which hours."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hotline.reference.rules.calendar import WorkCalendar
from hotline.reference.rules.hours import weekly_of
from hotline.reference.rules.limits import STAGES

MAX_LABEL, MAX_MINUTES, MAX_DAYS, MOST_STAGES = 80, 366 * 24 * 60, 366, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitForm:
    """A limit as it shall be: exactly one of the two measures."""

    label: str
    calendar: str
    minutes: int | None = None
    working_days: int | None = None
    act_within: str = ""
    stages: tuple[int, ...] = STAGES


def faults_of_version(
    starts_on: date, note: str, *, today: date, taken: Collection[date]
) -> dict[str, str]:
    """Say what is wrong with a version's start and reason: it never begins in the past."""
    faults = {}
    if starts_on <= today:
        faults["starts_on"] = "最早从明天起生效：今天已经按现行版本办理。"
    elif starts_on in taken:
        faults["starts_on"] = f"{starts_on} 已有一个版本，请换一天，或先撤回它。"
    if not note.strip():
        faults["note"] = "请填写依据：为什么这样改。"
    return faults


def faults_of_limit(form: LimitForm, calendars: Collection[str]) -> dict[str, str]:
    """Return field → Chinese sentence for everything that is wrong with a limit."""
    faults = {}
    if not 1 <= len(form.label) <= MAX_LABEL:
        faults["label"] = f"请填写承诺的说法，不超过 {MAX_LABEL} 个字。"
    if (form.minutes is None) == (form.working_days is None):
        faults["minutes"] = "请在分钟与工作日中填写且只填写一个。"
    elif form.minutes is not None and not 1 <= form.minutes <= MAX_MINUTES:
        faults["minutes"] = f"应为 1—{MAX_MINUTES} 分钟。"
    elif form.working_days is not None and not 1 <= form.working_days <= MAX_DAYS:
        faults["working_days"] = f"应为 1—{MAX_DAYS} 个工作日。"
    if form.calendar not in calendars:
        faults["calendar"] = "没有这个日历。"
    if form.act_within and form.act_within not in calendars:
        faults["act_within"] = "没有这个日历。"
    if len(form.stages) > MOST_STAGES or not all(1 <= each <= STAGES[-1] for each in form.stages):
        faults["stages"] = f"预警档最多 {MOST_STAGES} 个，均为 1—100 的百分比。"
    return faults


def fault_of_weekly(weekly: list[list[list[str]]]) -> str:
    """Say what is wrong with a week's hours; empty when nothing is."""
    try:
        spans = weekly_of(weekly)
    except ValueError as error:
        return f"{error}。"
    try:
        WorkCalendar("check", spans)
    except ValueError:
        return "一周七天，每天的时段须按先后排列、互不重叠，且开始早于结束。"
    return "" if any(spans) else "一周之内至少要有一个开放时段。"
