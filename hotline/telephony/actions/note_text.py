"""Write down which operator call control gave a conversation, or took it back from (文字会话)."""

from contracts import call_events as said
from hotline.core.eventlog import record
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.text_events import TextAssigned, TextWithdrawn


def note_text(event: said.TextAssigned | said.TextWithdrawn) -> None:
    """Record it for whoever keeps conversations. Must be called inside ``writing()``."""
    happening = TextAssigned if isinstance(event, said.TextAssigned) else TextWithdrawn
    record(
        happening(operator_id=event.operator_id),
        subject_id=event.conversation_id,
        by=VOICE_PLATFORM,
        now=event.happened_at,
        correlation_id=event.conversation_id,
    )
