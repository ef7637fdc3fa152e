"""What each operator did in a stretch of time, from call facts and states (话务量统计)."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, Q, Sum

from hotline.telephony.models import CallFact, CallRecord
from hotline.telephony.state_queries import seconds_by_operator

_MISSED = ["no_answer", "declined", "unreachable"]


@dataclass(slots=True)
class OperatorWork:
    """One operator's stretch; calls are counted by the time this operator took them."""

    operator_id: int
    taken: int = 0
    """Citizens' calls talked in, transfers included."""
    placed: int = 0
    """Outbound calls that were answered."""
    talk_seconds: float = 0
    """Without hold."""
    hold_seconds: float = 0
    wrap_up_seconds: float = 0
    wrap_ups: int = 0
    offered: int = 0
    missed: int = 0
    transfers: int = 0
    ratings: int = 0
    rating_sum: int = 0
    states: dict[str, float] = field(default_factory=dict)
    """State → seconds."""

    @property
    def handled(self) -> int:
        """Every talk, either way."""
        return self.taken + self.placed

    @property
    def average_handling_time(self) -> float | None:
        """Talk, hold and wrap-up per talk."""
        seconds = self.talk_seconds + self.hold_seconds + self.wrap_up_seconds
        return seconds / self.handled if self.handled else None

    @property
    def occupancy(self) -> float | None:
        """Busy out of busy and ready."""
        busy = self.states.get("talking", 0) + self.states.get("wrap_up", 0)
        online = busy + self.states.get("ready", 0)
        return busy / online if online else None


def list_operator_work(
    since: datetime, until: datetime, now: datetime, operator_id: int | None = None
) -> list[OperatorWork]:
    """Return everybody who did something, or one operator, by account id."""
    found: dict[int, OperatorWork] = {}
    for who, states in seconds_by_operator(since, until, now).items():
        found.setdefault(who, OperatorWork(who)).states = states
    _count_facts(found, since, until)
    _count_ratings(found, since, until)
    return [found[each] for each in sorted(found) if operator_id is None or each == operator_id]


def _count_facts(found: dict[int, OperatorWork], since: datetime, until: datetime) -> None:
    rows = CallFact.objects.filter(
        began_at__gte=since,
        began_at__lt=until,
        operator_id__gt=0,
        call__record__is_test=False,
        kind__in=["talk", "hold", "wrap_up", "offer", "transfer"],
    )
    sums = rows.values("operator_id", "kind", way_in=F("call__record__direction")).annotate(
        times=Count("pk"),
        length=Sum("seconds"),
        missed=Count("pk", filter=Q(outcome__in=_MISSED)),
    )
    for each in sums:
        who = int(each["operator_id"] or 0)
        work = found.setdefault(who, OperatorWork(who))
        _add(work, each["kind"], each["way_in"], each["times"], each["length"] or 0.0)
        work.missed += each["missed"] if each["kind"] == "offer" else 0


def _add(work: OperatorWork, kind: str, direction: str, times: int, seconds: float) -> None:
    match kind:
        case "talk":
            work.talk_seconds += seconds
            if direction == "outbound":
                work.placed += times
            else:
                work.taken += times
        case "hold":
            work.hold_seconds += seconds
            work.talk_seconds -= seconds
        case "wrap_up":
            work.wrap_up_seconds += seconds
            work.wrap_ups += times
        case "offer":
            work.offered += times
        case _:
            work.transfers += times


def _count_ratings(found: dict[int, OperatorWork], since: datetime, until: datetime) -> None:
    rows = CallRecord.objects.filter(
        rating__isnull=False, is_test=False, answered_at__gte=since, answered_at__lt=until
    )
    for each in rows.values("operator_id").annotate(times=Count("pk"), stars=Sum("rating")):
        if each["operator_id"] in found:
            found[each["operator_id"]].ratings = each["times"]
            found[each["operator_id"]].rating_sum = each["stars"]
