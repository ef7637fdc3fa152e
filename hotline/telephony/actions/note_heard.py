"""Note which seconds a player says it played."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.telephony.errors import NoSuchRecording
from hotline.telephony.models import Listening
from hotline.telephony.rules.spans import Span, merge


def note_heard(
    *, listening_id: int, spans: Sequence[Span], by: Visitor, now: datetime
) -> Listening:
    """Add the stretches to the visitor's own listening.

    Raises:
        NoSuchRecording: there is no such listening of this visitor.

    """
    with writing():
        rows = Listening.objects.select_for_update(of=("self",)).select_related("recording")
        listening = rows.filter(pk=listening_id, listener_id=by.user_id).first()
        if listening is None:
            msg = "收听记录不存在。"
            raise NoSuchRecording(msg)
        longest = listening.recording.duration_seconds or 0
        listening.heard = merge([*listening.heard, *spans], longest=longest)
        listening.last_at = now
        listening.save(update_fields=["heard", "last_at"])
    return listening
