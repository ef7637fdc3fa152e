"""Rule on a dispute (复核申诉): somebody who neither made it nor judged it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.quality.actions._totals import total_of
from hotline.quality.errors import DisputeInvalid, InspectionNotNow, OwnWork
from hotline.quality.events import DisputeRuled
from hotline.quality.models import Dispute, Inspection
from hotline.quality.queries import dispute_of, get_inspection_locked, items_of
from hotline.quality.rules.disputes import DisputeState, faults_of_ruling
from hotline.quality.rules.marks import (
    MachineMark,
    PersonMark,
    agreement,
    faults_of_marks,
    whole_points,
)
from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.verdicts import Verdict
from hotline.quality.stories import story_of


def rule_on_dispute(
    *,
    inspection_id: int,
    is_upheld: bool,
    marks: Sequence[PersonMark],
    words: str,
    by: Visitor,
    now: datetime,
) -> Dispute:
    """Keep the ruling; where the dispute is upheld the disputed items get their new points.

    Raises:
        NoInspection: there is none, or it is none of the visitor's business.
        InspectionNotNow: no dispute waits.
        OwnWork: the visitor made it, or judged what is disputed.
        DisputeInvalid: no words, or marks of other items than the disputed.

    """
    with writing():
        inspection = get_inspection_locked(inspection_id, visitor=by)
        made = dispute_of(inspection)
        if made is None or made.state != DisputeState.OPEN:
            msg = "没有待复核的申诉。"
            raise InspectionNotNow(msg)
        if by.user_id in {made.made_by_id, inspection.inspected_by_id, inspection.operator_id}:
            msg = "申诉须由申诉人和原质检人以外的人复核。"
            raise OwnWork(msg)
        _refuse_faults(inspection, made, is_upheld=is_upheld, marks=marks, words=words)
        made.score_before = inspection.score
        if is_upheld:
            made.changes = _change(inspection, marks)
        made.state = DisputeState.UPHELD if is_upheld else DisputeState.REJECTED
        made.words = words.strip()
        made.ruled_at, made.ruled_by_id, made.ruled_by_label = now, by.user_id, by.actor_label[:80]
        made.save()
        happening = DisputeRuled(
            is_upheld=is_upheld, score_before=made.score_before, score_after=inspection.score
        )
        story = story_of(inspection)
        record(happening, subject_id=inspection.pk, by=by, now=now, correlation_id=story)
    return made


def _refuse_faults(
    inspection: Inspection,
    made: Dispute,
    *,
    is_upheld: bool,
    marks: Sequence[PersonMark],
    words: str,
) -> None:
    given = {each.code: each for each in marks}
    faults = faults_of_ruling(is_upheld=is_upheld, words=words, changed=given, codes=made.codes)
    entries = [each for each in inspection.scorecard.entry().items if each.code in given]
    faults |= faults_of_marks(entries, marks, {})
    if faults:
        raise DisputeInvalid(next(iter(faults.values())), fields=faults)


def _change(inspection: Inspection, marks: Sequence[PersonMark]) -> dict[str, Any]:
    """Give the new points; the first person's stay in the dispute, the machine's beside them."""
    known: Mapping[str, ItemEntry] = {
        each.code: each for each in inspection.scorecard.entry().items
    }
    items = items_of(inspection)
    by_code = {each.code: each for each in items}
    changes: dict[str, Any] = {}
    for mark in marks:
        item = by_code[mark.code]
        before = [item.person_verdict, item.person_points]
        item.person_verdict = mark.verdict
        item.person_points = whole_points(known[mark.code], mark)
        changes[mark.code] = {"before": before, "after": [item.person_verdict, item.person_points]}
        machine = MachineMark(Verdict(item.machine_verdict), item.machine_points)
        item.is_agreed = agreement(known[mark.code], mark, machine)
        item.save(update_fields=["person_verdict", "person_points", "is_agreed"])
    summed = total_of(items)
    inspection.score, inspection.is_red, inspection.rank = summed.score, summed.is_red, summed.rank
    inspection.save(update_fields=["score", "is_red", "rank"])
    return changes
