"""Tell a citizen who asks in a chat how far the orders are, in the words of the page."""

from datetime import datetime

from hotline.portal.cases import find_case
from hotline.portal.rules.standing import HOTLINE
from hotline.portal.standings import Standing, standing_of_order
from hotline.reference.rules.calendar import spoken_moment


def tell_orders(number: str, now: datetime) -> list[str]:
    """Return one sentence after the other for each order of a receipt; none: there is no order."""
    case = find_case(number)
    orders = case.orders if case else ()
    return [
        sentence
        for order in orders
        for sentence in _about(standing_of_order(order, now=now, is_own=False))
    ]


def _about(standing: Standing) -> list[str]:
    holder = f"现由{standing.holder_label}办理"
    if standing.holder_label == HOTLINE:
        holder = f"现在 {HOTLINE}"
    latest = f"，最迟 {spoken_moment(standing.latest_at)}" if standing.latest_at else ""
    return [
        f"工单 {standing.number}：{standing.state_label}。",
        f"{holder}（{spoken_moment(standing.since)} 起）{latest}。",
        f"下一步：{standing.next_step}",
    ]
