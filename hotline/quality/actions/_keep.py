"""Write down what a machine says of a call or an order, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.quality.events import PreScored
from hotline.quality.evidence_text import written
from hotline.quality.models import InspectedItem, Inspection, Scorecard
from hotline.quality.rules.scorecards import Subject
from hotline.quality.rules.scoring import Judged, mark_of, total
from hotline.quality.rules.states import InspectionState
from hotline.quality.rules.verdicts import Verdict
from hotline.telephony.models import Call
from hotline.workorders.models import WorkOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """What was judged, whose work it was, and when."""

    subject: Subject
    call: Call | None = None
    order: WorkOrder | None = None
    operator_id: int | None
    skill: str = ""
    happened_at: datetime
    has_words: bool = True
    correlation_id: UUID | None


def keep(of: Of, scorecard: Scorecard, judged: Sequence[Judged], now: datetime) -> Inspection:
    """Keep every item with its evidence and tell it; inside ``writing()``, with ``of`` locked."""
    summed = total(map(mark_of, judged))
    inspection = Inspection.objects.create(
        call=of.call,
        order=of.order,
        scorecard=scorecard,
        operator_id=of.operator_id,
        skill=of.skill,
        happened_at=of.happened_at,
        has_words=of.has_words,
        state=InspectionState.PRE_SCORED,
        rank=summed.rank,
        score=summed.score,
        is_red=summed.is_red,
        machine_score=summed.score,
        machine_is_red=summed.is_red,
        scored_at=now,
    )
    InspectedItem.objects.bulk_create(
        _item(inspection, position, each) for position, each in enumerate(judged)
    )
    happening = PreScored(
        subject=of.subject,
        number=of.order.number if of.order else "",
        scorecard=str(scorecard),
        score=summed.score,
        is_red=summed.is_red,
        unjudged=sum(each.judgement.verdict is Verdict.UNJUDGED for each in judged),
    )
    record(
        happening,
        subject_id=inspection.pk,
        by=SYSTEM,
        now=now,
        correlation_id=of.correlation_id,
    )
    return inspection


def _item(inspection: Inspection, position: int, judged: Judged) -> InspectedItem:
    item, judgement = judged.item, judged.judgement
    return InspectedItem(
        inspection=inspection,
        position=position,
        code=item.code,
        label=item.label,
        most=item.most,
        is_red_line=item.is_red_line,
        machine_verdict=judgement.verdict,
        machine_points=judged.points,
        confidence=judgement.confidence,
        why=judgement.why[:120],
        evidence=written(judgement.evidence),
    )
