"""Give seats a kind, a group, networks (调整坐席)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from typing import Any

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.errors import UnknownSeat
from hotline.telephony.models import Seat
from hotline.telephony.policy_events import SeatsPlanned


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What changes; None stays as it is."""

    label: str | None = None
    kind: str | None = None
    group: str | None = None
    acl: list[str] | None = None
    is_active: bool | None = None

    def fields(self) -> dict[str, Any]:
        """Return the fields that change."""
        return {
            name: value
            for name in ("label", "kind", "group", "acl", "is_active")
            if (value := getattr(self, name)) is not None
        }


def plan_seats(
    *, extensions: Sequence[str], change: SeatChange, by: Actor, now: datetime
) -> list[Seat]:
    """Change seats together, and publish; the city's file leaves them alone from now on.

    Raises:
        UnknownSeat: one of them does not exist.
        Invalid: a network is none.
        Contradiction: a flow or queue still needs what they were.

    """
    _refuse_networks(change.acl or [])
    with writing():
        seats = list(Seat.objects.select_for_update().filter(extension__in=extensions))
        missing = sorted(set(extensions) - {each.extension for each in seats})
        if missing:
            msg = f"没有坐席 {'、'.join(missing[:5])}。"
            raise UnknownSeat(msg)
        wanted = change.fields()
        old = [{"extension": s.extension, **{n: getattr(s, n) for n in wanted}} for s in seats]
        for seat in seats:
            for name, value in wanted.items():
                setattr(seat, name, value)
            seat.is_from_city = False
            seat.save()
        planned = SeatsPlanned(extensions=[each.extension for each in seats], old=old, new=wanted)
        record(planned, subject_id="seats", by=by, now=now, correlation_id=None)
        republish(by=by, now=now)
    return seats


def add_seats(*, first: int, last: int, change: SeatChange, by: Actor, now: datetime) -> list[Seat]:
    """Create seats with extensions from ``first`` to ``last``; those that exist are changed.

    Raises:
        Invalid: a network is none.

    """
    with writing():
        wanted = [str(each) for each in range(first, last + 1)]
        known = set(Seat.objects.filter(extension__in=wanted).values_list("extension", flat=True))
        Seat.objects.bulk_create(Seat(extension=each) for each in wanted if each not in known)
        return plan_seats(extensions=wanted, change=change, by=by, now=now)


def _refuse_networks(acl: Sequence[str]) -> None:
    for each in acl:
        try:
            ip_network(each, strict=False)
        except ValueError as error:
            msg = f"“{each}”不是网段，应写作 10.1.2.0/24 这样的形式。"
            raise Invalid(msg, fields={"acl": msg}) from error
