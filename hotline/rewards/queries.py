"""Load packets and rules, and count what a month has spent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from hotline.reference.rules.calendar import SHANGHAI, local_date
from hotline.rewards.errors import NoPacket
from hotline.rewards.models import Packet, RewardRule
from hotline.rewards.rules.packets import SPENT, PacketState, month_start


@dataclass(frozen=True, slots=True)
class MonthBudget:
    """A rule's month: what it may spend, what is spoken for, what arrived."""

    rule: str
    budget_fen: int
    spent_fen: int
    paid_fen: int
    packets: int


def rules_on(day: date) -> list[RewardRule]:
    """Return the version of each rule that holds on a day."""
    begun = RewardRule.objects.filter(starts_on__lte=day).order_by("name", "-starts_on")
    return list(begun.distinct("name"))


def get_packet(packet_id: int) -> Packet:
    """Return a packet with its order and rule.

    Raises:
        NoPacket: there is none.

    """
    found = Packet.objects.filter(pk=packet_id).select_related("order", "rule").first()
    if found is None:
        msg = "没有这个红包。"
        raise NoPacket(msg)
    return found


def list_packets(states: Sequence[PacketState], *, before: int | None, limit: int) -> list[Packet]:
    """Return packets in any of the states, newest first, older than ``before``."""
    packets = Packet.objects.filter(state__in=states).select_related("order__topic", "rule")
    if before is not None:
        packets = packets.filter(pk__lt=before)
    return list(packets.order_by("-pk")[:limit])


def count_by_state() -> dict[str, int]:
    """Return how many packets stand where."""
    counted = Packet.objects.values("state").annotate(n=Count("pk")).order_by()
    return {row["state"]: row["n"] for row in counted}


def spent_in_month(rule_name: str, now: datetime) -> int:
    """Return what a rule's packets of this month have spoken for, in 分."""
    found = _of_month(local_date(now)).filter(rule__name=rule_name, state__in=SPENT)
    return found.aggregate(sum=Sum("amount_fen"))["sum"] or 0


def packets_of_purse(purse_index: str, now: datetime) -> int:
    """Return how many packets a purse was proposed this month and were not refused."""
    begins, ends = _month(local_date(now))
    of_purse = Packet.objects.filter(
        purse_index=purse_index, proposed_at__gte=begins, proposed_at__lt=ends
    )
    return of_purse.exclude(state=PacketState.REFUSED).count()


def budgets_of_month(day: date) -> list[MonthBudget]:
    """Return every rule's month."""
    counted: dict[str, Mapping[str, Any]] = {
        row["rule__name"]: row
        for row in _of_month(day)
        .values("rule__name")
        .annotate(
            spent=Sum("amount_fen", filter=Q(state__in=SPENT)),
            paid=Sum("amount_fen", filter=Q(state=PacketState.PAID)),
            n=Count("pk", filter=Q(state__in=SPENT)),
        )
        .order_by()
    }
    return [
        MonthBudget(
            rule=each.name,
            budget_fen=each.month_budget_fen,
            spent_fen=counted.get(each.name, {}).get("spent") or 0,
            paid_fen=counted.get(each.name, {}).get("paid") or 0,
            packets=counted.get(each.name, {}).get("n") or 0,
        )
        for each in rules_on(day)
    ]


def _of_month(day: date) -> QuerySet[Packet]:
    begins, ends = _month(day)
    return Packet.objects.filter(approved_at__gte=begins, approved_at__lt=ends)


def _month(day: date) -> tuple[datetime, datetime]:
    first = month_start(day)
    following = month_start(first + timedelta(days=32))
    return (
        datetime.combine(first, time(), SHANGHAI),
        datetime.combine(following, time(), SHANGHAI),
    )
