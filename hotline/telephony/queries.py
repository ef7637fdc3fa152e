"""Load calls, recordings, seats and skills."""

from datetime import datetime, timedelta
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.telephony.errors import NoSuchCall, NoSuchRecording, UnknownSeat
from hotline.telephony.models import (
    Call,
    OperatorSkill,
    OperatorStateLog,
    PublishedConfiguration,
    Recording,
    Seat,
    SeatSession,
)
from hotline.telephony.permissions import HANDLE_VOICEMAIL, LISTEN_ALL
from hotline.telephony.rules.skills import default_skills

SEAT_SESSION_LIFETIME = timedelta(hours=12)
"""As long as a ticket; who forgot to check out yesterday blocks nobody today."""


def get_call(call_id: UUID) -> Call:
    """Return one call with its contact.

    Raises:
        NoSuchCall: nothing of it has been absorbed (yet).

    """
    call = Call.objects.filter(pk=call_id).select_related("contact__citizen").first()
    if call is None:
        msg = "通话记录尚未生成，请稍候。"
        raise NoSuchCall(msg)
    return call


def list_calls(correlation_id: UUID) -> list[Call]:
    """Return the calls of one citizen's story, oldest first."""
    return list(Call.objects.filter(correlation_id=correlation_id).order_by("entered_at"))


def list_recordings(correlation_id: UUID) -> list[Recording]:
    """Return the recordings of one citizen's story with their calls, oldest first."""
    recordings = Recording.objects.filter(call__correlation_id=correlation_id)
    return list(recordings.select_related("call").order_by("started_at"))


def may_listen(recording: Recording, visitor: Visitor) -> bool:
    """Tell whether the visitor may hear it: by role, as their own call, or as a message."""
    is_own = visitor.user_id in {recording.call.operator_id, recording.operator_id}
    is_message = recording.kind == Recording.Kind.VOICEMAIL and visitor.has(HANDLE_VOICEMAIL)
    return visitor.has(LISTEN_ALL) or is_own or is_message


def get_recording(recording_id: int, *, visitor: Visitor) -> Recording:
    """Return a recording the visitor may hear, with its call.

    Raises:
        NoSuchRecording: there is none, or it is none of the visitor's business.

    """
    recording = Recording.objects.filter(pk=recording_id).select_related("call").first()
    if recording is None or not may_listen(recording, visitor):
        msg = "录音不存在，或您无权收听。"
        raise NoSuchRecording(msg)
    return recording


def get_seat(extension: str) -> Seat:
    """Return one active seat.

    Raises:
        UnknownSeat: there is none.

    """
    seat = Seat.objects.filter(extension=extension, is_active=True).first()
    if seat is None:
        msg = f"没有坐席 {extension}，或该坐席已停用。"
        raise UnknownSeat(msg, fields={"seat": msg})
    return seat


def list_seats() -> list[Seat]:
    """Return every active seat by extension."""
    return list(Seat.objects.filter(is_active=True))


def list_running_sessions(now: datetime) -> list[SeatSession]:
    """Return who sits where at the moment."""
    since = now - SEAT_SESSION_LIFETIME
    return list(SeatSession.objects.filter(ended_at__isnull=True, started_at__gt=since))


def find_running_session(operator_id: int, now: datetime) -> SeatSession | None:
    """Return where the operator sits, if anywhere."""
    since = now - SEAT_SESSION_LIFETIME
    sessions = SeatSession.objects.filter(ended_at__isnull=True, operator_id=operator_id)
    return sessions.filter(started_at__gt=since).select_related("seat").first()


def is_in_call(operator_id: int) -> bool:
    """Tell whether the operator's last reported state is a ringing or running call."""
    states = OperatorStateLog.objects.filter(operator_id=operator_id)
    latest = states.order_by("-happened_at", "-pk").values_list("state", flat=True).first()
    return latest in {"offered", "talking"}


def latest_configuration() -> PublishedConfiguration | None:
    """Return the version call control should work by."""
    return PublishedConfiguration.objects.order_by("-version").first()


def skills_of(operator_id: int) -> dict[str, int]:
    """Return skill → level; without any of their own, what everybody can do."""
    rows = OperatorSkill.objects.filter(operator_id=operator_id)
    own = dict(rows.values_list("skill", "level"))
    if own:
        return own
    configuration = latest_configuration()
    queues = configuration.content.get("queues", []) if configuration else []
    return default_skills(each["name"] for each in queues)
