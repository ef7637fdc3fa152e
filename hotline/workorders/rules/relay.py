"""When a department may speak with the citizen through the hotline (中转通话), and how often."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.citizens.rules.numbers import normalize_number
from hotline.workorders.rules.workflow import WAITS_FOR, State

VALID = timedelta(minutes=10)
"""How long a pass lasts; it is good for one call."""
PASSES_A_DAY = 5
"""So many passes for one order by one person: more is pestering."""
SHORTEST_REASON = 4
_OWN_PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7}")
"""A mobile or a landline; never a short number, least of all an emergency's."""
_NOT_IN_HAND = (
    State.AWAITING_DISPATCH,
    State.FORWARDED,
    State.SPLIT,
    State.MERGED,
    State.HANDLED,
    State.CLOSED,
)


@dataclass(frozen=True, slots=True)
class RelayDenial:
    """Why no pass is given: a stable word and a Chinese sentence."""

    code: str
    message: str


def why_not(
    *, state: State, is_confidential: bool, is_anonymous: bool, passes_today: int
) -> RelayDenial | None:
    """Say why the citizen may not be called for this order; None: a pass may be given."""
    if is_anonymous:
        return RelayDenial("anonymous", "诉求人匿名反映，不接受承办单位联系。")
    if is_confidential:
        return RelayDenial(
            "confidential", "诉求人要求保密，不能直接通话；如需核实情况，请通过热线转达。"
        )
    if state in _NOT_IN_HAND:
        return RelayDenial("not_now", f"{WAITS_FOR[state]}，现在不能联系诉求人。")
    if passes_today >= PASSES_A_DAY:
        return RelayDenial("too_many", f"同一工单每人每天最多中转通话 {PASSES_A_DAY} 次。")
    return None


def faults_of_request(phone: str, reason: str) -> dict[str, str]:
    """Return what a request lacks: the phone to ring first, and what the call is for."""
    faults = {}
    if not _OWN_PHONE.fullmatch(normalize_number(phone)):
        faults["phone"] = "请填写您接听的电话号码，手机或带区号的座机。"
    if len(reason.strip()) < SHORTEST_REASON:
        faults["reason"] = f"请写明通话事由，不少于 {SHORTEST_REASON} 个字。"
    return faults


def why_spent(
    *, used_at: datetime | None, valid_until: datetime, now: datetime
) -> RelayDenial | None:
    """Say why a pass is good for nothing any more; None: it may be used."""
    if used_at is not None:
        return RelayDenial("pass_used", "这次中转通话已经拨打过；如需再次联系，请重新申请。")
    if now >= valid_until:
        return RelayDenial("pass_expired", "中转通话已过有效时间，请重新申请。")
    return None
