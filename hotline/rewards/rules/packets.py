"""Who gets a red packet (红包), how much, and what may follow what: pure (RWD-01, 附3 质量D)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PacketState(StrEnum):
    """From the proposal to the citizen's purse, or not."""

    PROPOSED = "proposed"
    CHECKED = "checked"
    APPROVED = "approved"
    SENDING = "sending"
    CONFIRMING = "confirming"
    PAID = "paid"
    FAILED = "failed"
    LAPSED = "lapsed"
    REFUSED = "refused"


STATE_LABELS: dict[PacketState, str] = {
    PacketState.PROPOSED: "待初审",
    PacketState.CHECKED: "待复核",
    PacketState.APPROVED: "待发放",
    PacketState.SENDING: "发放中",
    PacketState.CONFIRMING: "待市民领取",
    PacketState.PAID: "已到账",
    PacketState.FAILED: "发放失败",
    PacketState.LAPSED: "逾期未领",
    PacketState.REFUSED: "不予奖励",
}
UNSENT = frozenset({PacketState.PROPOSED, PacketState.CHECKED, PacketState.APPROVED})
UNDER_WAY = frozenset({PacketState.SENDING, PacketState.CONFIRMING})
SPENT = frozenset(
    {PacketState.APPROVED, PacketState.SENDING, PacketState.CONFIRMING, PacketState.PAID}
)
"""What counts against the budget: once approved, the money is spoken for."""
AGAIN = frozenset({PacketState.FAILED, PacketState.LAPSED})
"""May be approved anew; the provider's number changes with each round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardTerms:
    """A rule as it holds on a day."""

    name: str
    channels: AbstractSet[str]
    appeal_types: AbstractSet[str]
    amount_fen: int
    packets_a_month: int
    """For one citizen."""
    month_budget_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """A closed order as a rule looks at it."""

    channel: str
    appeal_type: str
    closing: str
    has_purse: bool
    """We know the citizen's WeChat identity."""
    packets_this_month: int


def why_not(order: Candidacy, terms: RewardTerms, *, refused_closings: AbstractSet[str]) -> str:
    """Return why the order earns no packet; empty: it does."""
    if order.channel not in terms.channels:
        return "渠道不在奖励范围"
    if order.appeal_type not in terms.appeal_types:
        return "诉求类型不在奖励范围"
    if order.closing in refused_closings:
        return "工单未正常办结"
    if not order.has_purse:
        return "没有市民的微信身份"
    if order.packets_this_month >= terms.packets_a_month:
        return f"该市民本月已有 {order.packets_this_month} 个红包"
    return ""


def month_start(day: date) -> date:
    """Return the first day of the month a budget belongs to."""
    return day.replace(day=1)


def bill_number(packet_id: int, round_: int) -> str:
    """Return the number the provider knows a payment by: the same again pays nothing twice."""
    return f"HB{packet_id:012d}R{round_:02d}"


def fault_of_budget(*, amount_fen: int, spent_fen: int, budget_fen: int) -> str:
    """Return why the month's budget does not bear the packet; empty when it does."""
    left = budget_fen - spent_fen
    if amount_fen <= left:
        return ""
    return f"本月奖励预算只余 {left / 100:.2f} 元，不足以发放 {amount_fen / 100:.2f} 元。"
