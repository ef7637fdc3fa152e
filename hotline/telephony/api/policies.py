"""Queues, hours, numbers and contacts: list, save, remove."""

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.remove_policy import remove_policy
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.api.policy_schemas import (
    ContactBody,
    ContactOut,
    CountOut,
    HoursBody,
    HoursOut,
    NumberBody,
    NumberOut,
    QueueBody,
    QueueOut,
    RemoveBody,
    SkillBody,
    SkillOut,
    entry_out,
)
from hotline.telephony.api.room_schemas import RoomBody, RoomOut
from hotline.telephony.floor_permissions import CONFIGURE, TUNE_FLOOR, VIEW_CONFIGURATION
from hotline.telephony.policy_queries import list_entries
from hotline.telephony.rules.policy import Kind

router = Router(tags=["telephony-policy"])


def _list(kind: Kind) -> list[dict[str, object]]:
    return [entry_out(each) for each in list_entries(kind)]


def _save(request: HttpRequest, kind: Kind, content: BaseModel, revision: int) -> dict[str, object]:
    visitor = visitor_of(request)
    row = save_policy(kind=kind, content=content, revision=revision, by=visitor, now=now())
    return entry_out(row)


def _remove(request: HttpRequest, kind: Kind, body: RemoveBody) -> CountOut:
    visitor = visitor_of(request)
    remove_policy(kind=kind, name=body.name, revision=body.revision, by=visitor, now=now())
    return CountOut(changed=1)


@router.get("/telephony/queues", auth=Requires(VIEW_CONFIGURATION), response=list[QueueOut])
def get_queues(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the queues (队列) and their rules."""
    return _list("queue")


@router.post("/telephony/queues/save", auth=Requires(TUNE_FLOOR), response=QueueOut)
def save_queue(request: HttpRequest, body: QueueBody) -> dict[str, object]:
    """Set a queue."""
    return _save(request, "queue", body.content, body.revision)


@router.post("/telephony/queues/remove", auth=Requires(CONFIGURE))
def remove_queue(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove a queue that nothing needs."""
    return _remove(request, "queue", body)


@router.get("/telephony/hours", auth=Requires(VIEW_CONFIGURATION), response=list[HoursOut])
def get_hours(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the opening hours (时段)."""
    return _list("hours")


@router.post("/telephony/hours/save", auth=Requires(CONFIGURE), response=HoursOut)
def save_hours(request: HttpRequest, body: HoursBody) -> dict[str, object]:
    """Set opening hours."""
    return _save(request, "hours", body.content, body.revision)


@router.post("/telephony/hours/remove", auth=Requires(CONFIGURE))
def remove_hours(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove opening hours that no flow asks."""
    return _remove(request, "hours", body)


@router.get("/telephony/numbers", auth=Requires(VIEW_CONFIGURATION), response=list[NumberOut])
def get_numbers(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the numbers citizens dial (接入号码) and the flow of each."""
    return _list("number")


@router.post("/telephony/numbers/save", auth=Requires(CONFIGURE), response=NumberOut)
def save_number(request: HttpRequest, body: NumberBody) -> dict[str, object]:
    """Set which flow a number runs."""
    return _save(request, "number", body.content, body.revision)


@router.post("/telephony/numbers/remove", auth=Requires(CONFIGURE))
def remove_number(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove a number."""
    return _remove(request, "number", body)


@router.get("/telephony/contacts", auth=Requires(VIEW_CONFIGURATION), response=list[ContactOut])
def get_contacts(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List outside contacts (专席、部门、110 等)."""
    return _list("contact")


@router.post("/telephony/contacts/save", auth=Requires(TUNE_FLOOR), response=ContactOut)
def save_contact(request: HttpRequest, body: ContactBody) -> dict[str, object]:
    """Set an outside contact."""
    return _save(request, "contact", body.content, body.revision)


@router.post("/telephony/contacts/remove", auth=Requires(TUNE_FLOOR))
def remove_contact(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove an outside contact."""
    return _remove(request, "contact", body)


@router.get("/telephony/skill-names", auth=Requires(VIEW_CONFIGURATION), response=list[SkillOut])
def get_skill_names(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the city's own skills: dialects, desks (专席)."""
    return _list("skill")


@router.post("/telephony/skill-names/save", auth=Requires(CONFIGURE), response=SkillOut)
def save_skill_name(request: HttpRequest, body: SkillBody) -> dict[str, object]:
    """Set a skill queues may ask and people may have."""
    return _save(request, "skill", body.content, body.revision)


@router.post("/telephony/skill-names/remove", auth=Requires(CONFIGURE))
def remove_skill_name(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove a skill from the choices; people who have it keep it."""
    return _remove(request, "skill", body)


@router.get("/telephony/rooms", auth=Requires(VIEW_CONFIGURATION), response=list[RoomOut])
def get_rooms(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the rooms (座位图): where the desks of the floor stand."""
    return _list("room")


@router.post("/telephony/rooms/save", auth=Requires(TUNE_FLOOR), response=RoomOut)
def save_room(request: HttpRequest, body: RoomBody) -> dict[str, object]:
    """Set where a room's desks stand."""
    return _save(request, "room", body.content, body.revision)


@router.post("/telephony/rooms/remove", auth=Requires(TUNE_FLOOR))
def remove_room(request: HttpRequest, body: RemoveBody) -> CountOut:
    """Remove a room; its seats stay."""
    return _remove(request, "room", body)
