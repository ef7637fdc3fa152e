"""Load inspections: an inspector's all, a leader's team's, one's own once a person judged."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.cursors import number_in
from hotline.organizations.models import Team
from hotline.quality.errors import NoInspection
from hotline.quality.models import Dispute, InspectedItem, Inspection, Scorecard
from hotline.quality.permissions import INSPECT, SEE_ALL_QUALITY
from hotline.quality.rules.disputes import DisputeState
from hotline.quality.rules.scorecards import Subject
from hotline.quality.rules.states import InspectionState
from hotline.workorders.queries import cleared

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionSearch:
    """What is looked for; empty fields filter nothing."""

    subject: str = ""
    state: str = ""
    person: int | None = None
    team: str = ""
    skill: str = ""
    since: datetime | None = None
    until: datetime | None = None
    is_red: bool = False
    is_disputed: bool = False
    """Disputes that wait for a ruling."""
    sampled_on: date | None = None


def scorecard_on(subject: Subject, day: date) -> Scorecard | None:
    """Return the version that holds on a day."""
    begun = Scorecard.objects.filter(subject=subject, starts_on__lte=day)
    return begun.order_by("-starts_on").first()


def people_of_teams(led_by: int) -> list[int]:
    """Return the members of the teams somebody leads."""
    members = Team.objects.filter(leader_id=led_by, members__isnull=False)
    return list(members.values_list("members", flat=True).distinct())


def visible_inspections(visitor: Visitor) -> QuerySet[Inspection]:
    """Return the inspections the visitor may know of; never one of an order too secret."""
    rows = Inspection.objects.filter(Q(order__isnull=True) | cleared(visitor, "order__"))
    if visitor.has(SEE_ALL_QUALITY):
        return rows
    seen = Q(operator_id=visitor.user_id, state=InspectionState.INSPECTED)
    if visitor.has(INSPECT):
        seen |= Q(operator_id__in=people_of_teams(visitor.user_id))
    return rows.filter(seen)


def search_inspections(
    search: InspectionSearch, *, visitor: Visitor, cursor: str = ""
) -> tuple[list[Inspection], str]:
    """Return one page, crossed red lines first, then the worst; and the next cursor.

    Raises:
        Invalid: the cursor is none of ours.

    """
    rows = narrowed(visible_inspections(visitor), search)
    if cursor:
        rank, _, last_id = cursor.partition("|")
        worse = number_in(rank)
        rows = rows.filter(Q(rank__gt=worse) | Q(rank=worse, pk__lt=number_in(last_id)))
    rows = rows.select_related("order", "call", "scorecard", "dispute", "sampled__sample")
    found = list(rows.order_by("rank", "-pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.rank}|{last.pk}" if last else ""


def narrowed(rows: QuerySet[Inspection], search: InspectionSearch) -> QuerySet[Inspection]:
    """Return the rows that are looked for."""
    exact = {
        "state": search.state,
        "operator_id": search.person,
        "skill": search.skill,
        "sampled__sample__day": search.sampled_on,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if search.subject:
        rows = rows.filter(call__isnull=search.subject != Subject.CALL)
    if search.team:
        members = Team.objects.filter(code=search.team, members__isnull=False)
        rows = rows.filter(operator_id__in=members.values("members"))
    if search.since is not None:
        rows = rows.filter(happened_at__gte=search.since)
    if search.until is not None:
        rows = rows.filter(happened_at__lt=search.until)
    if search.is_red:
        rows = rows.filter(is_red=True)
    if search.is_disputed:
        rows = rows.filter(dispute__state=DisputeState.OPEN)
    return rows


def get_inspection(inspection_id: int, *, visitor: Visitor) -> Inspection:
    """Return one inspection with what it is of.

    Raises:
        NoInspection: there is none, or it is none of the visitor's business.

    """
    rows = visible_inspections(visitor).select_related(
        "order", "call", "scorecard", "dispute", "sampled__sample"
    )
    return _found(rows.filter(pk=inspection_id))


def get_inspection_locked(inspection_id: int, *, visitor: Visitor) -> Inspection:
    """Return one inspection, locked; call it inside ``writing()``.

    Raises:
        NoInspection: there is none, or it is none of the visitor's business.

    """
    rows = visible_inspections(visitor).select_for_update(of=("self",))
    return _found(rows.select_related("order", "call", "scorecard").filter(pk=inspection_id))


def items_of(inspection: Inspection) -> list[InspectedItem]:
    """Return the items in the scorecard's order."""
    return list(InspectedItem.objects.filter(inspection=inspection).order_by("position"))


def dispute_of(inspection: Inspection) -> Dispute | None:
    """Return the dispute of a result, if there is one."""
    return Dispute.objects.filter(inspection=inspection).first()


def count_open_disputes(visitor: Visitor) -> int:
    """Return how many disputes wait that the visitor may see."""
    return visible_inspections(visitor).filter(dispute__state=DisputeState.OPEN).count()


def people_seen(visitor: Visitor) -> list[int]:
    """Return the people of whom there are inspections the visitor may see."""
    rows = visible_inspections(visitor).order_by().values_list("operator_id", flat=True)
    return [each for each in rows.distinct() if each is not None]


def skills_seen(visitor: Visitor) -> list[str]:
    """Return the skills of the calls the visitor may see inspections of."""
    rows = visible_inspections(visitor).exclude(skill="")
    return list(rows.order_by("skill").values_list("skill", flat=True).distinct())


def _found(rows: QuerySet[Inspection]) -> Inspection:
    inspection = rows.first()
    if inspection is None:
        msg = "没有这条质检，或您无权查看。"
        raise NoInspection(msg)
    return inspection
