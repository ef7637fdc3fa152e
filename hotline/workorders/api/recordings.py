"""Which recordings of the story a visitor may play from the order's page."""

from hotline.accounts.visitor import Visitor
from hotline.telephony.models import Recording
from hotline.telephony.permissions import LISTEN_ALL, LISTEN_OWN
from hotline.telephony.queries import list_recordings, may_listen
from hotline.workorders.api.views import RecordingView
from hotline.workorders.models import WorkOrder

_DIRECTIONS = {"inbound": "来电", "outbound": "回访"}
_PURPOSES = {"relay": "中转通话", "order": "工单外拨", "manual": "外拨"}
_SHOWN = {Recording.Status.READY, Recording.Status.DAMAGED}


def recording_views(order: WorkOrder, visitor: Visitor) -> list[RecordingView]:
    """List the recordings of call and follow-up; empty for those who may listen to none."""
    if not (visitor.has(LISTEN_OWN) or visitor.has(LISTEN_ALL)):
        return []
    return [
        RecordingView(
            id=each.pk,
            started_at=each.started_at,
            duration_seconds=each.duration_seconds,
            direction_label=_direction(each),
            kind_label=Recording.Kind(each.kind).label,
        )
        for each in list_recordings(order.correlation_id)
        if each.status in _SHOWN and may_listen(each, visitor)
    ]


def _direction(recording: Recording) -> str:
    call = recording.call
    return _PURPOSES.get(call.purpose) or _DIRECTIONS.get(call.direction, "")
