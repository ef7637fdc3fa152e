"""A person's own marks beside the machine's: every item is decided, a correction has its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.verdicts import SCORED, Verdict

SHORTEST_REASON, LONGEST_REASON = 4, 300


@dataclass(frozen=True, slots=True)
class PersonMark:
    """What a person says of one item."""

    code: str
    verdict: Verdict
    points: float | None = None
    """Needed where it was done in part; otherwise the verdict says it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MachineMark:
    """What the machine had said of it."""

    verdict: Verdict
    points: float | None


def whole_points(item: ItemEntry, mark: PersonMark) -> float | None:
    """Return the points a person's verdict gives."""
    if mark.verdict not in SCORED:
        return None
    if mark.verdict is Verdict.PARTLY:
        return mark.points
    return float(item.most) if mark.verdict is Verdict.MET else 0.0


def faults_of_marks(
    items: Sequence[ItemEntry],
    marks: Sequence[PersonMark],
    machine: Mapping[str, MachineMark],
) -> dict[str, str]:
    """Return code → Chinese sentence for what is missing, out of its points or unexplained."""
    known = {each.code: each for each in items}
    given = {each.code: each for each in marks}
    faults = {code: "没有这个评分项。" for code in given if code not in known}
    for code, item in known.items():
        fault = _fault(item, given.get(code), machine.get(code))
        if fault:
            faults[code] = fault
    return faults


def _fault(item: ItemEntry, mark: PersonMark | None, machine: MachineMark | None) -> str:
    if mark is None or mark.verdict is Verdict.UNJUDGED:
        return f"“{item.label}”还没有评。"
    if mark.verdict is Verdict.PARTLY:
        if item.is_red_line:
            return f"“{item.label}”是一票否决项，只能评做到或未做到。"
        if mark.points is None or not 0 < mark.points < item.most or mark.points * 2 % 1:
            return f"“{item.label}”部分做到，分值应大于 0、小于 {item.most}，以 0.5 为单位。"
    if len(mark.reason.strip()) > LONGEST_REASON:
        return f"“{item.label}”的理由不超过 {LONGEST_REASON} 字。"
    if agreement(item, mark, machine) is False and len(mark.reason.strip()) < SHORTEST_REASON:
        return f"“{item.label}”与机器预评不同，请写明理由。"
    return ""


def agreement(item: ItemEntry, mark: PersonMark, machine: MachineMark | None) -> bool | None:
    """Tell whether a person says the same; None where the machine said nothing."""
    if machine is None or machine.verdict is Verdict.UNJUDGED:
        return None
    return mark.verdict is machine.verdict and whole_points(item, mark) == machine.points
