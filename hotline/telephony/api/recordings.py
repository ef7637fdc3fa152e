"""Listen to recordings, look at them, hold them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.begin_listening import begin_listening
from hotline.telephony.actions.hear_again import hear_again
from hotline.telephony.actions.hold_recording import lift_hold, place_hold
from hotline.telephony.actions.listen import listen
from hotline.telephony.actions.note_heard import note_heard
from hotline.telephony.api.recording_schemas import (
    HeardBody,
    HoldBody,
    LiftBody,
    ListeningBody,
    ListeningOut,
    RecordingDetailOut,
    Second,
)
from hotline.telephony.api.recording_views import recording_detail
from hotline.telephony.permissions import DOWNLOAD_RECORDING, HOLD_RECORDING, LISTEN_OWN
from hotline.telephony.queries import get_recording
from hotline.telephony.recording_queries import kept_object
from hotline.telephony.rules.byte_range import UnsatisfiableError

router = Router(tags=["recordings"])
_TYPES = {"wav": "audio/wav", "opus": "audio/ogg"}
_ENDINGS = {"wav": "wav", "opus": "opus"}


@router.get("/recordings/{int:recording_id}", auth=Requires(LISTEN_OWN), response={200: None})
def get_recording_sound(
    request: HttpRequest, recording_id: int, listening: int | None = None
) -> HttpResponseBase:
    """Send the sound, or the part of it that the player asks for; ``listening`` says why."""
    visitor = visitor_of(request)
    try:
        sound = listen(
            recording_id=recording_id,
            listening_id=listening,
            range_header=request.headers.get("Range", ""),
            by=visitor,
            now=now(),
        )
    except UnsatisfiableError:
        kept = kept_object(get_recording(recording_id, visitor=visitor))
        size = kept.plain_size if kept else 0
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    status = 200 if sound.part is None else 206
    response = StreamingHttpResponse(sound.body, status=status, content_type=_TYPES[sound.sound])
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    shown = "attachment" if sound.is_download else "inline"
    name = f"recording-{recording_id}.{_ENDINGS[sound.sound]}"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    response["Content-Length"] = str(sound.part.length if sound.part else sound.size)
    if sound.part is not None:
        response["Content-Range"] = f"bytes {sound.part.start}-{sound.part.end}/{sound.size}"
    return response


@router.get("/calls/{uuid:call_id}/moment", auth=Requires(LISTEN_OWN), response={200: None})
def get_call_moment(request: HttpRequest, call_id: UUID, second: Second) -> HttpResponse:
    """Send a few seconds of a call that runs or has just ended, to the operator who talks."""
    sound = hear_again(call_id=call_id, second=second, by=visitor_of(request), now=now())
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": "inline"}
    return HttpResponse(sound, content_type=_TYPES["wav"], headers=headers)


@router.get("/recordings/{int:recording_id}/detail", auth=Requires(LISTEN_OWN))
def get_recording_detail(request: HttpRequest, recording_id: int) -> RecordingDetailOut:
    """Show the waveform, the moments and the rules of one recording."""
    visitor = visitor_of(request)
    return recording_detail(get_recording(recording_id, visitor=visitor), visitor, now())


@router.post("/recordings/{int:recording_id}/listenings", auth=Requires(LISTEN_OWN))
def post_listening(request: HttpRequest, recording_id: int, body: ListeningBody) -> ListeningOut:
    """Say why, and get the number that every request of the player names."""
    listening = begin_listening(
        recording_id=recording_id,
        reason=body.reason,
        words=body.words,
        by=visitor_of(request),
        now=now(),
    )
    return ListeningOut(id=listening.pk)


@router.post("/recordings/{int:recording_id}/downloads", auth=Requires(DOWNLOAD_RECORDING))
def post_download(request: HttpRequest, recording_id: int, body: ListeningBody) -> ListeningOut:
    """Say why a copy is taken away; the number lets the sound be fetched as a file."""
    listening = begin_listening(
        recording_id=recording_id,
        reason=body.reason,
        words=body.words,
        by=visitor_of(request),
        now=now(),
        is_download=True,
    )
    return ListeningOut(id=listening.pk)


@router.post("/listenings/{int:listening_id}/heard", auth=Requires(LISTEN_OWN))
def post_heard(request: HttpRequest, listening_id: int, body: HeardBody) -> ListeningOut:
    """Note which seconds the player has played."""
    listening = note_heard(
        listening_id=listening_id, spans=body.spans, by=visitor_of(request), now=now()
    )
    return ListeningOut(id=listening.pk)


@router.post("/recordings/{int:recording_id}/holds", auth=Requires(HOLD_RECORDING))
def post_hold(request: HttpRequest, recording_id: int, body: HoldBody) -> RecordingDetailOut:
    """Keep the recording for ever, or until the hold is lifted."""
    visitor, moment = visitor_of(request), now()
    recording = place_hold(
        recording_id=recording_id, kind=body.kind, reason=body.reason, by=visitor, now=moment
    )
    return recording_detail(recording, visitor, moment)


@router.post("/recordings/{int:recording_id}/holds/lift", auth=Requires(HOLD_RECORDING))
def post_lift(request: HttpRequest, recording_id: int, body: LiftBody) -> RecordingDetailOut:
    """Lift a running hold."""
    visitor, moment = visitor_of(request), now()
    recording = lift_hold(
        recording_id=recording_id, kind=body.kind, reason=body.reason, by=visitor, now=moment
    )
    return recording_detail(recording, visitor, moment)
