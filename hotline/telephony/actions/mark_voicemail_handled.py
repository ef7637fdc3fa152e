"""Mark a message as dealt with (留言处理), VOI-13."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.errors import NoSuchVoicemail, VoicemailDone
from hotline.telephony.events import VoicemailHandled
from hotline.telephony.models import Voicemail


def mark_voicemail_handled(
    *, voicemail_id: int, outcome: str, by: Visitor, now: datetime
) -> Voicemail:
    """Note who dealt with the message and how.

    Raises:
        NoSuchVoicemail: there is none.
        VoicemailDone: somebody was faster.

    """
    with writing():
        rows = Voicemail.objects.select_for_update(of=("self",))
        found = rows.select_related("call", "recording").filter(pk=voicemail_id).first()
        if found is None:
            msg = "留言不存在。"
            raise NoSuchVoicemail(msg)
        if found.state == Voicemail.State.HANDLED:
            msg = f"该留言已由{found.handled_by}处理。"
            raise VoicemailDone(msg)
        found.state = Voicemail.State.HANDLED
        found.handled_by = by.actor_label[:80]
        found.handled_at = now
        found.outcome = outcome
        found.save()
        record(
            VoicemailHandled(outcome=outcome),
            subject_id=found.call_id,
            by=by,
            now=now,
            correlation_id=found.call.correlation_id,
        )
    return found
