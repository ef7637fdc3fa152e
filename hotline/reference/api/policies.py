"""The doors of policy: the limits in force, and how open questions of the contract are read."""

from datetime import date

from django.http import HttpRequest

from hotline.accounts.guard import Requires
from hotline.core.clock import now
from hotline.reference.api.lists import router
from hotline.reference.api.schemas import LimitOut, ReadingChoiceOut, ReadingOut
from hotline.reference.models import LimitPolicy, Reading
from hotline.reference.permissions import READ_POLICY
from hotline.reference.queries import list_calendars, list_limits, list_readings
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.limits import STAGES, measure_label
from hotline.reference.rules.readings import TOUCHES_LABELS


@router.get("/reference/limits", auth=Requires(READ_POLICY))
def get_limits(request: HttpRequest) -> list[LimitOut]:  # noqa: ARG001 - ninja passes it
    """Return the limits in force today."""
    labels = list_calendars()
    return [_limit(each, labels) for each in list_limits(_today())]


@router.get("/reference/readings", auth=Requires(READ_POLICY))
def get_readings(request: HttpRequest) -> list[ReadingOut]:  # noqa: ARG001 - ninja passes it
    """Return how the contract is read today where it is silent or contradicts itself."""
    return [_reading(each) for each in list_readings(_today())]


def _today() -> date:
    return local_date(now())


def _limit(each: LimitPolicy, labels: dict[str, str]) -> LimitOut:
    return LimitOut(
        name=each.name,
        label=each.label,
        starts_on=each.starts_on,
        measure=measure_label(minutes=each.minutes, working_days=each.working_days),
        calendar_label=labels.get(each.calendar, each.calendar),
        acting_label=labels.get(each.act_within, each.act_within),
        stages=sorted({*(each.stages or STAGES), STAGES[-1]}),
    )


def _reading(each: Reading) -> ReadingOut:
    told = each.explanation
    return ReadingOut(
        key=each.key,
        starts_on=each.starts_on,
        question=told["question"],
        clause=told["clause"],
        touches=told["touches"],
        touches_label=TOUCHES_LABELS[told["touches"]],
        chosen=each.chosen,
        why=told["why"],
        effect=told["effect"],
        choices=[ReadingChoiceOut(**choice) for choice in told["choices"]],
    )
