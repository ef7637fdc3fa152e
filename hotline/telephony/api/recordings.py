"""Listen to recordings."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.listen import listen
from hotline.telephony.permissions import LISTEN_OWN
from hotline.telephony.queries import get_recording
from hotline.telephony.rules.byte_range import UnsatisfiableError

router = Router(tags=["recordings"])


@router.get("/recordings/{int:recording_id}", auth=Requires(LISTEN_OWN), response={200: None})
def get_recording_sound(request: HttpRequest, recording_id: int) -> HttpResponseBase:
    """Send the WAV file or the part of it that the player asks for."""
    visitor = visitor_of(request)
    wanted = request.headers.get("Range", "")
    try:
        sound = listen(recording_id=recording_id, range_header=wanted, by=visitor, now=now())
    except UnsatisfiableError:
        size = get_recording(recording_id, visitor=visitor).byte_size
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    status = 200 if sound.part is None else 206
    response = StreamingHttpResponse(sound.body, status=status, content_type="audio/wav")
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'inline; filename="recording-{recording_id}.wav"'
    response["Content-Length"] = str(sound.part.length if sound.part else sound.size)
    if sound.part is not None:
        response["Content-Range"] = f"bytes {sound.part.start}-{sound.part.end}/{sound.size}"
    return response
