"""What is asked of a provider, and how it answers: pure."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.rewards.rules.packets import PacketState


class Progress(StrEnum):
    """How far a payment has come at the provider."""

    UNKNOWN = "unknown"
    """It never heard of the bill: it may be sent."""
    UNDER_WAY = "under_way"
    CONFIRMING = "confirming"
    PAID = "paid"
    FAILED = "failed"
    LAPSED = "lapsed"


STATE_OF: dict[Progress, PacketState] = {
    Progress.UNDER_WAY: PacketState.SENDING,
    Progress.CONFIRMING: PacketState.CONFIRMING,
    Progress.PAID: PacketState.PAID,
    Progress.FAILED: PacketState.FAILED,
    Progress.LAPSED: PacketState.LAPSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment that is asked for; ``bill`` makes it once."""

    bill: str
    purse: str
    amount_fen: int
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a payment stands at the provider."""

    progress: Progress
    provider_bill: str = ""
    amount_fen: int | None = None
    receipt: str = ""
    note: str = ""


def mismatch_of(*, ours: PacketState, amount_fen: int, theirs: Standing) -> str:
    """Return how our books differ from the provider's; empty when they agree."""
    expected = STATE_OF.get(theirs.progress)
    if expected is None:
        return "微信支付没有这笔转账"
    if expected is not ours:
        return f"微信支付为“{theirs.progress.value}”"
    if theirs.amount_fen is not None and theirs.amount_fen != amount_fen:
        return f"金额不符：微信支付 {theirs.amount_fen / 100:.2f} 元"
    return ""
