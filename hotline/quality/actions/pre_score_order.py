"""Judge an order by the scorecard (工单预评): what the shield finds takes its points."""

from datetime import datetime

from hotline.core.guarded import writing
from hotline.quality.actions._keep import Of, keep
from hotline.quality.models import Inspection
from hotline.quality.queries import scorecard_on
from hotline.quality.rules.scorecards import Subject
from hotline.quality.rules.scoring import judge_order
from hotline.reference.rules.calendar import local_date
from hotline.workorders.pre_scoring import pre_score_order as find_faults
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.workflow import State


def pre_score_order(*, order_id: int, now: datetime) -> Inspection | None:
    """Keep an order's pre-score; one that was judged stays as it is.

    None: it is not closed, or no scorecard held on its day.
    """
    with writing():
        order = get_locked(order_id)
        known = Inspection.objects.filter(order=order).first()
        scorecard = scorecard_on(Subject.ORDER, local_date(order.registered_at))
        if known is not None or scorecard is None or order.state != State.CLOSED:
            return known
        of = Of(
            subject=Subject.ORDER,
            order=order,
            operator_id=order.registered_by_id,
            happened_at=order.registered_at,
            correlation_id=order.correlation_id,
        )
        judged = judge_order(find_faults(order, now=now), scorecard.entry().items)
        return keep(of, scorecard, judged, now)
