"""Messages of the floor with their receipts, and who could be called in (召集名单)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from hotline.accounts.queries import list_display_names
from hotline.accounts.visitor import Visitor
from hotline.telephony.floor_errors import NoSuchMessage
from hotline.telephony.models import FloorMessage, FloorReceipt, SeatSession
from hotline.telephony.queries import list_running_sessions
from hotline.telephony.rules.floor_messages import CALL_OUT, LASTS
from hotline.telephony.skill_queries import list_call_takers, skills_by_operator

_SHOWN = timedelta(hours=24)
_MOST = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """A message with who was told."""

    message: FloorMessage
    receipts: list[FloorReceipt]
    names: Mapping[int, str]

    def count(self, *answers: str) -> int:
        """Count the receipts with one of the answers."""
        return sum(each.answer in answers for each in self.receipts)


@dataclass(frozen=True, slots=True)
class OffDuty:
    """Somebody who takes calls and sits nowhere now."""

    operator_id: int
    name: str
    skills: Mapping[str, int]
    left_at: datetime | None
    """When they last left a seat."""
    asked_at: datetime | None
    """When they were last called in, while that still counts."""
    answer: str


def operators_at_work(queue: str, now: datetime) -> list[int]:
    """Return who sits at a seat; with a queue, those who serve it."""
    seated = [each.operator_id for each in list_running_sessions(now)]
    if not queue:
        return seated
    own, default = skills_by_operator(seated)
    return [each for each in seated if own.get(each, default).get(f"queue:{queue}", 0) > 0]


def list_messages(now: datetime) -> list[Sent]:
    """Return the messages of the last day with their receipts, newest first."""
    recent = FloorMessage.objects.filter(sent_at__gt=now - _SHOWN)
    messages = list(recent.prefetch_related("receipts")[:_MOST])
    told = {each.operator_id for message in messages for each in message.receipts.all()}
    names = list_display_names(told)
    return [Sent(message, list(message.receipts.all()), names) for message in messages]


def list_own_messages(visitor: Visitor, now: datetime) -> list[FloorMessage]:
    """Return what the visitor was told and has not answered, oldest first."""
    waiting = FloorReceipt.objects.filter(
        operator_id=visitor.user_id, answer="", message__expires_at__gt=now
    )
    found = waiting.select_related("message").order_by("message__sent_at", "pk")
    return [each.message for each in found]


def get_own_receipt(message_id: int, *, visitor: Visitor) -> FloorReceipt:
    """Return the visitor's receipt of a message, locked.

    Raises:
        NoSuchMessage: there is none, or it was for others.

    """
    rows = FloorReceipt.objects.select_for_update(of=("self",)).select_related("message")
    receipt = rows.filter(message_id=message_id, operator_id=visitor.user_id).first()
    if receipt is None:
        msg = "没有这条通知，或不是发给您的。"
        raise NoSuchMessage(msg)
    return receipt


def list_off_duty(skill: str, now: datetime) -> list[OffDuty]:
    """Return who takes calls, has the skill (any, when empty) and sits nowhere, by name."""
    seated = {each.operator_id for each in list_running_sessions(now)}
    people = [each for each in list_call_takers() if each.user_id not in seated]
    ids = [each.user_id for each in people]
    own, default = skills_by_operator(ids)
    left, asked = _left_at(ids), _asked(ids, now)
    return [
        OffDuty(
            operator_id=each.user_id,
            name=each.display_name,
            skills=skills,
            left_at=left.get(each.user_id),
            asked_at=receipt.message.sent_at if receipt else None,
            answer=receipt.answer if receipt else "",
        )
        for each in people
        for skills in (own.get(each.user_id, default),)
        for receipt in (asked.get(each.user_id),)
        if not skill or skills.get(skill, 0) > 0
    ]


def _left_at(ids: Iterable[int]) -> dict[int, datetime]:
    sessions = SeatSession.objects.filter(operator_id__in=ids, ended_at__isnull=False)
    last = sessions.values("operator_id").annotate(last=Max("ended_at"))
    return dict(last.values_list("operator_id", "last"))


def _asked(ids: Iterable[int], now: datetime) -> dict[int, FloorReceipt]:
    rows = FloorReceipt.objects.filter(
        operator_id__in=ids, message__kind=CALL_OUT, message__sent_at__gt=now - LASTS[CALL_OUT]
    )
    newest_last = rows.select_related("message").order_by("message__sent_at", "pk")
    return {each.operator_id: each for each in newest_last}
