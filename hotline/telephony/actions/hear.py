"""Write down what was said in a call (通话文字), as it comes or all at once afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.caption_events import CallCaptioned, CallTranscribed
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.models import Call, Caption

_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Spoken:
    """One party's words without a pause; seconds are the recording's."""

    party: str
    begins_at: float
    ends_at: float
    text: str


def hear(
    *,
    call_id: UUID,
    spoken: Sequence[Spoken],
    provider: str,
    now: datetime,
    is_whole: bool = False,
) -> int:
    """Keep words once, however often they come; return how many were new.

    ``is_whole``: the recording was written down from end to end, and its words take the place
    of those that came live; live ones that come later are too late. Only the first words and
    the whole are events: a talk has a hundred of them.

    Raises:
        NoSuchCall: there is none, or it has not been absorbed yet.

    """
    with writing():
        call = Call.objects.select_for_update(of=("self",)).filter(pk=call_id).first()
        if call is None:
            msg = "通话不存在。"
            raise NoSuchCall(msg)
        before = Caption.objects.filter(call=call)
        if not is_whole and before.filter(is_live=False).exists():
            return 0
        had = before.count()
        if is_whole and spoken:
            before.delete()
        kept = before.filter(is_live=not is_whole).count()
        Caption.objects.bulk_create(
            (_row(call, each, provider, now, is_live=not is_whole) for each in spoken),
            ignore_conflicts=True,
        )
        new = before.filter(is_live=not is_whole).count() - kept
        if is_whole and new:
            _tell(call, CallTranscribed(provider=provider, captions=new), now)
        elif new and not had:
            _tell(call, CallCaptioned(provider=provider, is_live=True), now)
    return new


def _row(call: Call, each: Spoken, provider: str, now: datetime, *, is_live: bool) -> Caption:
    begins = round(max(each.begins_at, 0.0), 2)
    return Caption(
        call=call,
        party=each.party,
        begins_at=begins,
        ends_at=max(round(each.ends_at, 2), begins),
        text=each.text[:_LONGEST],
        provider=provider[:40],
        is_live=is_live,
        heard_at=now,
    )


def _tell(call: Call, happening: CallCaptioned | CallTranscribed, now: datetime) -> None:
    record(
        happening,
        subject_id=call.pk,
        by=VOICE_PLATFORM,
        now=now,
        correlation_id=call.correlation_id,
    )
