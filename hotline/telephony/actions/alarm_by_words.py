"""Raise an alarm for words of danger in a call (紧急用语告警), once a call and kind."""

from datetime import datetime
from uuid import UUID

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.caption_events import WordsAlarmed
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.models import Call, FloorAlarm

ALARM = "words"


def subject_of(call_id: UUID, kind: str) -> str:
    """Return what an alarm is about: one call, one kind of danger."""
    return f"{call_id}:{kind}"[:64]


def alarm_by_words(*, call_id: UUID, kind: str, second: float, now: datetime) -> bool:
    """Tell the floor once that a caller speaks of this danger; True when it is news.

    Raises:
        NoSuchCall: there is no such call.

    """
    with writing():
        call = Call.objects.select_for_update(of=("self",)).filter(pk=call_id).first()
        if call is None:
            msg = "通话不存在。"
            raise NoSuchCall(msg)
        subject = subject_of(call_id, kind)
        if FloorAlarm.objects.filter(alarm=ALARM, subject=subject).exists():
            return False
        where = f"坐席 {call.seat}" if call.seat else "通话中"
        raise_alarm(ALARM, subject, f"{where}：来电人提到“{kind}”", now=now)
        record(
            WordsAlarmed(alarm=kind, second=round(second, 1)),
            subject_id=call.pk,
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=call.correlation_id,
        )
    return True
