"""The doors of red packets: trays, two decisions, budget, the two books side by side."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.reference.rules.calendar import local_date
from hotline.rewards.actions import decide
from hotline.rewards.api import schemas as data
from hotline.rewards.models import Packet
from hotline.rewards.permissions import DECIDE_PACKETS, SEE_PACKETS
from hotline.rewards.queries import budgets_of_month, count_by_state, get_packet, list_packets
from hotline.rewards.reconciling import reconcile
from hotline.rewards.rules.packets import AGAIN, STATE_LABELS, UNDER_WAY, PacketState

router = Router(tags=["rewards"])
_PAGE = 50
_TRAYS: dict[data.PacketTray, tuple[PacketState, ...]] = {
    "open": (PacketState.PROPOSED, PacketState.CHECKED, *sorted(AGAIN)),
    "under_way": (PacketState.APPROVED, *sorted(UNDER_WAY)),
    "done": (PacketState.PAID, PacketState.REFUSED),
}


@router.get("/packets", auth=Requires(SEE_PACKETS))
def get_packets(
    request: HttpRequest, query: Annotated[data.PacketQuery, Query(...)]
) -> data.PacketPage:
    """List packets of a tray, newest first."""
    found = list_packets(_TRAYS[query.tray], before=query.before, limit=_PAGE + 1)
    counted = count_by_state()
    visitor = visitor_of(request)
    return data.PacketPage(
        items=[_view(each, visitor) for each in found[:_PAGE]],
        next_before=found[_PAGE - 1].pk if len(found) > _PAGE else None,
        counts={
            tray: sum(counted.get(state, 0) for state in states) for tray, states in _TRAYS.items()
        },
    )


@router.get("/packets/budgets", auth=Requires(SEE_PACKETS))
def get_budgets(request: HttpRequest) -> list[data.BudgetView]:
    """Show what this month's budgets bear."""
    del request
    return [
        data.BudgetView(
            rule=each.rule,
            budget_fen=each.budget_fen,
            spent_fen=each.spent_fen,
            paid_fen=each.paid_fen,
            packets=each.packets,
        )
        for each in budgets_of_month(local_date(now()))
    ]


@router.get("/packets/reconciliation", auth=Requires(SEE_PACKETS))
def get_reconciliation(
    request: HttpRequest, query: Annotated[data.ReconciliationQuery, Query(...)]
) -> data.ReconciliationView:
    """Compare a day's packets with the provider's books."""
    del request
    found = reconcile(query.day)
    return data.ReconciliationView(
        day=query.day,
        packets=found.packets,
        amount_fen=found.amount_fen,
        differences=[
            data.PacketDifference(
                packet_id=each.packet_id,
                number=each.number,
                bill=each.bill,
                amount_fen=each.amount_fen,
                why=each.why,
            )
            for each in found.differences
        ],
    )


@router.post("/packets/{int:packet_id}/check", auth=Requires(DECIDE_PACKETS))
def post_check(request: HttpRequest, packet_id: int) -> data.PacketView:
    """Agree first."""
    by = visitor_of(request)
    decide.check(packet_id=packet_id, by=by, now=now())
    return _view(get_packet(packet_id), by)


@router.post("/packets/{int:packet_id}/approve", auth=Requires(DECIDE_PACKETS))
def post_approve(request: HttpRequest, packet_id: int) -> data.PacketView:
    """Agree second; it is paid."""
    by = visitor_of(request)
    decide.approve(packet_id=packet_id, by=by, now=now())
    return _view(get_packet(packet_id), by)


@router.post("/packets/{int:packet_id}/refuse", auth=Requires(DECIDE_PACKETS))
def post_refuse(
    request: HttpRequest, packet_id: int, body: data.PacketRefusalBody
) -> data.PacketView:
    """Do not reward."""
    by = visitor_of(request)
    decide.refuse(packet_id=packet_id, note=body.note, by=by, now=now())
    return _view(get_packet(packet_id), by)


def _view(packet: Packet, visitor: Visitor) -> data.PacketView:
    state = PacketState(packet.state)
    may = visitor.has(DECIDE_PACKETS)
    return data.PacketView(
        id=packet.pk,
        number=packet.order.number,
        topic=packet.order.topic.name,
        rule=packet.rule.name,
        amount_fen=packet.amount_fen,
        state=state,
        state_label=STATE_LABELS[state],
        proposed_at=packet.proposed_at,
        checked_by=packet.checked_by_label,
        approved_by=packet.approved_by_label,
        approved_at=packet.approved_at,
        bill=packet.bill,
        provider_bill=packet.provider_bill,
        settled_at=packet.settled_at,
        note=packet.note,
        may_check=may and (state is PacketState.PROPOSED or state in AGAIN),
        may_approve=may
        and state is PacketState.CHECKED
        and packet.checked_by_id != visitor.user_id,
        may_refuse=may and state in {PacketState.PROPOSED, PacketState.CHECKED},
    )
