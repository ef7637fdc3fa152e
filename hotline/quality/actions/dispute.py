"""Dispute a result of one's own (质检申诉), once, within the working days."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.quality.errors import DisputeInvalid, DisputeTooLate, InspectionNotNow, OwnWork
from hotline.quality.events import Disputed
from hotline.quality.models import Dispute, Inspection
from hotline.quality.queries import dispute_of, get_inspection_locked, items_of
from hotline.quality.rules.disputes import DisputeState, faults_of_dispute
from hotline.quality.rules.states import InspectionState
from hotline.quality.stories import story_of


def dispute(
    *, inspection_id: int, codes: Sequence[str], reason: str, by: Visitor, now: datetime
) -> Dispute:
    """Ask another person to look at single items again.

    Raises:
        NoInspection: there is none, or it is none of the visitor's business.
        OwnWork: it is somebody else's work.
        InspectionNotNow: nobody judged it yet, or it was disputed before.
        DisputeTooLate: the working days are over.
        DisputeInvalid: no item or no reason is given.

    """
    with writing():
        inspection = get_inspection_locked(inspection_id, visitor=by)
        _refuse(inspection, by, now)
        known = [each.code for each in items_of(inspection)]
        if faults := faults_of_dispute(codes, reason, known):
            raise DisputeInvalid.in_fields(faults)
        made = Dispute.objects.create(
            inspection=inspection,
            codes=[each for each in known if each in codes],
            reason=reason.strip(),
            state=DisputeState.OPEN,
            made_at=now,
            made_by_id=by.user_id,
            made_by_label=by.actor_label[:80],
        )
        record(
            Disputed(disputed_items=made.codes),
            subject_id=inspection.pk,
            by=by,
            now=now,
            correlation_id=story_of(inspection),
        )
    return made


def _refuse(inspection: Inspection, by: Visitor, now: datetime) -> None:
    if inspection.operator_id != by.user_id:
        msg = "只能对自己的质检结果提出申诉。"
        raise OwnWork(msg)
    if inspection.state != InspectionState.INSPECTED:
        msg = "还没有质检结果，不能申诉。"
        raise InspectionNotNow(msg)
    if dispute_of(inspection) is not None:
        msg = "这条质检已经申诉过，复核意见为最终结果。"
        raise InspectionNotNow(msg)
    if inspection.dispute_until is not None and now > inspection.dispute_until:
        msg = "申诉期限已过。"
        raise DisputeTooLate(msg)
