"""Write what call control says of the floor as a whole: alarms, and the engine's restart."""

from datetime import datetime
from uuid import UUID, uuid5

from contracts.call_events import AlarmRaised
from contracts.call_events import EngineRestarted as SaidRestarted
from hotline.core.eventlog import record
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.company_events import AlarmBegan, AlarmOver, EngineRestarted
from hotline.telephony.models import FloorAlarm

_OWN = UUID("6f1c7f0a-9a53-5f4e-9d43-2f3d9a0c7b11")
"""The space of names for alarms that the business side raises itself."""


def note_alarm(event: AlarmRaised) -> None:
    """Keep one report of an alarm, once. Must be called inside ``writing()``."""
    _, is_new = FloorAlarm.objects.get_or_create(
        event_id=event.event_id,
        defaults={
            "alarm": event.alarm[:40],
            "level": event.level,
            "subject": event.subject[:64],
            "text": event.text[:300],
            "is_over": event.is_over,
            "happened_at": event.happened_at,
        },
    )
    if is_new:
        text = event.text[:300]
        happening = (
            AlarmOver(text=text) if event.is_over else AlarmBegan(level=event.level, text=text)
        )
        record(
            happening,
            subject_id=f"{event.alarm}:{event.subject}"[:64],
            by=VOICE_PLATFORM,
            now=event.happened_at,
            correlation_id=None,
        )


def raise_alarm(alarm: str, subject: str, text: str, *, now: datetime) -> None:
    """Raise an alarm of the business side's own, once per subject. Inside ``writing()``."""
    note_alarm(
        AlarmRaised(
            event_id=uuid5(_OWN, f"{alarm}:{subject}"),
            happened_at=now,
            alarm=alarm,
            level="critical",
            subject=subject,
            text=text,
        )
    )


def note_engine_restart(event: SaidRestarted) -> None:
    """Say in the log that the engine came back. Must be called inside ``writing()``."""
    record(
        EngineRestarted(lost_calls=len(event.lost_calls)),
        subject_id="engine",
        by=VOICE_PLATFORM,
        now=event.happened_at,
        correlation_id=None,
    )
