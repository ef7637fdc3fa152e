"""Load a talk as its judges see it."""

from hotline.quality.rules.talk import DangerHeard, Talk
from hotline.telephony.caption_queries import words_of
from hotline.telephony.models import Call, CallFact, Recording
from hotline.workorders.hearing import dangers_in, manners, turns_of
from hotline.workorders.rules.draft.manners import reminders


def talk_of(call: Call) -> Talk:
    """Return what is known of a talk; without captions only holds and who hung up."""
    turns = turns_of(words_of(call.pk))
    return Talk(
        turns=tuple(turns),
        holds=tuple(_holds(call)),
        ended_by=call.ended_by,
        dangers=tuple(DangerHeard(each.label, each.span) for each in dangers_in(turns)),
        rude=tuple(reminders(turns, manners())),
    )


def _holds(call: Call) -> list[tuple[float, float]]:
    """Return the holds in seconds of the recording of the talk; without one in none."""
    talks = Recording.objects.filter(call=call, kind=Recording.Kind.TALK)
    begun = talks.order_by("started_at").values_list("started_at", flat=True).first()
    if begun is None:
        return []
    facts = CallFact.objects.filter(
        call=call, kind=CallFact.Kind.HOLD, ended_at__isnull=False
    ).order_by("number")
    return [
        (max((began - begun).total_seconds(), 0.0), max((ended - begun).total_seconds(), 0.0))
        for began, ended in facts.values_list("began_at", "ended_at")
        if ended is not None
    ]
