"""The lists that forms choose from."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires
from hotline.organizations.models import Department
from hotline.organizations.queries import list_departments
from hotline.reference.api.schemas import AreaOut, ChoiceOut, DepartmentOut, TopicOut
from hotline.reference.permissions import LOOK_UP
from hotline.reference.queries import list_areas, list_topics
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, URGENCY_LABELS

router = Router(tags=["reference"])


@router.get("/reference/areas", auth=Requires(LOOK_UP))
def get_areas(request: HttpRequest) -> list[AreaOut]:  # noqa: ARG001 - ninja passes it
    """Return the city's areas by code."""
    return [
        AreaOut(
            code=area.code,
            name=area.name,
            level=area.level,
            parent_code=area.parent.code if area.parent else "",
        )
        for area in list_areas()
    ]


@router.get("/reference/topics", auth=Requires(LOOK_UP))
def get_topics(request: HttpRequest) -> list[TopicOut]:  # noqa: ARG001 - ninja passes it
    """Return the topics by code."""
    return [
        TopicOut(
            code=topic.code, name=topic.name, parent_code=topic.parent.code if topic.parent else ""
        )
        for topic in list_topics()
    ]


@router.get("/reference/departments", auth=Requires(LOOK_UP))
def get_departments(request: HttpRequest) -> list[DepartmentOut]:  # noqa: ARG001 - ninja passes it
    """Return the tree of departments in the city's order."""
    below: dict[int | None, list[Department]] = {}
    for department in list_departments():
        below.setdefault(department.parent_id, []).append(department)
    return _branch(below, None)


def _branch(below: dict[int | None, list[Department]], parent: int | None) -> list[DepartmentOut]:
    return [
        DepartmentOut(
            id=each.pk,
            code=each.code,
            name=each.name,
            short_name=each.short_name,
            duties=each.duties,
            children=_branch(below, each.pk),
        )
        for each in below.get(parent, [])
    ]


@router.get("/reference/appeal-types", auth=Requires(LOOK_UP))
def get_appeal_types(request: HttpRequest) -> list[ChoiceOut]:  # noqa: ARG001 - ninja passes it
    """Return the types of appeal."""
    return [ChoiceOut(value=each, label=label) for each, label in APPEAL_TYPE_LABELS.items()]


@router.get("/reference/urgencies", auth=Requires(LOOK_UP))
def get_urgencies(request: HttpRequest) -> list[ChoiceOut]:  # noqa: ARG001 - ninja passes it
    """Return the degrees of urgency."""
    return [ChoiceOut(value=each, label=label) for each, label in URGENCY_LABELS.items()]
