"""Judge a call or an order oneself (质检评分): confirm or correct the machine, item by item."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.quality.actions._totals import total_of
from hotline.quality.errors import InspectionNotNow, MarksInvalid, OwnWork
from hotline.quality.events import Inspected
from hotline.quality.models import InspectedItem, Inspection
from hotline.quality.queries import get_inspection_locked, items_of
from hotline.quality.rules.disputes import last_moment
from hotline.quality.rules.marks import (
    MachineMark,
    PersonMark,
    agreement,
    faults_of_marks,
    whole_points,
)
from hotline.quality.rules.scorecards import ItemEntry, ScorecardEntry
from hotline.quality.rules.states import InspectionState
from hotline.quality.rules.verdicts import Verdict
from hotline.quality.stories import story_of
from hotline.reference.queries import get_calendar
from hotline.reference.rules.calendar import local_date

_LONGEST = 500
_CALENDAR = "office"


def inspect(
    *, inspection_id: int, marks: Sequence[PersonMark], words: str, by: Visitor, now: datetime
) -> Inspection:
    """Keep a person's score beside the machine's; from now on it is the one in force.

    Raises:
        NoInspection: there is none, or it is none of the visitor's business.
        OwnWork: it is the visitor's own.
        InspectionNotNow: somebody judged it already.
        MarksInvalid: an item is missing, or a correction has no reason.

    """
    with writing():
        inspection = get_inspection_locked(inspection_id, visitor=by)
        _refuse(inspection, by)
        scorecard = inspection.scorecard.entry()
        items = items_of(inspection)
        machine = {
            each.code: MachineMark(Verdict(each.machine_verdict), each.machine_points)
            for each in items
        }
        if faults := faults_of_marks(scorecard.items, marks, machine):
            raise MarksInvalid(next(iter(faults.values())), fields=faults)
        _mark(items, scorecard.items, marks, machine)
        _settle(inspection, items, scorecard, now)
        inspection.inspected_by_id, inspection.inspected_by_label = by.user_id, by.actor_label[:80]
        inspection.words = words.strip()[:_LONGEST]
        inspection.save()
        happening = Inspected(
            score=inspection.score,
            is_red=inspection.is_red,
            machine_score=inspection.machine_score,
            corrected_items=[each.code for each in items if each.is_agreed is False],
        )
        story = story_of(inspection)
        record(happening, subject_id=inspection.pk, by=by, now=now, correlation_id=story)
    return inspection


def _refuse(inspection: Inspection, by: Visitor) -> None:
    if inspection.operator_id == by.user_id:
        msg = "不能给自己的通话或工单评分。"
        raise OwnWork(msg)
    if inspection.state != InspectionState.PRE_SCORED:
        msg = f"这条质检已由{inspection.inspected_by_label}评过，有异议请走申诉。"
        raise InspectionNotNow(msg)


def _mark(
    items: Sequence[InspectedItem],
    entries: Sequence[ItemEntry],
    marks: Sequence[PersonMark],
    machine: dict[str, MachineMark],
) -> None:
    known = {each.code: each for each in entries}
    given = {each.code: each for each in marks}
    for each in items:
        entry, mark = known[each.code], given[each.code]
        each.person_verdict = mark.verdict
        each.person_points = whole_points(entry, mark)
        each.reason = mark.reason.strip()
        each.is_agreed = agreement(entry, mark, machine[each.code])
    InspectedItem.objects.bulk_update(
        items, ["person_verdict", "person_points", "reason", "is_agreed"]
    )


def _settle(
    inspection: Inspection,
    items: Sequence[InspectedItem],
    scorecard: ScorecardEntry,
    now: datetime,
) -> None:
    summed = total_of(items)
    inspection.score, inspection.is_red, inspection.rank = summed.score, summed.is_red, summed.rank
    inspection.state = InspectionState.INSPECTED
    inspection.inspected_at = now
    calendar = get_calendar(_CALENDAR, local_date(now))
    inspection.dispute_until = last_moment(now, scorecard.dispute_days, calendar)
