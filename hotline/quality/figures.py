"""What inspections add up to: by person, and how far the machine may be trusted by item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.quality.models import InspectedItem, Inspection
from hotline.quality.queries import InspectionSearch, narrowed, visible_inspections
from hotline.quality.rules.agreement import Agreement
from hotline.quality.rules.disputes import DisputeState
from hotline.quality.rules.states import InspectionState
from hotline.quality.rules.verdicts import Verdict

_INSPECTED = Q(state=InspectionState.INSPECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFigures:
    """One person's stretch: what the machine said of all, and people of those they judged."""

    person: int
    pre_scored: int
    """Judged by the machine, of which it could say anything."""
    machine_average: float | None
    inspected: int
    person_average: float | None
    """Of those a person judged: the score in force."""
    red_lines: int
    """Confirmed by a person."""
    disputes: int
    upheld: int


def figures_by_person(search: InspectionSearch, *, visitor: Visitor) -> list[PersonFigures]:
    """Return everybody the visitor may see, the lowest of the judged first."""
    rows = narrowed(visible_inspections(visitor), search).filter(operator_id__isnull=False)
    counted = (
        rows.order_by()
        .values("operator_id")
        .annotate(
            pre_scored=Count("pk", filter=Q(machine_score__isnull=False)),
            machine_average=Avg("machine_score"),
            inspected=Count("pk", filter=_INSPECTED),
            person_average=Avg("score", filter=_INSPECTED),
            red_lines=Count("pk", filter=_INSPECTED & Q(is_red=True)),
            disputes=Count("dispute"),
            upheld=Count("dispute", filter=Q(dispute__state=DisputeState.UPHELD)),
        )
        .order_by(F("person_average").asc(nulls_last=True), "operator_id")
    )
    found: list[dict[str, Any]] = [{**each} for each in counted]
    return [PersonFigures(person=each.pop("operator_id"), **each) for each in found]


def agreement_by_item(search: InspectionSearch, *, visitor: Visitor) -> list[Agreement]:
    """Return item → how often people said the same as the machine, in the scorecard's order."""
    seen = narrowed(visible_inspections(visitor), search).filter(_INSPECTED)
    return list(_counted(seen.order_by().values("pk")))


def _counted(inspections: QuerySet[Inspection, Any]) -> Iterator[Agreement]:
    other = Q(is_agreed=False)
    took = Q(person_points__lt=F("machine_points"))
    gave = Q(person_points__gt=F("machine_points"))
    crossed = Q(is_red_line=True)
    rows = (
        InspectedItem.objects.filter(inspection__in=inspections, is_agreed__isnull=False)
        .order_by()
        .values("code", "label")
        .annotate(
            both=Count("pk"),
            agreed=Count("pk", filter=Q(is_agreed=True)),
            too_strict=Count(
                "pk", filter=other & (gave | crossed & Q(machine_verdict=Verdict.MISSED))
            ),
            too_lenient=Count(
                "pk", filter=other & (took | crossed & Q(person_verdict=Verdict.MISSED))
            ),
        )
        .order_by("code", "label")
    )
    for each in rows:
        yield Agreement(**each)
