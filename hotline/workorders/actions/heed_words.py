"""Heed what a caller says (紧急用语): words of danger are told to the floor at once."""

from datetime import datetime
from uuid import UUID

from hotline.telephony.actions.alarm_by_words import alarm_by_words
from hotline.telephony.caption_queries import words_of
from hotline.workorders.hearing import dangers_in, turns_of


def heed_words(*, call_id: UUID, now: datetime) -> list[str]:
    """Raise an alarm for every danger the call's words tell of; return which are new.

    Raises:
        NoSuchCall: there is no such call.

    """
    return [
        each.label
        for each in dangers_in(turns_of(words_of(call_id)))
        if alarm_by_words(call_id=call_id, kind=each.label, second=each.span.second or 0.0, now=now)
    ]
