"""Load recordings and everything around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hotline.accounts.visitor import Visitor
from hotline.telephony.errors import NoSuchRecording
from hotline.telephony.models import (
    Call,
    CallEventRow,
    Listening,
    Recording,
    RecordingCheck,
    RecordingGap,
    RecordingHold,
    RecordingObject,
    RecordingPolicy,
    Voicemail,
)
from hotline.telephony.queries import find_running_session, get_recording
from hotline.telephony.rules.recording_policy import USUAL_POLICY, RecordingPolicyFile

PAGE = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened during a recording, at so many seconds of it."""

    at: float
    kind: str
    label: str


MOMENTS = {
    "call.held": "保持",
    "call.resumed": "取回",
    "call.transferred": "转接",
    "call.party_asked": "呼叫第三方",
    "call.party_joined": "第三方加入",
    "call.party_left": "第三方离开",
    "call.answered": "接通",
    "call.parked": "驻留",
    "call.retrieved": "取回驻留",
    "call.forced": "班长介入",
}
"""What the player marks."""


def recording_policy() -> RecordingPolicyFile:
    """Return the rules in force."""
    newest = RecordingPolicy.objects.first()
    return RecordingPolicyFile.model_validate(newest.content) if newest else USUAL_POLICY


def kept_object(recording: Recording) -> RecordingObject | None:
    """Return the object that is played, if there is one."""
    return RecordingObject.objects.filter(recording=recording, retired_at=None).first()


def is_own_fresh_call(recording: Recording, visitor: Visitor, now: datetime) -> bool:
    """Tell whether it is the visitor's own call and only just over."""
    call = recording.call
    if visitor.user_id not in {call.operator_id, recording.operator_id} or call.ended_at is None:
        return False
    return now - call.ended_at <= timedelta(minutes=recording_policy().own_call_minutes)


def sits_at_home(visitor: Visitor, now: datetime) -> bool:
    """Tell whether the visitor is checked in at a home seat (居家坐席)."""
    session = find_running_session(visitor.user_id, now)
    return session is not None and bool(getattr(session.seat, "is_home", False))


def get_playable(recording_id: int, *, visitor: Visitor) -> Recording:
    """Return a recording the visitor may hear that has not been deleted.

    Raises:
        NoSuchRecording: there is none, or it is none of the visitor's business.

    """
    recording = get_recording(recording_id, visitor=visitor)
    if recording.status == Recording.Status.DELETED:
        msg = "录音已到保存期限，已销毁。"
        raise NoSuchRecording(msg, code="recording_deleted")
    if recording.status == Recording.Status.LOST:
        msg = "录音文件缺失，已列入录音核对。"
        raise NoSuchRecording(msg, code="recording_lost")
    return recording


def moments_of(recording: Recording) -> list[Moment]:
    """Return what happened during the recording, in order."""
    begun, length = recording.started_at, recording.duration_seconds or 0
    rows = CallEventRow.objects.filter(call_id=recording.call_id, kind__in=MOMENTS)
    rows = rows.order_by("happened_at", "pk")
    found = ((row, (row.happened_at - begun).total_seconds()) for row in rows)
    return [
        Moment(round(max(0.0, at), 1), row.kind, _words(row))
        for row, at in found
        if -1 <= at <= length
    ]


def _words(row: CallEventRow) -> str:
    """Say what happened, and to whom where the journal gives a name fit to be shown."""
    name = str(row.details.get("label", "")) if row.kind == "call.party_asked" else ""
    return f"{MOMENTS[row.kind]}：{name}" if name else MOMENTS[row.kind]


def running_holds(recording: Recording) -> list[RecordingHold]:
    """Return the holds that keep it; one whose lifting was forged still counts."""
    holds = RecordingHold.objects.filter(recording=recording)
    return [each for each in holds if each.lifted_at is None or not each.is_genuine()]


def list_listenings(
    *,
    recording_id: int | None = None,
    listener_id: int | None = None,
    before: int | None = None,
) -> list[Listening]:
    """Return one page of listenings, newest first."""
    rows = Listening.objects.select_related("recording__call")
    if recording_id is not None:
        rows = rows.filter(recording_id=recording_id)
    if listener_id is not None:
        rows = rows.filter(listener_id=listener_id)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:PAGE])


def list_voicemails(*, state: str, before: int | None = None) -> list[Voicemail]:
    """Return one page of messages: waiting ones oldest first, the others newest first."""
    rows = Voicemail.objects.filter(state=state).select_related("call__contact", "recording")
    if state == Voicemail.State.NEW:
        return list(rows.order_by("left_at", "pk")[: 4 * PAGE])
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:PAGE])


def list_checks(limit: int = 62) -> list[RecordingCheck]:
    """Return the latest days' checks."""
    return list(RecordingCheck.objects.all()[:limit])


def list_gaps(*, settled: bool, before: int | None = None) -> list[RecordingGap]:
    """Return one page of gaps, newest first."""
    rows = RecordingGap.objects.filter(settled_at__isnull=not settled).select_related("call")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:PAGE])


def answered_between(start: datetime, end: datetime) -> QuerySet[Call]:
    """Return the calls that a person answered and that ended in this stretch."""
    calls = Call.objects.filter(answered_at__isnull=False)
    return calls.filter(ended_at__gte=start, ended_at__lt=end).order_by("ended_at")


def recordings_of(call_ids: Iterable[UUID]) -> dict[UUID, list[Recording]]:
    """Return call → its recordings, oldest first."""
    found: dict[UUID, list[Recording]] = {}
    for each in Recording.objects.filter(call_id__in=list(call_ids)).order_by("started_at", "pk"):
        found.setdefault(each.call_id, []).append(each)
    return found
