"""The door of clocks: every clock of an order with its ribbon (时限图)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.api.clock_views import (
    ClockSpanView,
    ClockStageView,
    ClockStopView,
    ClocksView,
    ClockView,
)
from hotline.workorders.api.routing import router
from hotline.workorders.clock_ribbons import Drawn, ribbons_of
from hotline.workorders.permissions import VIEW
from hotline.workorders.queries import get_order
from hotline.workorders.rules.clock_ribbon import SPAN_LABELS, Span

_SECOND = timedelta(seconds=1)
_STATE_LABELS = {
    "running": "计时中",
    "suspended": "停表中",
    "overdue": "已超时",
    "stopped": "已停止",
    "stopped_late": "已停止，超时",
}


@router.get("/work-orders/{number}/clocks", auth=Requires(VIEW))
def get_clocks(request: HttpRequest, number: str) -> ClocksView:
    """Show the clocks of one order."""
    moment = now()
    order = get_order(number, visitor_of(request))
    drawn = ribbons_of(order, moment)
    return ClocksView(
        number=order.number, now=moment, clocks=[_clock(each, moment) for each in drawn]
    )


def _clock(each: Drawn, moment: datetime) -> ClockView:
    state = each.state(moment)
    spent, whole = each.ribbon.spent, each.ribbon.whole
    return ClockView(
        id=each.id,
        kind=each.kind,
        label=each.label,
        department_name=each.department_name,
        wording=each.promise.wording,
        state=state,
        state_label=_STATE_LABELS[state],
        started_at=each.promise.starts_at,
        due_at=each.promise.ends_at,
        promised_due_at=each.promised_ends_at,
        stopped_at=each.clockwork.stopped_at,
        last_minute_at=each.ribbon.last_minute_at,
        spent_seconds=spent // _SECOND,
        whole_seconds=whole // _SECOND,
        percent=round(100 * spent / whole, 1) if whole else 100.0,
        spans=span_views(each.ribbon.spans),
        stages=_stages(each),
        stops=[
            ClockStopView(began_at=stop.began_at, ended_at=stop.ended_at, reason=stop.reason)
            for stop in each.stops
        ],
        is_chosen_reading=each.is_chosen_reading,
        reading_label=each.reading_label,
    )


def span_views(spans: Iterable[Span]) -> list[ClockSpanView]:
    """Show the spans of a ribbon, in order."""
    return [
        ClockSpanView(
            kind=span.kind,
            label=SPAN_LABELS[span.kind],
            starts_at=span.starts_at,
            ends_at=span.ends_at,
            counts=span.counts,
        )
        for span in spans
    ]


def _stages(each: Drawn) -> list[ClockStageView]:
    pairs = zip(each.promise.stages, each.promise.warns, strict=True)
    return [
        ClockStageView(percent=percent, at=at, is_recorded=place < each.promise.warned)
        for place, (percent, at) in enumerate(pairs)
    ]
